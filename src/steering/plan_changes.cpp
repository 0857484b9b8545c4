// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "steering/plan_changes.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "steering/plan_cells.h"

namespace capnr {
namespace {

template <auto Member>
void copy(const Action& from, Action& to) {
  to.*Member = from.*Member;
}
template <auto Member>
constexpr PlanField field(std::string_view name) {
  return {name, [](const Action& action) { return plan_cell(action.*Member); }, copy<Member>};
}

constexpr std::array fields = {
    field<&Action::title>("title"),
    field<&Action::description>("description"),
    field<&Action::commitments>("commitments"),
    field<&Action::department>("department"),
    field<&Action::people>("people"),
    field<&Action::partners>("partners"),
    field<&Action::budget>("budget planned"),
    field<&Action::start>("start"),
    field<&Action::end>("end"),
    field<&Action::milestones>("milestones"),
    field<&Action::lever>("lever"),
    field<&Action::expected_effect>("expected effect"),
    field<&Action::indicators>("indicators"),
    field<&Action::weight>("weight"),
};
constexpr std::array<std::string_view, 3> kinds = {"added", "removed", "changed"};

std::vector<FieldChange> changes(const Action& before, const Action& after) {
  std::vector<FieldChange> list;
  for (const PlanField& one : fields) {
    FieldChange change{one.name, one.text(before), one.text(after)};
    if (change.before != change.after) list.push_back(std::move(change));
  }
  return list;
}

std::set<std::string> ids_of(const Plan& a, const Plan& b) {
  std::set<std::string> ids;
  for (const Plan* plan : {&a, &b})
    for (const Action& action : plan->actions) ids.insert(action.id);
  return ids;
}

class Merge {
 public:
  Merge(const Plan& base, const Plan& theirs, const Plan& ours) : base_(base), theirs_(theirs), ours_(ours) {
    merged_.plan = theirs;
    if (ours.title != base.title) merged_.plan.title = ours.title;
  }

  MergedPlan take() {
    for (const ActionChange& change : compare_plans(base_, ours_)) apply(change);
    std::ranges::sort(merged_.plan.actions, {}, &Action::id);
    return std::move(merged_);
  }

 private:
  void apply(const ActionChange& change) {
    const Action* before = base_.action(change.action);
    const Action* ours = ours_.action(change.action);
    const Action* theirs = theirs_.action(change.action);
    if (ours == nullptr) return remove(*before, theirs);
    if (before == nullptr && theirs == nullptr) {
      merged_.plan.actions.push_back(*ours);
    } else if (theirs == nullptr) {
      merged_.conflicts.push_back({change.action, "", "", ours->title});
    } else {
      const Action nothing;
      merge(before == nullptr ? nothing : *before, *theirs, *ours);
    }
  }

  void remove(const Action& before, const Action* theirs) {
    if (theirs == nullptr) return;
    if (!changes(before, *theirs).empty()) {
      merged_.conflicts.push_back({before.id, "", theirs->title, ""});
      return;
    }
    std::erase_if(merged_.plan.actions, [&](const Action& action) { return action.id == before.id; });
  }

  void merge(const Action& before, const Action& theirs, const Action& ours) {
    Action& target = *std::ranges::find(merged_.plan.actions, ours.id, &Action::id);
    for (const PlanField& one : fields) {
      const std::string was = one.text(before), now = one.text(theirs), wanted = one.text(ours);
      if (wanted == was || wanted == now) continue;
      if (now != was) {
        merged_.conflicts.push_back({ours.id, one.name, now, wanted});
      } else {
        one.copy(ours, target);
      }
    }
  }

  const Plan &base_, &theirs_, &ours_;
  MergedPlan merged_;
};

}  // namespace

std::span<const PlanField> plan_fields() {
  return fields;
}

std::string_view code(ActionChangeKind kind) {
  return kinds.at(static_cast<std::size_t>(kind));
}

std::vector<ActionChange> compare_plans(const Plan& before, const Plan& after) {
  std::vector<ActionChange> list;
  for (const std::string& id : ids_of(before, after)) {
    const Action* a = before.action(id);
    const Action* b = after.action(id);
    ActionChange change{a == nullptr   ? ActionChangeKind::added
                        : b == nullptr ? ActionChangeKind::removed
                                       : ActionChangeKind::changed,
                        id,
                        b == nullptr ? a->title : b->title,
                        {}};
    if (a != nullptr && b != nullptr) {
      change.fields = changes(*a, *b);
      if (change.fields.empty()) continue;
    }
    list.push_back(std::move(change));
  }
  return list;
}

MergedPlan merge_plans(const Plan& base, const Plan& theirs, const Plan& ours) {
  return Merge(base, theirs, ours).take();
}

}  // namespace capnr
