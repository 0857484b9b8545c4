// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/routes.h"

#include <algorithm>
#include <array>
#include <vector>

#include "web/api/api_routes.h"
#include "web/look.h"
#include "web/openid_settings.h"
#include "web/pages/account_pages.h"
#include "web/pages/action_pages.h"
#include "web/pages/administration_pages.h"
#include "web/pages/backup_page.h"
#include "web/pages/city_page.h"
#include "web/pages/commitment_pages.h"
#include "web/pages/comparison_pages.h"
#include "web/pages/dashboard_page.h"
#include "web/pages/data.h"
#include "web/pages/equipment_files.h"
#include "web/pages/equipment_list.h"
#include "web/pages/equipment_page.h"
#include "web/pages/explorer_pages.h"
#include "web/pages/import_pages.h"
#include "web/pages/indicator_pages.h"
#include "web/pages/inventory_pages.h"
#include "web/pages/job_pages.h"
#include "web/pages/look_page.h"
#include "web/pages/openid_pages.h"
#include "web/pages/plan_edit.h"
#include "web/pages/plan_life.h"
#include "web/pages/plan_pages.h"
#include "web/pages/public_pages.h"
#include "web/pages/published_reviews.h"
#include "web/pages/recognise_pages.h"
#include "web/pages/review_pages.h"
#include "web/pages/review_steps.h"
#include "web/pages/search_page.h"
#include "web/pages/sign_in_pages.h"
#include "web/pages/simulator_pages.h"
#include "web/pages/target_page.h"
#include "web/pages/token_pages.h"
#include "web/route_path.h"
#include "web/script.h"

