// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "publish/city_look.h"

#include "evidence/ledger.h"
#include "publish/png.h"
#include "sample_png.h"
#include "tests/store/test_databases.h"

namespace capnr {
namespace {

using test::good;
using test::sample_png;

const LookStamp stamp{"2026-11-30T12:00:00Z", "Alix"};

class Looks : public test::OnEachDatabase {
 protected:
  void SetUp() override {
    OnEachDatabase::SetUp();
    database_.emplace(open());
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13055", "Ville"));
    good(database_->run("INSERT INTO org (insee_code, name) VALUES (?, ?)", "13001", "Autre"));
  }
  void TearDown() override {
    database_.reset();
    OnEachDatabase::TearDown();
  }

  static constexpr OrgId city{1}, other{2};
  std::optional<Database> database_;
};
CAPNR_ON_EACH_DATABASE(Looks);

TEST_P(Looks, AreEmptyBeforeSomebodyChooses) {
  EXPECT_EQ(good(city_look(*database_, city)), CityLook());
}

TEST_P(Looks, AreTheLastOneThatTheCityChose) {
  good(keep_look(*database_, city, {"Une", "#000000", "", "", ""}, stamp));
  const CityLook last{"L’autre", "#0b4f6c", "#8ccbe8", "", ""};
  good(keep_look(*database_, city, last, stamp));
  EXPECT_EQ(good(city_look(*database_, city)), last);
  EXPECT_EQ(good(city_look(*database_, other)), CityLook()) << "each has its own";
}

TEST_P(Looks, KeepALogoAmongTheDocumentsOfTheCity) {
  CityLook look;
  look.logo = good(keep_logo(*database_, city, sample_png(), stamp));
  look.logo_text = "Ville";
  good(keep_look(*database_, city, look, stamp));
  EXPECT_EQ(good(find_document(*database_, city, good(city_look(*database_, city)).logo)).bytes,
            sample_png());
  EXPECT_FALSE(find_document(*database_, other, look.logo));
}

TEST_P(Looks, WantWordsForALogo) {
  CityLook look;
  look.logo = good(keep_logo(*database_, city, sample_png(), stamp));
  const auto refused = keep_look(*database_, city, look, stamp);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::bad_input);
  EXPECT_EQ(refused.error().where.column, "logo-texte");
  EXPECT_EQ(keep_look(*database_, city, {std::string(200, 'x'), "", "", "", ""}, stamp).error().where.column,
            "affiche");
  EXPECT_EQ(good(city_look(*database_, city)), CityLook()) << "nothing is recorded";
}

TEST_P(Looks, RefuseALogoThatIsNoneOrTooLarge) {
  const auto refused = keep_logo(*database_, city, "<svg xmlns='http://www.w3.org/2000/svg'/>", stamp);
  EXPECT_EQ(refused.error().kind, Kind::bad_input);
  EXPECT_EQ(refused.error().where.column, "logo");
  EXPECT_EQ(keep_logo(*database_, city, std::string(largest_logo + 1, 'x'), stamp).error().kind, Kind::limit);
  EXPECT_TRUE(good(list_documents(*database_, city)).empty());
}

TEST(Accents, PassAsTheyAreWhenTheyCanBeRead) {
  EXPECT_EQ(*accent_from("0B4F6C", Scheme::light), "#0b4f6c");
  EXPECT_EQ(*accent_from("#8ccbe8", Scheme::dark), "#8ccbe8");
}

TEST(Accents, AreRefusedWithTheirRatioAndTheNearestThatPasses) {
  for (const auto& [colour, scheme] :
       {std::pair{"#ff8800", Scheme::light}, std::pair{"#8ccbe8", Scheme::light},
        std::pair{"#0b4f6c", Scheme::dark}}) {
    const auto refused = accent_from(colour, scheme);
    ASSERT_FALSE(refused) << colour;
    EXPECT_EQ(refused.error().kind, Kind::bad_input);
    const std::string said = describe(refused.error(), Language::en);
    EXPECT_NE(said.find(colour), std::string::npos) << said;
    const std::string nearest = said.substr(said.rfind('#'));
    EXPECT_EQ(*accent_from(nearest, scheme), nearest) << "what is proposed passes";
  }
  EXPECT_EQ(accent_from("red;}body{display:none", Scheme::light).error().kind, Kind::bad_input);
}

TEST(Accents, OfLightScreensHaveANearOneForDarkScreens) {
  EXPECT_EQ(*accent_from(dark_accent_of("#0b4f6c"), Scheme::dark), dark_accent_of("#0b4f6c"));
  EXPECT_EQ(dark_accent_of(""), "");
}

TEST(Png, IsKnownByItsOwnBytes) {
  const auto size = png_size(sample_png());
  ASSERT_TRUE(size);
  EXPECT_EQ(size->width, 4U);
  EXPECT_EQ(size->height, 4U);
}

TEST(Png, IsRefusedWhenAnyByteOfItIsWrongMissingOrTooMany) {
  const std::string whole = sample_png();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string wrong = whole;
    wrong[i] = static_cast<char>(wrong[i] ^ 1);
    EXPECT_FALSE(png_size(wrong)) << i;
    EXPECT_FALSE(png_size(whole.substr(0, i))) << i;
  }
  EXPECT_FALSE(png_size(whole + "<script>")) << "another file behind it";
  EXPECT_FALSE(png_size(whole + whole));
  EXPECT_FALSE(png_size("\xff\xd8\xff\xe0 JFIF"));
}

}  // namespace
}  // namespace capnr
