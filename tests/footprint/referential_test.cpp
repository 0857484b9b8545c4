// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <unistd.h>

#include "footprint/zone.h"
#include "pack_folder.h"

using namespace capnr;
using capnr::test::Catalogue;
using capnr::test::factor;

namespace {

const std::string old_factors =
    "nom;etapeacv;critere;description;niveau;tiers;categorie;consoElecMoyenne;localisation;valeur;unite;"
    "source\n"
    "server-1;FABRICATION;Climate change;A server;2-Equipement;Datacenter;IT "
    "equipment;3721;France;2226,5;Item;Fake data for tests\n"
    "server-1;FIN_DE_VIE;Resource use (minerals and metals);A server;2-Equipement;Datacenter;IT "
    "equipment;3721;France;-0,01;Item;x\n"
    "Electricity Mix FR;FABRICATION;Resource use, fossils;;0-Base data;;electricity-mix;;France;9.3;;y\n"
    "Electricity Mix non spécifié;FABRICATION;Climate change;;0-Base data;;electricity-mix;;Non "
    "spécifié;0.6;;y\n";
const std::string new_factors =
    "criterion;lifecycle_step;name;category;avg_electricity_consumption;description;location;level;source;"
    "tier;unit;value;subscriber;version\n"
    "CLIMATE_CHANGE;MANUFACTURING;server-1;IT equipment;3721.0;A "
    "server;France;2-Equipement;x;Datacenter;Item;2226.5;NULL;NULL\n"
    "CLIMATE_CHANGE;MANUFACTURING;Electricity Mix DE;electricity-mix;;;Germany;0-Base "
    "data;y;;;0.65;NULL;NULL\n";
const std::string camel_factors =
    "criterion;lifecycleStep;name;category;avgElectricityConsumption;description;location;level;source;tier;"
    "unit;value;subscriber;version\n"
    "ACIDIFICATION;USING;server-1;IT equipment;3721.0;A "
    "server;France;2-Equipement;x;Datacenter;Item;1.25;;\n";

}  // namespace

TEST(Referential, TheFirstGenerationOfFilesIsReadAsItIs) {
  Catalogue c;
  c.write("packs/ours/characterizationFactors.csv", old_factors);
  c.write("packs/ours/itemTypes.csv",
          "type;categorie;serveur;commentaire;dureeVieDefaut;refHypothese;source;refItemParDefaut\nServer;"
          "EquipementPhysique;true;;7;;;server-1\n"
          "Screen;EquipementPhysique;false;;;;;computer-monitor-2\n");
  c.write("packs/ours/equipmentRefMatching.csv",
          "modeleEquipementSource;refEquipementCible;nomOrganisation\nPowerEdge R740;server-1;\n");
  c.write(
      "packs/ours/hypotheses.csv",
      "cle;valeur;source;description\nPUEParDefaut;1.75;SSG;\ntaux_utilisation_BYOD;0.57;SSG;\nautre;1;;\n");
  const auto set = c.load({"ours"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set, "server-1", Phase::manufacturing, Criterion::gwp).value,
                   2226.5);  // a decimal comma
  EXPECT_DOUBLE_EQ(factor(*set, "server-1", Phase::end_of_life, Criterion::adpe).value, -0.01);
  EXPECT_DOUBLE_EQ(set->item("server-1")->annual_kwh.value, 3721);
  EXPECT_TRUE(set->item("server-1")->server);
  EXPECT_DOUBLE_EQ(factor(*set->mix("FR", 2024), Criterion::adpf).value, 9.3);
  EXPECT_DOUBLE_EQ(factor(*set->mix("WORLD", 2024), Criterion::gwp).value, 0.6);
  ASSERT_NE(set->type("server"), nullptr);
  EXPECT_DOUBLE_EQ(set->type("server")->lifetime_years.value, 7);
  EXPECT_EQ(set->type("server")->server, true);
  ASSERT_NE(set->matched_item("poweredge r740"), nullptr);
  EXPECT_DOUBLE_EQ(set->hypotheses.pue.value, 1.75);
  EXPECT_DOUBLE_EQ(set->hypotheses.usage_rate_byod.value, 0.57);
  EXPECT_FALSE(set->packs[0].redistributable);
  // Told: fake data, an unknown hypothesis, a default item without factor.
  ASSERT_EQ(set->warnings.size(), 3U);
  EXPECT_NE(set->warnings[0].find("autre"), std::string::npos);
  EXPECT_NE(set->warnings[1].find("1 rows say « Fake data for tests »"), std::string::npos);
  EXPECT_NE(set->warnings[2].find("computer-monitor-2"), std::string::npos);
}

