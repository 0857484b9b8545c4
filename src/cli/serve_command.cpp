// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>

#include <CLI/App.hpp>

#include "base/file.h"
#include "base/text.h"
#include "cli/import_tools.h"
#include "cli/listen_option.h"
#include "cli/options.h"
#include "footprint/pack_list.h"
#include "people/recovery.h"
#include "publish/city_report.h"
#include "publish/csv_output.h"
#include "publish/json_output.h"
#include "steering/lever_catalogue.h"
#include "steering/programme.h"
#include "web/app.h"
#include "web/identity_provider.h"
#include "web/server.h"

namespace capnr::cli {
namespace {

struct Options {
  InventoryOptions inventory;
  MethodOptions method;
  unsigned draws = 10000;
  std::uint64_t seed = 1;
  std::vector<std::string> trusted_proxies;
  std::string metrics_token_file;
  std::string listen = "127.0.0.1:8080", certificate, key;
  bool https = false, no_worker = false, make_new = false;
  std::string openid;  ///< the file that names the identity provider
};

// What every answer of one state of the database is computed from; never changed once made.
struct Computed {
  FactorSet set;
  InventoryData inventory;
  WeightTable weights;
  std::vector<SourceFile> files;
  MethodProfile profile;
  Footprint footprint, of_applications;
  std::optional<UncertaintyOptions> uncertainty;
};

bool by_application(const std::vector<Dimension>& dimensions) {
  return std::any_of(dimensions.begin(), dimensions.end(), [](Dimension dimension) {
    return dimension == Dimension::application || dimension == Dimension::environment;
  });
}

// The command's own choice when none is asked.
std::vector<Dimension> wanted(std::span<const Dimension> asked) {
  if (asked.empty()) return with_criterion({Dimension::phase});
  return with_criterion({asked.begin(), asked.end()});
}

Result<std::string> json(const Computed& computed, Language language, std::span<const Dimension> asked) {
  const std::vector<Dimension> dimensions = wanted(asked);
  const Footprint& footprint = by_application(dimensions) ? computed.of_applications : computed.footprint;
  DocumentInput input{footprint, computed.set, computed.inventory, computed.weights, computed.files};
  input.language = language;
  input.uncertainty = computed.uncertainty;
  if (input.uncertainty) input.dimensions = dimensions;
  std::string out;
  TRY_VOID(write_json(build_document(input), footprint, dimensions, language,
                      [&out](std::string_view piece) -> Result<> {
                        out += piece;
                        return {};
                      }));
  return out;
}

// As capnr footprint --format csv, which keeps only the words that it shows: sums are made in the same order, to the last bit.
Result<std::string> csv(const Computed& computed, std::span<const Dimension> asked) {
  const std::vector<Dimension> dimensions = wanted(asked);
  CharacteriseOptions options;
  options.by_application = by_application(dimensions);
  options.keep = dimensions;
  const StreamedFootprint footprint(computed.inventory, computed.weights, computed.set, computed.profile,
                                    options);
  std::string out;
  TRY_VOID(write_csv(footprint, dimensions, [&out](std::string_view piece) -> Result<> {
    out += piece;
    return {};
  }));
  return out;
}

// Readers ask for the same few divisions again and again; draws take half a second.
class Kept {
 public:
  using Make = std::function<Result<std::string>(std::span<const Dimension>)>;
  explicit Kept(Make make) : make_(std::move(make)) {}

  Result<std::string> operator()(std::span<const Dimension> dimensions) {
    std::vector<Dimension> key(dimensions.begin(), dimensions.end());
    const std::scoped_lock lock(mutex_);
    if (const auto found = kept_.find(key); found != kept_.end()) return found->second;
    TRY(std::string bytes, make_(dimensions));
    if (kept_.size() >= most) kept_.clear();
    kept_.emplace(std::move(key), bytes);
    return bytes;
  }

