// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/form.h"

#include <algorithm>

namespace capnr::html {
namespace {

std::string_view type_of(Field::Kind kind) {
  switch (kind) {
    case Field::Kind::password:
      return "password";
    case Field::Kind::search:
      return "search";
    case Field::Kind::check:
      return "checkbox";
    case Field::Kind::file:
      return "file";
    default:
      return "text";
  }
}

// The words that go with a field, by their ids.
std::string described_by(const Field& field) {
  std::string ids;
  if (!field.hint.empty()) ids = field.name + "-hint";
  if (!field.error.empty()) ids += (ids.empty() ? "" : " ") + field.name + "-error";
  return ids;
}

Attributes common(const Field& field) {
  Attributes attributes = {{"id", field.name}, {"name", field.name}};
  if (const std::string ids = described_by(field); !ids.empty())
    attributes.push_back({"aria-describedby", ids});
  if (!field.error.empty()) attributes.push_back({"aria-invalid", "true"});
  if (!field.required.empty()) attributes.push_back(Attribute("required"));
  if (!field.autocomplete.empty()) attributes.push_back({"autocomplete", field.autocomplete});
  return attributes;
}

Html choices_of(const Field& field) {
  Html options;
  for (const Choice& choice : field.choices) {
    Attributes attributes = {{"value", choice.value}};
    if (choice.value == field.value) attributes.push_back(Attribute("selected"));
    options += element("option", attributes, choice.label);
  }
  return options;
}

Html control(const Field& field) {
  Attributes attributes = common(field);
  if (field.kind == Field::Kind::choice) return element("select", attributes, choices_of(field));
  if (field.kind == Field::Kind::area) {
    attributes.push_back({"rows", field.rows});
    return element("textarea", attributes, field.value);
  }
  attributes.push_back({"type", type_of(field.kind)});
  if (field.many) attributes.push_back(Attribute("multiple"));
  if (!field.list.empty()) attributes.push_back({"list", field.list});
  if (field.kind == Field::Kind::number) attributes.push_back({"inputmode", "decimal"});
  if (field.kind == Field::Kind::check) {
    attributes.push_back({"value", "1"});
    if (!field.value.empty()) attributes.push_back(Attribute("checked"));
  } else if (field.kind != Field::Kind::password && field.kind != Field::Kind::file) {
    attributes.push_back({"value", field.value});  // a password is never sent back
  }
  return element("input", attributes);
}

}  // namespace

Html field(const Field& field) {
  const std::string required = field.required.empty() ? "" : " (" + field.required + ")";
  const Html label = element("label", {{"for", field.name}}, field.label + required);
  const bool check = field.kind == Field::Kind::check;
  Html inside = check ? control(field) : label;
  if (check) inside += label;
  if (!field.hint.empty())
    inside += element("p", {{"class", "hint"}, {"id", field.name + "-hint"}}, field.hint);
  if (!field.error.empty())
    inside += element("p", {{"class", "error"}, {"id", field.name + "-error"}}, field.error);
  if (!check) inside += control(field);
  return element("div", {{"class", field.error.empty() ? "field" : "field wrong"}}, inside);
}

Html error_summary(std::string_view title, const std::vector<Field>& fields) {
  Html items;
  for (const Field& one : fields) {
    if (one.error.empty()) continue;
    items += element("li", {}, element("a", {href(Url::fragment(one.name))}, one.label + ": " + one.error));
  }
  if (items.empty()) return {};
  return element("div", {{"class", "flag"}, {"role", "alert"}, {"id", "errors"}},
                 element("h2", {{"class", "small"}}, title), element("ul", {}, items));
}

Html render(const Form& form) {
  Html inside;
  for (const auto& [name, value] : form.hidden)
    inside += element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
  inside += form.inside;
  if (!form.button.empty())
    inside += element("div", {{"class", "field"}}, element("button", {{"type", "submit"}}, form.button));
  Attributes attributes = {{"method", form.sends ? "post" : "get"},
                           action(form.action),
                           {"class", form.in_line ? "filters" : "form"},
                           Attribute("novalidate")};
  if (form.files) attributes.push_back({"enctype", "multipart/form-data"});
  return element("form", attributes, inside);
}

Html data_list(std::string_view id, const std::vector<Choice>& choices) {
  Html options;
  for (const Choice& choice : choices) options += element("option", {{"value", choice.value}}, choice.label);
  return element("datalist", {{"id", id}}, options);
}

Html button_form(const Url& action, std::vector<std::pair<std::string, std::string>> hidden,
                 std::string_view label) {
  Form form{action};
  form.hidden = std::move(hidden);
  form.button = label;
  form.in_line = true;
  return render(form);
}

}  // namespace capnr::html
