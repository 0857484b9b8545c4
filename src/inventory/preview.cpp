// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/preview.h"

#include <algorithm>

#include "base/text.h"
#include "inventory/equipment_reader.h"
#include "inventory/file_rows.h"
#include "inventory/record_reader.h"
#include "inventory/record_text.h"

namespace capnr {
namespace {

constexpr std::int64_t rows_looked_at = 1000;

// What a known mapping reads in this file, for a person to start from.
Mapping seen_through(const FilePlan& plan, const std::string& name) {
  Mapping out;
  out.name = name;
  for (const ColumnPlan& columns : plan.tables) {
    TableMapping table = *columns.table;
    table.mapping = name;
    table.fields.clear();
    for (std::size_t i = 0; i < columns.column.size(); ++i) {
      if (columns.column[i] >= 0 || columns.table->fields[i].constant)
        table.fields.push_back(columns.table->fields[i]);
    }
    out.tables.push_back(std::move(table));
  }
  return out;
}

std::vector<ColumnGuess> columns_seen(const FilePlan& plan, const FileSample& sample) {
  std::vector<ColumnGuess> out;
  const auto below = std::find_if(sample.numbers.begin(), sample.numbers.end(),
                                  [&](std::int64_t n) { return n > plan.header_row; });
  const auto first = static_cast<std::size_t>(below - sample.numbers.begin());
  for (std::size_t c = 0; c < plan.header.size(); ++c) {
    if (trimmed(plan.header[c]).empty()) continue;
    ColumnGuess guess{std::string(trimmed(plan.header[c])), c, std::nullopt, 1, ""};
    const ColumnPlan& table = plan.tables.front();
    for (std::size_t i = 0; i < table.column.size(); ++i) {
      if (table.column[i] == static_cast<int>(c)) guess.field = table.table->fields[i].field;
    }
    for (std::size_t r = first; r < sample.rows.size() && guess.sample.empty(); ++r) {
      const std::size_t at = c + plan.shift;
      if (at < sample.rows[r].size()) guess.sample = std::string(trimmed(sample.rows[r][at]));
    }
    out.push_back(std::move(guess));
  }
  return out;
}

// Reads the first rows of the plan's first entity as an import would, references aside.
class Reader {
 public:
  Reader(const FilePlan& plan, const Recogniser& recogniser, CellContext context, Preview& out)
      : plan_(plan), context_(context), equipment_(recogniser, checks()), out_(out) {}

  Result<> read(const std::filesystem::path& path) {
    RejectSink rejects({}, plan_.format, Language::en);
    const std::string end = "end of the preview";
    auto read = each_data_row(path, path.string(), plan_, {}, rejects,
                              [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
                                if (out_.rows.size() >= previewed_rows || ++looked_ > rows_looked_at)
                                  return fail(Kind::limit, end);
                                if (plan_.tables[table].table->entity != out_.entity)
                                  return RowResult::skipped;
                                return show(table, row, reject);
                              });
    out_.rejects = rejects.first();
    if (!read && read.error().message != end) return tl::unexpected(read.error());
    return {};
  }

 private:
  EquipmentChecks checks() {
    EquipmentChecks checks;
    checks.cells = context_;
    checks.names = &names_;
    return checks;
  }

  Result<RowResult> show(std::size_t table, const Row& row, Reject& reject) {
    switch (out_.entity) {
      case Entity::datacentre:
        return record<Datacentre>(table, row, reject);
      case Entity::equipment:
        break;
      case Entity::virtual_machine:
        return record<VirtualMachine>(table, row, reject);
      case Entity::cloud_instance:
        return record<CloudInstance>(table, row, reject);
      case Entity::application:
        return record<Application>(table, row, reject);
      case Entity::traffic:
        return record<NetworkTraffic>(table, row, reject);
      case Entity::volume:
        return record<DataVolume>(table, row, reject);
      case Entity::service:
        return record<PurchasedService>(table, row, reject);
    }
    if (table != started_) equipment_.start_file(plan_, plan_.tables[started_ = table], 0);
    EquipmentRow read;
    const RowResult result = equipment_.read(row, read, reject);
    if (result == RowResult::accepted) {
      cells_of(read.view, cells_);
      const std::string& item = equipment_.classes().text(read.class_index, ClassWord::item);
      keep(item.empty() ? "?" : item);
    }
    return result;
  }

