// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/html.h"

// Forms: a label above each field, its hint and its error beside it and tied to it, the errors summarised on top with links to the fields.

namespace capnr::html {

struct Choice {
  std::string value, label;
};

struct Field {
  enum class Kind { text, password, number, search, area, choice, check, file };
  std::string name;  ///< unique in the page: it is the field's id too
  std::string label;
  Kind kind = Kind::text;
  std::string value = {};  ///< what was typed before; of a check: not empty when it is ticked
  std::string hint = {}, error = {};
  std::vector<Choice> choices = {};  ///< of a choice
  std::string required =
      {};  ///< how one says that it must be filled, "required", shown with the label; empty: it may stay empty
  bool many = false;              ///< of a file: several at once
  int rows = 4;                   ///< of an area: its height
  std::string list = {};          ///< of a text: the id of a data_list() to choose from
  std::string autocomplete = {};  ///< "username", "current-password", "one-time-code"…
};
Html field(const Field& field);

/// What must be corrected, each line a link to its field; nothing when no field has an error. It takes the focus of a screen reader.
Html error_summary(std::string_view title, const std::vector<Field>& fields);

struct Form {
  Url action;
  bool sends = true;  ///< POST; false: a search, whose address can be kept (GET)
  std::vector<std::pair<std::string, std::string>> hidden = {};
  Html inside = {};
  std::string button = {};
  bool in_line = false;  ///< fields side by side, for filters
  bool files = false;    ///< it brings some: multipart/form-data
};
Html render(const Form& form);

/// What texts of a form may be chosen from, shown by the browser while one types.
Html data_list(std::string_view id, const std::vector<Choice>& choices);

/// A button that sends a form of its own: "sign out", "remove".
Html button_form(const Url& action, std::vector<std::pair<std::string, std::string>> hidden,
                 std::string_view label);

}  // namespace capnr::html
