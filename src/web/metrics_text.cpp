// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/metrics_text.h"

#include "base/text.h"

namespace capnr::web {
namespace {

void add_escaped(std::string& out, std::string_view value) {
  for (const char c : value) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
}

}  // namespace

void MetricsText::family(std::string_view name, std::string_view type, std::string_view help) {
  out_.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void MetricsText::sample(std::string_view name, Labels labels, double value) {
  out_.append(name);
  char before = '{';
  for (const auto& [label, text] : labels) {
    out_ += before;
    out_.append(label).append("=\"");
    add_escaped(out_, text);
    out_ += '"';
    before = ',';
  }
  if (before == ',') out_ += '}';
  out_.append(" ").append(to_text(value)).append("\n");
}

}  // namespace capnr::web
