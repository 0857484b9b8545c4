// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// Each source that cities have, read from a sample with its documented faults.
#include "base/text.h"
#include "inventory/equipment_reader.h"
#include "inventory/file_rows.h"
#include "inventory/record_reader.h"
#include "samples.h"

using namespace capnr;

namespace {

/// The rows of a file as "name|type|manufacturer|model|department|status|…", one text each.
struct Listing {
  std::string mapping;
  std::vector<std::string> rows;
  std::vector<std::string> rejects;
};

void add(std::string& line, std::string_view text) {
  (line += '|') += text;
}
void add(std::string& line, std::optional<double> value) {
  (line += '|') += value ? to_text(*value) : "";
}
void add(std::string& line, std::optional<Date> value) {
  (line += '|') += value ? to_string(*value) : "";
}

std::string line_of(const EquipmentView& e) {
  std::string line = "equipment";
  for (const auto text :
       {e.name, e.type, e.manufacturer, e.model, e.department, e.status, e.country, e.datacentre})
    add(line, text);
  add(line, e.quantity);
  add(line, e.purchase);
  add(line, e.memory_gb);
  add(line, e.annual_kwh);
  return line;
}
std::string line_of(const Datacentre& d) {
  std::string line = "datacentre";
  add(line, d.name), add(line, d.country), add(line, d.pue);
  return line;
}
std::string line_of(const VirtualMachine& m) {
  std::string line = "vm";
  add(line, m.name), add(line, m.host), add(line, m.vcpu), add(line, code(m.kind));
  return line;
}
std::string line_of(const CloudInstance& c) {
  std::string line = "cloud";
  add(line, c.name), add(line, c.instance_type), add(line, c.region), add(line, c.annual_hours),
      add(line, c.department);
  return line;
}
std::string line_of(const Application& a) {
  std::string line = "application";
  add(line, a.name), add(line, a.environment), add(line, a.virtual_machine), add(line, a.host),
      add(line, a.domain);
  return line;
}

template <class Record>
RowResult read_record(const FilePlan& plan, std::size_t table, const CellContext& context, const Row& row,
                      Reject& reject, Listing& out) {
  RecordReader<Record> reader(plan, plan.tables[table], 0, context, {});
  Record record;
  const RowResult result = reader.read(row, record, reject);
  if (result == RowResult::accepted) out.rows.push_back(line_of(record));
  return result;
}

Listing list(const std::filesystem::path& path) {
  Listing out;
  const CellContext context{&test::catalog().countries, date_of(2024, 12, 31)};
  const auto plan = plan_file(path, test::catalog().mappings, {}, {});
  if (!plan) return {describe(plan.error(), Language::en), {}, {}};
  out.mapping = plan->mapping;
  NameSet names;
  const Recogniser recogniser(test::catalog().rules, {}, {});
  EquipmentChecks checks;
  checks.cells = context;
  checks.names = &names;
  EquipmentReader equipment(recogniser, checks);
  RejectSink rejects({}, {}, Language::en);
  const auto count =
      each_data_row(path, "f", *plan, {}, rejects,
                    [&](std::size_t table, const Row& row, Reject& reject) -> Result<RowResult> {
                      switch (plan->tables[table].table->entity) {
                        case Entity::equipment: {
                          equipment.start_file(*plan, plan->tables[table], 0);
                          EquipmentRow read;
                          const RowResult result = equipment.read(row, read, reject);
                          if (result == RowResult::accepted) out.rows.push_back(line_of(read.view));
                          return result;
                        }
                        case Entity::datacentre:
                          return read_record<Datacentre>(*plan, table, context, row, reject, out);
                        case Entity::virtual_machine:
                          return read_record<VirtualMachine>(*plan, table, context, row, reject, out);
                        case Entity::cloud_instance:
                          return read_record<CloudInstance>(*plan, table, context, row, reject, out);
                        case Entity::application:
                          return read_record<Application>(*plan, table, context, row, reject, out);
                        default:
                          return RowResult::skipped;
                      }
                    });
  if (!count) out.rejects.push_back(describe(count.error(), Language::en));
  for (const Reject& reject : rejects.first()) out.rejects.push_back(describe(reject, Language::en));
  return out;
}

Listing sample(const char* name) {
  return list(test::samples_dir / name);
}
using Lines = std::vector<std::string>;

}  // namespace

