// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "evidence/plan_state.h"

#include <algorithm>
#include <array>

namespace capnr {
namespace {

constexpr std::array<std::string_view, 4> codes = {"draft", "submitted", "voted", "closed"};

std::vector<std::pair<std::string, std::string>> of(int year) {
  return {{"year", std::to_string(year)}};
}

Result<PlanState> after_draft(int year, PlanStep step) {
  switch (step) {
    case PlanStep::edit:
    case PlanStep::follow:
      return PlanState::draft;
    case PlanStep::submit:
      return PlanState::submitted;
    case PlanStep::give_back:
      return fail(Kind::conflict, "the plan of {year} is a draft already: it can be edited", of(year));
    case PlanStep::vote:
    case PlanStep::close:
      break;
  }
  return fail(Kind::conflict, "the plan of {year} is a draft: submit it first, with capnr plan submit {year}",
              of(year));
}

Result<PlanState> after_submission(int year, PlanStep step) {
  switch (step) {
    case PlanStep::follow:
      return PlanState::submitted;
    case PlanStep::give_back:
      return PlanState::draft;
    case PlanStep::vote:
      return PlanState::voted;
    case PlanStep::submit:
      return fail(Kind::conflict, "the plan of {year} is submitted already", of(year));
    case PlanStep::close:
      return fail(Kind::conflict,
                  "the plan of {year} is not voted yet: record its vote first, with capnr plan vote {year}",
                  of(year));
    case PlanStep::edit:
      break;
  }
  return fail(Kind::conflict,
              "the plan of {year} is submitted, its content can no longer change: capnr plan return {year} "
              "makes a draft of it again",
              of(year));
}

Result<PlanState> after_vote(int year, PlanStep step) {
  switch (step) {
    case PlanStep::follow:
      return PlanState::voted;
    case PlanStep::close:
      return PlanState::closed;
    case PlanStep::edit:
    case PlanStep::submit:
    case PlanStep::give_back:
    case PlanStep::vote:
      break;
  }
  return fail(Kind::conflict,
              "the plan of {year} is voted, its content can no longer change: only progress, spending, done "
              "milestones and evidence are still recorded",
              of(year));
}

}  // namespace

std::string_view code(PlanState state) {
  return codes.at(static_cast<std::size_t>(state));
}

std::optional<PlanState> plan_state_from(std::string_view code) {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return std::nullopt;
  return static_cast<PlanState>(found - codes.begin());
}

Result<PlanState> next_state(int year, PlanState state, PlanStep step) {
  switch (state) {
    case PlanState::draft:
      return after_draft(year, step);
    case PlanState::submitted:
      return after_submission(year, step);
    case PlanState::voted:
      return after_vote(year, step);
    case PlanState::closed:
      break;
  }
  return fail(Kind::conflict,
              "the plan of {year} is closed: nothing of it changes any more; the next one is made with capnr "
              "plan new {next} --from {year}",
              {{"year", std::to_string(year)}, {"next", std::to_string(year + 1)}});
}

}  // namespace capnr
