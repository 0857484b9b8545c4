// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/equipment_reader.h"
#include "inventory/file_rows.h"

namespace capnr {

Result<EquipmentFileReport> read_equipment_file(const std::filesystem::path& path,
                                                const std::vector<Mapping>& mappings,
                                                std::string_view mapping, EquipmentReader& reader,
                                                const EquipmentFileOptions& options,
                                                FunctionRef<Result<>(const EquipmentRow&)> on_row) {
  TRY(const FilePlan plan, plan_file(path, mappings, mapping, options.read));
  for (const ColumnPlan& table : plan.tables) {
    if (table.table->entity == Entity::equipment) continue;
    return fail(Kind::bad_input,
                "this file holds {what}, not physical equipment: put it in a city folder and import it",
                {{"what", std::string(name(table.table->entity, options.language))}},
                {.file = path.string()});
  }
  RejectSink rejects(options.rejects.empty()
                         ? std::filesystem::path()
                         : rejects_path(options.rejects, path.filename().string(), plan.format),
                     plan.format, options.language);
  EquipmentRow out;
  std::size_t current = plan.tables.size();
  TRY(const RowCount count,
      each_data_row(path, path.string(), plan, options.read, rejects,
                    [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
                      if (table != current) reader.start_file(plan, plan.tables[current = table], 0);
                      const RowResult result = options.classes_later
                                                   ? reader.read_all_but_class(row, out, reject)
                                                   : reader.read(row, out, reject);
                      if (result == RowResult::accepted) TRY_VOID(on_row(out));
                      return result;
                    }));
  TRY_VOID(rejects.finish());
  return EquipmentFileReport{count.accepted, count.rejected, rejects.first(), plan.mapping};
}

}  // namespace capnr
