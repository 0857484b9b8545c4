// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "register_city.h"

namespace capnr {
namespace {

using test::Ran;

class FurtherInputs : public test::RegisterCity {
 protected:
  std::string share(std::string_view name, std::string_view text) {
    return test::write(folder_ / "partage" / name, text).string();
  }
  Ran scan(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"scan-storage", (folder_ / "partage").string()});
    return capnr(std::move(more));
  }
};

TEST_F(FurtherInputs, OfFileSharesKeepNoName) {
  share("DSI-zorglub/budget-bulgroz.ods", std::string(5000, 'a'));
  share("DSI-zorglub/copie-bulgroz.ods", std::string(5000, 'a'));
  const std::string map = file("dossier;direction\nDSI-zorglub;DNSI\n", "directions.csv");
  std::string seen;
  for (const char* format : {"table", "json", "csv"}) {
    const Ran ran = scan({"--departments", map, "--date", "2025-10-01", "--format", format});
    ASSERT_EQ(ran.code, 0) << ran.errors;
    seen += ran.out + ran.errors + capnr({"scan-storage", "--format", format}).out;
  }
  seen += capnr({"export", (folder_ / "export").string()}).out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "export"))
    if (entry.is_regular_file()) seen += test::slurp(entry.path());
  for (const char* end : {"", "-wal"}) seen += test::slurp(database_ + end);
  EXPECT_NE(seen.find("DNSI"), std::string::npos);
  for (const char* name : {"zorglub", "bulgroz", "budget", "partage"})
    EXPECT_EQ(seen.find(name), std::string::npos) << name;
}

TEST_F(FurtherInputs, OfFileSharesBecomeIndicators) {
  share("a", std::string(2'000'000, 'a'));
  share("b", std::string(2'000'000, 'a'));
  ASSERT_EQ(scan({"--date", "2025-03-01"}).code, 0);
  std::filesystem::remove(folder_ / "partage/b");
  EXPECT_EQ(value_of("I-1.6d", "duplicates"), "50.000000");
  EXPECT_EQ(value_of("I-1.6e"), "none") << "one scan is no campaign";
  ASSERT_EQ(scan({"--date", "2025-10-01"}).code, 0);
  EXPECT_EQ(value_of("I-1.6d", "duplicates"), "0.000000");
  EXPECT_EQ(value_of("I-1.6e"), "0.000002");
  const Ran history = capnr({"history", "I-1.6e", "--format", "json"});
  EXPECT_NE(history.out.find("storage scan 2025-03-01"), std::string::npos) << history.out;
  EXPECT_EQ(capnr({"scan-storage", "--remove", "2025-05-01"}).code, 4);
  EXPECT_EQ(capnr({"scan-storage", "--remove", "2025-03-01"}).code, 0);
  EXPECT_EQ(capnr({"scan-storage", "--format", "csv"}).out.find("2025-03-01"), std::string::npos);
}

TEST_F(FurtherInputs, OfFileSharesAreNotKeptWhenTheyOnlyShow) {
  share("a", "12345");
  const Ran ran = scan({"--dry-run", "--department", "DNSI"});
  EXPECT_NE(ran.out.find("DNSI"), std::string::npos) << ran.out;
  EXPECT_NE(capnr({"scan-storage"}).out.find("No file share was scanned yet"), std::string::npos);
}

TEST_F(FurtherInputs, OfFileSharesRefuseWhatTheyCannotUnderstand) {
  share("a", "12345");
  EXPECT_EQ(capnr({"scan-storage", (folder_ / "absent").string()}).code, 4);
  EXPECT_EQ(scan({"--date", "hier"}).code, 2);
  EXPECT_EQ(scan({"--format", "xml"}).code, 2);
  const std::string twice = file("dossier;direction\nA;DNSI\na;DRH\n", "directions.csv");
  const Ran ran = scan({"--departments", twice});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.errors.find("directions.csv"), std::string::npos) << ran.errors;
  EXPECT_NE(capnr({"scan-storage"}).out.find("No file share was scanned yet"), std::string::npos);
}

TEST_F(FurtherInputs, InterruptedLeaveAllScansOrTheOldOnes) {
  for (int i = 0; i < 300; ++i) share(std::to_string(i), std::string(50000, static_cast<char>('a' + i % 3)));
  const pid_t child = test::start(
      {"scan-storage", (folder_ / "partage").string(), "--date", "2025-03-01", "--database", database_},
      folder_ / "out", folder_ / "err");
  ::kill(child, SIGINT);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  const Ran listed = capnr({"scan-storage", "--format", "csv"});
  EXPECT_EQ(listed.code, 0) << listed.errors;
  const auto lines = std::ranges::count(listed.out, '\n');
  EXPECT_TRUE(lines == 1 || lines == 2) << listed.out;
}

