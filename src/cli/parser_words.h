// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include <CLI/App.hpp>

#include "base/language.h"

// The command line's parser speaks English only: its own words, and what it says of a wrong option, in the reader's language.

namespace capnr::cli {

/// Titles and labels of --help; before the commands are added, which take them over.
void set_words(CLI::App& app, Language language);

/// What is wrong with the options, in one sentence.
std::string problem_of(const CLI::App& app, const CLI::ParseError& error, Language language);

}  // namespace capnr::cli
