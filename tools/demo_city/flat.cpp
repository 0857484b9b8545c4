// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "base/file.h"
#include "tools/demo_city/city.h"
#include "tools/demo_city/random.h"

namespace capnr::demo {

namespace {

constexpr std::array<std::string_view, 40> types = {"Laptop",
                                                    "Screen",
                                                    "Desktop without screen",
                                                    "Smartphone",
                                                    "IP phone",
                                                    "Docking station",
                                                    "Printer",
                                                    "Tablet",
                                                    "Switch",
                                                    "Wi-Fi access point",
                                                    "Multifunction printer",
                                                    "Thin client",
                                                    "All-in-one computer",
                                                    "Rack server",
                                                    "Workstation",
                                                    "Feature phone",
                                                    "Landline phone",
                                                    "Plotter",
                                                    "Scanner",
                                                    "Router",
                                                    "Firewall",
                                                    "Modem box",
                                                    "Blade server",
                                                    "Storage array",
                                                    "NAS",
                                                    "Tape library",
                                                    "Uninterruptible power supply",
                                                    "Television",
                                                    "Projector",
                                                    "Video conference system",
                                                    "Interactive board",
                                                    "Camera",
                                                    "Speaker",
                                                    "Headset",
                                                    "Keyboard",
                                                    "Mouse",
                                                    "External SSD",
                                                    "External hard disk",
                                                    "USB stick",
                                                    "Connected object"};
constexpr std::array<std::string_view, 5> countries = {"FR", "DE", "ES", "IT", "PL"};
constexpr std::array<double, 5> country_weights = {90, 4, 3, 2, 1};
constexpr std::array<std::string_view, 4> statuses = {"In use", "In stock", "On loan", "Retired"};
constexpr std::array<double, 4> status_weights = {88, 5, 4, 3};

std::array<double, 40> type_weights() {
  std::array<double, 40> weights = {};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = 1.0 / (static_cast<double>(i) + 3.0);
  return weights;
}

void append_row(std::string& out, std::uint64_t number, const std::array<double, 40>& weights,
                Random& random) {
  const std::size_t type = random.weighted(weights);
  const std::size_t status = random.weighted(status_weights);
  const std::uint32_t series = random.below(3);
  const Date purchase = random.day_between(date_of(2017, 1, 1), date_of(2026, 6, 30));
  fmt::format_to(std::back_inserter(out), "EQ-{:08},{},Maker {},Series {}-{},{},D{:02},{},{},,{},", number,
                 types[type], (type * 7 + series) % 12, type, series,
                 random.chance(0.9) ? 1 : random.between(2, 6), random.below(60), statuses[status],
                 countries[random.weighted(country_weights)], to_string(purchase));
  // Withdrawn before the end of 2026, the date that measures are made as of.
  if (status == 3) out += to_string(random.day_between(purchase, date_of(2026, 12, 31)));
  out += ',';
  if (random.chance(0.3))
    fmt::format_to(std::back_inserter(out), "{}.{}", random.between(5, 400), random.below(10));
  out += '\n';
}

}  // namespace

Result<> write_flat(const std::filesystem::path& file, std::uint64_t rows, std::uint64_t seed) {
  TRY(OutputFile output, OutputFile::create(file));
  const auto weights = type_weights();
  Random random(seed, "flat");
  std::string out =
      "name,type,manufacturer,model,quantity,department,status,country,datacentre,purchase_date,"
      "decommissioning_date,annual_kwh\n";
  for (std::uint64_t number = 1; number <= rows; ++number) {
    append_row(out, number, weights, random);
    if (out.size() < (1U << 20U) && number < rows) continue;
    TRY_VOID(output.write(out));
    out.clear();
  }
  return output.commit();
}

}  // namespace capnr::demo
