// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <ctime>

#include <CLI/App.hpp>

#include "cli/ask_password.h"
#include "cli/options.h"
#include "cli/output.h"
#include "people/recovery.h"
#include "people/second_factor.h"
#include "publish/people_output.h"

namespace capnr::cli {
namespace {

struct Options {
  DatabaseOptions where;
  std::string login, role, department, name, language = "fr", format = "table", output;
  bool password_stdin = false, invite = false, second_factor = false;
};

using Run = Result<> (*)(const Context&, const Options&);

// Nobody in particular: who holds the database needs no account.
Actor command_line() {
  return {{}, moment_of(std::time(nullptr))};
}

/// On a command line, a field has no name.
tl::unexpected<Error> without_field(Error error) {
  error.where.column.clear();
  return tl::unexpected(std::move(error));
}

Result<> said(Result<> result) {
  if (!result) return without_field(std::move(result).error());
  return result;
}

Result<Account> wanted_account(Database& database, const std::string& login) {
  TRY(std::optional<Account> account, find_account(database, login));
  if (account) return std::move(*account);
  return fail(Kind::not_found, "there is no account {login}: capnr user list shows them", {{"login", login}});
}

Result<> say(const Context& context, const Account& account, std::string_view message) {
  return print(tr(context.language, message, {{"login", account.login}}) + "\n");
}

Result<> print_link(const Context& context, const Account& account, const std::string& token) {
  return print(
      tr(context.language,
         "Give this link to {login}, by hand or by telephone rather than by mail: it sets the password "
         "once, within 24 hours. Put the address of the site before it:",
         {{"login", account.login}}) +
      "\n" + std::string(recovery_path) + token + "\n");
}

Grant grant_of(const Options& options, OrgId org) {
  return {org, role_from(options.role).value_or(Role::reader), options.department};
}

Result<std::optional<std::string>> password_of(const Context& context, const Options& options) {
  if (options.invite) return std::nullopt;
  TRY(std::string password, ask_password(context, options.password_stdin));
  return std::optional(std::move(password));
}

Result<> add(const Context& context, const Options& options) {
  if (options.invite && options.password_stdin)
    return fail(Kind::usage, "give either --invite or --password-stdin");
  TRY(OpenCity city, open_city(options.where));
  TRY(const std::optional<std::string> password, password_of(context, options));
  const Actor actor = command_line();
  TRY(Database::Transaction transaction, city.database.begin());
  const auto made = create_account(
      city.database, {options.login, options.name, language_from(options.language).value_or(Language::fr)},
      password ? std::optional<std::string_view>(*password) : std::nullopt, actor);
  if (!made) return without_field(made.error());
  TRY_VOID(said(set_role(city.database, *made, grant_of(options, city.org.id), actor)));
  TRY(const Account account, load_account(city.database, *made));
  std::string token;
  if (options.invite) {
    TRY(token, make_recovery(city.database, *made, false, actor));
  }
  TRY_VOID(transaction.commit());
  TRY_VOID(say(context, account, "The account {login} is made."));
  return options.invite ? print_link(context, account, token) : Result<>();
}

Result<> list(const Context& context, const Options& options) {
  TRY(OpenDatabase opened, open_database(options.where));
  std::vector<Account> accounts;
  if (options.where.city.empty()) {
    TRY(accounts, list_accounts(opened.database));
  } else {
    TRY(const OpenCity city, open_city(options.where));
    TRY(accounts, list_accounts(opened.database, city.org.id));
  }
  const AccountList all{accounts, opened.orgs};
  TRY(Output output, Output::open(options.output));
  TRY_VOID(output.write(options.format == "json"  ? accounts_json(all)
                        : options.format == "csv" ? accounts_csv(all)
                                                  : accounts_text(all, output.terminal(context.language))));
  return output.commit();
}

Result<> give_role(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const Account account, wanted_account(city.database, options.login));
  TRY_VOID(said(set_role(city.database, account.id, grant_of(options, city.org.id), command_line())));
  return say(context, account, "The role of {login} is changed.");
}

Result<> take_role(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.where));
  TRY(const Account account, wanted_account(city.database, options.login));
  TRY_VOID(remove_role(city.database, account.id, city.org.id, command_line()));
  return say(context, account, "{login} has no role in the city any more.");
}

Result<> reset(const Context& context, const Options& options) {
  TRY(OpenDatabase opened, open_database(options.where));
  TRY(const Account account, wanted_account(opened.database, options.login));
  TRY(const std::string token,
      make_recovery(opened.database, account.id, options.second_factor, command_line()));
  return print_link(context, account, token);
}