TEST(Referential, TheLaterGenerationsOfHeadersAreRead) {
  Catalogue c;
  c.write("packs/ours/ref_item_impact.csv", new_factors);
  c.write("packs/ours/ref_item_type.csv",
          "type;category;comment;default_lifespan;is_server;source;ref_default_item;subscriber;"
          "version\nServer;EquipementPhysique;;7.0;true;;server-1;NULL;NULL\n"
          "Terminal;EquipementPhysique;;NULL;false;;;NULL;NULL\n");
  c.write("packs/ours/ref_matching_item.csv", "item_source;ref_item_target;subscriber\nR740;server-1;\n");
  c.write("packs/ours/ref_hypothesis.csv",
          "code;source;value;description;subscriber;version\ndureeVieParDefaut;SSG;2.0;;NULL;NULL\n");
  const auto set = c.load({"ours"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set, "server-1", Phase::manufacturing, Criterion::gwp).value, 2226.5);
  EXPECT_DOUBLE_EQ(factor(*set->mix("DE", 0), Criterion::gwp).value, 0.65);
  EXPECT_FALSE(set->type("Terminal")->lifetime_years.known());
  EXPECT_DOUBLE_EQ(set->hypotheses.lifetime_years.value, 2);
  EXPECT_TRUE(set->warnings.empty());
  Catalogue camel;
  camel.write("packs/ours/itemImpact.csv", camel_factors);
  camel.write("packs/ours/itemType.csv",
              "type;category;comment;defaultLifespan;isServer;source;refDefaultItem;subscriber;"
              "version\nServer;;;7.0;true;;server-1;;\n");
  const auto second = camel.load({"ours"});
  ASSERT_TRUE(second) << describe(second.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*second, "server-1", Phase::use, Criterion::ap).value, 1.25);
}

TEST(Referential, APackTomlBesideMayHideTheValues) {
  Catalogue c;
  c.pack("ours", "hidden = true\nredistributable = false\n");
  c.write("packs/ours/ref_item_impact.csv", new_factors);
  const auto set = c.load({"ours"});
  ASSERT_TRUE(set);
  EXPECT_FALSE(shown(*set, 0));
}

TEST(Referential, CriteriaC1ToC5OfMixElecAreKnownAndAnyOtherIsRefused) {
  Catalogue c;
  c.write("packs/ours/mixElec.json",
          R"([{"pays":"France","raccourcisAnglais":"FR","critere":"C2","valeur":0.08,"source":"x"},
              {"pays":"France","raccourcisAnglais":"FR","critere":"C1","valeur":0.0002,"source":"x"}])");
  const auto set = c.load({"ours"});
  ASSERT_TRUE(set) << describe(set.error(), Language::en);
  EXPECT_DOUBLE_EQ(factor(*set->mix("FR", 0), Criterion::gwp).value, 0.08);
  EXPECT_DOUBLE_EQ(factor(*set->mix("FR", 0), Criterion::ap).value, 0.0002);
  c.write("packs/ours/mixElec.json", R"([{"raccourcisAnglais":"FR","critere":"C9","valeur":1}])");
  EXPECT_EQ(c.error_of({"ours"}),
            "ours/mixElec.json, row 1: the meaning of criterion C9 is not known; C1 to C5 and names of "
            "criteria are");
}

TEST(Referential, AnUnknownCountryOrADuplicateIsAnError) {
  Catalogue c;
  const std::string header = old_factors.substr(0, old_factors.find('\n') + 1);
  c.write("packs/ours/characterizationFactors.csv",
          header + "x;FABRICATION;Climate change;;;;;;Atlantis;1;Item;\n");
  EXPECT_NE(c.error_of({"ours"}).find("row 2, column localisation: Atlantis is not a country that is known"),
            std::string::npos);
  const std::string row = "x;FABRICATION;Climate change;;;;;;France;1;Item;\n";
  c.write("packs/ours/characterizationFactors.csv", header + row + row);
  EXPECT_NE(c.error_of({"ours"}).find("row 3: this factor is given twice: it is already on row 2"),
            std::string::npos);
}

TEST(Zone, CountriesAreFoundByCodeAndByName) {
  EXPECT_EQ(zone_from("FR"), "FR");
  EXPECT_EQ(zone_from("france"), "FR");
  EXPECT_EQ(zone_from("Allemagne"), "DE");
  EXPECT_EQ(zone_from("Czech Republic"), "CZ");
  EXPECT_EQ(zone_from("Tanzania, United Republic Of"), "TZ");
  EXPECT_EQ(zone_from("Non spécifié"), "WORLD");
  EXPECT_EQ(zone_from("Europe"), "EU27");
  EXPECT_EQ(zone_from("Atlantis"), std::nullopt);
  EXPECT_TRUE(is_average("EU27"));
  EXPECT_FALSE(is_average("FR"));
}