 private:
  static constexpr std::size_t most = 32;
  Make make_;
  std::mutex mutex_;
  std::map<std::vector<Dimension>, std::string> kept_;
};

Result<std::shared_ptr<const Computed>> compute(const Context& context, const Options& options,
                                                OpenInventory& open) {
  auto computed = std::make_shared<Computed>();
  TRY(computed->profile, method_profile(options.method));
  TRY(computed->set, load_set(context, options.method, options.method.set));
  TRY(computed->inventory, load_inventory(open.database, open.org.id, open.inventory.id));
  computed->weights = sum_weights(computed->inventory, computed->profile, open.as_of);
  computed->files = open.inventory.sources;
  computed->footprint =
      characterise(computed->inventory, computed->weights, computed->set, computed->profile);
  computed->of_applications =
      characterise(computed->inventory, computed->weights, computed->set, computed->profile, true);
  if (options.draws > 0) computed->uncertainty = UncertaintyOptions{options.draws, options.seed, 1};
  return computed;
}

// The report in each language, written when somebody asks for it.
class KeptReports {
 public:
  KeptReports(Options options, std::shared_ptr<const Computed> computed)
      : options_(std::move(options)), computed_(std::move(computed)) {}

  Result<std::shared_ptr<const web::Body>> operator()(Language language) {
    const std::scoped_lock lock(mutex_);
    std::shared_ptr<const web::Body>& kept = kept_[language];
    if (kept != nullptr) return kept;
    TRY(OpenInventory open, open_inventory(options_.inventory));
    TRY(const Report report,
        city_report(open.database, open.org.id, open.inventory, open.as_of,
                    {computed_->set, computed_->profile, computed_->uncertainty, language}));
    kept = web::body_of(to_html(report, language));
    return kept;
  }

