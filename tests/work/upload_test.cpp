// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "work/upload.h"

#include <fstream>

#include "base/file.h"
#include "tests/work/work_database.h"
#include "work/scratch_folder.h"

namespace capnr {
namespace {

using namespace std::chrono_literals;
using test::good;
using test::noon;

class Uploads : public test::Work {};
CAPNR_ON_EACH_DATABASE(Uploads);

TEST_P(Uploads, ComeBackAsTheyWereSent) {
  const std::string bytes("a;\0b\r\n\xff", 7);
  const std::string batch =
      good(keep_uploads(*database_, city_, {{"parc.csv", "", bytes}, {"2026/b.csv", "", ""}}, noon));
  good(set_upload_mapping(*database_, city_, batch, "parc.csv", "name = \"x\""));
  const std::vector<Upload> files = good(load_uploads(*database_, city_, batch));
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].name, "2026/b.csv");
  EXPECT_EQ(files[1].bytes, bytes);
  EXPECT_EQ(files[1].mapping, "name = \"x\"");
  EXPECT_EQ(set_upload_mapping(*database_, city_, batch, "autre.csv", "").error().kind, Kind::not_found);
}

TEST_P(Uploads, OfACityAreNoAffairOfAnother) {
  const std::string batch = good(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}}, noon));
  EXPECT_EQ(load_uploads(*database_, other_, batch).error().kind, Kind::not_found);
  EXPECT_EQ(set_upload_mapping(*database_, other_, batch, "parc.csv", "x").error().kind, Kind::not_found);
  good(remove_uploads(*database_, other_, batch));
  EXPECT_EQ(good(load_uploads(*database_, city_, batch)).size(), 1U);
  good(remove_uploads(*database_, city_, batch));
  EXPECT_EQ(load_uploads(*database_, city_, batch).error().kind, Kind::not_found);
}

TEST_P(Uploads, GoAfterSevenDays) {
  const std::string old = good(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}}, noon));
  good(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}}, noon + upload_kept));
  EXPECT_TRUE(load_uploads(*database_, city_, old));
  good(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}}, noon + upload_kept + 1s));
  EXPECT_FALSE(load_uploads(*database_, city_, old));
}

TEST_P(Uploads, WhoseNamesLeadElsewhereOrComeTwiceAreRefusedWhole) {
  for (const std::string name : {"../x", "/etc/passwd", "a/../b", "a//b", "", "a\\b", "a\nb", "\xff", "."})
    EXPECT_EQ(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}, {name, "", "a"}}, noon).error().kind,
              Kind::bad_input)
        << name;
  EXPECT_FALSE(keep_uploads(*database_, city_, {{"parc.csv", "", "a"}, {"parc.csv", "", "b"}}, noon));
}

TEST(ScratchFolder, IsNobodyElsesAndGoesWithAllThatIsInIt) {
  std::filesystem::path path;
  {
    const ScratchFolder scratch = good(ScratchFolder::make());
    path = scratch.path();
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
    good(unpack({{"2026/parc.csv", "", "a;b"}}, path));
    EXPECT_EQ(good(read_file(path / "2026/parc.csv")), "a;b");
    EXPECT_FALSE(unpack({{"../out.csv", "", "a"}}, path));
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace capnr
