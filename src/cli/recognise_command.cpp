// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include <CLI/App.hpp>

#include "base/text.h"
#include "cli/import_report.h"
#include "cli/options.h"
#include "cli/products.h"
#include "cli/progress.h"
#include "inventory/catalog.h"
#include "inventory/export_files.h"
#include "inventory/unrecognised.h"

namespace capnr::cli {
namespace {

struct Options {
  InventoryOptions where;
  std::string type, manufacturer, model, item, set = "open", city_folder, export_to, import_from;
  bool remove = false, corrections = false;
  std::size_t most = 50;
};

Result<FactorSet> items_of(const Context& context, const Options& options) {
  MethodOptions method;
  method.city_folder = options.city_folder;
  return load_set(context, method, options.set);
}

std::string correction_text(const Correction& c) {
  const auto word = [](const std::string& text) { return text.empty() ? std::string("*") : text; };
  return word(c.type) + " / " + word(c.manufacturer) + " / " + word(c.model) + " → " + c.item;
}

Result<Correction> correction_of(const Options& options) {
  Correction correction{folded(options.type), folded(options.manufacturer), folded(options.model),
                        options.item};
  if (correction.type.empty() && correction.manufacturer.empty() && correction.model.empty())
    return fail(Kind::usage, "say which equipment: --type, --manufacturer, --model, or several of them");
  return correction;
}

std::string units_text(const std::vector<UnrecognisedGroup>& groups, const Correction& correction,
                       Language language) {
  double units = 0;
  for (const UnrecognisedGroup& group : groups) {
    const auto fits = [](const std::string& wanted, const std::string& text) {
      return wanted.empty() || wanted == folded(text);
    };
    if (fits(correction.type, group.type) && fits(correction.manufacturer, group.manufacturer) &&
        fits(correction.model, group.model))
      units += group.quantity;
  }
  return format_number(units, language, 15);
}

// The last inventory as it would be recognised now; nothing when the city has none.
Result<std::vector<UnrecognisedGroup>> groups_now(const Context& context, const Options& options,
                                                  OpenCity& city, const FactorSet& set,
                                                  std::optional<Date>& date) {
  TRY(const std::vector<StoredInventory> inventories, list_inventories(city.database, city.org.id));
  if (inventories.empty()) return std::vector<UnrecognisedGroup>();
  const StoredInventory* chosen = &inventories.front();
  for (const StoredInventory& inventory : inventories) {
    if (chosen->header.date < inventory.header.date) chosen = &inventory;
  }
  StoredInventory named;
  if (!options.where.inventory.empty()) {
    TRY(named, choose_inventory(city.database, city.org.id, options.where.inventory));
    chosen = &named;
  }
  date = chosen->header.date;
  TRY(const InventoryCatalog catalog, load_inventory_catalog(context.catalog));
  TRY(const std::vector<Correction> corrections, list_corrections(city.database, city.org.id));
  TRY(const InventoryData data, load_inventory(city.database, city.org.id, chosen->id));
  return unrecognised_groups(data, Recogniser(catalog.rules, products_of(set), corrections));
}

Result<> list(const Context& context, const Options& options, OpenCity& city) {
  const Language language = context.language;
  TRY(const FactorSet set, items_of(context, options));
  TRY(const std::vector<Correction> corrections, list_corrections(city.database, city.org.id));
  std::string out;
  if (!corrections.empty()) {
    out += std::string(tr(language, "Corrections (type / maker / model → item):")) + "\n";
    for (const Correction& correction : corrections) out += "    " + correction_text(correction) + "\n";
    out += "\n";
  }
  if (options.corrections)
    return print(out.empty() ? std::string(tr(language, "no correction yet")) + "\n" : out);
  std::optional<Date> date;
  TRY(const std::vector<UnrecognisedGroup> groups, groups_now(context, options, city, set, date));
  if (!date)
    return print(out + std::string(tr(language, "the city has no inventory yet: capnr import FOLDER")) +
                 "\n");
  if (groups.empty())
    return print(
        out + tr(language, "all the equipment of {date} is recognised", {{"date", to_string(*date)}}) + "\n");
  out += tr(language,
            "Not recognised in the inventory of {date} (units, then type / maker / model → guesses): {count} "
            "groups",
            {{"date", to_string(*date)},
             {"count", count_text(static_cast<std::int64_t>(groups.size()), language)}}) +
         "\n";
  out += unrecognised_text(groups, options.most, language);
  out += "\n" +
         std::string(tr(language,
                        "To say what it is: capnr recognise --type … --manufacturer … --model … --as ITEM "
                        "(any of the three may be left out)")) +
         "\n";
  return print(out);
}

Result<> save(const Context& context, const Options& options, OpenCity& city) {
  TRY(const Correction correction, correction_of(options));
  TRY(const FactorSet set, items_of(context, options));
  TRY_VOID(check_item(set, correction.item));
  std::optional<Date> date;
  TRY(const std::vector<UnrecognisedGroup> groups, groups_now(context, options, city, set, date));
  TRY_VOID(save_correction(city.database, city.org.id, correction));
  std::string out =
      tr(context.language, "Saved: {correction}", {{"correction", correction_text(correction)}}) + "\n";
  if (date)
    out +=
        tr(context.language, "In the inventory of {date} this names {units} units that were not recognised.",
           {{"date", to_string(*date)}, {"units", units_text(groups, correction, context.language)}}) +
        "\n";
  return print(
      out +
      std::string(tr(context.language,
                     "It applies to the next import: import the same files again to apply it to them.")) +
      "\n");
}

Result<> remove(const Context& context, const Options& options, OpenCity& city) {
  TRY(const Correction wanted, correction_of(options));
  TRY(const std::vector<Correction> corrections, list_corrections(city.database, city.org.id));
  const auto same = [&](const Correction& c) {
    return c.type == wanted.type && c.manufacturer == wanted.manufacturer && c.model == wanted.model;
  };
  const auto found = std::find_if(corrections.begin(), corrections.end(), same);
  if (found == corrections.end())
    return fail(Kind::not_found, "there is no such correction: capnr recognise --corrections lists them");
  TRY_VOID(remove_correction(city.database, city.org.id, *found));
  return print(tr(context.language, "Removed: {correction}", {{"correction", correction_text(*found)}}) +
               "\n");
}

Result<> take_in(const Context& context, const Options& options, OpenCity& city) {
  TRY(const std::vector<Correction> corrections, read_corrections_file(options.import_from));
  TRY(const FactorSet set, items_of(context, options));
  for (const Correction& correction : corrections) TRY_VOID(check_item(set, correction.item));
  for (const Correction& correction : corrections)
    TRY_VOID(save_correction(city.database, city.org.id, correction));
  return print(tr(context.language, "{count} corrections are saved; they apply to the next import.",
                  {{"count", std::to_string(corrections.size())}}) +
               "\n");
}

Result<> recognise(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where.where));
  if (!options.export_to.empty()) {
    TRY(const std::vector<Correction> corrections, list_corrections(city.database, city.org.id));
    return write_corrections_file(options.export_to, corrections);
  }
  if (!options.import_from.empty()) return take_in(context, options, city);
  if (options.remove) return remove(context, options, city);
  if (!options.item.empty()) return save(context, options, city);
  return list(context, options, city);
}

}  // namespace

