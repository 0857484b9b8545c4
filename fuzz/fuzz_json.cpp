// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A document as a tree and as a table. What is read, written and read again is the same.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "table/json.h"
#include "table/json_table.h"

using namespace capnr;

namespace {

void write(JsonWriter& writer, const Json& json) {
  if (const Json::Object* members = json.object()) {
    writer.begin_object();
    for (const auto& [key, member] : *members) write(writer.key(key), member);
    writer.end_object();
  } else if (const Json::Array* items = json.array()) {
    writer.begin_array();
    for (const Json& item : *items) write(writer, item);
    writer.end_array();
  } else if (const std::string* text = json.text()) {
    writer.text(*text);
  } else if (const double* number = json.number()) {
    writer.number(*number);
  } else if (const bool* flag = json.boolean()) {
    writer.boolean(*flag);
  } else {
    writer.null();
  }
}

std::string written(const Json& json, int indent) {
  std::string out;
  JsonWriter writer(out, indent);
  write(writer, json);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto json = parse_json(text)) {
    const std::string once = written(*json, 0);
    const auto again = parse_json(written(*json, 2));
    if (!again || written(*again, 0) != once) std::abort();
  }
  auto open = [&]() -> Result<ByteSource> { return ByteSource::of(text); };
  const ReadOptions options{.limits = {.cell_bytes = 4096, .columns = 64}};
  std::size_t width = 0;
  (void)read_json_table(open, options, [&](const Row& row) -> Result<Flow> {
    if (row.number == 1) width = row.cells.size();
    if (row.cells.size() != width) std::abort();
    return Flow::proceed;
  });
  return 0;
}
