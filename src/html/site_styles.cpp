// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

namespace capnr::html {

// What a site has and a report has not: its bar, forms, filters, lists of states. Targets of a finger are at least 24 px high.
std::string_view site_styles() {
  return R"css(
.bar{background:var(--ground);border-bottom:1px solid var(--line)}
.bar .wide{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;align-items:center;padding-top:.4rem;padding-bottom:.4rem}
.bar ul{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;margin:0;padding:0;max-width:none}
.bar a,.bar button{display:inline-block;padding:.35rem 0;min-height:1.5rem}
.bar a{text-decoration:none}.bar a:hover{text-decoration:underline}
.bar [aria-current]{font-weight:700;border-bottom:3px solid var(--accent);color:var(--text)}
.brand{font-weight:700;color:var(--text)}
.logo{height:2.2rem;width:auto;max-width:12rem;vertical-align:middle;margin-right:.5rem}
.bar .who{margin-left:auto}
.who form{margin:0}
.seek{display:flex;margin:0;min-width:0}
.seek input{min-height:2.2rem;padding:.2rem .5rem;width:11rem;min-width:0;border-radius:.2rem 0 0 .2rem}
.bar .seek button{min-height:2.2rem;padding:.2rem .7rem;border-radius:0 .2rem .2rem 0}
.bar .who button{min-height:1.5rem;padding:.35rem 0;background:none;border:0;color:var(--accent);font:inherit;cursor:pointer;text-decoration:none}
.who button:hover{text-decoration:underline}
.crumbs{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem .5rem;padding:0;margin:1rem 0 0;font-size:.94rem;max-width:none}
.crumbs li+li:before{content:"›";margin-right:.5rem;color:var(--muted)}
.form{max-width:38rem}
fieldset{min-width:0;margin:1rem 0;border:1px solid var(--line);padding:.2rem .9rem}
legend{font-weight:700;padding:0 .3rem}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end;margin:1rem 0}
.filters .field{margin:0;min-width:0;max-width:100%}
.field{margin:1rem 0}
label{display:block;font-weight:600;margin-bottom:.2rem}
input[type=checkbox]+label{display:inline;font-weight:400;margin-left:.5rem}
input,select,textarea,button{min-height:2.6rem}
input,select,textarea{font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--muted);border-radius:.2rem;padding:.45rem .6rem;max-width:100%}
.form input:not([type=checkbox]),.form select,.form textarea{width:100%}
input[type=checkbox]{width:1.2rem;height:1.2rem;min-height:0;vertical-align:-.2rem}
button,.button{font:inherit;font-weight:600;background:var(--accent);color:var(--on-accent);border:1px solid var(--accent);border-radius:.2rem;padding:.5rem 1.1rem;cursor:pointer}
.button{display:inline-block;text-decoration:none}
.hint{color:var(--muted);margin:0 0 .3rem;font-size:.94rem}
.error{color:var(--up);font-weight:600;margin:0 0 .3rem}
.wrong{border-left:.3rem solid var(--up);padding-left:.8rem}
h2.small{font-size:1.12rem;border:0;padding:0}
.state{white-space:nowrap}
.state:before{content:"";display:inline-block;width:.7rem;height:.7rem;margin-right:.4rem;border:2px solid currentColor;border-radius:50%;vertical-align:-.05rem}
.state.good{color:var(--down)}.state.good:before{background:currentColor}
.state.bad{color:var(--up)}.state.bad:before{border-radius:0;background:currentColor}
.state.doubt{color:var(--warn)}.state.doubt:before{border-radius:0;transform:rotate(45deg)}
.pager{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;margin:1rem 0}
thead a{color:inherit}
th[aria-sort] a:after{content:" \25b2";content:" \25b2"/""}
th[aria-sort=descending] a:after{content:" \25bc";content:" \25bc"/""}
.board{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:1rem;max-width:none}
.board>section{padding:0}.board h2{font-size:1.12rem}
.card{border:1px solid var(--line);padding:.7rem .9rem;margin:.6rem 0}
.card p{margin:.2rem 0}
meter{width:8rem;max-width:100%}
.axis{display:grid;gap:.3rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
@media (max-width:40rem){.bar .who{margin-left:0}}
.plain{list-style:none;padding:0}
@media print{.bar,.filters,.form,.pager,.crumbs{display:none}}
)css";
}

}  // namespace capnr::html
