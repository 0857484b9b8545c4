// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <fmt/format.h>

#include "tools/demo_city/departments.h"
#include "tools/demo_city/faults.h"
#include "tools/demo_city/fleet.h"
#include "tools/demo_city/tools_exports.h"

namespace capnr::demo {

namespace {

struct Instance {
  std::string_view provider, type, region;
  double weight;
};
constexpr Instance instances[] = {
    {"aws", "m5.large", "eu-west-3", 5},     {"aws", "t3.medium", "eu-west-3", 6},
    {"aws", "c5.xlarge", "eu-west-1", 2},    {"aws", "r5.large", "eu-west-3", 2},
    {"azure", "D2s v4", "francecentral", 4}, {"azure", "B2MS", "francecentral", 4},
    {"azure", "D4s v4", "westeurope", 2},    {"ovhcloud", "b2-7", "eu-west-gra", 6},
    {"ovhcloud", "b2-15", "eu-west-sbg", 4}, {"ovhcloud", "c2-15", "eu-west-rbx", 2},
    {"scaleway", "dev1-m", "fr-par", 4},     {"scaleway", "gp1-xs", "fr-par", 2},
    {"scaleway", "pro2-s", "nl-ams", 1},
};

struct Purchase {
  std::string_view name, kind, supplier;
  double amount[3];
};
constexpr Purchase purchases[] = {
    {"Licences bureautiques", "licence", "Revendeur logiciels", {1840000, 1910000, 1620000}},
    {"Progiciel de gestion financière", "maintenance", "Éditeur A", {420000, 431000, 445000}},
    {"Progiciel des ressources humaines", "maintenance", "Éditeur B", {510000, 525000, 540000}},
    {"Système d’information géographique", "licence", "Éditeur C", {165000, 168000, 172000}},
    {"Infogérance du poste de travail", "prestation", "Infogérant", {2350000, 2290000, 2180000}},
    {"Centre de services", "prestation", "Infogérant", {980000, 1010000, 995000}},
    {"Développements", "prestation", "Société de services", {3120000, 2890000, 2640000}},
    {"Télécommunications fixes", "télécommunications", "Opérateur A", {1280000, 1190000, 960000}},
    {"Télécommunications mobiles", "télécommunications", "Opérateur B", {540000, 562000, 498000}},
    {"Maintenance du réseau", "maintenance", "Intégrateur", {610000, 640000, 655000}},
    {"Hébergement du site de la ville", "hébergement", "Hébergeur", {84000, 91000, 96000}},
    {"Sauvegarde externalisée", "hébergement", "Hébergeur", {132000, 148000, 155000}},
    {"Audit de sécurité", "prestation", "Cabinet", {95000, 120000, 140000}},
    {"Formation des agents", "prestation", "Organisme de formation", {62000, 88000, 104000}},
};

Result<> write_cloud(const YearContext& context) {
  static constexpr int counts[] = {180, 245, 310};
  std::vector<double> weights;
  for (const Instance& instance : instances) weights.push_back(instance.weight);
  Sheet sheet{
      {"name", "provider", "instance_type", "region", "department", "quantity", "annual_hours", "workload"},
      {}};
  const int count = std::max(4, static_cast<int>(counts[context.year] * context.scale));
  for (int i = 0; i < count; ++i) {
    Random random(context.seed, "cloud", static_cast<std::uint64_t>(i));
    const Instance& instance = instances[random.weighted(weights)];
    const bool always = random.chance(0.7);
    sheet.rows.push_back({fmt::format("{}-{:04}", instance.provider, i + 1), std::string(instance.provider),
                          std::string(instance.type), std::string(instance.region),
                          std::string(departments()[random.below(40)].code), "1",
                          always ? "8760" : std::to_string(200 + random.below(5000)),
                          random.chance(0.8) ? fmt::format("{}", 0.05 + 0.05 * random.below(12)) : ""});
  }
  return write_csv(context.folder / "cloud_instances.csv", sheet, {.separator = ','});
}

Result<> write_traffic(const YearContext& context) {
  Sheet sheet{{"name", "kind", "department", "country", "annual_gb"}, {}};
  const double growth = 1.0 + 0.14 * static_cast<double>(context.year);
  for (std::size_t d = 0; d < departments().size(); ++d) {
    Random random(context.seed, "traffic", d);
    const DepartmentPlan& department = departments()[d];
    const double fixed =
        department.fte * department.at_a_screen * 310 * (0.7 + 0.6 * random.uniform()) * growth;
    const double mobile = department.fte * 4.2 * (0.6 + 0.8 * random.uniform()) * growth;
    sheet.rows.push_back({fmt::format("Réseau fixe {}", department.code), "fixed",
                          std::string(department.code), "FR", fmt::format("{:.0f}", fixed)});
    sheet.rows.push_back({fmt::format("Réseau mobile {}", department.code), "mobile",
                          std::string(department.code), "FR", fmt::format("{:.0f}", mobile)});
  }
  constexpr std::string_view numbers[] = {"annual_gb"};
  return write_json(context.folder / "network_traffic.json", sheet, numbers);
}

Result<> write_volumes(const YearContext& context) {
  Sheet sheet{{"name", "kind", "department", "country", "gb", "items"}, {}};
  const double growth = 1.0 + 0.11 * static_cast<double>(context.year);
  for (std::size_t d = 0; d < departments().size(); ++d) {
    Random random(context.seed, "volumes", d);
    const DepartmentPlan& department = departments()[d];
    const double seats = department.fte * department.at_a_screen;
    const std::string code(department.code);
    sheet.rows.push_back({"Messagerie " + code, "mail", code, "FR", fmt::format("{:.0f}", seats * 9 * growth),
                          fmt::format("{:.0f}", seats * 7400 * (0.7 + 0.6 * random.uniform()))});
    sheet.rows.push_back({"Partages " + code, "storage", code, "FR",
                          fmt::format("{:.0f}", seats * 55 * (0.5 + random.uniform()) * growth), ""});
  }
  sheet.rows.push_back(
      {"Vidéoprotection", "storage", "DPM", "FR", fmt::format("{:.0f}", 410000 * growth), ""});
  sheet.rows.push_back({"Sauvegardes", "backup", "DNSI", "FR", fmt::format("{:.0f}", 690000 * growth), ""});
  spoil(sheet, {.numbers = {"items"}}, Random(context.seed, "volume faults", context.year));
  return write_csv(context.folder / "data_volumes.csv", sheet, {});
}

Result<> write_purchases(const YearContext& context) {
  Sheet sheet{{"name", "kind", "supplier", "department", "amount_eur", "date"}, {}};
  const int year = year_of(inventory_dates()[context.year]);
  for (const Purchase& purchase : purchases)
    sheet.rows.push_back(
        {std::string(purchase.name), std::string(purchase.kind), std::string(purchase.supplier), "DNSI",
         fmt::format("{:.2f}", purchase.amount[context.year]), fmt::format("15/03/{}", year)});
  spoil(sheet, {.numbers = {"amount_eur"}}, Random(context.seed, "purchases", context.year));
  return write_csv(context.folder / "services.csv", sheet, {});
}

}  // namespace

Result<> write_services(const YearContext& context) {
  TRY_VOID(write_cloud(context));
  TRY_VOID(write_traffic(context));
  TRY_VOID(write_volumes(context));
  return write_purchases(context);
}

}  // namespace capnr::demo
