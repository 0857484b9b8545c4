// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "inventory/class_words.h"
#include "inventory/model.h"

// The equipment of an inventory as the engine reads it, in parts of a few hundred kilobytes. Each part carries the version of its
// layout and a checksum: what is damaged or written by another version is not read, and made again from the rows.

namespace capnr {

/// Parts in the database: the head (counts and classes), the hosts, then one for each block.
inline constexpr std::int64_t head_part = 0, hosts_part = 1, first_block_part = 2;
inline constexpr std::size_t block_rows = 65536;

struct CacheHead {
  std::int64_t rows = 0;
  ClassWords classes;
};

/// `order`: numbers in `classes`, in the order in which blocks refer to them.
std::string encode_head(std::int64_t rows, const ClassWords& classes, std::span<const std::uint32_t> order);
std::string encode_hosts(std::span<const Host> hosts);
std::string encode_block(const EquipmentBlock& block);

/// Nothing when the bytes are damaged or of another version.
std::optional<CacheHead> decode_head(std::string_view bytes);
std::optional<std::vector<Host>> decode_hosts(std::string_view bytes, std::size_t classes);
/// Adds the rows of a part to `block`; false (and a block not to be used) when the bytes are damaged.
bool decode_block(std::string_view bytes, std::size_t classes, EquipmentBlock& block);

/// The numbers of a row that hosts something.
Host host_of(const EquipmentView& row, std::uint32_t class_index);

}  // namespace capnr
