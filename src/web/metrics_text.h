// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace capnr::web {

/// Figures in the text format of Prometheus, version 0.0.4.
class MetricsText {
 public:
  using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;
  /// What the samples that follow are. `type`: counter, gauge or histogram.
  void family(std::string_view name, std::string_view type, std::string_view help);
  void sample(std::string_view name, Labels labels, double value);
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace capnr::web
