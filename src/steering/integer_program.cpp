// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/integer_program.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>

#include <glpk.h>

namespace capnr {
namespace {

// GLPK ends the process when it is given a number that is none: nothing reaches it unchecked.
bool finite(const IntegerProgram& program) {
  const auto good = [](double number) { return std::isfinite(number); };
  if (!std::all_of(program.objective.begin(), program.objective.end(), good)) return false;
  for (const IntegerProgram::Row& row : program.rows) {
    if (std::isnan(row.least) || std::isnan(row.most) || row.least > row.most) return false;
    for (const auto& [variable, number] : row.terms)
      if (!good(number) || variable >= program.objective.size()) return false;
  }
  return true;
}

double largest(const IntegerProgram::Row& row) {
  double most = 0;
  for (const auto& [variable, number] : row.terms) most = std::max(most, std::abs(number));
  return most > 0 ? most : 1;
}

// The library keeps an environment for each thread, and nothing frees it when a thread ends: it goes with its one problem.
struct Free {
  void operator()(glp_prob* problem) const {
    glp_delete_prob(problem);
    glp_free_env();
  }
};
using Problem = std::unique_ptr<glp_prob, Free>;

int bound_kind(double least, double most) {
  if (std::isinf(least) && std::isinf(most)) return GLP_FR;
  if (std::isinf(least)) return GLP_UP;
  if (std::isinf(most)) return GLP_LO;
  return least == most ? GLP_FX : GLP_DB;
}

// Each row and the objective are divided by their largest number: the solver's tolerances are absolute.
Problem problem_of(const IntegerProgram& program) {
  glp_term_out(GLP_OFF);
  Problem problem(glp_create_prob());
  glp_set_obj_dir(problem.get(), program.maximise ? GLP_MAX : GLP_MIN);
  glp_add_cols(problem.get(), static_cast<int>(program.objective.size()));
  double scale = 0;
  for (const double number : program.objective) scale = std::max(scale, std::abs(number));
  for (std::size_t v = 0; v < program.objective.size(); ++v) {
    glp_set_col_kind(problem.get(), static_cast<int>(v) + 1, GLP_BV);
    glp_set_obj_coef(problem.get(), static_cast<int>(v) + 1, scale > 0 ? program.objective[v] / scale : 0);
  }
  if (!program.rows.empty()) glp_add_rows(problem.get(), static_cast<int>(program.rows.size()));
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    const IntegerProgram::Row& row = program.rows[r];
    const double by = largest(row);
    std::vector<int> columns = {0};
    std::vector<double> numbers = {0};
    for (const auto& [variable, number] : row.terms) {
      columns.push_back(static_cast<int>(variable) + 1);
      numbers.push_back(number / by);
    }
    const int at = static_cast<int>(r) + 1;
    glp_set_mat_row(problem.get(), at, static_cast<int>(row.terms.size()), columns.data(), numbers.data());
    glp_set_row_bnds(problem.get(), at, bound_kind(row.least, row.most), row.least / by, row.most / by);
  }
  return problem;
}

IntegerSolution solution_of(glp_prob* problem, const IntegerProgram& program, bool proven) {
  IntegerSolution solution;
  solution.proven = proven;
  for (std::size_t v = 0; v < program.objective.size(); ++v) {
    solution.chosen.push_back(glp_mip_col_val(problem, static_cast<int>(v) + 1) > 0.5);
    if (solution.chosen.back()) solution.objective += program.objective[v];
  }
  return solution;
}

bool satisfies(const IntegerProgram::Row& row, const std::vector<bool>& chosen) {
  double sum = 0;
  for (const auto& [variable, number] : row.terms) sum += chosen[variable] ? number : 0;
  const double slack = 1e-12 * largest(row) * static_cast<double>(row.terms.size());
  return sum >= row.least - slack && sum <= row.most + slack;
}

bool satisfies(const IntegerProgram& program, const std::vector<bool>& chosen) {
  return std::all_of(program.rows.begin(), program.rows.end(),
                     [&](const IntegerProgram::Row& row) { return satisfies(row, chosen); });
}

// Any choice but this one: at least one variable differs.
IntegerProgram::Row anything_but(const std::vector<bool>& chosen) {
  IntegerProgram::Row row;
  row.least = 1;
  for (std::size_t v = 0; v < chosen.size(); ++v) {
    row.terms.emplace_back(v, chosen[v] ? -1.0 : 1.0);
    if (chosen[v]) row.least -= 1;
  }
  return row;
}

auto out_of_time() {
  return fail(Kind::limit, "no plan was found in the time allowed: ask for fewer levers");
}

using Clock = std::chrono::steady_clock;

int milliseconds_until(Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 1, std::numeric_limits<int>::max()));
}

// What the solver finds, within its tolerances. Its presolver is off: it lets a row be missed by a thousandth.
Result<std::optional<IntegerSolution>> within_tolerances(const IntegerProgram& program,
                                                         Clock::time_point end) {
  const Problem problem = problem_of(program);
  glp_smcp relaxed;
  glp_init_smcp(&relaxed);
  relaxed.tm_lim = milliseconds_until(end);
  const int relaxed_outcome = glp_simplex(problem.get(), &relaxed);
  if (relaxed_outcome == 0 && glp_get_status(problem.get()) == GLP_NOFEAS) return std::nullopt;
  if (relaxed_outcome == 0 && glp_get_status(problem.get()) == GLP_OPT) {
    glp_iocp how;
    glp_init_iocp(&how);
    how.mip_gap = 0;
    how.tm_lim = milliseconds_until(end);
    const int outcome = glp_intopt(problem.get(), &how);
    const int status = glp_mip_status(problem.get());
    if (outcome == 0 && status == GLP_NOFEAS) return std::nullopt;
    if (status == GLP_OPT || status == GLP_FEAS)
      return solution_of(problem.get(), program, status == GLP_OPT);
  }
  return out_of_time();
}

}  // namespace

Result<std::optional<IntegerSolution>> solve(const IntegerProgram& program, double seconds) {
  if (!finite(program)) return fail(Kind::bad_input, "an integer program needs finite numbers");
  if (program.objective.empty()) {
    const bool possible =
        std::all_of(program.rows.begin(), program.rows.end(),
                    [](const IntegerProgram::Row& row) { return row.least <= 0 && row.most >= 0; });
    return possible ? std::optional(IntegerSolution{}) : std::nullopt;
  }
  const Clock::time_point end =
      Clock::now() + std::chrono::milliseconds(static_cast<int>(std::clamp(seconds, 0.001, 3600.0) * 1000));
  // A choice that only the solver's tolerances allow is forbidden, and the next best is looked for.
  IntegerProgram narrowed = program;
  while (true) {
    TRY(std::optional<IntegerSolution> found, within_tolerances(narrowed, end));
    if (!found || satisfies(program, found->chosen)) return found;
    if (Clock::now() >= end) return out_of_time();
    narrowed.rows.push_back(anything_but(found->chosen));
  }
}

}  // namespace capnr