TEST(Sources, GlpiListInFrenchWithItsKnownFaults) {
  const Listing listing = sample("glpi-fr.csv");
  EXPECT_EQ(listing.mapping, "glpi-fr");
  EXPECT_EQ(listing.rejects, Lines{});
  EXPECT_EQ(
      listing.rows,
      (Lines{
          "equipment|PC-EDU-0001|Portable|Dell Inc.|Latitude 5420|Ville > Direction de l'Éducation|En "
          "service|||1|2021-09-14|16|",
          "equipment|PC-EDU-0002|Portable|HP|HP EliteBook 840 G8 Notebook PC|Ville > Direction de "
          "l'Éducation|En service|||1|2021-09-14|8|",
          "equipment|SRV-ADM-01|Serveur|HPE|ProLiant DL380 Gen10|Ville > DNSI|En service|||1|2020-02-01|256|",
          "equipment|ECR-0417|Moniteur|Dell Inc.|P2419H|Ville > DNSI|En stock|||1|||",
          "equipment|SW-HDV-12|Commutateur|Cisco|Catalyst 2960-X \"PoE\"|Ville > DNSI|En "
          "service|||1|2019-03-15||"}));
}

TEST(Sources, GlpiListShiftedAgainstItsHeader) {
  const Listing listing = sample("glpi-fr-shifted.csv");
  EXPECT_EQ(listing.rejects, Lines{});
  ASSERT_EQ(listing.rows.size(), 2U);
  EXPECT_EQ(listing.rows[0], "equipment|PC-1|Portable|Dell Inc.|Latitude 5420|Ville|En service|||1|||");
}

TEST(Sources, GlpiListInEnglish) {
  const Listing listing = sample("glpi-en.csv");
  EXPECT_EQ(listing.mapping, "glpi-en");
  EXPECT_EQ(listing.rejects, Lines{});
  ASSERT_EQ(listing.rows.size(), 3U);
  EXPECT_EQ(listing.rows[0],
            "equipment|LT-0001|Notebook|LENOVO|20XY ThinkPad X1 Carbon Gen 9|City > Finance|In "
            "use|||1|2021-05-04||");
}

TEST(Sources, GlpiAgentInventories) {
  EXPECT_EQ(sample("glpi-json/computer_1.json").rows,
            (Lines{"equipment|glpixps|Laptop|Dell Inc.|XPS 13 9350|000005||||1||7.6171875|"}))
      << "a laptop's own panel is not one more screen";
  const Listing phone = sample("glpi-json/phone_1.json");
  EXPECT_EQ(phone.mapping, "glpi-inventory-json");
  EXPECT_EQ(phone.rows, (Lines{"equipment|Mi9TPro-TéléphoneM|Phone|Xiaomi|Mi 9T Pro|||||1||5.3935546875|"}));
}

TEST(Sources, GlpiAgentInventoryOfAHostGivesItsScreensAndVirtualMachines) {
  const auto path = test::write(test::fresh_folder() / "host.json",
                                R"({"deviceid": "h-1", "itemtype": "Computer", "tag": "DNSI", "content": {
    "hardware": {"name": "hv-1", "chassis_type": "Rack Mount Chassis", "memory": 65536}, "bios": {"smanufacturer": "HPE", "smodel": "ProLiant DL360 Gen10"},
    "monitors": [{"caption": "P2419H", "manufacturer": "Dell", "serial": "S1"}],
    "virtualmachines": [{"name": "vm-1", "vcpu": 4, "memory": 8192, "vmtype": "kvm"}]}})");
  EXPECT_EQ(list(path).rows,
            (Lines{"equipment|hv-1|Rack Mount Chassis|HPE|ProLiant DL360 Gen10|DNSI||||1||64|",
                   "equipment|hv-1 / S1|Monitor|Dell|P2419H|DNSI||||1|||", "vm|vm-1|hv-1|4|"}));
}

TEST(Sources, OcsInventoryInBothLanguages) {
  const Listing english = sample("ocs-en.csv"), french = sample("ocs-fr.csv");
  EXPECT_EQ(english.mapping, "ocs");
  EXPECT_EQ(french.mapping, "ocs");
  ASSERT_EQ(english.rows.size(), 3U);
  EXPECT_EQ(english.rows[2],
            "equipment|srv-files|Rack Mount Chassis|Dell Inc.|PowerEdge R640|DNSI||||1||64|");
  EXPECT_EQ(french.rows, (Lines{"equipment|MUS-PC-01||Dell Inc.|Latitude 5430|MUSEE||||1||16|"}));
}