 private:
  Options options_;
  std::shared_ptr<const Computed> computed_;
  std::mutex mutex_;
  std::map<Language, std::shared_ptr<const web::Body>> kept_;
};

Result<web::Snapshot> take(const Context& context, const Options& options) {
  TRY(OpenInventory open, open_inventory(options.inventory));
  TRY(const std::shared_ptr<const Computed> computed, compute(context, options, open));
  web::Snapshot snapshot;
  snapshot.city = open.org.city.name;
  if (!open.org.city.insee_code.empty()) snapshot.city += " (" + open.org.city.insee_code + ")";
  snapshot.inventory = to_string(open.inventory.header.date);
  if (!open.inventory.header.label.empty()) snapshot.inventory += ", " + open.inventory.header.label;
  const auto reports = std::make_shared<KeptReports>(options, computed);
  snapshot.report = [reports](Language language) { return (*reports)(language); };
  const Language language = context.language;
  const auto kept_json =
      std::make_shared<Kept>([computed, language](auto asked) { return json(*computed, language, asked); });
  const auto kept_csv = std::make_shared<Kept>([computed](auto asked) { return csv(*computed, asked); });
  snapshot.json = [kept_json](auto asked) { return (*kept_json)(asked); };
  snapshot.csv = [kept_csv](auto asked) { return (*kept_csv)(asked); };
  return snapshot;
}

// What the figures depend on and an import changes: cheap to read, unlike the rows.
Result<std::string> state(const Options& options) {
  TRY(OpenInventory open, open_inventory(options.inventory));
  TRY(const std::vector<StoredInventory> inventories, list_inventories(open.database, open.org.id));
  const City& city = open.org.city;
  std::string text = to_string(open.as_of) + "\n" + std::to_string(open.inventory.id.value) + "\n" +
                     city.name + "\n" + to_text(city.fte.value_or(0)) + "\n" +
                     to_text(city.population.value_or(0)) + "\n";
  for (const StoredInventory& inventory : inventories) {
    text += std::to_string(inventory.id.value) + "\t" + to_string(inventory.header.date) + "\t" +
            inventory.header.label + "\n";
    for (const SourceFile& file : inventory.sources) {
      text += file.path + "\t" + file.sha256 + "\t" + file.mapping + "\t" + std::to_string(file.rows) + "\t" +
              std::to_string(file.rejected) + "\n";
    }
  }
  return text;
}

// What pages look into besides: other inventories, other factor sets, by the same method.
Result<web::FiguresMethod> figures_method(const Context& context, const Options& options) {
  web::FiguresMethod method;
  method.set = options.method.set;
  TRY(const std::vector<SetDefinition> sets, list_sets(context.catalog, options.method.city_folder));
  TRY(const std::vector<KnownPack> packs, list_packs(context.catalog, options.method.city_folder));
  const auto is_there = [&](const std::string& name) {
    return std::ranges::any_of(packs, [&](const KnownPack& pack) { return pack.manifest.info.id == name; });
  };
  for (const SetDefinition& set : sets)
    if (std::ranges::all_of(set.packs, is_there)) method.sets.push_back(set.name);
  method.load_set = [context, options](const std::string& name) {
    return load_set(context, options.method, name);
  };
  TRY(method.profile, method_profile(options.method));
  TRY(LeverCatalogue levers, load_lever_catalogue(context.catalog));
  method.levers = std::make_shared<const LeverCatalogue>(std::move(levers));
  if (options.draws > 0) method.uncertainty = UncertaintyOptions{options.draws, options.seed, 1};
  return method;
}

Moment now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Result<web::Services> services_of(const Context& context, const Options& options) {
  TRY(OpenCity city, open_city(options.inventory.where));
  TRY(Programme programme, load_programme(context.catalog, options.method.city_folder));
  web::Services services;
  services.database = options.inventory.where.database;
  services.org = city.org.id;
  services.programme = std::make_shared<const Programme>(std::move(programme));
  services.clock = now;
  if (!options.inventory.as_of.empty()) {
    TRY(services.as_of, date_option("--as-of", options.inventory.as_of));
  }
  services.https = options.https;
  if (!options.openid.empty()) {
    TRY(web::OpenIdSettings settings, web::load_openid_settings(options.openid));
    if (settings.client.redirect_uri.starts_with("https://") != options.https)
      return fail(Kind::usage,
                  "{file} says whether readers come by https: give --https when its site begins with "
                  "https://, only then",
                  {{"file", options.openid}});
    services.identity_provider = std::make_shared<web::IdentityProvider>(std::move(settings));
  }
  return services;
}

// Who may read /metrics. Behind a proxy on this machine, everybody seems to come from this machine.
Result<web::Watch> watch_of(const Options& options) {
  web::Watch watch;
  watch.metrics = std::make_shared<web::Metrics>(CAPNR_VERSION, now());
  watch.behind_proxy = (options.https && options.certificate.empty()) || !options.trusted_proxies.empty();
  if (options.metrics_token_file.empty()) return watch;
  TRY(const std::string text, read_file(options.metrics_token_file));
  watch.token = trimmed(text);
  if (watch.token.size() < 16)
    return fail(Kind::bad_input,
                "the token of the metrics has fewer than 16 characters: openssl rand -hex 16 makes one", {},
                {options.metrics_token_file});
  return watch;
}

// Before the first account: the address where who reads this terminal makes it. A server that may only read the database goes on without, for the public.
Result<std::string> set_up_offer(const Context& context, const Options& options, const std::string& url) {
  TRY(OpenCity city, open_city(options.inventory.where));
  TRY(const bool has, has_accounts(city.database));
  if (has) return std::string();
  const Result<std::string> token = make_set_up(city.database, now());
  if (!token) {
    note(describe(token.error(), context.language));
    return std::string();
  }
  const std::string_view page = context.language == Language::fr ? "installation/" : "set-up/";
  return tr(context.language, "No account yet. Make the first one here, within 24 hours: {url}",
            {{"url", url + std::string(page) + *token}}) +
         "\n";
}

// A database that is not there yet, for a city that is described in the browser.
Result<> make_new(const Context& context, const Options& options) {
  TRY(Database database, Database::open(options.inventory.where.database));
  TRY(const std::vector<StoredOrg> orgs, list_orgs(database));
  if (!orgs.empty()) return {};
  City city;
  city.name = tr(context.language, "A city to be named");
  TRY([[maybe_unused]] const OrgId org, save_city(database, city));
  return {};
}

// The inventory that is served, in words; a city that is set up in the browser has none at first.
Result<std::string> first_words(const Context& context, const Options& options, web::Site& site) {
  const auto first = site.current();
  if (first)
    return tr(context.language, "{city}, inventory of {inventory}",
              {{"city", (*first)->city}, {"inventory", (*first)->inventory}});
  TRY(OpenCity city, open_city(options.inventory.where));
  TRY(const std::vector<StoredInventory> inventories, list_inventories(city.database, city.org.id));
  if (!inventories.empty() || !options.inventory.inventory.empty()) return tl::unexpected(first.error());
  return tr(context.language, "{city}, without an inventory yet", {{"city", city.org.city.name}});
}

Result<web::Snapshot> take_and_tell(const Context& context, const Options& options, web::Metrics& metrics) {
  Result<web::Snapshot> snapshot = take(context, options);
  if (snapshot) metrics.snapshot_taken(now());
  return snapshot;
}

// What the server is told besides its port. Its complaints go where those of the command go.
Result<web::ServerOptions> server_options_of(const Context& context, const Options& options) {
  web::ServerOptions server;
  TRY_VOID(read_listen(options.listen, server));
  TRY(server.trusted_proxies, web::Networks::of(options.trusted_proxies));
  server.https = options.https;
  if (!options.certificate.empty()) server.tls = web::TlsFiles{options.certificate, options.key};
  server.complain = [language = context.language](const Error& error) { note(describe(error, language)); };
  return server;
}

Result<> serve(const Context& context, const Options& options) {
  TRY(web::ServerOptions server_options, server_options_of(context, options));
  TRY(const web::Watch watch, watch_of(options));
  server_options.metrics = watch.metrics;
  if (options.make_new) TRY_VOID(make_new(context, options));
  // The first snapshot before the port: what cannot be served is said by the command, not by its pages.
  TRY(web::FiguresMethod method, figures_method(context, options));
  web::Site site(
      {[&] { return state(options); }, [&] { return take_and_tell(context, options, *watch.metrics); }},
      std::move(method));
  TRY(const std::string words, first_words(context, options, site));
  TRY(web::Services services, services_of(context, options));
  services.work.import_tools = import_tools(context, options.method);
  WorkerOptions how;
  how.database = services.database;
  how.name = worker_name("server");
  how.clock = now;
  how.language = context.language;
  how.board = services.work.board;
  Worker worker(how, job_kinds(services.work.import_tools));
  services.work.wake = [&worker] { worker.wake(); };
  web::App app(std::move(services), site, watch);
  TRY(web::Server server,
      web::Server::listen(
          server_options, [&app](const web::Request& request) { return app.answer(request); },
          {[&app](const web::Request& request) { return app.expects_files(request); },
           [&app](const web::Request& request) { return app.refuses_files(request); }},
          [&app](const web::Request& request) { return app.answer_at_once(request); }));
  TRY(const std::string offer, set_up_offer(context, options, server.url()));
  TRY_VOID(
      print(tr(context.language, "{what}: {url} (Ctrl-C to stop)", {{"what", words}, {"url", server.url()}}) +
            "\n" + offer));
  if (!options.no_worker) worker.start();
  server.run();
  return {};
}

}  // namespace

Action declare_serve(CLI::App& app, const Context& context) {
  auto options = std::make_shared<Options>();
  const auto said = [&context](std::string_view sentence) {
    return std::string(tr(context.language, sentence));
  };
  declare_inventory(app, context, options->inventory);
  declare_method(app, context, options->method);
  app.add_option("--listen", options->listen,
                 said("Address and port to listen on: 0.0.0.0:8080 for the whole network, [::]:8080 for IPv6 "
                      "too, port 0 for any that is free"))
      ->capture_default_str();
  CLI::Option* certificate = app.add_option(
      "--tls-certificate", options->certificate,
      said("Certificate and its chain (PEM), for https without a proxy; read again once it is renewed"));
  CLI::Option* key = app.add_option("--tls-key", options->key, said("Key of the certificate (PEM)"));
  certificate->needs(key);
  key->needs(certificate);
  app.add_option("--draws", options->draws, said("Draws for the intervals; 0 for none"))
      ->capture_default_str()
      ->check(CLI::Range(0, 1000000));
  app.add_flag("--https", options->https,
               said("Readers come by https, through a proxy: cookies go no other way"));
  app.add_option(
      "--metrics-token-file", options->metrics_token_file,
      said("File whose content a watcher must give to read /metrics (Authorization: Bearer …); without "
           "it, only this machine may, and nobody behind a proxy"));
  app.add_option(
         "--trusted-proxy", options->trusted_proxies,
         said("Address or network of a proxy that is believed when it says whose request it passes on "
              "(X-Forwarded-For, Forwarded); may be given several times"))
      ->expected(1)
      ->take_all();
  app.add_option("--openid", options->openid,
                 said("File that names the identity provider where people may sign in (OpenID Connect)"));
  app.add_flag("--new", options->make_new,
               said("Make the database when there is none, for a city that is described in the browser"));
  app.add_flag("--no-worker", options->no_worker,
               said("Leave the long work to capnr worker, in processes of its own"));
  app.add_option("--seed", options->seed, said("Seed of the draws"))->capture_default_str();
  return [options, context] {
    options->https = options->https || !options->certificate.empty();
    return serve(context, *options);
  };
}

}  // namespace capnr::cli
