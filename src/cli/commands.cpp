// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "cli/command.h"

namespace capnr::cli {

// Each command stands in the file of its name.
Action declare_audit(CLI::App& app, const Context& context);
Action declare_backup(CLI::App& app, const Context& context);
Action declare_compare(CLI::App& app, const Context& context);
Action declare_declare(CLI::App& app, const Context& context);
Action declare_disposals(CLI::App& app, const Context& context);
Action declare_doctor(CLI::App& app, const Context& context);
Action declare_explain(CLI::App& app, const Context& context);
Action declare_export(CLI::App& app, const Context& context);
Action declare_factors(CLI::App& app, const Context& context);
Action declare_fleet(CLI::App& app, const Context& context);
Action declare_footprint(CLI::App& app, const Context& context);
Action declare_history(CLI::App& app, const Context& context);
Action declare_import(CLI::App& app, const Context& context);
Action declare_indicators(CLI::App& app, const Context& context);
Action declare_inventories(CLI::App& app, const Context& context);
Action declare_lifetimes(CLI::App& app, const Context& context);
Action declare_measure(CLI::App& app, const Context& context);
Action declare_meters(CLI::App& app, const Context& context);
Action declare_levers(CLI::App& app, const Context& context);
Action declare_open_data(CLI::App& app, const Context& context);
Action declare_plan(CLI::App& app, const Context& context);
Action declare_purchases(CLI::App& app, const Context& context);
Action declare_query(CLI::App& app, const Context& context);
Action declare_recognise(CLI::App& app, const Context& context);
Action declare_renewals(CLI::App& app, const Context& context);
Action declare_report(CLI::App& app, const Context& context);
Action declare_restore(CLI::App& app, const Context& context);
Action declare_review(CLI::App& app, const Context& context);
Action declare_scan_storage(CLI::App& app, const Context& context);
Action declare_serve(CLI::App& app, const Context& context);
Action declare_software(CLI::App& app, const Context& context);
Action declare_targets(CLI::App& app, const Context& context);
Action declare_token(CLI::App& app, const Context& context);
Action declare_user(CLI::App& app, const Context& context);
Action declare_worker(CLI::App& app, const Context& context);
Action declare_years(CLI::App& app, const Context& context);
Action declare_simulate(CLI::App& app, const Context& context);

namespace {

constexpr std::array all_commands = {
    Command{"import", "Import a city's folder, or files, into the database", declare_import},
    Command{"recognise", "Say what the equipment is that was not recognised", declare_recognise},
    Command{"footprint", "Compute the environmental footprint of an inventory, or of a file",
            declare_footprint},
    Command{"explain", "Explain one equipment, virtual machine or application: the formula with its numbers",
            declare_explain},
    Command{"compare", "Compare two inventories, or one under two factor sets: what changed, and why",
            declare_compare},
    Command{"lifetimes", "How long equipment lasts, by survival curves, and what was withdrawn too early",
            declare_lifetimes},
    Command{"renewals", "What a policy of lifetimes makes the city buy, year by year: numbers, euros, kgCO₂e",
            declare_renewals},
    Command{"simulate", "Simulate levers year by year: what they avoid, cost and save, and the best plan",
            declare_simulate},
    Command{"levers", "List the kinds of lever, their parameters, defaults and sources", declare_levers},
    Command{"fleet", "How equipment is used: what is dormant, per agent, and at its end of support",
            declare_fleet},
    Command{"report", "Write the report of an inventory: one HTML file", declare_report},
    Command{"review", "Write the yearly review of the law (REEN) as HTML, PDF and ODT, or say what it lacks",
            declare_review},
    Command{"serve", "Serve the report of an inventory over HTTP, in French and English", declare_serve},
    Command{"worker", "Do the long work that was asked for in the browser, beside the server",
            declare_worker},
    Command{"indicators", "Show where the city stands: every indicator with its value, threshold and status",
            declare_indicators},
    Command{"measure", "Compute the indicators that the inventories allow, and record their values",
            declare_measure},
    Command{"query", "Try an indicator that the city computes by a query of its own; nothing is recorded",
            declare_query},
    Command{"declare", "Record the value of an indicator, or a table of them, with its supporting document",
            declare_declare},
    Command{"purchases", "Record what the city buys, from tables; list their files, or remove one",
            declare_purchases},
    Command{"disposals",
            "Record the equipment that leaves the city, from tables; list their files, or remove one",
            declare_disposals},
    Command{"plan", "Make, vote, follow and compare the yearly plans of actions", declare_plan},
    Command{"meters",
            "Record the readings of electricity meters, from tables; list what they counted each year",
            declare_meters},
    Command{"scan-storage",
            "Measure what file shares hold, how old and how often twice; keep the sums, list the scans",
            declare_scan_storage},
    Command{"software",
            "Record the software that the city has installed, from tables; list their files, or remove one",
            declare_software},
    Command{"history", "Show every value that an indicator had: by whom, from what, corrected why",
            declare_history},
    Command{
        "targets",
        "Show the targets of the city and where they stand: path, measured, forecast, status; record them",
        declare_targets},
    Command{"years", "List the closed years, whose values can no longer change; close or reopen one",
            declare_years},
    Command{"open-data",
            "Publish a year's values as open data with its catalogue, or check a table against a schema",
            declare_open_data},
    Command{"export", "Write the whole city back as a folder that import reads", declare_export},
    Command{"inventories", "List the cities and the dated inventories of the database", declare_inventories},
    Command{"backup", "Save the whole database in one checked file, while others work", declare_backup},
    Command{"restore", "Make a database again from a backup, on SQLite or PostgreSQL", declare_restore},
    Command{"doctor", "Check the database, the catalogue and the disk, and say what to do", declare_doctor},
    Command{"token", "Make, list and revoke the tokens by which programs use the JSON API", declare_token},
    Command{"user", "Make accounts, give them roles, help who cannot sign in", declare_user},
    Command{"audit", "Show who did what, and verify that the log was not tampered with", declare_audit},
    Command{"factors", "List the factor sets and packs, what they cover; export a set; check a pack",
            declare_factors},
};

}  // namespace

std::span<const Command> commands() {
  return all_commands;
}

}  // namespace capnr::cli
