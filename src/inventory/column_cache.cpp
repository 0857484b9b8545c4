// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "inventory/column_cache.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "inventory/packed_column.h"

namespace capnr {
namespace {

constexpr std::uint32_t layout_version = 1;
constexpr std::size_t frame_bytes = 16;  // version, zero, checksum
constexpr std::int32_t none_absent = no_day;

std::string framed(std::string_view payload) {
  ByteWriter frame;
  frame.put(layout_version);
  frame.put(std::uint32_t{0});
  frame.put(hash_bytes(payload));
  return frame.bytes() + std::string(payload);
}

std::optional<std::string_view> unframed(std::string_view bytes) {
  if (bytes.size() < frame_bytes) return std::nullopt;
  ByteReader frame(bytes.substr(0, frame_bytes));
  const auto version = frame.get<std::uint32_t>();
  const auto zero = frame.get<std::uint32_t>();
  const auto sum = frame.get<std::uint64_t>();
  const std::string_view payload = bytes.substr(frame_bytes);
  if (version != layout_version || zero != 0 || sum != hash_bytes(payload)) return std::nullopt;
  return payload;
}

std::span<const std::int32_t> as_signed(const std::vector<std::uint32_t>& column) {
  return {reinterpret_cast<const std::int32_t*>(column.data()), column.size()};
}

bool below(std::span<const std::uint32_t> column, std::size_t limit) {
  return std::all_of(column.begin(), column.end(), [limit](std::uint32_t index) { return index < limit; });
}

}  // namespace

std::string encode_head(std::int64_t rows, const ClassWords& classes, std::span<const std::uint32_t> order) {
  ByteWriter out;
  out.put(rows);
  // The words in the order in which the classes need them, whatever was met while importing: the same rows give the same bytes.
  std::vector<std::uint32_t> index(classes.word_count(), 0), words, column;
  for (const std::uint32_t number : order) {
    for (const std::uint32_t word : classes.row(number).words) {
      if (index[word] != 0) continue;
      words.push_back(word);
      index[word] = static_cast<std::uint32_t>(words.size());
    }
  }
  out.put(static_cast<std::uint32_t>(words.size()));
  for (const std::uint32_t word : words) out.put_text(classes.text(word));
  out.put(static_cast<std::uint32_t>(order.size()));
  for (std::size_t i = 0; i < class_members.size(); ++i) {
    column.clear();
    for (const std::uint32_t number : order) column.push_back(index[classes.row(number).words[i]] - 1);
    out.put_integers(as_signed(column), none_absent);
  }
  std::vector<double> scores;
  for (const std::uint32_t number : order) scores.push_back(classes.row(number).score);
  out.put_reals(scores);
  for (const std::uint32_t number : order) out.put(classes.row(number).grade);
  return framed(out.bytes());
}

std::optional<CacheHead> decode_head(std::string_view bytes) {
  const auto payload = unframed(bytes);
  if (!payload) return std::nullopt;
  ByteReader in(*payload);
  CacheHead head;
  head.rows = in.get<std::int64_t>();
  std::vector<std::string_view> words(std::min<std::size_t>(in.get<std::uint32_t>(), in.left()));
  for (std::string_view& word : words) word = in.get_text();
  const auto count =
      std::min<std::size_t>(in.get<std::uint32_t>(), in.left());  // a class is at least the byte of its grade
  std::vector<std::uint32_t> numbers;                             // the words as the classes number them
  numbers.reserve(words.size());
  for (const std::string_view word : words) numbers.push_back(head.classes.word(word));
  const std::span<ClassWords::Row> rows = head.classes.add_rows(count);
  std::vector<std::uint32_t> column;
  for (std::size_t member = 0; member < class_members.size(); ++member) {
    column.clear();
    in.get_indices(count, column);
    if (!in.ok() || !below(column, words.size())) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) rows[i].words[member] = numbers[column[i]];
  }
  std::vector<double> scores;
  in.get_reals(count, scores);
  if (!in.ok()) return std::nullopt;
  for (std::size_t i = 0; i < count; ++i) {
    rows[i].score = scores[i];
    rows[i].grade = in.get<Grade>();
    if (rows[i].grade > Grade::estimated) return std::nullopt;
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return head;
}

std::string encode_hosts(std::span<const Host> hosts) {
  ByteWriter out;
  out.put(static_cast<std::uint32_t>(hosts.size()));
  for (const Host& host : hosts) {
    out.put_text(host.name);
    out.put(host.class_index);
    out.put(host.start);
    out.put(host.end);
    for (const double value : {host.quantity, host.annual_kwh, host.usage_rate, host.lifetime_years,
                               host.cpu_cores, host.memory_gb, host.disk_gb}) {
      out.put(value);
    }
  }
  return framed(out.bytes());
}

std::optional<std::vector<Host>> decode_hosts(std::string_view bytes, std::size_t classes) {
  const auto payload = unframed(bytes);
  if (!payload) return std::nullopt;
  ByteReader in(*payload);
  std::vector<Host> hosts(std::min<std::size_t>(in.get<std::uint32_t>(), in.left()));
  for (Host& host : hosts) {
    host.name = in.get_text();
    host.class_index = in.get<std::uint32_t>();
    host.start = in.get<std::int32_t>();
    host.end = in.get<std::int32_t>();
    for (double* value : {&host.quantity, &host.annual_kwh, &host.usage_rate, &host.lifetime_years,
                          &host.cpu_cores, &host.memory_gb, &host.disk_gb}) {
      *value = in.get<double>();
    }
    if (host.class_index >= classes) return std::nullopt;
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return hosts;
}

std::string encode_block(const EquipmentBlock& block) {
  ByteWriter out;
  out.put(static_cast<std::uint32_t>(block.class_index.size()));
  out.put_integers(as_signed(block.class_index), none_absent);
  out.put_reals(block.quantity);
  out.put_integers(block.start, no_day);
  out.put_integers(block.end, no_day);
  out.put_reals(block.annual_kwh);
  out.put_reals(block.usage_rate);
  out.put_reals(block.lifetime_years);
  return framed(out.bytes());
}

bool decode_block(std::string_view bytes, std::size_t classes, EquipmentBlock& block) {
  const auto payload = unframed(bytes);
  if (!payload) return false;
  ByteReader in(*payload);
  const std::size_t rows = in.get<std::uint32_t>(), before = block.class_index.size();
  if (rows > block_rows) return false;
  in.get_indices(rows, block.class_index);
  in.get_reals(rows, block.quantity);
  in.get_integers(rows, no_day, block.start);
  in.get_integers(rows, no_day, block.end);
  in.get_reals(rows, block.annual_kwh);
  in.get_reals(rows, block.usage_rate);
  in.get_reals(rows, block.lifetime_years);
  return in.ok() && in.at_end() && below(std::span(block.class_index).subspan(before), classes);
}

Host host_of(const EquipmentView& row, std::uint32_t class_index) {
  Host host;
  host.name = row.name;
  host.class_index = class_index;
  host.quantity = row.quantity;
  const auto start = row.purchase ? row.purchase : row.commissioning;
  host.start = start ? start->days : no_day;
  host.end = row.decommissioning ? row.decommissioning->days : no_day;
  host.annual_kwh = row.annual_kwh.value_or(unknown);
  host.usage_rate = row.usage_rate.value_or(unknown);
  host.lifetime_years = row.lifetime_years.value_or(unknown);
  host.cpu_cores = row.cpu_cores.value_or(unknown);
  host.memory_gb = row.memory_gb.value_or(unknown);
  host.disk_gb = row.disk_gb.value_or(unknown);
  return host;
}

}  // namespace capnr
