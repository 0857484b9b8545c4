// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "html/form.h"

#include <gtest/gtest.h>

namespace capnr::html {
namespace {

bool has(const Html& html, std::string_view text) {
  return html.bytes().find(text) != std::string::npos;
}

Field named(Field::Kind kind) {
  Field one;
  one.name = "nom";
  one.label = "Nom <b>";
  one.kind = kind;
  one.value = "\"><script>";
  return one;
}

TEST(Form, AFieldIsTiedToItsLabelItsHintAndItsError) {
  Field one = named(Field::Kind::text);
  one.hint = "Deux mots";
  one.error = "est vide";
  const Html html = field(one);
  EXPECT_TRUE(has(html, "<label for=\"nom\">Nom &lt;b&gt;</label>"));
  EXPECT_TRUE(has(html, "aria-describedby=\"nom-hint nom-error\""));
  EXPECT_TRUE(has(html, "aria-invalid=\"true\""));
  EXPECT_TRUE(has(html, "id=\"nom-hint\">Deux mots"));
  EXPECT_TRUE(has(html, "id=\"nom-error\">est vide"));
}

TEST(Form, AFieldThatMustBeFilledSaysSoInWordsToo) {
  Field one = named(Field::Kind::text);
  EXPECT_FALSE(has(field(one), " required"));
  one.required = "obligatoire";
  EXPECT_TRUE(has(field(one), "Nom &lt;b&gt; (obligatoire)</label>"));
  EXPECT_TRUE(has(field(one), " required"));
}

TEST(Form, WhatWasTypedIsTextInEveryKindOfFieldAndAPasswordIsNeverSentBack) {
  for (const auto kind : {Field::Kind::text, Field::Kind::area, Field::Kind::search, Field::Kind::number})
    EXPECT_TRUE(has(field(named(kind)), "&gt;&lt;script&gt;") || has(field(named(kind)), "&lt;script&gt;"));
  for (const auto kind : {Field::Kind::password, Field::Kind::file})
    EXPECT_FALSE(has(field(named(kind)), "script"));
}

TEST(Form, AChoiceKeepsWhatWasChosen) {
  Field one = named(Field::Kind::choice);
  one.choices = {{"a", "A"}, {"b", "B"}};
  one.value = "b";
  EXPECT_TRUE(has(field(one), "<option value=\"a\">A</option>"));
  EXPECT_TRUE(has(field(one), "<option value=\"b\" selected>B</option>"));
}

TEST(Form, TheSummaryLinksToTheFieldsThatAreWrongAndIsNotThereWithoutAny) {
  Field good = named(Field::Kind::text), wrong = good;
  wrong.name = "autre";
  wrong.error = "est vide";
  EXPECT_TRUE(error_summary("À corriger", {good}).empty());
  const Html summary = error_summary("À corriger", {good, wrong});
  EXPECT_TRUE(has(summary, "role=\"alert\""));
  EXPECT_TRUE(has(summary, "href=\"#autre\""));
  EXPECT_FALSE(has(summary, "href=\"#nom\""));
}

TEST(Form, OneThatChangesSomethingIsSentAndASearchIsAnAddress) {
  Form form{*Url::from("/plans/2026")};
  form.hidden = {{"csrf", "s\"ecret"}};
  form.button = "Enregistrer";
  EXPECT_TRUE(has(render(form), "method=\"post\" action=\"/plans/2026\""));
  EXPECT_TRUE(has(render(form), "name=\"csrf\" value=\"s&quot;ecret\""));
  form.sends = false;
  EXPECT_TRUE(has(render(form), "method=\"get\""));
}

}  // namespace
}  // namespace capnr::html
