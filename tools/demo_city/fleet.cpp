// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/fleet.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tools/demo_city/departments.h"
#include "tools/demo_city/random.h"

namespace capnr::demo {

namespace {

constexpr double days_a_year = 365.25;

int posts_at(const KindPlan& plan, std::size_t year, double scale) {
  return std::max(1, static_cast<int>(plan.posts[year] * scale));
}

Date plus_years(Date date, double years) {
  return Date{date.days + static_cast<std::int32_t>(years * days_a_year)};
}

const Model& model_of_year(const KindPlan& plan, int year, Random& random) {
  std::vector<double> weights;
  for (const Model& model : plan.models) {
    const int distance = year < model.from ? model.from - year : std::max(0, year - model.to);
    weights.push_back(distance == 0 ? model.weight : model.weight * 1e-6 / distance);
  }
  return plan.models[random.weighted(weights)];
}

std::size_t department_of(const KindPlan& plan, Random& random) {
  if (plan.code == "school-computer") return 12;
  if (plan.code == "server" || plan.code == "storage") return 2;
  std::vector<double> weights;
  for (const DepartmentPlan& department : departments())
    weights.push_back(department.fte *
                      (plan.follows_screens ? department.at_a_screen : 0.3 + 0.7 * department.at_a_screen));
  return random.weighted(weights);
}

std::string serial_of(Random& random) {
  constexpr std::string_view letters = "BCDFGHJKLMNPQRSTVWXYZ0123456789";
  std::string serial;
  for (int i = 0; i < 8; ++i) serial += letters[random.below(static_cast<std::uint32_t>(letters.size()))];
  return serial;
}

double lifetime(const KindPlan& plan, Date purchase, Random& random) {
  const double gain = plan.longer_each_year * std::max(0, year_of(purchase) - 2023);
  return std::max(1.0, random.around(plan.life + gain, plan.spread));
}

std::string_view status_of(Random& random) {
  static constexpr std::string_view words[] = {"En service", "En stock", "En prêt", "En réparation",
                                               "À réformer"};
  static constexpr double weights[] = {91, 4, 2, 1.5, 1.5};
  return words[random.weighted(weights)];
}

// The devices of one post, in order, up to the date.
class Post {
 public:
  Post(const KindPlan& plan, int number, std::uint64_t seed)
      : plan_(plan), random_(seed, plan.code, static_cast<std::uint64_t>(number)), number_(number) {
    department_ = department_of(plan, random_);
    place_ = random_.below(1000);
  }

  void devices(Date opened, std::optional<Date> closed, Date year_start, Date date,
               std::vector<Device>& out) {
    Date start = opened;
    for (int generation = 0; start <= date; ++generation) {
      Device device = bought(start, generation);
      Date end = plus_years(start, lifetime(plan_, start, random_));
      if (closed) end = std::min(end, *closed);
      const bool listed_after = random_.chance(0.7);  // the others leave the tool with the device
      const std::string_view status = status_of(random_);
      if (end > date) {
        device.status = status;
        out.push_back(std::move(device));
        return;
      }
      if (end > year_start && listed_after) {
        device.gone = end;
        device.status = "Réformé";
        out.push_back(std::move(device));
      }
      if (closed && end >= *closed) return;
      start = Date{end.days + random_.between(0, 20)};
    }
  }

 private:
  const KindPlan& plan_;
  Random random_;
  int number_;
  std::size_t department_;
  std::uint32_t place_;

  Device bought(Date start, int generation) {
    Device device;
    device.model = &model_of_year(plan_, year_of(start), random_);
    device.department = department_;
    device.place = place_;
    device.serial = serial_of(random_);
    device.name = fmt::format("{}-{}{:02}-{:05}", plan_.prefix, departments()[department_].code,
                              year_of(start) % 100, number_ * 4 + generation % 4);
    device.purchase = start;
    device.commissioning = Date{start.days + random_.between(5, 70)};
    return device;
  }
};

}  // namespace

std::span<const Date> inventory_dates() {
  static const std::array<Date, 3> dates = {date_of(2024, 12, 31), date_of(2025, 12, 31),
                                            date_of(2026, 10, 31)};
  return dates;
}

std::vector<Device> fleet_at(const KindPlan& plan, std::size_t year, std::uint64_t seed, double scale) {
  const std::span<const Date> dates = inventory_dates();
  const Date date = dates[year];
  const Date year_start = year == 0 ? date_of(2023, 12, 31) : dates[year - 1];
  const int most = std::max({posts_at(plan, 0, scale), posts_at(plan, 1, scale), posts_at(plan, 2, scale)});
  std::vector<Device> out;
  for (int number = 0; number < most; ++number) {
    Random random(seed, "post", static_cast<std::uint64_t>(number) * 31 + plan.prefix.size());
    // A post is there from the first inventory, or opens in the year when the plan grows; it closes in the year when the plan shrinks.
    Date opened = plus_years(dates[0], -random.uniform() * plan.life);
    std::optional<Date> closed;
    for (std::size_t later = 1; later < dates.size(); ++later) {
      const bool before = number < posts_at(plan, later - 1, scale);
      const bool after = number < posts_at(plan, later, scale);
      if (!before && after) opened = random.day_between(dates[later - 1], dates[later]);
      if (before && !after && !closed) closed = random.day_between(dates[later - 1], dates[later]);
    }
    Post(plan, number, seed).devices(opened, closed, year_start, date, out);
  }
  return out;
}

}  // namespace capnr::demo
