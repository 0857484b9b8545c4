// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "footprint/criterion.h"

#include <gtest/gtest.h>

using namespace capnr;

TEST(Criterion, EveryCodeReadsBack) {
  for (std::size_t i = 0; i < criterion_count; ++i) {
    const auto criterion = static_cast<Criterion>(i);
    EXPECT_EQ(criterion_from(code(criterion)), criterion);
    EXPECT_FALSE(unit(criterion).empty());
    if (!pcr_si_code(criterion).empty()) {
      EXPECT_EQ(criterion_from(pcr_si_code(criterion)), criterion);
    }
    EXPECT_EQ(criterion_from(name(criterion, Language::en)), criterion);
  }
  for (const Phase phase : phases) {
    EXPECT_EQ(phase_from(code(phase)), phase);
    EXPECT_EQ(phase_from(pcr_si_code(phase)), phase);
  }
}

TEST(Criterion, EveryNameHasItsFrench) {
  for (std::size_t i = 0; i < criterion_count; ++i) {
    const auto criterion = static_cast<Criterion>(i);
    EXPECT_FALSE(name(criterion, Language::fr).empty());
    if (criterion != Criterion::ap) {
      EXPECT_NE(name(criterion, Language::fr), name(criterion, Language::en));
    }
  }
  EXPECT_EQ(name(Phase::end_of_life, Language::fr), "Fin de vie");
}

TEST(Criterion, LabelsOfNumEcoEvalAndG4itAreUnderstood) {
  EXPECT_EQ(criterion_from("Climate change"), Criterion::gwp);
  EXPECT_EQ(criterion_from("CLIMATE_CHANGE"), Criterion::gwp);
  EXPECT_EQ(criterion_from("Resource use (minerals and metals)"), Criterion::adpe);
  EXPECT_EQ(criterion_from("RESOURCE_USE"), Criterion::adpe);
  EXPECT_EQ(criterion_from("Resource use, fossils"), Criterion::adpf);
  EXPECT_EQ(criterion_from("RESOURCE_USE_FOSSILS"), Criterion::adpf);
  EXPECT_EQ(criterion_from("Particulate matter and respiratory inorganics"), Criterion::pm);
  EXPECT_EQ(criterion_from("EUTROPHICATION_TERRESTRIAL"), Criterion::ept);
  EXPECT_EQ(criterion_from("Human toxicity, non-cancer"), Criterion::ctuh_nc);
  EXPECT_EQ(criterion_from("ctuh_c"), Criterion::ctuh_c);
  EXPECT_EQ(criterion_from("warming"), std::nullopt);
  EXPECT_EQ(criterion_from(""), std::nullopt);
}

TEST(Criterion, PhasesOfNumEcoEvalAndG4itAreUnderstood) {
  EXPECT_EQ(phase_from("FABRICATION"), Phase::manufacturing);
  EXPECT_EQ(phase_from("TRANSPORTATION"), Phase::distribution);
  EXPECT_EQ(phase_from("UTILISATION"), Phase::use);
  EXPECT_EQ(phase_from("USING"), Phase::use);
  EXPECT_EQ(phase_from("FIN_DE_VIE"), Phase::end_of_life);
  EXPECT_EQ(phase_from("total"), std::nullopt);
}
