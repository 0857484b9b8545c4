// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/page.h"

namespace capnr::html {

// Text contrasts are at least 4.5:1 and graphics 3:1 on their ground, in both schemes (tests/browser checks
// it with axe). Sizes are in rem and em so that text zoom moves everything together.
std::string_view style_sheet() {
  return R"css(
:root{color-scheme:light dark;--ground:#fff;--soft:#f3f6f8;--text:#17212b;--muted:#4a5763;--line:#c8d1d9;--accent:#0b4f6c;--on-accent:#fff;
--s1:#0b4f6c;--s2:#b4531f;--s3:#3f7d3a;--s4:#6b5876;--up:#a8321f;--down:#2c6e35;--on-s:#fff;--focus:#b4531f;--warn:#8a4b00}
@media (prefers-color-scheme:dark){:root{--ground:#10171e;--soft:#1a242d;--text:#e9eef2;--muted:#b4c0ca;--line:#3c4a56;--accent:#8ccbe8;
--on-accent:#10171e;--s1:#8ccbe8;--s2:#f0a47a;--s3:#93cf8c;--s4:#c9b3d6;--up:#f59a88;--down:#8fd39a;--on-s:#10171e;--focus:#ffd27a;--warn:#ffc46b}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);overflow-wrap:break-word}
.wide{max-width:66rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:1rem;top:-6rem;background:var(--ground);color:var(--text);padding:.6rem 1rem;border:2px solid;z-index:2}
.skip:focus{top:.5rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
main:focus{outline:0}
.banner{background:var(--soft);border-top:.4rem solid var(--accent);border-bottom:1px solid var(--line);padding:1.8rem 0 1.5rem}
.kicker{margin:0;font-weight:600;color:var(--accent);letter-spacing:.02em}
h1{font-size:clamp(1.5rem,1.1rem + 1.8vw,2.1rem);line-height:1.15;margin:.2rem 0 .4rem;text-wrap:balance;font-weight:700}
.subtitle{margin:0;color:var(--muted);max-width:48rem}
.contents{padding-top:1rem}
.contents summary{padding:.35rem 0}
.contents ul{list-style:none;padding:0;margin:.3rem 0 0;columns:17rem;column-gap:2rem}
.contents li{padding:.2rem 0;break-inside:avoid}
section{padding-top:2.2rem}
h2{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem;padding-top:.9rem;border-top:2px solid var(--accent)}
h3{font-size:1.12rem;margin:1.6rem 0 .4rem}
p,ul,dl{max-width:48rem}
.lead{font-size:1.12rem}
.note,figcaption,caption small,.unit{color:var(--muted)}
.note{font-size:.94rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,14.5rem),1fr));gap:1rem;margin:1.2rem 0;padding:0;max-width:none}
.cards>div{border:1px solid var(--line);border-top:.3rem solid var(--accent);background:var(--ground);padding:.8rem 1rem 1rem}
.cards dt{font-size:.95rem;color:var(--muted)}
.cards dd{margin:0}
.cards .big{font-size:1.75rem;font-weight:700;line-height:1.25;font-variant-numeric:tabular-nums}
.cards .big .unit{font-size:1rem;font-weight:400}
.pairs{display:grid;grid-template-columns:minmax(9rem,16rem) 1fr;gap:.35rem 1.2rem;max-width:none}
.pairs dt{color:var(--muted)}
.pairs dd{margin:0;min-width:0}
.scroll{overflow-x:auto;margin:.8rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.95rem;min-width:min(100%,30rem)}
caption{text-align:left;font-weight:600;padding:.3rem 0 .5rem}
caption small{display:block;font-weight:400;font-size:.9rem}
th,td{padding:.38rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--accent);vertical-align:bottom;line-height:1.3}
thead .unit{display:block;font-weight:400;font-size:.85rem}
tbody th{font-weight:500;min-width:9rem;max-width:22rem}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td,tfoot th{border-top:2px solid var(--accent);border-bottom:0;font-weight:700}
details{margin:.6rem 0}
summary{cursor:pointer;color:var(--accent);padding:.45rem 0;font-weight:600;width:fit-content}
figure{margin:1rem 0;max-width:48rem}
figcaption{font-size:.94rem;margin-bottom:.4rem}
figcaption strong{color:var(--text);display:block;font-size:1rem}
svg.chart{display:block;width:100%;overflow:visible;font-size:.95rem}
.chart text{fill:var(--text);font-variant-numeric:tabular-nums}
.chart .m{fill:var(--muted)}.chart .b{font-weight:600}.chart .s{font-size:.9em}
.chart .axis{stroke:var(--muted);stroke-width:1}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart .whisker{stroke:var(--text);stroke-width:2}
.trace{stroke:var(--s1);stroke-width:3}
.asked{stroke:var(--muted);stroke-width:2;stroke-dasharray:7 5}
.ahead{stroke:var(--s1);stroke-width:3;stroke-dasharray:1 6;stroke-linecap:round}
.goal{fill:var(--text)}
.chart .band{fill:var(--s1);opacity:.25}
.chart .dot{fill:var(--s1);stroke:var(--ground);stroke-width:2}
.f1{fill:var(--s1)}.f2{fill:var(--s2)}.f3{fill:var(--s3)}.f4{fill:var(--s4)}.fu{fill:var(--up)}.fd{fill:var(--down)}
.p{fill:none;stroke:var(--on-s);stroke-width:1.6}.pd{fill:var(--on-s)}
.edge{fill:none;stroke:var(--ground);stroke-width:1.5}
.chart .in{fill:var(--on-s);font-weight:600;font-size:.88em;paint-order:stroke;stroke-width:5;stroke-linejoin:round}
.in.k1{stroke:var(--s1)}.in.k2{stroke:var(--s2)}.in.k3{stroke:var(--s3)}.in.k4{stroke:var(--s4)}
.legend{list-style:none;margin:.4rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.3rem}
.legend svg{width:1.7rem;height:1.05rem;vertical-align:-.15rem;margin-right:.45rem}
.flag{border-left:.3rem solid var(--warn);background:var(--soft);padding:.7rem 1rem;max-width:48rem}
.flag p{margin:.2rem 0}
.tag{display:inline-block;border:1px solid var(--muted);border-radius:.2rem;padding:0 .4rem;font-size:.85rem;color:var(--text)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
code{font-size:.92em;overflow-wrap:anywhere}
.hash{font-size:.85em;overflow-wrap:anywhere;font-family:ui-monospace,monospace}
.notes{max-width:none;font-size:.94rem;overflow-wrap:anywhere}.notes li{padding:.15rem 0}sup{line-height:0}
.footer{margin-top:3rem;background:var(--soft);border-top:1px solid var(--line);padding:1.2rem 0;font-size:.94rem;color:var(--muted)}
@media (max-width:40rem){.pairs{grid-template-columns:1fr;gap:0}.pairs dd{margin-bottom:.6rem}th,td{padding:.38rem .5rem}
tbody th{min-width:7.5rem;max-width:11rem}}
@media (forced-colors:active){.chart text{fill:CanvasText}.f1,.f2,.f3,.f4,.fu,.fd{fill:CanvasText}.p{stroke:Canvas}.pd{fill:Canvas}
.chart .in{fill:CanvasText;stroke:Canvas}}
@media print{:root{--ground:#fff;--soft:#fff;--text:#000;--muted:#333;--line:#999;--accent:#0b4f6c;--s1:#0b4f6c;--s2:#b4531f;--s3:#3f7d3a;--s4:#6b5876;
--up:#a8321f;--down:#2c6e35;--on-s:#fff}
@page{margin:16mm 14mm}
html{font-size:10pt}.skip,.contents{display:none}.wide{max-width:none;padding:0}.banner{padding:.6rem 0 1rem}
section{padding-top:1.2rem}h2,h3,summary,caption{break-after:avoid}figure,tr,.cards>div,.flag{break-inside:avoid}thead{display:table-header-group}
figure details::details-content{content-visibility:visible}figure summary{display:none}
.scroll{overflow:visible}table{font-size:.85rem;min-width:0}th,td{padding:.2rem .4rem}.n{white-space:normal}tbody th{min-width:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)css";
}

}  // namespace capnr::html
