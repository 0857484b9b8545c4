// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/tls.h"

#include <fstream>
#include <mutex>
#include <vector>

#include <openssl/ssl.h>

#include "certificate.h"
#include "running_server.h"
#include "web/https_client.h"

using namespace capnr;
using namespace capnr::test;

namespace {

/// A certificate in files, as an administrator keeps it.
class InFiles {
 public:
  explicit InFiles(const Certificate& certificate = Certificate()) {
    certificate.write(files.certificate);
    certificate.write_key(files.key);
  }
  InFiles(const InFiles&) = delete;
  InFiles& operator=(const InFiles&) = delete;
  ~InFiles() { std::filesystem::remove_all(folder_); }

 private:
  static std::filesystem::path make() {
    const std::filesystem::path folder =
        std::filesystem::path(testing::TempDir()) / ("capnr_certificate_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    return folder;
  }
  std::filesystem::path folder_ = make();

 public:
  web::TlsFiles files{folder_ / "certificate.pem", folder_ / "key.pem", std::chrono::milliseconds(0)};
};

web::ServerOptions with(const web::TlsFiles& files) {
  web::ServerOptions options;
  options.tls = files;
  return options;
}

/// A client that speaks TLS up to a version and sees how the server ends.
class TlsConnection {
 public:
  explicit TlsConnection(std::uint16_t port, int most = TLS1_3_VERSION) {
    SSL_CTX_set_security_level(context_.get(), 0);  // it would take anything
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(context_.get(), most);
    stream_.reset(SSL_new(context_.get()));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    SSL_set_fd(stream_.get(), socket_);
    connected = ::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0 &&
                SSL_connect(stream_.get()) == 1;
  }
  TlsConnection(const TlsConnection&) = delete;
  TlsConnection& operator=(const TlsConnection&) = delete;
  ~TlsConnection() { ::close(socket_); }