namespace capnr::web {
namespace {

using enum Access;
constexpr Method get = Method::get, post = Method::post;

// Sorted by what a reader looks for: the public site, signing in, the city's own pages, administration, data.
constexpr std::array page_routes = {
    Route{get, "/", "/en", everyone, "Where the city stands, for everybody", public_home},
    Route{get, "/empreinte", "/en/footprint", everyone, "The footprint of the information system",
          public_report},
    Route{get, "/resultats", "/en/results", everyone, "Every indicator, for everybody", public_results},
    Route{get, "/plan-vote", "/en/voted-plan", everyone, "The plan that the council voted", public_plan},
    Route{get, "/bilans-publies", "/en/published-reviews", everyone, "The yearly reviews, for everybody",
          published_reviews_page},
    Route{get, "/bilans-publies/{annee}", "/en/published-reviews/{year}", everyone,
          "The review of a year as it was published", published_review_page},
    Route{get, "/bilans-publies/{annee}/{version}", "/en/published-reviews/{year}/{version}", everyone,
          "A version of a review as it was published", published_review_page},
    Route{get, "/bilans-publies/{annee}/{version}/{fichier}", "", everyone, "A file of a published review",
          published_review_file},
    Route{get, "/donnees-publiees/{annee}/{fichier}", "", everyone, "A file of the open data of a year",
          published_data_file},
    Route{get, "/accessibilite", "/en/accessibility", everyone, "The accessibility of this site",
          accessibility_page},
    Route{get, "/site", "/en/site", everyone, "What this server offers", site_map},

    Route{get, "/connexion", "/en/sign-in", everyone, "Sign in", sign_in_page},
    Route{post, "/connexion", "/en/sign-in", everyone, "Sign in", sign_in_sent},
    Route{get, "/connexion/code", "/en/sign-in/code", everyone, "Second factor", code_page},
    Route{post, "/connexion/code", "/en/sign-in/code", everyone, "Second factor", code_sent},
    Route{get, "/connexion/openid", "/en/sign-in/openid", everyone, "Sign in at the identity provider",
          openid_page},
    Route{get, openid_return_path, "", everyone, "Return from the identity provider", openid_return},
    Route{post, "/deconnexion", "/en/sign-out", everyone, "Sign out", sign_out_sent},
    Route{get, "/mot-de-passe/{jeton}", "/recovery/{token}", everyone, "Choose a password", recovery_page},
    Route{post, "/mot-de-passe/{jeton}", "/recovery/{token}", everyone, "Choose a password", recovery_sent},
    Route{get, "/installation/{jeton}", "/set-up/{token}", everyone, "First administrator", set_up_page},
    Route{post, "/installation/{jeton}", "/set-up/{token}", everyone, "First administrator", set_up_sent},
    Route{get, "/compte", "/en/account", reader, "Your account", account_page},
    Route{post, "/compte/mot-de-passe", "/en/account/password", reader, "Change the password", password_sent},
    Route{post, "/compte/second-facteur", "/en/account/second-factor", reader, "Second factor",
          second_factor_sent},
    Route{get, "/compte/jetons", "/en/account/tokens", reader, "Your tokens of the API", own_tokens_page},
    Route{post, "/compte/jetons", "/en/account/tokens", reader, "Make or revoke a token", own_tokens_sent},
    Route{post, "/compte/identite", "/en/account/identity", reader,
          "Link the account to the identity provider", identity_sent},

    Route{get, "/tableau-de-bord", "/en/dashboard", reader, "Where the city stands, and what needs attention",
          dashboard},
    Route{get, "/recherche", "/en/search", reader, "Search everything that is kept here", search_page},
    Route{get, "/engagements", "/en/commitments", reader, "The commitments of the deliberation",
          commitments_page},
    Route{get, "/engagements/{id}", "/en/commitments/{id}", reader, "A commitment", commitment_page},
    Route{get, "/indicateurs", "/en/indicators", reader, "The indicators", indicators_page},
    Route{get, "/indicateurs/{id}", "/en/indicators/{id}", reader,
          "An indicator, its values and where they come from", indicator_page},
    Route{post, "/indicateurs/{id}", "/en/indicators/{id}", contributor, "Enter or correct a value",
          indicator_sent},
    Route{get, "/cibles", "/en/targets", reader, "Targets and trajectories", targets_page_of_city},

    Route{get, "/plans", "/en/plans", reader, "The yearly plans", plans_page},
    Route{get, "/plans/{annee}", "/en/plans/{year}", reader, "The plan of a year", plan_page},
    Route{post, "/plans", "/en/plans", pilot, "Begin a plan", plan_begun},
    Route{post, "/plans/{annee}", "/en/plans/{year}", pilot, "Freeze, vote, give back or close a plan",
          plan_step_sent},
    Route{get, "/plans/{annee}/modifier", "/en/plans/{year}/edit", pilot, "Write an action of a draft",
          edit_page},
    Route{post, "/plans/{annee}/modifier", "/en/plans/{year}/edit", pilot, "Write an action of a draft",
          edit_sent},
    Route{get, "/plans/{annee}/comparer", "/en/plans/{year}/compare", reader, "Compare versions of a plan",
          compare_page},
    Route{get, "/plans/{annee}/plan.csv", "", reader, "The plan of a year as a table", plan_csv},
    Route{get, "/plans/{annee}/plan.json", "", reader, "The plan of a year as JSON", plan_json},
    Route{get, "/plans/{annee}/{action}", "/en/plans/{year}/{action}", reader, "An action of a plan",
          action_page},
    Route{post, "/plans/{annee}/{action}", "/en/plans/{year}/{action}", contributor,
          "Tell how an action goes", action_sent},
    Route{get, "/bilans", "/en/reviews", reader, "The yearly reviews and their state", reviews_page},
    Route{get, "/bilans/{annee}", "/en/reviews/{year}", pilot, "Compose the review of a year", review_page},
    Route{post, "/bilans/{annee}", "/en/reviews/{year}", pilot, "Make the PDF of a published review",
          review_sent},
    Route{get, "/bilans/{annee}/rubriques/{rubrique}", "/en/reviews/{year}/sections/{section}", pilot,
          "A section of a review", review_section_page},
    Route{post, "/bilans/{annee}/rubriques/{rubrique}", "/en/reviews/{year}/sections/{section}", pilot,
          "Write the text of a section", review_section_sent},
    Route{get, "/bilans/{annee}/apercu", "/en/reviews/{year}/preview", pilot,
          "A review as it would be published", review_preview},
    Route{get, "/bilans/{annee}/verification", "/en/reviews/{year}/check", pilot, "What a review still lacks",
          review_check_page},
    Route{get, "/bilans/{annee}/publier", "/en/reviews/{year}/publish", pilot, "Publish a review",
          review_publish_page},
    Route{post, "/bilans/{annee}/publier", "/en/reviews/{year}/publish", pilot, "Publish a review",
          review_published},
    Route{get, "/inventaire", "/en/inventory", reader, "The inventories of the city", inventories_page},
    Route{get, "/inventaire/importer", "/en/inventory/import", pilot, "Import files", import_page},
    Route{post, "/inventaire/importer", "/en/inventory/import", pilot, "Send files to import", files_sent,
          true},
    Route{get, "/inventaire/importer/{lot}", "/en/inventory/import/{batch}", pilot,
          "Look at the files, then import", batch_page},
    Route{post, "/inventaire/importer/{lot}", "/en/inventory/import/{batch}", pilot, "Import", batch_sent},
    Route{get, "/inventaire/importer/{lot}/{fichier}", "/en/inventory/import/{batch}/{file}", pilot,
          "How a file would be read", file_page},
    Route{post, "/inventaire/importer/{lot}/{fichier}", "/en/inventory/import/{batch}/{file}", pilot,
          "Say what the columns hold", file_sent},
    Route{get, "/inventaire/{date}", "/en/inventory/{date}", reader, "The equipment of an inventory",
          equipment_list_page},
    Route{get, "/inventaire/{date}/equipements.csv", "", reader, "The equipment of an inventory as CSV",
          equipment_csv},
    Route{get, "/inventaire/{date}/equipements.xlsx", "", reader, "The equipment of an inventory as XLSX",
          equipment_xlsx},
    Route{get, "/inventaire/{date}/equipement", "/en/inventory/{date}/equipment", reader,
          "An equipment and the formula of its figures", equipment_page},
    Route{get, "/empreinte/explorer", "/en/footprint/explore", reader, "Explore the footprint",
          explorer_page},
    Route{get, "/empreinte/explorer.csv", "", reader, "What the explorer shows as CSV", explorer_csv},
    Route{get, "/empreinte/comparer", "/en/footprint/compare", reader, "Compare two inventories",
          comparison_page},
    Route{get, "/empreinte/comparer.csv", "", reader, "The comparison of two inventories as CSV",
          comparison_csv},
    Route{get, "/empreinte/facteurs", "/en/footprint/factor-sets", reader,
          "One inventory under two factor sets", factor_sets_page},
    Route{get, "/empreinte/facteurs.csv", "", reader, "The comparison of two factor sets as CSV",
          factor_sets_csv},
    Route{get, "/simulateur", "/en/simulator", reader, "What levers would change", simulator_page},
    Route{post, "/simulateur", "/en/simulator", pilot, "Keep a simulation, or make actions of it",
          simulator_sent},
    Route{get, "/simulateur/effet", "/en/simulator/effect", reader,
          "What levers would change, without the page around it", simulator_effect},
    Route{get, "/simulateur/simulation.csv", "", reader, "A simulation as CSV", simulation_csv},

    Route{get, "/inventaire/{date}/a-reconnaitre", "/en/inventory/{date}/unrecognised", pilot,
          "Models to recognise", unrecognised_page},
    Route{post, "/inventaire/{date}/a-reconnaitre", "/en/inventory/{date}/unrecognised", pilot,
          "Say what models are", unrecognised_sent},
    Route{get, "/travaux", "/en/jobs", pilot, "Long work", jobs_page},
    Route{get, "/travaux/{numero}", "/en/jobs/{number}", pilot, "A long work: how far, what came of it",
          job_page},
    Route{post, "/travaux/{numero}", "/en/jobs/{number}", pilot, "Stop a long work", job_sent},
    Route{get, "/travaux/{numero}/suivi", "/en/jobs/{number}/progress", pilot, "How far a long work is",
          job_events},
    Route{get, "/travaux/{numero}/{fichier}", "/en/jobs/{number}/{file}", pilot, "A file of a long work",
          job_file},

    Route{get, "/administration", "/en/administration", administrator, "Accounts and roles", accounts_page},
    Route{post, "/administration/comptes", "/en/administration/accounts", administrator, "Add an account",
          account_added},
    Route{get, "/administration/comptes/{numero}", "/en/administration/accounts/{number}", administrator,
          "An account", one_account_page},
    Route{post, "/administration/comptes/{numero}", "/en/administration/accounts/{number}", administrator,
          "Change an account", account_changed},
    Route{get, "/administration/ville", "/en/administration/city", administrator,
          "The city, its headcount and its departments", city_page},
    Route{post, "/administration/ville", "/en/administration/city", administrator,
          "Change what is known of the city", city_sent},
    Route{get, "/administration/ville/apparence", "/en/administration/city/look", administrator,
          "The look of the pages: name, colours, logo", look_page},
    Route{post, "/administration/ville/apparence", "/en/administration/city/look", administrator,
          "Change the look of the pages", look_sent, true},
    Route{get, "/administration/sauvegarde", "/en/administration/backup", administrator,
          "Backup and restoration", backup_page},
    Route{post, "/administration/sauvegarde", "/en/administration/backup", administrator, "Make a backup",
          backup_asked},
    Route{get, "/administration/sauvegarde/{numero}", "/en/administration/backup/{number}", administrator,
          "A backup to download", backup_file},
    Route{get, "/administration/journal", "/en/administration/log", administrator, "The audit log",
          audit_page},
    Route{get, "/administration/jetons", "/en/administration/tokens", administrator, "Tokens of the API",
          all_tokens_page},
    Route{post, "/administration/jetons", "/en/administration/tokens", administrator, "Revoke a token",
          all_tokens_sent},

    Route{get, "/footprint.json", "", everyone, "The results as JSON; ?by=department,phase divides them",
          results_json},
    Route{get, "/footprint.csv", "", everyone, "The results as CSV; ?by=department,phase divides them",
          results_csv},
    Route{get, "/indicators.json", "", reader, "The indicators as JSON", indicators_json_file},
    Route{get, "/indicators.csv", "", reader, "The indicators as CSV", indicators_csv_file},
    Route{get, "/script/{version}", "", everyone, "The script of the pages", script_file},
    Route{get, "/style/{version}", "", everyone, "The style sheet of the pages", style_file},
    Route{get, "/logo/{version}", "", everyone, "The logo of the city", logo_file},
    Route{get, "/metrics", "", everyone, "Figures for those who watch over the server", nullptr},
    Route{get, "/health", "", everyone, "Whether the server can answer, for those who watch over it", health},
};

}  // namespace

std::span<const Route> routes() {
  static const std::vector<Route> all = [] {
    std::vector<Route> joined(page_routes.begin(), page_routes.end());
    joined.insert(joined.end(), api_routes().begin(), api_routes().end());
    return joined;
  }();
  return all;
}

// Not those of accounts, which show what must be new each time, nor of long work, whose progress is not in the database.
bool may_be_kept(const Route& route) {
  constexpr std::array kept = {"/",
                               "/empreinte",
                               "/resultats",
                               "/plan-vote",
                               "/bilans-publies",
                               "/bilans-publies/{annee}",
                               "/bilans-publies/{annee}/{version}",
                               "/accessibilite",
                               "/site",
                               "/tableau-de-bord",
                               "/engagements",
                               "/engagements/{id}",
                               "/indicateurs",
                               "/indicateurs/{id}",
                               "/cibles",
                               "/plans",
                               "/plans/{annee}",
                               "/plans/{annee}/comparer",
                               "/plans/{annee}/{action}",
                               "/bilans/{annee}/apercu",
                               "/bilans/{annee}/verification",
                               "/inventaire",
                               "/inventaire/{date}",
                               "/inventaire/{date}/equipement",
                               "/empreinte/explorer",
                               "/empreinte/comparer",
                               "/empreinte/facteurs",
                               "/footprint.json",
                               "/footprint.csv",
                               "/indicators.json",
                               "/indicators.csv"};
  return route.method == Method::get && std::ranges::find(kept, route.path) != kept.end();
}

bool is_way_station(const Route& route) {
  return route.handle == openid_page || route.handle == openid_return;
}

bool is_listed_page(const Route& route) {
  return route.method == Method::get && route.path.find('{') == std::string_view::npos &&
         !is_way_station(route) && route.handle != nullptr &&
         (route.api == nullptr || route.path.ends_with("/openapi.json"));
}

FoundRoute find_route(Method method, std::string_view path) {
  if (method == Method::head) method = Method::get;
  FoundRoute found;
  for (const Route& route : routes()) {
    const bool has_languages = !route.path_en.empty();
    for (const Language language : {Language::fr, Language::en}) {
      const std::string_view pattern = language == Language::fr ? route.path : route.path_en;
      if (pattern.empty()) continue;
      auto values = match_path(pattern, path);
      if (!values) continue;
      if (route.method == method)
        return {&route, has_languages ? std::optional(language) : std::nullopt, std::move(*values), {}};
      found.allow += found.allow.empty() ? "" : ", ";
      found.allow += route.method == Method::post ? "POST" : "GET, HEAD";
    }
  }
  return found;
}

const Route* route_of(std::string_view french_path) {
  const auto found = std::ranges::find(routes(), french_path, &Route::path);
  return found == routes().end() ? nullptr : &*found;
}

}  // namespace capnr::web
