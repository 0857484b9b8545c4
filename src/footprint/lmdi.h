// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

// LMDI-I in its additive form (Ang 2015, Energy Policy 86:233-238), for E = Σ Q · s_i · I_i: Q the total
// volume, s_i the share of class i in it, I_i its impact per unit. activity + structure + intensity = E1 − E0
// exactly: no residual.
//
// Zeros take the analytical limits (Ang and Liu 2007; Wood and Lenzen 2006), not a small number: a class that
// appears or vanishes has its whole change in structure (its share came from, or went to, zero); with the
// whole volume it is in activity; a class whose impact per unit came from or went to zero while its volume
// did not has its whole change in intensity.

namespace capnr {

struct LmdiClass {
  double quantity0 = 0, intensity0 = 0;  ///< intensity: impact per unit; not used where the quantity is 0
  double quantity1 = 0, intensity1 = 0;
};

struct LmdiTerms {
  double activity = 0, structure = 0, intensity = 0;
  LmdiTerms& operator+=(const LmdiTerms& other);
  double sum() const { return activity + structure + intensity; }
};

struct Lmdi {
  double e0 = 0, e1 = 0;
  LmdiTerms total;
  std::vector<LmdiTerms> by_class;
  double residual() const { return e1 - e0 - total.sum(); }
  /// What efficiency alone would have saved on the volumes of the start: Σ (I0 − I1)·Q0, over classes present
  /// at both dates.
  double expected_saving = 0;
  /// 1 − (E0 − E1) / expected saving: the part of the gain that volume has eaten. Under 0: volume fell too; 1
  /// and more: backfire. Nothing when efficiency saved nothing. It shows a compensation, it does not prove
  /// that efficiency caused the growth.
  std::optional<double> offset_ratio;
  /// −(activity + structure) / intensity: the same question asked of the decomposition. Nothing unless
  /// intensity fell.
  std::optional<double> lmdi_offset_ratio;
};

/// Logarithmic mean (a − b)/(ln a − ln b), a when they are equal, 0 when one is 0. Both ≥ 0.
double logarithmic_mean(double a, double b);

Lmdi decompose(const std::vector<LmdiClass>& classes);

/// Sets the two ratios from the totals: for decompositions that were added up.
void set_ratios(Lmdi& lmdi);

}  // namespace capnr