TEST(Sources, SnipeItListWithItsHtmlAndItsApi) {
  const Listing csv = sample("snipe-it.csv"), api = sample("snipe-it-api.json");
  EXPECT_EQ(csv.mapping, "snipe-it");
  EXPECT_EQ(csv.rejects, Lines{});
  EXPECT_EQ(csv.rows, (Lines{"equipment|COP-0672|Photocopieur|Konica Minolta|Bizhub C284e|Hôtel de Ville|En "
                             "service|||1|2019-05-02||",
                             "equipment|TAB-0673|Tablette|Apple|iPad (9th generation)|Médiathèque|En "
                             "service|||1|2022-09-01||"}));
  EXPECT_EQ(api.mapping, "snipe-it");
  EXPECT_EQ(api.rows,
            (Lines{"equipment|LT-1001|Ordinateurs portables|HP|ProBook 450 G8|CCAS|Déployé|||1|2021-03-15||",
                   "equipment|PH-2002|Smartphones|Samsung|Galaxy A52||En stock|||1|||"}));
}

TEST(Sources, NumEcoEvalFilesOfTheFirstGeneration) {
  EXPECT_EQ(sample("numecoeval/datacenter.csv").rows.at(0), "datacentre|DC_Villeperdue_01|FR|1");
  const Listing equipment = sample("numecoeval/physical_equipment.csv");
  EXPECT_EQ(equipment.mapping, "numecoeval");
  EXPECT_EQ(equipment.rejects, Lines{});
  EXPECT_EQ(equipment.rows.at(0),
            "equipment|Serveur 9||dell|rack-server-with-hdd|Sopra Steria Group|actif|FR|Datacenter "
            "9|2|2018-07-06|500|400");
  EXPECT_EQ(sample("numecoeval/virtual_equipment.csv").rows.at(0), "vm|VM 01|Serveur 9|1|");
  EXPECT_EQ(sample("numecoeval/application.csv").rows.at(0),
            "application|Application 1|Recette|VM 01||domaine 1");
}

TEST(Sources, NumEcoEvalFilesOfTheSecondGeneration) {
  EXPECT_EQ(sample("g4it/1-datacenter.csv").rows.size(), 4U);
  const Listing equipment = sample("g4it/EQUIPEMENT_PHYSIQUE_nominal.csv");
  EXPECT_EQ(equipment.rejects, Lines{});
  EXPECT_EQ(
      equipment.rows.at(1),
      "equipment|physical-eq-2|Server||Physical Server unknown|Entity 1|In use|FR|default|2|2020-07-08||1.2");
  for (const char* name : {"g4it/3-virtualEquipments.csv", "g4it/EQUIPEMENT_VIRTUEL_nominal.csv"}) {
    const Listing machines = sample(name);
    EXPECT_EQ(machines.mapping, "numecoeval");
    EXPECT_EQ(machines.rejects, Lines{});
    EXPECT_EQ(machines.rows.at(0), "vm|virtual-eq-1-1|physical-eq-1|4|compute");
  }
  EXPECT_EQ(sample("g4it/4-applications.csv").rows.at(0),
            "application|application-1|Test|virtual-eq-1-1|physical-eq-1|Domain 1");
}

TEST(Sources, G4itVirtualEquipmentInTheCloudBecomesInstances) {
  const auto path = test::write(
      test::fresh_folder() / "vm.csv",
      "nomEquipementVirtuel;nomEquipementPhysique;vCPU;typeEqv;typeInfrastructure;quantite;location;provider;"
      "typeInstance;chargeMoy;"
      "dureeUtilisationAnnuelle\n"
      "vm-1;h1;4;calcul;NON_CLOUD_SERVERS;;;;;;\nc-1;;;calcul;CLOUD_SERVICES;1;FR;aws;m5.large;0.5;8000\n");
  EXPECT_EQ(list(path).rows, (Lines{"vm|vm-1|h1|4|compute", "cloud|c-1|m5.large|FR|8000|"}));
}

TEST(Sources, PcrSiRequest) {
  const Listing listing = sample("pcr-si-request.json");
  EXPECT_EQ(listing.mapping, "pcr-si");
  EXPECT_EQ(listing.rejects, Lines{});
  EXPECT_EQ(listing.rows,
            (Lines{"equipment|srv-1|server||Dell PowerEdge R740|Datacenter A||FR||42|||1000",
                   "equipment|lap-1|laptop||HP EliteBook 840 G8|User environment | CCAS||CH||24|||100",
                   "cloud|vm-1|m5.large|France|1200|Cloud"}));
}

TEST(Sources, AnUnknownJsonSaysWhatItExpects) {
  const auto path = test::write(test::fresh_folder() / "x.json", R"({"hello": 1})");
  EXPECT_NE(list(path).mapping.find("this JSON is none that is known"), std::string::npos);
}
