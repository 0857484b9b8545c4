// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/metrics.h"

#include <regex>
#include <set>
#include <sstream>

#include "signed_in.h"
#include "web/watch.h"
#include "work/job.h"

using namespace capnr;
using namespace capnr::test;

namespace {

/// The samples by name and labels, of a text that is what Prometheus reads: each family is described before its samples, once, with a type that it knows;
/// names, labels and numbers are well formed; no sample comes twice; a histogram only grows and ends with its count.
std::map<std::string, double> read_metrics(const std::string& text) {
  std::map<std::string, double> samples;
  std::set<std::string> families;
  std::string family, type;
  double in_buckets = 0;
  static const std::regex help(R"(# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \S.*\.)");
  static const std::regex kind(R"(# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram))");
  static const std::regex sample(
      R"((([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})?) (-?[0-9.]+(?:[eE][-+]?[0-9]+)?))");
  EXPECT_TRUE(text.ends_with('\n'));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, help)) {
      family = found[1];
      EXPECT_TRUE(families.insert(family).second) << family << " is described twice";
    } else if (std::regex_match(line, found, kind)) {
      EXPECT_EQ(found[1], family);
      type = found[2];
      EXPECT_EQ(type == "counter", family.ends_with("_total")) << family;
    } else if (std::regex_match(line, found, sample)) {
      const std::string name = found[2];
      const double value = std::stod(found[4]);
      EXPECT_TRUE(samples.emplace(found[1], value).second) << line << " comes twice";
      if (type != "histogram") {
        EXPECT_EQ(name, family);
      } else if (name == family + "_bucket") {
        if (line.find("le=\"0.001\"") != std::string::npos) in_buckets = 0;
        EXPECT_GE(value, in_buckets) << line;
        in_buckets = value;
      } else if (name == family + "_count") {
        EXPECT_EQ(value, in_buckets) << line;
      } else {
        EXPECT_EQ(name, family + "_sum");
      }
    } else {
      ADD_FAILURE() << "not a line of the format: " << line;
    }
  }
  return samples;
}

const std::string bearer = "Authorization: Bearer 0123456789abcdef\r\n";

}  // namespace

TEST(Metrics, TellWhatWasAnsweredByRouteAndNeverByAddress) {
  RunningServer server;
  get(server.port(), "/");
  get(server.port(), "/");
  get(server.port(), "/indicateurs/I-1.8c");
  get(server.port(), "/nothing?name=Marie");
  RawConnection malformed(server.port());
  malformed.send("nonsense\r\n\r\n");
  EXPECT_EQ(malformed.receive().status, 400);
  const Answer answer = get(server.port(), "/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
  const auto samples = read_metrics(answer.body);
  EXPECT_EQ(samples.at(R"(capnr_http_requests_total{method="get",route="/",status="200"})"), 2);
  EXPECT_EQ(samples.at(R"(capnr_http_requests_total{method="get",route="/indicateurs/{id}",status="303"})"),
            1);
  EXPECT_EQ(samples.at(R"(capnr_http_requests_total{method="get",route="",status="404"})"), 1);
  EXPECT_EQ(samples.at(R"(capnr_http_request_duration_seconds_count{method="get",route="/"})"), 2);
  EXPECT_EQ(samples.at(R"(capnr_http_requests_refused_total{status="400"})"), 1);
  EXPECT_EQ(samples.at(R"(capnr_build_info{version="0.1.0"})"), 1);
  EXPECT_GE(samples.at("capnr_http_connections"), 1);
  EXPECT_GT(samples.at("capnr_http_sent_bytes_total"), 1000);
  EXPECT_GT(samples.at("process_resident_memory_bytes"), 1e6);
  EXPECT_GT(samples.at("process_cpu_seconds_total"), 0);
  EXPECT_EQ(samples.at("process_start_time_seconds"), static_cast<double>(seconds_of(noon)));
  EXPECT_EQ(answer.body.find("I-1.8c"), std::string::npos);
  EXPECT_EQ(answer.body.find("nothing"), std::string::npos);
  EXPECT_EQ(answer.body.find("Marie"), std::string::npos);
}

TEST(Metrics, TellHowLargeTheDatabaseIsItsSessionsAndItsJobs) {
  RunningServer server;
  Browser reader = browser_of(server, "lecture", Role::reader);
  Database database = server.open();
  RunningServer::good(ask_job(database, {server.org, "import", "{}"}, {std::nullopt, noon}));
  const auto samples = read_metrics(get(server.port(), "/metrics").body);
  EXPECT_GT(samples.at("capnr_database_size_bytes"), 4096);
  EXPECT_EQ(samples.at("capnr_sessions"), 1);
  EXPECT_EQ(samples.at(R"(capnr_jobs{state="waiting"})"), 1);
  server.now += 24 * 3600;
  EXPECT_EQ(read_metrics(get(server.port(), "/metrics").body).at("capnr_sessions"), 0);
}

TEST(Metrics, SayHowOldTheFiguresAre) {
  web::Metrics metrics("1", noon);
  web::MetricsText before, after;
  metrics.write(before, noon);
  EXPECT_EQ(read_metrics(before.take()).count("capnr_snapshot_age_seconds"), 0U) << "none was taken";
  metrics.snapshot_taken(noon);
  metrics.write(after, moment_of(seconds_of(noon) + 90));
  EXPECT_EQ(read_metrics(after.take()).at("capnr_snapshot_age_seconds"), 90);
}

TEST(Metrics, ATokenIsAskedOfEverybodyOnceThereIsOne) {
  RunningServer server({}, {}, {nullptr, "0123456789abcdef", false});
  EXPECT_EQ(get(server.port(), "/metrics").status, 403);
  EXPECT_EQ(get(server.port(), "/metrics", "Authorization: Bearer 0123456789abcdeg\r\n").status, 403);
  EXPECT_EQ(get(server.port(), "/metrics", "Authorization: 0123456789abcdef\r\n").status, 403);
  EXPECT_EQ(get(server.port(), "/metrics", bearer).status, 200);
}

TEST(Metrics, BehindAProxyNobodyReadsThemWithoutAToken) {
  RunningServer server({}, {}, {nullptr, "", true});
  EXPECT_EQ(get(server.port(), "/metrics").status, 403);
  EXPECT_EQ(get(server.port(), "/metrics", "Authorization: Bearer \r\n").status, 403);
}

TEST(Metrics, AnotherMachineReadsNothingWithoutAToken) {
  web::Request request;
  request.address = "192.0.2.7";
  EXPECT_FALSE(web::may_watch({}, request));
  request.address = "::1";
  EXPECT_TRUE(web::may_watch({}, request));
  request.address = "";
  EXPECT_FALSE(web::may_watch({}, request));
}

TEST(Metrics, ALabelCannotEndItsQuotes) {
  web::MetricsText text;
  text.family("a", "gauge", "A test.");
  text.sample("a", {{"b", "\"} 1\nc \\"}}, 2.5);
  const std::string written = text.take();
  EXPECT_EQ(written, "# HELP a A test.\n# TYPE a gauge\na{b=\"\\\"} 1\\nc \\\\\"} 2.5\n");
  EXPECT_EQ(read_metrics(written).size(), 1U);
}