TEST_F(FurtherInputs, OfMetersAreListedByYear) {
  const std::string readings = file(
      "compteur;salle;mesure;date;index\n"
      "T1;Nord;total;2025-01-01;100\nT1;Nord;total;2026-01-01;4100\n"
      "I1;Nord;informatique;2025-01-01;0\nI1;Nord;informatique;2026-01-01;3200\n",
      "releves.csv");
  ASSERT_EQ(capnr({"meters", readings}).code, 0);
  const Ran csv = capnr({"meters", "--format", "csv"});
  EXPECT_NE(csv.out.find("T1;Nord;;;total;2025;4000;365;yes"), std::string::npos) << csv.out;
  EXPECT_EQ(value_of("I-1.2c", "pue"), "1.250000");
  EXPECT_NE(capnr({"history", "I-1.2c", "--format", "json"}).out.find("releves.csv"), std::string::npos);
  EXPECT_EQ(capnr({"meters", "--remove", readings}).code, 0);
  EXPECT_NE(capnr({"meters"}).out.find("No file was given yet"), std::string::npos);
}

TEST_F(FurtherInputs, OfMetersThatContradictThoseThatAreThereAreRefusedWhole) {
  ASSERT_EQ(
      capnr({"meters", file("compteur;date;index\nT;2025-01-01;100\nT;2026-01-01;200\n", "a.csv")}).code, 0);
  const Ran ran = capnr({"meters", file("compteur;date;index\nT;2026-02-01;50\nU;2026-01-01;1\n", "b.csv")});
  EXPECT_EQ(ran.code, 3);
  EXPECT_NE(ran.errors.find("goes down on 2026-02-01"), std::string::npos) << ran.errors;
  const Ran listed = capnr({"meters", "--format", "json"});
  EXPECT_EQ(listed.out.find("b.csv"), std::string::npos) << listed.out;
}

TEST_F(FurtherInputs, OfPublicContractsTellEnvironmentalConsiderationsAndNoSpending) {
  const std::string contracts = file(
      R"({"marches":{"marche":[{"id":"A","acheteur":{"id":"21130055300016"},"objet":"Portables","codeCPV":"30213100-6",)"
      R"("dateNotification":"2025-03-01","montant":60000,"considerationsEnvironnementales":)"
      R"({"considerationEnvironnementale":["Clause environnementale"]}},)"
      R"({"id":"B","acheteur":{"id":"21750001600019"},"codeCPV":"30213100-6","dateNotification":"2025-03-01","montant":9}]}})",
      "decp.json");
  EXPECT_EQ(capnr({"purchases", contracts}).code, 2) << "two buyers";
  const Ran ran = capnr({"purchases", contracts, "--buyer", "211300553"});
  ASSERT_EQ(ran.code, 0) << ran.errors;
  EXPECT_NE(ran.out.find("1 rows recorded"), std::string::npos) << ran.out;
  EXPECT_EQ(value_of("I-1.4a", "contracts"), "100.000000");
  EXPECT_EQ(value_of("I-1.4b", "share"), "none") << "a contract is no spending of the year";
}

TEST_F(FurtherInputs, OfPublicContractsGiveBackTheirFaultsAsATable) {
  const std::string contracts =
      file(R"({"marches":[{"id":"A","objet":"X","codeCPV":"ordinateur?","dateNotification":"2025-03-01"}]})",
           "decp.json");
  const std::string rejects = (folder_ / "rejets").string();
  EXPECT_EQ(capnr({"purchases", contracts, "--rejects", rejects}).code, 3);
  std::string written;
  for (const auto& entry : std::filesystem::directory_iterator(rejects)) written += test::slurp(entry.path());
  EXPECT_NE(written.find("ordinateur?"), std::string::npos) << written;
}

TEST_F(FurtherInputs, OfSoftwareSayWhatIsOutOfSupport) {
  ASSERT_EQ(capnr({"software", file("date;logiciel;installations;fin de support\n"
                                    "2025-12-31;GRU 1;1;2024-01-01\n2025-12-31;SIRH 4;3;2030-01-01\n",
                                    "logiciels.csv")})
                .code,
            0);
  EXPECT_EQ(value_of("I-1.12a"), "25.000000");
  EXPECT_NE(capnr({"software"}).out.find("2025-12-31"), std::string::npos);
  const Ran wrong = capnr({"software", file("date;logiciel;installations\n2025-12-31;;1\n", "faux.csv")});
  EXPECT_EQ(wrong.code, 3);
  EXPECT_NE(wrong.errors.find("name of a software"), std::string::npos) << wrong.errors;
}

}  // namespace
}  // namespace capnr
