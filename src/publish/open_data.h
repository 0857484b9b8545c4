// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/ledger.h"
#include "evidence/publication.h"
#include "inventory/model.h"
#include "publish/open_data_choices.h"
#include "publish/report.h"
#include "steering/plan.h"
#include "steering/programme.h"
#include "steering/target_store.h"

// The open data of one year, as files. They hold the city's values and its services' (departments and sites are not published: few people can be behind a figure), no
// name of a person, of a file or of a document, and none of the indicators that are withheld. What each column means, and what is left out and why: docs/open-data.md.

namespace capnr {

/// What the city wants a measure to reach at a date.
struct PublishedTarget {
  std::string indicator, measure;
  Scope scope = {};
  Date date;
  double value = 0;
  std::string vote = {};  ///< the decision that it comes from; may be empty
};

struct OpenDataInput {
  const Programme& programme;
  const OpenDataChoices& choices;
  const City& city;
  int year = 0;
  std::span<const LedgerEntry> entries =
      {};  ///< current values; those whose period ends in the year are published
  std::span<const PublishedTarget> targets = {};
  std::span<const YearResult> inventories = {};  ///< of the year
  const YearPlan* plan = nullptr;                ///< of the year, when the council has voted it
  std::string set = {}, profile = {};            ///< that they were computed with
};

/// The national schema "impact d'un service public numérique": a row a value, and a row a target. `,` between cells, as the schema's examples.
std::string impact_csv(const OpenDataInput& input);
/// Every indicator of the programme at the end of the year, those without a value included.
std::string open_indicators_csv(const OpenDataInput& input);
std::string open_indicators_json(const OpenDataInput& input);
/// The footprint of the inventories: a row a criterion and phase, and one for all phases.
std::string footprint_totals_csv(const OpenDataInput& input);

/// The actions of a voted plan with what became of them: no name of those who carry them, no note.
std::string open_plan_csv(const YearPlan& plan);
/// What the council has voted and the city still pursues on a day: the goal and the milestones of each target, at the end of their years.
std::vector<PublishedTarget> published_targets(std::span<const TargetEntry> entries, Date on);

/// All of them, those that have nothing to say left out. The impact file is not checked here.
std::vector<FileToPublish> open_data_files(const OpenDataInput& input);

/// What describes a version: what it holds, with the hash of each file, where it comes from. It is published with it.
std::string manifest_json(const OpenDataInput& input, const Publication& publication,
                          std::span<const FileToPublish> files);

}  // namespace capnr