  template <class Record>
  RowResult record(std::size_t table, const Row& row, Reject& reject) {
    RecordReader<Record> reader(plan_, plan_.tables[table], 0, context_, {});
    Record read;
    const RowResult result = reader.read(row, read, reject);
    if (result == RowResult::accepted) {
      cells_of(read, cells_);
      keep({});
    }
    return result;
  }

  void keep(const std::string& item) {
    std::vector<std::string> row;
    for (const std::string& field : out_.fields) {
      const auto index = find_field(out_.entity, field);
      row.push_back(index ? cells_[*index] : item);
    }
    out_.rows.push_back(std::move(row));
  }

  const FilePlan& plan_;
  CellContext context_;
  NameSet names_;
  EquipmentReader equipment_;
  Preview& out_;
  std::vector<std::string> cells_;
  std::size_t started_ = static_cast<std::size_t>(-1);
  std::int64_t looked_ = 0;
};

void set_fields(Preview& out, const FilePlan& plan) {
  out.entity = plan.tables.front().table->entity;
  std::vector<bool> filled(fields_of(out.entity).size(), false);
  for (const ColumnPlan& table : plan.tables) {
    if (table.table->entity != out.entity) continue;
    for (std::size_t i = 0; i < table.column.size(); ++i) {
      if (table.column[i] >= 0 || table.table->fields[i].constant)
        filled[table.table->fields[i].field] = true;
    }
  }
  const auto fields = fields_of(out.entity);
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (filled[f] && fields[f].kind != FieldKind::source_file && fields[f].kind != FieldKind::source_row)
      out.fields.emplace_back(fields[f].name);
  }
  if (out.entity == Entity::equipment) out.fields.emplace_back("→");
}

}  // namespace

std::string mapping_name_for(const std::filesystem::path& path) {
  std::string name = folded(path.stem().string());
  std::replace(name.begin(), name.end(), ' ', '-');
  return name.empty() ? "mapping" : name;
}

Result<Preview> preview_file(const InventoryCatalog& catalog, const std::vector<Mapping>& mappings,
                             const RecognitionTable& products, const PreviewRequest& request) {
  TRY(const FileSample sample, read_sample(request.path, {}));
  const Recogniser recogniser(catalog.rules, products, {});
  Preview out;
  out.format = sample.format;
  std::vector<Mapping> own;  // what the plan points into
  auto plan = plan_file(request.path, mappings, request.wanted, {});
  if (plan) {
    out.known = plan->mapping;
    out.mapping = seen_through(*plan, request.name);
    out.columns = columns_seen(*plan, sample);
  } else {
    const bool empty = std::all_of(sample.rows.begin(), sample.rows.end(), [](const auto& row) {
      return std::all_of(row.begin(), row.end(),
                         [](const std::string& cell) { return trimmed(cell).empty(); });
    });
    if (!request.wanted.empty() || empty) return tl::unexpected(plan.error());
    HeaderWords headers = catalog.headers;
    headers.add(mappings);
    MappingGuess guess =
        guess_mapping(sample, request.name, headers, known_words(catalog.countries, recogniser, products));
    out.mapping = guess.mapping;
    out.columns = std::move(guess.columns);
    own.push_back(std::move(guess.mapping));
    plan = plan_file(request.path, own, request.name, {});
    if (!plan) {
      out.entity = out.mapping.tables.front().entity;
      out.readable = false;
      return out;
    }
  }
  out.header_row = plan->header_row;
  set_fields(out, *plan);
  Reader reader(*plan, recogniser, CellContext{&catalog.countries, request.date}, out);
  TRY_VOID(reader.read(request.path));
  return out;
}

std::string preview_mapping_text(const Preview& preview, Language language) {
  std::string out =
      "# " +
      std::string(tr(language,
                     "Written by capnr import --preview, to be corrected. Each column and a value of it:")) +
      "\n";
  const auto fields = fields_of(preview.mapping.tables.front().entity);
  for (const ColumnGuess& column : preview.columns) {
    std::string sample = column.sample.substr(0, column.sample.find_first_of("\r\n"));
    std::string header = column.header.empty() ? "#" + std::to_string(column.column + 1) : column.header;
    for (std::string* text : {&header, &sample})
      std::replace_if(
          text->begin(), text->end(),
          [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    out +=
        "#   " + header + " = " + sample + "  → " +
        (column.field ? std::string(fields[*column.field].name) : std::string(tr(language, "left aside"))) +
        "\n";
  }
  out += "# " + std::string(tr(language, "The fields that may be filled: docs/city-folder.md")) + "\n";
  return out + write_mapping(preview.mapping);
}

}  // namespace capnr
