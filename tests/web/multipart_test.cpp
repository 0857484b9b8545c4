// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/multipart.h"

#include <gtest/gtest.h>

using namespace capnr;
using namespace capnr::web;

namespace {

const std::string type = "multipart/form-data; boundary=----limit";

std::string part(const std::string& disposition, const std::string& bytes) {
  return "------limit\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
}
const std::string end = "------limit--\r\n";

}  // namespace

TEST(Multipart, GivesFieldsAndFilesAsTheyWereSent) {
  const std::string bytes("a;b\r\n\r\n1;\0--x\r\n------limi\r\n", 26);
  const std::string body =
      part("name=\"csrf\"", "s3cret") +
      part("name=\"files\"; filename=\"Parc écoles.csv\"\r\nContent-Type: text/csv", bytes) +
      part("name=\"files\"; filename=\"vide.csv\"", "") + end;
  const auto form = read_multipart(type, body);
  ASSERT_TRUE(form) << describe(form.error(), Language::en);
  EXPECT_EQ(form->fields, (NamedValues{{"csrf", "s3cret"}}));
  ASSERT_EQ(form->files.size(), 2U);
  EXPECT_EQ(form->files[0].field, "files");
  EXPECT_EQ(form->files[0].name, "Parc écoles.csv");
  EXPECT_EQ(form->files[0].bytes, bytes);
  EXPECT_EQ(form->files[1].bytes, "");
}

TEST(Multipart, AFieldLeftEmptyBringsNoFile) {
  const auto form = read_multipart(type, part("name=\"files\"; filename=\"\"", "") + end);
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
}

TEST(Multipart, ANameIsNeverAPathNorWhatBrowsersEscape) {
  const std::pair<std::string, std::string> cases[] = {{"../../etc/passwd", "passwd"},
                                                       {"C:\\Users\\x\\parc.csv", "parc.csv"},
                                                       {"a;b.csv", "a;b.csv"},
                                                       {"le %22grand%22 parc.csv", "le \"grand\" parc.csv"}};
  for (const auto& [sent, kept] : cases) {
    const auto form = read_multipart(type, part("name=\"f\"; filename=\"" + sent + "\"", "x") + end);
    ASSERT_TRUE(form) << sent;
    ASSERT_EQ(form->files.size(), 1U);
    EXPECT_EQ(form->files[0].name, kept);
  }
}

TEST(Multipart, WhatIsCutOrMalformedIsRefusedWhole) {
  const std::string whole = part("name=\"a\"", "1") + part("name=\"f\"; filename=\"x.csv\"", "2;3") + end;
  for (std::size_t length = 0; length + 4 < whole.size(); ++length)
    EXPECT_FALSE(read_multipart(type, whole.substr(0, length))) << length;
  EXPECT_TRUE(read_multipart(type, whole));
  EXPECT_FALSE(read_multipart("application/x-www-form-urlencoded", whole));
  EXPECT_FALSE(read_multipart("multipart/form-data", whole));
  EXPECT_FALSE(read_multipart("multipart/form-data; boundary=" + std::string(71, 'x'), whole));
  EXPECT_FALSE(read_multipart(type, part("filename=\"x\"", "1") + end));
  EXPECT_FALSE(read_multipart(type, part("name=\"a\"", "\xff") + end));
}

TEST(Multipart, HasLimits) {
  std::string many;
  for (int i = 0; i < 1001; ++i) many += part("name=\"a\"", "1");
  const auto form = read_multipart(type, many + end);
  ASSERT_FALSE(form);
  EXPECT_EQ(form.error().kind, Kind::limit);
  EXPECT_FALSE(read_multipart(type, part("name=\"a\"", std::string(65537, 'x')) + end));
}
