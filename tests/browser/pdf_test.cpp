// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "browser/pdf.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/text.h"
#include "browser/base64.h"

namespace capnr::browser {
namespace {

std::string page(std::string_view body, std::string_view head = "") {
  return "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Bilan d’été</title>" +
         std::string(head) + "</head><body>" + std::string(body) + "</body></html>";
}

// What Debian's poppler-utils say of a PDF.
std::string told_by(const std::string& tool, std::string_view pdf, const std::string& more = "") {
  const auto path =
      std::filesystem::path(testing::TempDir()) / ("capnr_pdf_" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  std::FILE* const out = ::popen((tool + " '" + path.string() + "' " + more).c_str(), "r");
  std::string text;
  std::array<char, 4096> piece{};
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), out)) > 0;)
    text.append(piece.data(), got);
  EXPECT_EQ(::pclose(out), 0) << tool << ": the package poppler-utils";
  std::filesystem::remove(path);
  return text;
}

std::set<std::string> folders_left() {
  std::set<std::string> left;
  for (const auto& one : std::filesystem::directory_iterator(std::filesystem::temp_directory_path()))
    if (one.path().filename().string().starts_with("capnr-browser-")) left.insert(one.path());
  return left;
}

class Server {
 public:
  Server() {
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size), 0);  // NOLINT(*-reinterpret-cast)
    EXPECT_EQ(::listen(socket_, 8), 0);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);  // NOLINT(*-reinterpret-cast)
    port_ = ntohs(address.sin_port);
  }
  ~Server() { ::close(socket_); }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/x"; }
  bool was_asked() const {
    pollfd one{socket_, POLLIN, 0};
    return ::poll(&one, 1, 200) > 0;
  }

 private:
  int socket_ = -1;
  int port_ = 0;
};

TEST(Pdf, IsTaggedAndHasItsTitleItsLanguageItsOutlineAndItsText) {
  const auto pdf = pdf_of(page("<h1>Où en sommes-nous ?</h1><p>Été "
                               "2026</p><h2>Sources</h2><table><tr><th>a</th><td>1</td></tr></table>"),
                          {.footer = "Ville <de> Marseille"});
  ASSERT_TRUE(pdf) << describe(pdf.error(), Language::en);
  for (const char* what : {"/StructTreeRoot", "/MarkInfo", "/Marked true", "/Lang (fr", "/Outlines"})
    EXPECT_NE(pdf->find(what), std::string::npos) << what;
  const std::string facts = told_by("pdfinfo", *pdf);
  EXPECT_NE(facts.find("Title:           Bilan d’été"), std::string::npos) << facts;
  EXPECT_NE(facts.find("Tagged:          yes"), std::string::npos) << facts;
  EXPECT_NE(facts.find("(A4)"), std::string::npos) << facts;
  const std::string text = told_by("pdftotext", *pdf, "-");
  for (const char* what : {"Où en sommes-nous ?", "Été 2026", "Ville <de> Marseille", "1/1"})
    EXPECT_NE(text.find(what), std::string::npos) << text;
  const std::string structure = told_by("pdfinfo -struct-text", *pdf);
  for (const char* what : {"H1", "H2", "Table", "TH", "TD"})
    EXPECT_NE(structure.find(what), std::string::npos) << structure;
}

TEST(Pdf, OfAPageThatAsksForTheNetworkAsksNobody) {
  const Server server;
  const auto before = folders_left();
  const std::string hostile =
      page("<p>vu</p><img alt=\"\" src=\"" + server.url() + ".png\"><iframe src=\"" + server.url() +
               "\"></iframe><iframe "
               "src=\"file:///etc/passwd\"></iframe><script>document.body.append('exécuté')</script>",
           "<link rel=\"stylesheet\" href=\"" + server.url() + ".css\">");
  const auto pdf = pdf_of(hostile, {});
  EXPECT_FALSE(server.was_asked());
  ASSERT_TRUE(pdf) << describe(pdf.error(), Language::en);
  const std::string text = told_by("pdftotext", *pdf, "-");
  EXPECT_EQ(text.find("root:"), std::string::npos) << text;
  EXPECT_EQ(text.find("exécuté"), std::string::npos) << text;
  EXPECT_EQ(folders_left(), before) << "its folder goes with it";
}

TEST(Pdf, WithoutChromiumSaysWhichPackageToInstall) {
  const auto before = folders_left();
  const auto pdf = pdf_of(page(""), {.program = "no-such-browser"});
  ASSERT_FALSE(pdf);
  EXPECT_EQ(pdf.error().kind, Kind::not_found);
  EXPECT_NE(describe(pdf.error(), Language::en).find("apt install chromium"), std::string::npos);
  EXPECT_NE(describe(pdf.error(), Language::fr).find("apt install chromium"), std::string::npos);
  EXPECT_EQ(folders_left(), before);
}

TEST(Pdf, OfAProgramThatEndsOrIsSilentIsAnErrorInTime) {
  const auto ended = pdf_of(page(""), {.program = "/bin/false"});
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().kind, Kind::unavailable);
  const auto silent = std::filesystem::path(testing::TempDir()) / "capnr_silent_browser.sh";
  std::ofstream(silent) << "#!/bin/sh\nsleep 600\n";
  std::filesystem::permissions(silent, std::filesystem::perms::owner_all);
  const auto late = pdf_of(page(""), {.program = silent, .limit = std::chrono::seconds(1)});
  std::filesystem::remove(silent);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, Kind::unavailable);
  EXPECT_NE(late.error().message.find("in time"), std::string::npos) << late.error().message;
}

TEST(Base64, GivesBytesOrNothing) {
  EXPECT_EQ(from_base64(""), "");
  EXPECT_EQ(from_base64("Zg=="), "f");
  EXPECT_EQ(from_base64("Zm8="), "fo");
  EXPECT_EQ(from_base64("Zm9v"), "foo");
  EXPECT_EQ(from_base64("Zm9vYg=="), "foob");
  EXPECT_EQ(from_base64("AP/+"), std::string("\0\xff\xfe", 3));
  for (const char* wrong : {"Zg", "Zg=", "Zm9v=", "Z===", "Zm 9", "Zm9v\n\n\n\n", "Zé=="})
    EXPECT_FALSE(from_base64(wrong)) << wrong;
}

}  // namespace
}  // namespace capnr::browser
