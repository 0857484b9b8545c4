// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "footprint/factor_set_loader.h"
#include "html/page.h"
#include "http_client.h"
#include "inventory/repository.h"
#include "steering/lever_catalogue.h"
#include "web/app.h"
#include "web/identity_provider.h"
#include "web/routes.h"
#include "web/server.h"
#include "work/review_job.h"

namespace capnr::test {

/// A report with enough in it to be compressed.
inline std::string page(Language language) {
  html::Page page;
  page.language = language;
  page.title = language == Language::fr ? "Empreinte" : "Footprint";
  page.kicker = "Sainte-Forêt <13999>";
  return html::render(page);
}

inline std::shared_ptr<const Programme> programme() {
  static const auto loaded = [] {
    auto programme = load_programme(std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog");
    if (!programme) throw std::runtime_error(describe(programme.error(), Language::en));
    return std::make_shared<const Programme>(std::move(*programme));
  }();
  return loaded;
}

/// The shipped mappings and rules, without products; two items.
inline Result<std::shared_ptr<const ImportTools>> import_tools() {
  static const auto loaded = [] {
    auto tools = std::make_shared<ImportTools>();
    auto catalog = load_inventory_catalog(std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog");
    if (!catalog) throw std::runtime_error(describe(catalog.error(), Language::en));
    tools->catalog = std::move(*catalog);
    for (const char* id : {"laptop", "screen"}) {
      ReferenceItem item;
      item.id = item.name_fr = item.name_en = id;
      tools->set.items.push_back(std::move(item));
    }
    tools->set.index();
    return std::shared_ptr<const ImportTools>(std::move(tools));
  }();
  return loaded;
}

/// Monday 30 November 2026, noon.
inline constexpr Moment noon = moment_of(1796040000);

/// The program over a city of its own, whose figures and clock the test can change.
class RunningServer {
 public:
  explicit RunningServer(web::ServerOptions options = {},
                         std::shared_ptr<web::IdentityProvider> identity_provider = {}, web::Watch watch = {},
                         web::KeptPagesOptions kept = {.look = {}, .longest = {}}) {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        std::filesystem::path(testing::TempDir()) / ("capnr_web_" + std::string(info->test_suite_name()) +
                                                     "_" + info->name() + "_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    Database database = open();
    City city;
    city.name = "Sainte-Forêt <13999>";
    city.insee_code = "13999";
    city.departments = {{"DNSI", "Numérique", std::nullopt}, {"DEC", "Écoles", std::nullopt}};
    org = good(save_city(database, city));
    web::Services services;
    services.database = where();
    services.org = org;
    services.programme = programme();
    services.identity_provider = std::move(identity_provider);
    services.clock = [this] { return moment_of(now); };
    services.work.import_tools = import_tools;
    if (watch.metrics == nullptr) watch.metrics = std::make_shared<web::Metrics>("0.1.0", noon);
    options.metrics = watch.metrics;
    app_.emplace(std::move(services), site_, std::move(watch), kept);
    options.port = 0;
    options.stop_on_signal = false;
    auto server = web::Server::listen(
        options, [this](const web::Request& request) { return handle(request); },
        {[this](const web::Request& request) {
           return request.path == "/files" || app_->expects_files(request);
         },
         [this](const web::Request& request) {
           return request.path == "/files" ? refuse_files(request) : app_->refuses_files(request);
         }},
        [this](const web::Request& request) { return app_->answer_at_once(request); });
    if (!server) ADD_FAILURE() << describe(server.error(), Language::en);
    server_ = std::make_unique<web::Server>(std::move(*server));
    thread_ = std::thread([this] { server_->run(); });
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer() {
    stop();
    app_.reset();
    std::filesystem::remove_all(folder_);
  }

  void stop() {
    server_->stop();
    if (thread_.joinable()) thread_.join();
  }
  std::uint16_t port() const { return server_->port(); }
  web::Server& server() { return *server_; }
  std::string where() const { return (folder_ / "city.db").string(); }
  Database open() const { return good(Database::open(where())); }

  template <class T>
  static T good(Result<T> result) {
    if (!result) throw std::runtime_error(describe(result.error(), Language::en));
    return std::move(*result);
  }
  static void good(const Result<>& result) {
    if (!result) throw std::runtime_error(describe(result.error(), Language::en));
  }

  /// Does the jobs that were asked for, and returns how many.
  std::size_t work() {
    Worker worker({where(), "test", [this] { return moment_of(now); }, Language::fr},
                  {{std::string(import_kind), import_job(import_tools)},
                   {std::string(review_pdf_kind), review_pdf_job(chromium)}});
    return good(worker.work());
  }

  OrgId org;
  std::string chromium = "chromium";  ///< that prints
  std::atomic<int> state{1}, taken{0};
  std::atomic<bool> broken{false};
  std::atomic<std::int64_t> now{seconds_of(noon)};

 private:
  web::Response handle(const web::Request& request) {
    if (request.path == "/throws") throw std::logic_error("a bug");
    if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
    if (request.path == "/files") {  // tells what has come
      web::Response response;
      response.content_type = "text/plain";
      response.body =
          web::body_of(std::to_string(request.upload->bytes().size()) + " bytes, the last is " +
                       std::string(request.upload->bytes().substr(request.upload->bytes().size() - 1)));
      return response;
    }
    if (request.path == "/large") {
      web::Response response;
      response.body = web::body_of(std::string(20'000'000, 'x'));
      return response;
    }
    return app_->answer(request);
  }
  static std::optional<web::Response> refuse_files(const web::Request& request) {
    if (request.cookie != "stranger") return std::nullopt;
    return web::error_page(403, "not you", Language::en);
  }
  Result<web::Snapshot> take() {
    if (broken) return fail(Kind::unavailable, "the system answers: {reason}", {{"reason", "no disk"}});
    ++taken;
    web::Snapshot snapshot;
    snapshot.city = "Sainte-Forêt <13999>";
    snapshot.inventory = "2026-11-0" + std::to_string(state);
    snapshot.report = [](Language language) -> Result<std::shared_ptr<const web::Body>> {
      return web::body_of(page(language));
    };
    const auto told = [](std::span<const Dimension> dimensions) -> Result<std::string> {
      std::string out = "results";
      for (const Dimension dimension : dimensions) out.append(" ").append(code(dimension));
      return out;
    };
    snapshot.json = snapshot.csv = told;
    return snapshot;
  }
  std::filesystem::path folder_;
  static web::FiguresMethod figures_method() {
    const std::filesystem::path catalog = std::filesystem::path(CAPNR_SOURCE_DIR) / "catalog";
    web::FiguresMethod method;
    method.set = "open";
    method.sets = {"open", "boavizta"};
    method.load_set = [catalog](const std::string& name) -> Result<FactorSet> {
      TRY(const SetDefinition definition, find_set(catalog, name));
      return load_factor_set(catalog, definition);
    };
    method.profile = good(profile_named("numecoeval"));
    method.uncertainty = UncertaintyOptions{200, 1, 1};
    method.levers = std::make_shared<const LeverCatalogue>(good(load_lever_catalogue(catalog)));
    return method;
  }
  web::Site site_{
      {[this]() -> Result<std::string> { return std::to_string(state); }, [this] { return take(); }},
      figures_method()};
  std::optional<web::App> app_;
  std::unique_ptr<web::Server> server_;
  std::thread thread_;
};

}  // namespace capnr::test
