// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/huge_pages.h"

#include <cstdint>

#include <sys/mman.h>

namespace capnr {

void prefer_huge_pages(const void* memory, std::size_t bytes) {
  constexpr std::uintptr_t page = 2U << 20U;
  const auto begin = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t first = (begin + page - 1) & ~(page - 1), last = (begin + bytes) & ~(page - 1);
  if (first >= last) return;
  // Only an advice: a system without huge pages refuses it, and nothing is lost.
  static_cast<void>(madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE));
}

}  // namespace capnr
