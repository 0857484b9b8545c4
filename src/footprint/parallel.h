// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace capnr {

/// Calls work(i) for each i under `count`, each once, on at most `threads` threads; returns when all are done.
/// The calls must not depend on each other.
template <class Work>
void in_parallel(unsigned threads, std::size_t count, const Work& work) {
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, count));
  const auto run = [&](std::size_t worker) {
    for (std::size_t i = worker; i < count; i += workers) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t worker = 1; worker < workers; ++worker) others.emplace_back(run, worker);
  run(0);
}

}  // namespace capnr
