// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"
#include "footprint/outliers.h"
#include "footprint/pack_merge.h"

namespace capnr {
namespace {

// "pack:subject:criterion", * for any. A subject may hold colons no more than an item's id does.
class Admission {
 public:
  explicit Admission(const std::vector<std::string>& allow) : allow_(allow), used_(allow.size()) {}

  bool admits(std::string_view pack, std::string_view subject, Criterion criterion) {
    bool admitted = false;
    for (std::size_t i = 0; i < allow_.size(); ++i) {
      const std::vector<std::string_view> parts = split(allow_[i], ':');
      if (parts.size() != 3) continue;
      const bool same = (parts[0] == "*" || parts[0] == pack) && (parts[1] == "*" || parts[1] == subject) &&
                        (parts[2] == "*" || criterion_from(parts[2]) == criterion);
      if (same) used_[i] = admitted = true;
    }
    return admitted;
  }

  void tell_unused(std::vector<Error>& notices) const {
    for (std::size_t i = 0; i < allow_.size(); ++i) {
      if (!used_[i]) {
        notices.push_back({Kind::bad_input,
                           "{entry} of allow admits nothing: no factor in quarantine bears that name",
                           {{"entry", allow_[i]}},
                           {}});
      }
    }
  }

 private:
  const std::vector<std::string>& allow_;
  std::vector<bool> used_;
};

// Values of one criterion (and, for items, one item and phase) in several places.
struct Group {
  std::vector<std::size_t> rows;
  std::vector<Sample> samples;
};

struct Judged {
  PackData& pack;
  PackIndex index;
  std::string file;
  std::optional<Phase> phase;
  Criterion criterion;
  std::string
      whole_subject;  ///< what the group as a whole is called: "*" for electricity, the item otherwise
};

// Puts suspects into quarantine, one entry per zone with its highest value; says which rows must leave. When
// most of the rows are suspect the rest cannot be compared with anything: the whole group goes, as one entry.
std::vector<bool> sentence(const Judged& of, const Group& group, const std::vector<Verdict>& verdicts,
                           auto line_of, Admission& admission, FactorSet& set) {
  std::vector<bool> leaves(group.rows.size(), false);
  const auto suspects = static_cast<std::size_t>(
      std::ranges::count_if(verdicts, [](const Verdict& v) { return v.suspicion != Suspicion::none; }));
  if (suspects == 0) return leaves;
  const bool whole = suspects * 2 > verdicts.size();
  std::map<std::string_view, std::size_t> worst;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const bool suspect = verdicts[i].suspicion != Suspicion::none;
    if (!whole && !suspect) continue;
    if (admission.admits(of.pack.manifest.info.id, group.samples[i].zone, of.criterion)) continue;
    leaves[i] = true;
    if (!suspect) continue;
    const auto [at, added] =
        worst.try_emplace(whole ? std::string_view(of.whole_subject) : group.samples[i].zone, i);
    if (!added && group.samples[i].value > group.samples[at->second].value) at->second = i;
  }
  for (const auto& [subject, i] : worst) {
    set.quarantine.push_back({of.index, of.file, line_of(i), std::string(subject), of.phase, of.criterion,
                              group.samples[i].value, verdicts[i].median,
                              std::string(reason(verdicts[i].suspicion))});
  }
  return leaves;
}

template <class Rows>
void remove(Rows& rows, const std::vector<bool>& leaves) {
  std::size_t i = 0;
  std::erase_if(rows, [&](const auto&) { return leaves[i++]; });
}

void judge_electricity(PackData& pack, PackIndex index, Admission& admission, FactorSet& set) {
  std::array<Group, criterion_count> groups;
  for (std::size_t i = 0; i < pack.electricity.size(); ++i) {
    const PackElectricity& mix = pack.electricity[i];
    Group& group = groups[static_cast<std::size_t>(mix.criterion)];
    group.rows.push_back(i);
    group.samples.push_back({pack.names[mix.zone], mix.year, mix.value});
  }
  std::vector<bool> leaves(pack.electricity.size(), false);
  for (std::size_t c = 0; c < criterion_count; ++c) {
    const auto criterion = static_cast<Criterion>(c);
    std::vector<double> technologies;
    for (const PackTechnology& technology : pack.technologies) {
      if (technology.criterion == criterion) technologies.push_back(technology.value);
    }
    const Group& group = groups[c];
    const Judged of{pack, index, pack.manifest.info.electricity_file, std::nullopt, criterion, "*"};
    const auto out = sentence(
        of, group, judge(group.samples, technologies),
        [&](std::size_t i) { return pack.electricity[group.rows[i]].line; }, admission, set);
    for (std::size_t i = 0; i < out.size(); ++i) leaves[group.rows[i]] = out[i];
  }
  remove(pack.electricity, leaves);
}

void judge_factors(PackData& pack, PackIndex index, Admission& admission, FactorSet& set) {
  std::map<std::tuple<std::uint32_t, Phase, bool, Criterion>, Group> groups;
  for (std::size_t i = 0; i < pack.factors.size(); ++i) {
    const PackFactor& f = pack.factors[i];
    if (f.geography == 0) continue;  // nothing to be compared with
    Group& group = groups[{f.item, f.phase, f.embodied, f.criterion}];
    group.rows.push_back(i);
    group.samples.push_back({pack.names[f.geography], f.year, f.value});
  }
  std::vector<bool> leaves(pack.factors.size(), false);
  for (const auto& [key, group] : groups) {
    const auto& [item, phase, embodied, criterion] = key;
    const Judged of{pack, index, pack.manifest.info.factors_file, phase, criterion, pack.names[item]};
    const auto out = sentence(
        of, group, judge(group.samples, {}),
        [&, &rows = group.rows](std::size_t i) { return pack.factors[rows[i]].line; }, admission, set);
    for (std::size_t i = 0; i < out.size(); ++i) leaves[group.rows[i]] = out[i];
  }
  remove(pack.factors, leaves);
}

}  // namespace

void set_suspects_aside(std::vector<PackData>& packs, const std::vector<std::string>& allow, FactorSet& set) {
  Admission admission(allow);
  for (std::size_t p = 0; p < packs.size(); ++p) {
    judge_electricity(packs[p], static_cast<PackIndex>(p), admission, set);
    judge_factors(packs[p], static_cast<PackIndex>(p), admission, set);
  }
  admission.tell_unused(set.notices);
}

}  // namespace capnr