  bool send(std::string_view bytes) {
    return SSL_write(stream_.get(), bytes.data(), static_cast<int>(bytes.size())) ==
           static_cast<int>(bytes.size());
  }
  /// All that comes until the server ends.
  std::string rest() {
    std::string all;
    char piece[16384];
    for (int got = 0; (got = SSL_read(stream_.get(), piece, sizeof piece)) > 0;)
      all.append(piece, static_cast<std::size_t>(got));
    return all;
  }
  bool was_told_the_end() const { return (SSL_get_shutdown(stream_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }
  long serial() const {
    const std::unique_ptr<X509, decltype(&X509_free)> shown(SSL_get1_peer_certificate(stream_.get()),
                                                            X509_free);
    return ASN1_INTEGER_get(X509_get0_serialNumber(shown.get()));
  }
  bool connected = false;

 private:
  int socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_{SSL_CTX_new(TLS_client_method()), SSL_CTX_free};
  std::unique_ptr<SSL, decltype(&SSL_free)> stream_{nullptr, SSL_free};
};

const std::string last = "Host: localhost\r\nConnection: close\r\n\r\n";

}  // namespace

TEST(Tls, ServesWhoTrustsTheCertificate) {
  const Certificate certificate;
  const InFiles in(certificate);
  RunningServer server(with(in.files));
  const std::string base = "https://localhost:" + std::to_string(server.port());
  EXPECT_EQ(server.server().url(), "https://127.0.0.1:" + std::to_string(server.port()) + "/");
  EXPECT_FALSE(web::https_request({base + "/health"})) << "nobody vouches for it yet";
  const Trusted trusted(certificate);
  const auto answer = web::https_request({base + "/footprint.json?by=phase"});
  ASSERT_TRUE(answer) << describe(answer.error(), Language::en);
  EXPECT_EQ(answer->body, "results phase");
}

TEST(Tls, CarriesSeveralRequestsLargeAnswersAndFilesAndSaysWhereItEnds) {
  const InFiles in;
  RunningServer server(with(in.files));
  TlsConnection connection(server.port());
  ASSERT_TRUE(connection.connected);
  ASSERT_TRUE(connection.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  ASSERT_TRUE(connection.send("POST /files HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n"));
  ASSERT_TRUE(connection.send(std::string(299'999, 'a') + "z"));
  ASSERT_TRUE(connection.send("GET /nothing HTTP/1.1\r\n" + last));
  const std::string all = connection.rest();
  EXPECT_GT(all.size(), 20'000'000U);
  EXPECT_NE(all.find("300000 bytes, the last is z"), std::string::npos);
  EXPECT_NE(all.find("HTTP/1.1 404 "), std::string::npos);
  EXPECT_TRUE(connection.was_told_the_end());
}

TEST(Tls, TellsBrowsersToComeByHttpsOnly) {
  const InFiles in;
  {
    RunningServer server(with(in.files));
    TlsConnection connection(server.port());
    connection.send("GET / HTTP/1.1\r\n" + last);
    EXPECT_NE(connection.rest().find("\r\nStrict-Transport-Security: max-age=63072000\r\n"),
              std::string::npos);
  }
  RunningServer in_clear;
  EXPECT_EQ(get(in_clear.port(), "/").headers.count("strict-transport-security"), 0U);
}

TEST(Tls, LeadsWhoReadsInClearToHttpsAndRefusesWhatIsSentInClear) {
  const InFiles in;
  RunningServer server(with(in.files));
  const Answer led = get(server.port(), "/empreinte?a=b");
  EXPECT_EQ(led.status, 308);
  EXPECT_EQ(led.headers.at("location"), "https://localhost/empreinte?a=b");
  EXPECT_EQ(post(server.port(), "/connexion", "password=secret").status, 400);
  RawConnection strange(server.port());
  strange.send("GET / HTTP/1.1\r\nHost: a/@b\r\n\r\n");
  EXPECT_EQ(strange.receive().status, 400);
}

TEST(Tls, SpeaksNoVersionThatIsBroken) {
  const InFiles in;
  RunningServer server(with(in.files));
  EXPECT_FALSE(TlsConnection(server.port(), TLS1_VERSION).connected);
  EXPECT_FALSE(TlsConnection(server.port(), TLS1_1_VERSION).connected);
  EXPECT_TRUE(TlsConnection(server.port(), TLS1_2_VERSION).connected);
  EXPECT_TRUE(TlsConnection(server.port(), TLS1_3_VERSION).connected);
}

TEST(Tls, DropsWhoDoesNotEndItsGreetingAndServesOthersMeanwhile) {
  const InFiles in;
  web::ServerOptions options = with(in.files);
  options.read_timeout = std::chrono::milliseconds(300);
  RunningServer server(options);
  RawConnection silent(server.port()), cut(server.port()), nonsense(server.port());
  cut.send("\x16\x03\x01\x02");  // a greeting has 512 bytes more
  nonsense.send("\x16\x03\x01\x00\x05hello");
  EXPECT_TRUE(TlsConnection(server.port()).connected);
  EXPECT_TRUE(silent.closed());
  EXPECT_TRUE(cut.closed());
  EXPECT_NE(nonsense.receive().status, 200);
}

TEST(Tls, RefusesFilesThatCannotServe) {
  const InFiles in;
  const auto kind = [&] {
    const auto loaded = web::load_tls(in.files);
    return loaded ? "none" : describe(loaded.error(), Language::en);
  };
  EXPECT_EQ(kind(), "none");
  Certificate().write_key(in.files.key);
  EXPECT_EQ(kind(), in.files.key.string() + ": this is not the key of the certificate " +
                        in.files.certificate.string());
  Certificate().write_key(in.files.key, "a passphrase");
  EXPECT_NE(kind().find("no private key in PEM without a passphrase"), std::string::npos);
  std::ofstream(in.files.certificate) << "nonsense\n";
  EXPECT_NE(kind().find("no chain of certificates"), std::string::npos);
  const Certificate over(1, -60);
  over.write(in.files.certificate);
  over.write_key(in.files.key);
  EXPECT_EQ(kind(), in.files.certificate.string() + ": this certificate is over: renew it");
  std::filesystem::remove(in.files.key);
  EXPECT_NE(kind().find("key.pem"), std::string::npos);
}

TEST(Tls, ServesARenewedCertificateWithoutARestartAndKeepsTheOldOneMeanwhile) {
  const InFiles in(Certificate(1));
  std::mutex mutex;
  std::vector<std::string> complaints;
  web::ServerOptions options = with(in.files);
  options.complain = [&](const Error& error) {
    const std::scoped_lock lock(mutex);
    complaints.push_back(describe(error, Language::en));
  };
  RunningServer server(options);
  EXPECT_EQ(TlsConnection(server.port()).serial(), 1);
  const auto later = std::filesystem::last_write_time(in.files.certificate) + std::chrono::seconds(2);
  const Certificate renewed(2);
  renewed.write(in.files.certificate);
  std::filesystem::last_write_time(in.files.certificate, later);
  EXPECT_EQ(TlsConnection(server.port()).serial(), 1) << "its key is not there yet";
  renewed.write_key(in.files.key);
  std::filesystem::last_write_time(in.files.key, later);
  EXPECT_EQ(TlsConnection(server.port()).serial(), 2);
  server.stop();
  const std::scoped_lock lock(mutex);
  ASSERT_EQ(complaints.size(), 1U);
  EXPECT_NE(complaints[0].find("not the key of the certificate"), std::string::npos);
}
