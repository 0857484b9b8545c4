// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "web/http.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "web/answer_bytes.h"
#include "web/gzip.h"

using namespace capnr;
using namespace capnr::web;

namespace {

Request request_of(std::string_view target) {
  Request request;
  EXPECT_TRUE(read_target(target, request)) << target;
  return request;
}

std::string gunzipped(std::string_view bytes, std::size_t size) {
  std::string out(size + 1, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);  // the checksum is right too
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

}  // namespace

TEST(Http, ATargetIsReadIntoItsPathAndItsQuery) {
  const Request request = request_of("/a%20b/%C3%A9?by=department,phase&x=1+2&x=3&flag");
  EXPECT_EQ(request.path, "/a b/é");
  EXPECT_EQ(request.parameter("by"), "department,phase");
  EXPECT_EQ(request.parameter("x"), "3");
  EXPECT_EQ(request.parameter("flag"), "");
  EXPECT_EQ(request.parameter("y"), std::nullopt);
  EXPECT_EQ(request_of("/a+b").path, "/a+b");
  EXPECT_EQ(request_of("/?").path, "/");
}

TEST(Http, ATargetThatIsNotWellFormedIsRefused) {
  for (const std::string_view target :
       {"", "a", "*", "/%", "/%4", "/%zz", "/%00", "/%FF", "/\xFF", "/?a=%", "/?%00=1"}) {
    Request request;
    EXPECT_FALSE(read_target(target, request)) << target;
  }
}

TEST(Http, FrenchUnlessTheBrowserPutsEnglishBeforeIt) {
  EXPECT_EQ(preferred_language(""), Language::fr);
  EXPECT_EQ(preferred_language("fr-FR,fr;q=0.9,en;q=0.8"), Language::fr);
  EXPECT_EQ(preferred_language("en-GB,en;q=0.9,fr;q=0.5"), Language::en);
  EXPECT_EQ(preferred_language("de, en;q=0.3"), Language::en);
  EXPECT_EQ(preferred_language("en;q=0.3, fr;q=0.4"), Language::fr);
  EXPECT_EQ(preferred_language("en;q=abc, ;;q=,,"), Language::fr);
}

TEST(Http, WhatIsCompressedIsReadBackByZlib) {
  std::string noise;
  std::uint32_t seed = 7;
  for (int i = 0; i < 70'000; ++i) noise += static_cast<char>((seed = seed * 1664525U + 1013904223U) >> 24U);
  for (const std::string& text : {std::string(), std::string("a"), std::string(300'000, 'z'), noise}) {
    EXPECT_EQ(gunzipped(gzip(text), text.size()), text);
  }
  EXPECT_LT(gzip(std::string(300'000, 'z')).size(), 1000U);
  EXPECT_TRUE(body_of(noise)->gzip.empty());  // it would not be shorter
}

TEST(Http, EveryKindOfErrorHasItsStatus) {
  EXPECT_EQ(http_status(Kind::usage), 400);
  EXPECT_EQ(http_status(Kind::not_found), 404);
  EXPECT_EQ(http_status(Kind::limit), 413);
  EXPECT_EQ(http_status(Kind::unavailable), 503);
}

TEST(Http, TheSameBytesHaveTheSameMark) {
  EXPECT_EQ(body_of("abc")->etag, body_of("abc")->etag);
  EXPECT_NE(body_of("abc")->etag, body_of("abd")->etag);
}
