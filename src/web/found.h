// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/url.h"
#include "web/exchange.h"
#include "web/sought_words.h"

// The search over all that the city keeps here. What is found leads to a page of its own, and a kind is looked into only for who may open that page: nobody
// learns by searching what they may not read. Everything is read through the organisation that is served.

namespace capnr::web {

/// What somebody asks of the search.
struct SearchQuestion {
  std::string typed;
  SoughtWords words;
  std::string only;      ///< the id of a kind; empty: every kind
  std::size_t most = 0;  ///< of a kind, in FoundKind::first
};

struct Found {
  std::string label;
  html::Url url;
  std::string note;  ///< what tells it from others of its name: a department, a model, a date; may be empty
};

/// What was found of one kind: commitments, equipment, jobs…
struct FoundKind {
  std::string_view id;                 ///< "equipements": of the address and of its section
  std::string title;                   ///< "Equipment"
  std::vector<Found> first;            ///< in the order of their own page
  std::size_t count = 0;               ///< of all
  std::optional<html::Url> list = {};  ///< the page that lists them all by the same words, where there is one
};

/// Kinds in which something was found, in the order of the navigation.
Result<std::vector<FoundKind>> found_by(const Exchange& exchange, const SearchQuestion& question);

}  // namespace capnr::web
