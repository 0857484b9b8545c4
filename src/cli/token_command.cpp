// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <ctime>

#include <CLI/App.hpp>

#include "cli/options.h"
#include "cli/output.h"
#include "people/api_token.h"
#include "publish/people_output.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string login, name, scopes = "read", format = "table", output;
  int days = 90;
  std::int64_t number = 0;
};

Moment now() {
  return moment_of(std::time(nullptr));
}

/// On a command line, a field has no name.
tl::unexpected<Error> without_field(Error error) {
  error.where.column.clear();
  return tl::unexpected(std::move(error));
}

Result<Account> wanted_account(Database& database, const std::string& login) {
  TRY(std::optional<Account> account, find_account(database, login));
  if (account) return std::move(*account);
  return fail(Kind::not_found, "there is no account {login}: capnr user list shows them", {{"login", login}});
}

Result<> add(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const Account account, wanted_account(city.database, options.login));
  auto scopes = api_scopes_from(options.scopes);
  if (!scopes) return without_field(std::move(scopes).error());
  const NewApiToken asked{city.org.id, account.id, options.name, *scopes,
                          now() + std::chrono::days(options.days)};
  auto issued = issue_api_token(city.database, asked, {{}, now()});
  if (!issued) return without_field(std::move(issued).error());
  note(tr(
      context.language,
      "Token number {number} of {login}. Copy it now: it is not shown again, and nobody can find it in the "
      "database.",
      {{"number", std::to_string(issued->id.value)}, {"login", account.login}}));
  return print(issued->token + "\n");
}

Result<> list(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const std::vector<ApiToken> tokens, list_api_tokens(city.database, city.org.id));
  TRY(const std::vector<Account> accounts, list_accounts(city.database, city.org.id));
  const ApiTokenList all{tokens, accounts, now()};
  TRY(Output output, Output::open(options.output));
  TRY_VOID(output.write(options.format == "json"  ? api_tokens_json(all)
                        : options.format == "csv" ? api_tokens_csv(all)
                                                  : api_tokens_text(all, output.terminal(context.language))));
  return output.commit();
}

Result<> revoke(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY_VOID(revoke_api_token(city.database, city.org.id, ApiTokenId{options.number}, {{}, now()}));
  return print(tr(context.language, "Token number {number} is worth nothing any more.",
                  {{"number", std::to_string(options.number)}}) +
               "\n");
}

}  // namespace

Action declare_token(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  declare_database(app, context, options->where);
  CLI::App* made =
      app.add_subcommand("add", said("Make a token of an account for the JSON API; it is printed once"));
  made->add_option("login", options->login, said("E-mail address or name of the account"))->required();
  made->add_option("--name", options->name, said("What the token is for, in a few words"))->required();
  made->add_option(
      "--scopes", options->scopes,
      said("What it may do, never more than its account: read (by default), write, import, or several "
           "between quotes"));
  made->add_option("--days", options->days, said("For how many days: 90 by default, 366 at most"))
      ->check(CLI::Range(1, 366));
  CLI::App* listed = app.add_subcommand("list", said("List the tokens of the city"));
  listed->add_option("--format", options->format, said("table, json or csv"))
      ->check(CLI::IsMember({"table", "json", "csv"}));
  listed->add_option("--output", options->output, said("File to write; the standard output by default"));
  CLI::App* revoked = app.add_subcommand("revoke", said("Take its worth from a token, for ever"));
  revoked->add_option("number", options->number, said("Its number, as the list has it"))->required();
  app.require_subcommand(1);
  return [options, context, made, listed]() -> Result<> {
    if (made->parsed()) return add(context, *options);
    return listed->parsed() ? list(context, *options) : revoke(context, *options);
  };
}

}  // namespace capnr::cli
