// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "table/table_schema.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "table/schema_check.h"
#include "table/schema_value.h"

using namespace capnr;

namespace {

const std::filesystem::path root = CAPNR_SOURCE_DIR;

TableSchema shipped(const std::string& name) {
  auto schema = read_table_schema(root / "catalog/schemas" / (name + ".json"));
  EXPECT_TRUE(schema) << describe(schema.error(), Language::en);
  return schema ? *schema : TableSchema{};
}

std::string sample(const std::string& name) {
  return read_file(root / "tests/table/samples/schemas" / (name + ".csv")).value();
}

TableSchema schema_of(const std::string& fields, const std::string& more = "") {
  auto schema = parse_table_schema(R"({"name":"essai","fields":[)" + fields + "]" + more + "}", "essai.json");
  EXPECT_TRUE(schema) << describe(schema.error(), Language::en);
  return schema ? *schema : TableSchema{};
}

std::string refusal(const std::string& json) {
  const auto schema = parse_table_schema(json, "essai.json");
  return schema ? "taken" : describe(schema.error(), Language::en);
}

// "2 valeur type" a fault, one a line; a remark begins with a question mark.
std::string faults(const TableSchema& schema, std::string_view csv) {
  const auto check = check_csv(schema, csv, "essai.csv");
  if (!check) return describe(check.error(), Language::en);
  std::string out;
  for (const SchemaFault& fault : check->first)
    out += (out.empty() ? "" : "\n") + std::string(fault.is_remark ? "? " : "") +
           std::to_string(fault.error.where.row) + " " + fault.error.where.column + " " + fault.rule;
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

}  // namespace

TEST(TableSchema, CallsTheExamplesOfTheNationalSchemasValid) {
  for (const std::string name : {"impact-service-public-numerique", "catalogue-donnees"}) {
    const TableSchema schema = shipped(name);
    EXPECT_EQ(schema.name, name);
    const auto check = check_csv(schema, sample(name), name + ".csv");
    ASSERT_TRUE(check);
    EXPECT_TRUE(check->is_valid()) << faults(schema, sample(name));
    EXPECT_TRUE(check->first.empty()) << faults(schema, sample(name));
    EXPECT_GT(check->rows, 0);
  }
  EXPECT_EQ(shipped("impact-service-public-numerique").version, "v0.5.0");
}

TEST(TableSchema, SaysRowColumnAndRuleOfEachFaultOfABrokenExample) {
  const TableSchema schema = shipped("impact-service-public-numerique");
  const std::string right = sample("impact-service-public-numerique");
  const struct {
    const char *from, *to, *fault;
  } cases[] = {
      {",143,", ",143 km,", "2 valeur type"},
      {",143,", ",\"143,5\",", "2 valeur type"},
      {",143,", ",,", "2 valeur required"},
      {",false,", ",non,", "2 est_cible type"},
      {",usage,", ",efficacité,", "2 type_indicateur enum"},
      {",annuelle,", ",annuel,", "2 frequence_monitoring enum"},
      {"2020-12-31", "31/12/2020", "2 date type"},
      {"2020-12-31", "2020-02-30", "2 date type"},
      {"barchart", "camembert", "2 dataviz_wish enum"},
      {"DINUM,", "", "2  cells\n2 nom_service_public_numerique required"},
  };
  for (const auto& one : cases) {
    const std::string found = faults(schema, replaced(right, one.from, one.to));
    EXPECT_TRUE(found.starts_with(std::string(one.fault).substr(0, std::string(one.fault).find('\n'))))
        << one.to << ": " << found;
  }
}

TEST(TableSchema, WantsTheColumnsThatTheSchemaRequires) {
  const TableSchema schema =
      schema_of(R"({"name":"a","constraints":{"required":true}},{"name":"b"},{"name":"c"})");
  EXPECT_EQ(faults(schema, "b,c\n1,2\n"), "1 a header");
  EXPECT_EQ(faults(schema, "a,c\n1,2\n"), "? 1 b header");
  EXPECT_EQ(faults(schema, "a,c,b\n1,2,3\n"), "? 1  header");
  EXPECT_EQ(faults(schema, "a,b,c,d\n1,2,3,4\n"), "? 1 d header");
  EXPECT_EQ(faults(schema, "a,b,c,a\n1,2,3,4\n"), "1 a header");
  EXPECT_EQ(faults(schema, "a,b,c\n1,2\n"), "2  cells");
  EXPECT_EQ(faults(schema, ""), "1 a header\n? 1 b header\n? 1 c header");
}

TEST(TableSchema, ChecksEveryConstraint) {
  EXPECT_EQ(
      faults(schema_of(
                 R"({"name":"n","type":"integer","constraints":{"minimum":1,"maximum":"5"}},{"name":"x"})"),
             "n,x\n1,\n0,\n5,\n6,\n2.5,\n"),
      "3 n minimum\n5 n maximum\n6 n type");
  EXPECT_EQ(
      faults(schema_of(R"({"name":"d","type":"date","constraints":{"minimum":"2024-01-01"}},{"name":"x"})"),
             "d,x\n2024-01-01,\n2023-12-31,\n"),
      "3 d minimum");
  EXPECT_EQ(faults(schema_of(R"({"name":"t","constraints":{"minLength":2,"maxLength":3}},{"name":"x"})"),
                   "t,x\né,\néé,\néàü,\nabcd,\n"),
            "2 t length\n5 t length");
  EXPECT_EQ(faults(schema_of(R"({"name":"t","constraints":{"unique":true}},{"name":"x"})"),
                   "t,x\na,\nb,\na,\n,\n,\n"),
            "4 t unique");
  EXPECT_EQ(faults(schema_of(R"({"name":"t","constraints":{"pattern":"[A-Z]{2}"}},{"name":"x"})"),
                   "t,x\nAB,\nABC,\n"),
            "3 t pattern");
  EXPECT_EQ(faults(schema_of(R"({"name":"t","constraints":{"required":true}},{"name":"x"})",
                             R"(,"missingValues":["","-"])"),
                   "t,x\n-,\na,\n"),
            "2 t required");
}

TEST(TableSchema, ChecksTypesAsTheyAreWritten) {
  EXPECT_EQ(faults(schema_of(R"({"name":"n","type":"number"},{"name":"x"})"),
                   "n,x\n-1.5,\n1e-7,\n+2,\n.5,\n1 000,\n0x10,\nNaN,\n12%,\n"),
            "6 n type\n7 n type\n8 n type\n9 n type");
  EXPECT_EQ(
      faults(schema_of(R"({"name":"n","type":"number","decimalChar":",","groupChar":" "},{"name":"x"})"),
             "n;x\n1 000,5;\n1.5;\n"),
      "3 n type");
  EXPECT_EQ(
      faults(schema_of(
                 R"({"name":"b","type":"boolean","trueValues":["oui"],"falseValues":["non"]},{"name":"x"})"),
             "b,x\noui,\ntrue,\n"),
      "3 b type");
  EXPECT_EQ(faults(schema_of(R"({"name":"y","type":"year"},{"name":"m","type":"yearmonth"})"),
                   "y,m\n2026,2026-03\n26,2026-13\n"),
            "3 y type\n3 m type");
  EXPECT_EQ(faults(schema_of(R"({"name":"d","type":"datetime"},{"name":"x"})"),
                   "d,x\n2026-03-01T10:00:00Z,\n2026-03-01,\n2026-03-01T24:00:00Z,\n"),
            "3 d type\n4 d type");
  EXPECT_EQ(faults(schema_of(R"({"name":"m","format":"email"},{"name":"u","format":"uri"})"),
                   "m,u\ndonnees@ville.fr,https://ville.fr/a?b=c\nville.fr,ville.fr\na "
                   "b@ville.fr,https://ville.fr/<script>\nd@v.fr,https://ville.fr/été\n"),
            "3 m format\n3 u format\n4 m format\n4 u format\n5 u format");
}

TEST(TableSchema, KnowsTheCheckDigitsOfSirenAndSiret) {
  EXPECT_TRUE(is_siret("18006701900430"));
  EXPECT_FALSE(is_siret("18006701900431"));
  EXPECT_FALSE(is_siret("1800670190043"));
  EXPECT_TRUE(is_siret("35600000049837"));  // an office of La Poste
  EXPECT_TRUE(is_siren("732829320"));
  EXPECT_FALSE(is_siren("732829321"));
  const TableSchema catalogue = shipped("catalogue-donnees");
  EXPECT_EQ(faults(catalogue, replaced(sample("catalogue-donnees"), "18006701900430", "18006701900431")),
            "2 siret_orga french-siret-value");
}

TEST(TableSchema, RefusesASchemaThatItCouldNotCheckWhole) {
  EXPECT_EQ(refusal(R"({"fields":[{"name":"p","type":"geopoint"}]})"),
            "essai.json: field p: type geopoint is not something that can be checked here");
  EXPECT_NE(refusal(R"({"fields":[{"name":"p","constraints":{"jsonSchema":{}}}]})"), "taken");
  EXPECT_NE(refusal(R"({"fields":[{"name":"p","type":"date","format":"%j"}]})"), "taken");
  EXPECT_NE(refusal(R"({"fields":[{"name":"p","constraints":{"pattern":"("}}]})"), "taken");
  EXPECT_NE(refusal(R"({"fields":[{"name":"p"},{"name":"p"}]})"), "taken");
  EXPECT_NE(refusal(R"({"fields":[{"name":"p"}],"foreignKeys":[]})"), "taken");
  EXPECT_NE(
      refusal(
          R"({"fields":[{"name":"p"}],"custom_checks":[{"name":"phone-number-value","params":{"column":"p"}}]})"),
      "taken");
  EXPECT_NE(refusal(R"({"fields":[]})"), "taken");
  EXPECT_NE(refusal(R"({"fields":["p"]})"), "taken");
  EXPECT_NE(refusal("["), "taken");
}

TEST(TableSchema, IsNotHeldUpByAHostileValue) {
  const TableSchema schema = schema_of(R"({"name":"t","constraints":{"pattern":"(a+)+b"}},{"name":"x"})");
  EXPECT_EQ(faults(schema, "t,x\n" + std::string(100'000, 'a') + ",\n"), "2 t pattern");
  const auto check = check_csv(schema, "t,x\n" + std::string(5'000, 'a') + "<script>,\n", "essai.csv");
  ASSERT_TRUE(check);
  EXPECT_LT(describe(check->first.at(0).error, Language::en).size(), 300U);
}

TEST(TableSchema, CountsEveryFaultAndKeepsTheFirstOnes) {
  const TableSchema schema = schema_of(R"({"name":"n","type":"integer"},{"name":"x"})");
  std::string csv = "n,x\n";
  for (int i = 0; i < 500; ++i) csv += "a,\n";
  const auto check = check_csv(schema, csv, "essai.csv", 10);
  ASSERT_TRUE(check);
  EXPECT_EQ(check->faults, 500);
  EXPECT_EQ(check->rows, 500);
  EXPECT_EQ(check->first.size(), 10U);
}
