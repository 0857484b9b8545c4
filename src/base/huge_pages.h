// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <vector>

namespace capnr {

/// Tells the system that this memory is about to be filled and looked up at random: where it can, it maps it by pages of two megabytes,
/// which saves the processor most of its page faults and of its address look-ups. It changes no result.
void prefer_huge_pages(const void* memory, std::size_t bytes);

/// reserve() for a vector of tens of megabytes.
template <class T>
void reserve_huge(std::vector<T>& vector, std::size_t count) {
  if (count <= vector.capacity()) return;
  vector.reserve(count);
  prefer_huge_pages(vector.data(), vector.capacity() * sizeof(T));
}

}  // namespace capnr
