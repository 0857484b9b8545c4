// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

// How long things last when most of them still do: the product-limit estimator (Kaplan and Meier, JASA 53, 1958, p. 457). What is in service
// today is not thrown away, nor taken for dead: it is censored, it counts among those at risk up to its present age. No clock: ages are given.
//
//   const SurvivalCurve curve = kaplan_meier(observations);
//   const SurvivalQuantile median = survival_quantile(curve, 0.5);     // age that half of them outlive
//   const SurvivalShare five = survival_share(curve, 5);               // share alive at five years, 95 % interval
//
// Ties, intervals, quantiles and the restricted mean are those of R's survival package (survfit, quantile.survfit, print with rmean):
// tests/inventory/survival holds R's own results, which these functions meet to 1e-9.

namespace capnr {

/// One machine, or a lot of identical ones.
struct LifeObservation {
  double time = 0;     ///< age at withdrawal, or at the last look when it is still there
  bool event = false;  ///< withdrawn; false: censored
  double weight = 1;   ///< how many it stands for
  /// Age from which it was followed: it could not have been seen dying before (left truncation). Minus infinity: from its first day.
  double entry = -std::numeric_limits<double>::infinity();
};

/// On what scale the interval is symmetric: of the logarithm of the share (R's default), or of the share itself.
enum class SurvivalInterval : std::uint8_t { log, plain };

/// At one age where something left or was last seen. Counts are sums of weights; those censored at this age are still at risk at it.
struct SurvivalStep {
  double time = 0, at_risk = 0, events = 0, censored = 0;
  double survival = 1;
  double log_error =
      0;  ///< standard error of ln(survival), Greenwood's formula; infinite once nothing survives
  double lower = 1, upper = 1;  ///< 95 % interval; NaN where nothing survives (log)
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  ///< by age, each age once
  SurvivalInterval interval = SurvivalInterval::log;
  std::int64_t records = 0;
  std::int64_t left_out =
      0;  ///< observations that say nothing: no finite age, no positive weight, not followed before they left
  double weight = 0, events = 0;
};

/// Ages closer than 1.5e-8 of their mean are one age, as R takes them.
SurvivalCurve kaplan_meier(std::span<const LifeObservation> observations,
                           SurvivalInterval interval = SurvivalInterval::log);

/// An age with its 95 % interval; NaN where the curve, or the bound, never comes so low.
struct SurvivalQuantile {
  double value = std::numeric_limits<double>::quiet_NaN();
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
};
/// The age by which this share (0 to 1) has left: 0.5 is the median, 0.25 the first quartile. The middle of the flat part where the curve
/// stays at that very share.
SurvivalQuantile survival_quantile(const SurvivalCurve& curve, double share);

/// The share alive at an age; NaN beyond the last age observed, unless nothing survives.
struct SurvivalShare {
  double time = 0;
  double survival = std::numeric_limits<double>::quiet_NaN();
  double lower = std::numeric_limits<double>::quiet_NaN();
  double upper = std::numeric_limits<double>::quiet_NaN();
};
SurvivalShare survival_share(const SurvivalCurve& curve, double time);

/// The weight of those followed at this age: they entered before it and were there until it.
double number_at_risk(std::span<const LifeObservation> observations, double time);

/// Mean life up to a horizon: the area under the curve. The mean itself is not known as long as something survives.
struct RestrictedMean {
  double horizon = 0, mean = 0, standard_error = 0;
};
RestrictedMean restricted_mean(const SurvivalCurve& curve, double horizon);

}  // namespace capnr
