// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

#include "html/svg_abatement.h"
#include "html/svg_bars.h"
#include "html/svg_line.h"
#include "html/svg_stacked.h"
#include "html/svg_survival.h"
#include "html/svg_trajectory.h"
#include "html/svg_waterfall.h"

namespace capnr::html {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
const ChartText chart = {"c", "By department", "Schools come first.", "kg", Language::en};

void expect_parts(const Html& html, std::initializer_list<const char*> parts) {
  for (const char* part : parts)
    EXPECT_NE(html.bytes().find(part), std::string::npos) << part << "\n" << html.bytes();
}

TEST(SvgChart, IsAnImageWithTitleDescriptionAndItsDataAsATable) {
  expect_parts(
      horizontal_bars(chart, {{"Schools", 10, 8, 12}}),
      {"role=\"img\"", "aria-labelledby=\"c-t\"", "<title id=\"c-t\">By department</title>",
       "<desc id=\"c-d\">Schools come first.</desc>", "<details>",
       "<th scope=\"row\">Schools</th><td class=\"n\">10</td><td class=\"n\">8</td><td class=\"n\">12</td>"});
}

TEST(SvgChart, WhatIsNotCoveredIsSaidAndHasNoBar) {
  const Html html = horizontal_bars(chart, {{"Schools", none, {}, {}}});
  expect_parts(html, {"not covered"});
  EXPECT_EQ(html.bytes().find("<rect"), std::string::npos);
  EXPECT_EQ(html.bytes().find("nan"), std::string::npos);
}

TEST(SvgChart, NumbersAreTheSameOnEveryMachine) {
  EXPECT_EQ(percent(100.0 / 3), "33.33%");
  EXPECT_EQ(percent(50), "50%");
  EXPECT_EQ(percent(-0.001), "0%");
  EXPECT_EQ(em(1e-9), "0em");
  EXPECT_EQ(percent(none), "0%");
}

TEST(SvgChart, BarsAreProportionalAndHoldZero) {
  Scale scale(0, 50);
  scale.hold(200);
  EXPECT_DOUBLE_EQ(scale.at(0), 0);
  EXPECT_DOUBLE_EQ(scale.at(100), 25);
  scale.hold(-200);
  EXPECT_DOUBLE_EQ(scale.at(0), 25);
}

TEST(SvgChart, SeriesDifferByPatternAndNotOnlyByColour) {
  const Html html = stacked_bars(chart, {"One", "Two", "Three", "Four"}, {{"All", {1, 2, 3, 4}}}, true);
  expect_parts(html, {"<pattern id=\"c-p2\"", "<pattern id=\"c-p3\"", "<pattern id=\"c-p4\"", "url(#c-p2)",
                      "40%", "<li>"});
}

TEST(SvgChart, AvoidedImpactsAreDrawnLeftOfZero) {
  const Html html = stacked_bars(chart, {"One", "Two"}, {{"All", {3, -1}}}, true);
  expect_parts(html,
               {"<rect x=\"25%\" y=\"1.3em\" width=\"75%\"", "<rect x=\"0%\" y=\"1.3em\" width=\"25%\""});
}

TEST(SvgChart, AWaterfallEndsWhereItsStepsLead) {
  const Html html = waterfall(chart, "2024", 100, {{"Activity", 30}, {"Intensity", -50}}, "2026");
  expect_parts(html, {"▲ +30", "▼ −50", "<th scope=\"row\">2026</th><td class=\"n\">80</td>"});
}

TEST(SvgChart, AnAbatementCurveAddsUpWhatIsAvoidedInTheOrderOfTheRanking) {
  using enum AbatementStep::Money;
  const Html html = abatement_curve(
      chart, {{saves, "Longer lives", 30, "−12 €", "–"}, {costs, "PUE", 10, "5 €", "0.5 € / kg"}});
  expect_parts(html,
               {"<rect x=\"0%\"", "<rect x=\"49.5%\" ", "width=\"16.5%\"", "30 · −12 €", "10 · 0.5 € / kg",
                "<title id=\"c-t\">By department</title>", "<desc id=\"c-d\">", "Saves money", "Costs money",
                "<th scope=\"row\">PUE</th><td class=\"n\">10</td><td class=\"n\">40</td>"});
  expect_parts(abatement_curve(chart, {}), {"role=\"img\""});
}

TEST(SvgChart, ALineShowsEachYearWithItsInterval) {
  expect_parts(line_chart(chart, {{"2024", 10, 8, 12}, {"2025", 9, {}, {}}, {"2026", none, {}, {}}}),
               {"class=\"trace\"", "class=\"whisker\"", ">2026</text>", "not covered"});
}

TEST(SvgChart, ASurvivalCurveIsStepsWithABandAndItsSharesByYear) {
  const Html html =
      survival_curve(chart, {{1, 0.9, 0.8, 1}, {2.5, 0.5, 0.3, 0.7}, {4, 0, none, none}}, 4, 2.5);
  expect_parts(
      html, {"<desc id=\"c-d\">Schools come first.</desc>", "class=\"trace\"", "class=\"band\"",
             "class=\"whisker\"", "<th scope=\"row\">2</th><td class=\"n\">90%</td><td class=\"n\">80%</td>",
             "<th scope=\"row\">4</th><td class=\"n\">0%</td><td class=\"n\">–</td>"});
  EXPECT_EQ(html.bytes().find("nan"), std::string::npos);
}

TEST(SvgChart, ASurvivalCurveOfThousandsOfStepsDrawsAFewHundred) {
  std::vector<SurvivalPoint> points;
  for (int day = 1; day <= 4000; ++day) {
    const double share = 1 - day / 4001.0;
    points.push_back({day / 365.0, share, share * 0.9, std::min(1.0, share * 1.1)});
  }
  const Html html = survival_curve(chart, points, 4000 / 365.0, 5.5);
  EXPECT_LT(html.bytes().size(), 120000U);
  EXPECT_GT(html.bytes().size(), 20000U);
}

TEST(SvgChart, LabelsAreCutAtACharacterNotAtAByte) {
  EXPECT_EQ(shortened("ééé", 3), "ééé");
  EXPECT_EQ(shortened("éééé", 3), "éé…");
  EXPECT_EQ(shortened("ab cd", 4), "ab…");
  EXPECT_EQ(shortened("", 4), "");
}

TEST(SvgChart, ATrajectoryHasItsLinesALegendAndATableByYear) {
  const Html html = trajectory_chart(chart, {.path = {{2022, 100}, {2024, 80}, {2026, 60}},
                                             .measured = {{2022, 100}, {2024, 90}},
                                             .forecast = {{2026, 80}},
                                             .target = {2026, 60}});
  expect_parts(
      html,
      {"class=\"trace\"", "class=\"asked\"", "class=\"ahead\"", "class=\"dot\"", "class=\"goal\"",
       "<ul class=\"legend\">", "Measured", "Path", "Forecast",
       "<th scope=\"row\">2022</th><td class=\"n\">100</td><td class=\"n\">100</td><td class=\"n\">–</td>",
       "<th scope=\"row\">2026</th><td class=\"n\">–</td><td class=\"n\">60</td><td class=\"n\">80</td>"});
}

TEST(SvgChart, ATrajectoryWithoutMeasuresIsThePathAndTheTarget) {
  const Html html = trajectory_chart(chart, {.path = {{2025, 10}, {2025, 10}}, .target = {2025, 10}});
  expect_parts(html, {"class=\"goal\"", "<th scope=\"row\">2025</th>"});
  EXPECT_EQ(html.bytes().find("class=\"dot\""), std::string::npos);
  EXPECT_EQ(html.bytes().find("Measured</li>"), std::string::npos);
  EXPECT_EQ(html.bytes().find("nan"), std::string::npos);
}

}  // namespace
}  // namespace capnr::html