/// For what needs nothing but the account.
Result<Account> changed(const Options& options, Result<> (*change)(Database&, AccountId, const Actor&)) {
  TRY(OpenDatabase opened, open_database(options.where));
  TRY(Account account, wanted_account(opened.database, options.login));
  TRY_VOID(change(opened.database, account.id, command_line()));
  return account;
}

Result<> disable(const Context& context, const Options& options) {
  TRY(const Account account, changed(options, deactivate));
  return say(context, account, "{login} can no longer sign in.");
}

Result<> enable(const Context& context, const Options& options) {
  TRY(const Account account, changed(options, reactivate));
  return say(context, account, "{login} can sign in again.");
}

Result<> second_factor_off(const Context& context, const Options& options) {
  TRY(const Account account, changed(options, disable_totp));
  return say(context, account, "{login} signs in without a second factor.");
}

// ---- Options ----------------------------------------------------------------------------------------------------------

class Declarer {
 public:
  Declarer(CLI::App& app, const Context& context, Options& options)
      : app_(app), language_(context.language), options_(options) {}

  /// A command of `user` about one account.
  CLI::App* about_one(const std::string& name, std::string_view summary) {
    CLI::App* sub = app_.add_subcommand(name, std::string(summary));
    sub->add_option("login", options_.login, in_words("E-mail address or name of the account"))->required();
    return sub;
  }
  void role(CLI::App* sub, const std::string& option) {
    sub->add_option(option, options_.role, in_words("administrator, pilot, contributor or reader"))
        ->required()
        ->check(CLI::IsMember({"administrator", "pilot", "contributor", "reader"}));
    sub->add_option("--department", options_.department,
                    in_words("Of a contributor: code or name of the department"));
  }
  void account(CLI::App* sub) {
    role(sub, "--role");
    sub->add_option("--name", options_.name, in_words("Name to show; the login by default"));
    sub->add_option("--language", options_.language, in_words("Language of the pages: fr (by default) or en"))
        ->check(CLI::IsMember({"fr", "en"}));
    sub->add_flag("--password-stdin", options_.password_stdin,
                  in_words("Read the password from the standard input instead of asking for it"));
    sub->add_flag("--invite", options_.invite,
                  in_words("Without a password: print a link by which its owner chooses one"));
  }
  CLI::App* list() {
    CLI::App* sub = app_.add_subcommand("list", in_words("List the accounts; those of one city with --city"));
    sub->add_option("--format", options_.format, in_words("table, json or csv"))
        ->check(CLI::IsMember({"table", "json", "csv"}));
    sub->add_option("--output", options_.output, in_words("File to write; the standard output by default"));
    return sub;
  }
  void reset(CLI::App* sub) {
    sub->add_flag("--second-factor", options_.second_factor,
                  in_words("The link takes the second factor away too: the telephone is lost"));
  }
  std::string in_words(std::string_view message) const { return std::string(tr(language_, message)); }

 private:
  CLI::App& app_;
  Language language_;
  Options& options_;
};

}  // namespace

Action declare_user(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  declare_database(app, context, options->where);
  Declarer to(app, context, *options);
  std::vector<std::pair<const CLI::App*, Run>> commands;
  CLI::App* made = to.about_one("add", to.in_words("Make an account with a role in the city"));
  to.account(made);
  commands.emplace_back(made, add);
  commands.emplace_back(to.list(), list);
  CLI::App* given = to.about_one("role", to.in_words("Change the role of an account in the city"));
  to.role(given, "role");
  commands.emplace_back(given, give_role);
  commands.emplace_back(to.about_one("remove-role", to.in_words("Take its role in the city from an account")),
                        take_role);
  CLI::App* link =
      to.about_one("reset", to.in_words("Print a link by which its owner chooses a new password"));
  to.reset(link);
  commands.emplace_back(link, reset);
  commands.emplace_back(to.about_one("disable", to.in_words("End its sessions; it can no longer sign in")),
                        disable);
  commands.emplace_back(to.about_one("enable", to.in_words("Let a disabled account sign in again")), enable);
  commands.emplace_back(
      to.about_one("second-factor-off", to.in_words("Take the second factor from an account")),
      second_factor_off);
  app.require_subcommand(1);
  return [options, context, commands]() -> Result<> {
    for (const auto& [sub, command] : commands)
      if (sub->parsed()) return command(context, *options);
    return {};
  };
}

}  // namespace capnr::cli
