// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/sha256.h"
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;
using test::run;

class Declare : public test::RegisterCity {
 protected:
  Ran declare(std::vector<std::string> words) {
    words.insert(words.begin(), "declare");
    words.insert(words.end(), {"--by", "Alice"});
    return capnr(std::move(words));
  }
  Ran table(std::string_view text, std::vector<std::string> words = {}) {
    const auto path = test::write(folder_ / "valeurs.csv", text);
    words.insert(words.begin(), {"--file", path.string()});
    return declare(std::move(words));
  }
  // The number that `capnr indicators` gives for a measure; "none" when there is none.
  std::string value_of(std::string_view indicator, std::string_view measure = "") {
    const Ran ran = capnr({"indicators", "--format", "json", "--as-of", "2026-03-01"});
    const Json document = *parse_json(ran.out);
    for (const Json& one : *document.find("indicators")->array()) {
      if (*one.find("indicator")->text() != indicator || *one.find("measure")->text() != measure) continue;
      const Json* last = one.find("last");
      return last->is_null() ? "none" : std::to_string(*last->find("value")->number());
    }
    return "absent";
  }
};

TEST_F(Declare, RecordsAValueThatIndicatorsThenShow) {
  const Ran ran = declare({"I-1.10a", "41,5", "--period", "2025", "--unit", "%"});
  EXPECT_EQ(ran.out, "1 values recorded, 0 corrected, 0 were there already\n") << ran.errors;
  EXPECT_EQ(value_of("I-1.10a"), "41.500000");
  EXPECT_EQ(value_of("I-1.10b"), "none");
}

TEST_F(Declare, RefusesWhatCannotBeAndRecordsNothing) {
  const std::vector<std::pair<std::vector<std::string>, int>> refused = {
      {{"I-1.10a", "141", "--period", "2025"}, 3},
      {{"I-1.10a", "41", "--period", "2025", "--unit", "t"}, 3},
      {{"I-1.10a", "beaucoup", "--period", "2025"}, 3},
      {{"I-9.9", "41", "--period", "2025"}, 4},
      {{"I-1.7a", "1", "--period", "2025"}, 3},
      {{"I-1.10a", "41", "--period", "hier"}, 3},
      {{"I-1.10a", "41"}, 2},
      {{"I-1.10a", "41", "--period", "2025", "--low", "42"}, 3}};
  for (const auto& [words, code] : refused) {
    const Ran ran = declare(words);
    EXPECT_EQ(ran.code, code) << words[0] << " " << ran.errors;
    EXPECT_FALSE(ran.errors.empty());
  }
  EXPECT_EQ(value_of("I-1.10a"), "none");
}

TEST_F(Declare, RefusesAClosedYearUntilItIsOpenedAgain) {
  EXPECT_EQ(capnr({"years", "--close", "2025", "--by", "Bob"}).code, 0);
  const Ran refused = declare({"I-1.10a", "41", "--period", "2025"});
  EXPECT_EQ(refused.code, 5);
  EXPECT_NE(refused.errors.find("the year 2025 was closed by Bob"), std::string::npos) << refused.errors;
  EXPECT_EQ(capnr({"years", "--reopen", "2025"}).code, 0);
  EXPECT_EQ(declare({"I-1.10a", "41", "--period", "2025"}).code, 0);
}

TEST_F(Declare, KeepsTheHistoryOfACorrectionAndOfAWithdrawal) {
  EXPECT_EQ(declare({"I-1.10a", "41", "--period", "2025"}).code, 0);
  EXPECT_EQ(declare({"I-1.10a", "14", "--period", "2025"}).code, 5) << "no reason";
  EXPECT_EQ(declare({"I-1.10a", "14", "--period", "2025", "--reason", "figures inverted"}).code, 0);
  EXPECT_EQ(value_of("I-1.10a"), "14.000000");
  EXPECT_EQ(declare({"I-1.10a", "--period", "2025", "--withdraw", "--reason", "wrong city"}).code, 0);
  EXPECT_EQ(value_of("I-1.10a"), "none");
  const Json history = *parse_json(capnr({"history", "I-1.10a", "--format", "json"}).out);
  ASSERT_EQ(history.array()->size(), 3U);
  EXPECT_EQ(*(*history.array())[1].find("reason")->text(), "figures inverted");
  EXPECT_TRUE((*history.array())[2].find("value")->is_null());
}

TEST_F(Declare, KeepsTheSupportingDocument) {
  test::write(folder_ / "bordereau.pdf", "%PDF bordereau");
  EXPECT_EQ(table("indicateur;periode;valeur;document\nI-1.10a;2025;41;bordereau.pdf\n").code, 0);
  const Ran ran = capnr({"history", "--document", sha256_of("%PDF bordereau")});
  EXPECT_EQ(ran.out, "%PDF bordereau") << ran.errors;
}

TEST_F(Declare, TakesATableWholeOrNotAtAll) {
  constexpr std::string_view values =
      "indicateur;periode;valeur;unite;perimetre\n"
      "I-1.10a;2025;41;%;\n"
      "I-1.7a/screens;2025;1,25;;\n"
      "I-1.10a;2025;150;%;department:DNSI\n"
      "I-1.9x;2025;3;;\n";
  const std::string rejects = (folder_ / "rejets.csv").string();
  const Ran refused = table(values, {"--rejects", rejects});
  EXPECT_EQ(refused.code, 3);
  EXPECT_NE(refused.errors.find("150 is outside"), std::string::npos) << refused.errors;
  EXPECT_NE(refused.errors.find("row 5"), std::string::npos) << refused.errors;
  EXPECT_EQ(value_of("I-1.10a"), "none");
  const std::string written = test::slurp(rejects);
  EXPECT_NE(written.find("I-1.9x"), std::string::npos) << written;
  EXPECT_EQ(written.find("I-1.7a/screens"), std::string::npos) << "a good row is no reject";

  EXPECT_EQ(table(values, {"--accept-partial"}).out,
            "2 values recorded, 0 corrected, 0 were there already\n");
  EXPECT_EQ(value_of("I-1.7a", "screens"), "1.250000");
  // The rejects, corrected, go in as they are.
  std::string corrected = written;
  corrected.replace(corrected.find("150"), 3, "50");
  corrected.replace(corrected.find("I-1.9x"), 6, "I-1.9d");
  EXPECT_EQ(table(corrected).out, "2 values recorded, 0 corrected, 0 were there already\n");
}

TEST_F(Declare, RecordsATableTwiceOnce) {
  constexpr std::string_view values = "indicator;period;value\nI-1.10a;2025;41\nI-1.9d;2025-T1;8\n";
  EXPECT_EQ(table(values).code, 0);
  EXPECT_EQ(table(values).out, "0 values recorded, 0 corrected, 2 were there already\n");
}

TEST_F(Declare, SaysWhichColumnATableLacks) {
  EXPECT_EQ(table("indicator;value\nI-1.10a;41\n").code, 3);
  EXPECT_EQ(table("indicator;period;value;colour\nI-1.10a;2025;41;red\n").code, 3);
  EXPECT_EQ(table("").code, 3);
}

}  // namespace
}  // namespace capnr