Action declare_recognise(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&](std::string_view sentence) { return std::string(tr(context.language, sentence)); };
  declare_database(app, context, options->where.where);
  app.add_option("--inventory", options->where.inventory,
                 said("Date, year or label of the inventory; the last one by default"));
  app.add_option("--type", options->type, said("Type of the equipment, as the inventory says it"));
  app.add_option("--manufacturer", options->manufacturer, said("Its maker, as the inventory says it"));
  app.add_option("--model", options->model, said("Its model, as the inventory says it"));
  auto* item = app.add_option("--as", options->item, said("The reference item that it is"));
  app.add_flag("--remove", options->remove, said("Remove the correction of this type, maker and model"))
      ->excludes(item);
  app.add_flag("--corrections", options->corrections, said("List the corrections only"));
  app.add_option("--most", options->most, said("How many groups to list"))->capture_default_str();
  app.add_option("--export", options->export_to, said("Write the corrections to this CSV file"));
  app.add_option("--import", options->import_from, said("Read corrections from this CSV file"));
  app.add_option("--set", options->set, said("Factor set whose items and products are known"))
      ->capture_default_str();
  app.add_option("--city-folder", options->city_folder, said("Folder with the city's own packs/ and sets/"));
  return [options, context] { return recognise(context, *options); };
}

}  // namespace capnr::cli
