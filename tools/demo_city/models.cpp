// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/fleet.h"

namespace capnr::demo {

namespace {

constexpr Model laptops[] = {
    {"Dell Inc.", "Latitude 5490", "Portable", 2018, 2019, 3},
    {"Dell Inc.", "Latitude 5400", "Portable", 2019, 2020, 4},
    {"Dell Inc.", "Latitude 5410", "Portable", 2020, 2021, 6},
    {"Dell Inc.", "Latitude 5420", "Portable", 2021, 2022, 9},
    {"Dell Inc.", "Latitude 5430", "Portable", 2022, 2023, 8},
    {"Dell Inc.", "Latitude 5440", "Portable", 2023, 2024, 6},
    {"Dell Inc.", "Latitude 5450", "Portable", 2024, 2026, 8},
    {"HP", "EliteBook 840 G5", "Portable", 2018, 2019, 3},
    {"HP", "EliteBook 840 G6", "Portable", 2019, 2020, 3},
    {"HP", "EliteBook 840 G8 Notebook PC", "Portable", 2021, 2022, 4},
    {"HP", "ProBook 450 G9", "Portable", 2022, 2024, 3},
    {"HP", "EliteBook 840 G10", "Portable", 2023, 2026, 4},
    {"Lenovo", "ThinkPad T480", "Portable", 2018, 2019, 2},
    {"Lenovo", "ThinkPad T14 Gen 1", "Portable", 2020, 2021, 2},
    {"Lenovo", "ThinkPad L14 Gen 3", "Portable", 2022, 2024, 3},
    {"Apple", "MacBook Pro 14", "Portable", 2022, 2026, 0.3},
};

constexpr Model desktops[] = {
    {"Dell Inc.", "OptiPlex 3050", "Desktop", 2016, 2018, 3},
    {"Dell Inc.", "OptiPlex 3060", "Desktop", 2018, 2019, 5},
    {"Dell Inc.", "OptiPlex 3070", "Desktop", 2019, 2020, 6},
    {"Dell Inc.", "OptiPlex 3080", "Desktop", 2020, 2021, 5},
    {"Dell Inc.", "OptiPlex 5090", "Desktop", 2021, 2022, 4},
    {"Dell Inc.", "OptiPlex 7010", "Desktop", 2023, 2026, 4},
    {"HP", "ProDesk 600 G4 SFF", "Desktop", 2018, 2019, 3},
    {"HP", "EliteDesk 800 G5 Mini", "Mini PC", 2019, 2021, 3},
    {"HP", "ProDesk 400 G7", "Desktop", 2021, 2023, 3},
    {"HP", "Elite Mini 600 G9", "Mini PC", 2022, 2026, 4},
    {"Lenovo", "ThinkCentre M720q", "Mini PC", 2018, 2020, 2},
    {"Lenovo", "ThinkCentre M70q", "Mini PC", 2020, 2026, 2},
    {"Dell Inc.", "Precision 3660", "Station de travail", 2022, 2026, 0.6},
};

constexpr Model screens[] = {
    {"Dell", "P2217H", "Écran", 2015, 2018, 3},
    {"Dell", "P2419H", "Écran", 2018, 2021, 8},
    {"Dell", "P2422H", "Écran", 2021, 2024, 9},
    {"Dell", "P2424H", "Écran", 2024, 2026, 7},
    {"Dell", "U2719D", "Écran", 2018, 2021, 2},
    {"Dell", "P2723D", "Écran", 2022, 2026, 3},
    {"HP", "E24 G4", "Écran", 2020, 2024, 4},
    {"HP", "EliteDisplay E243", "Écran", 2017, 2020, 4},
    {"HP", "E27 G5", "Écran", 2022, 2026, 2},
    {"Iiyama", "ProLite XUB2492HSU", "Écran", 2018, 2026, 4},
    {"Philips", "243V7QDSB", "Écran", 2017, 2022, 2},
};

constexpr Model smartphones[] = {
    {"Apple", "iPhone SE (2nd generation)", "Smartphone", 2020, 2022, 3},
    {"Apple", "iPhone 12", "Smartphone", 2020, 2022, 3},
    {"Apple", "iPhone SE (3rd generation)", "Smartphone", 2022, 2025, 5},
    {"Apple", "iPhone 13", "Smartphone", 2021, 2024, 3},
    {"Samsung", "Galaxy A52", "Smartphone", 2021, 2022, 5},
    {"Samsung", "Galaxy A53 5G", "Smartphone", 2022, 2023, 6},
    {"Samsung", "Galaxy A54 5G", "Smartphone", 2023, 2024, 6},
    {"Samsung", "Galaxy XCover 5", "Smartphone", 2021, 2024, 3},
    {"Samsung", "Galaxy A55 5G", "Smartphone", 2024, 2026, 7},
    {"Fairphone", "Fairphone 4", "Smartphone", 2021, 2023, 1},
    {"Fairphone", "Fairphone 5", "Smartphone", 2023, 2026, 4},
};

constexpr Model ip_phones[] = {
    {"Alcatel-Lucent", "8028s", "Téléphone IP", 2017, 2026, 6},
    {"Alcatel-Lucent", "8008", "Téléphone IP", 2017, 2022, 4},
    {"Cisco", "CP-7841", "Téléphone IP", 2016, 2021, 3},
    {"Yealink", "SIP-T46U", "Téléphone IP", 2021, 2026, 2},
};

constexpr Model printers[] = {
    {"Ricoh", "IM C3000", "Multifonction", 2019, 2023, 5},
    {"Ricoh", "IM C3010", "Multifonction", 2023, 2026, 4},
    {"Ricoh", "MP C2504", "Multifonction", 2016, 2019, 3},
    {"HP", "LaserJet Pro M404dn", "Imprimante laser", 2019, 2022, 4},
    {"HP", "LaserJet Pro 4002dn", "Imprimante laser", 2022, 2026, 3},
    {"Brother", "HL-L5200DW", "Imprimante laser", 2017, 2023, 3},
    {"Epson", "WF-C5790", "Imprimante jet d'encre", 2018, 2023, 1},
    {"HP", "DesignJet T650", "Traceur", 2020, 2026, 0.3},
};

constexpr Model tablets[] = {
    {"Apple", "iPad (9th generation) Wi-Fi", "Tablets", 2021, 2023, 5},
    {"Apple", "iPad (10th generation)", "Tablets", 2022, 2026, 5},
    {"Samsung", "Galaxy Tab A7", "Tablets", 2020, 2022, 3},
    {"Samsung", "Galaxy Tab A8", "Tablets", 2022, 2024, 3},
    {"Samsung", "Galaxy Tab Active3", "Tablets", 2020, 2024, 2},
    {"Microsoft", "Surface Go 3", "Tablets", 2021, 2024, 1},
};

constexpr Model school_computers[] = {
    {"Dell Inc.", "OptiPlex 3060", "Desktop", 2018, 2019, 4},
    {"Dell Inc.", "OptiPlex 3080", "Desktop", 2020, 2022, 3},
    {"HP", "ProBook 450 G6", "Notebook", 2019, 2020, 4},
    {"HP", "ProBook 450 G8", "Notebook", 2021, 2022, 4},
    {"LENOVO", "20U6S0AX00", "Notebook", 2020, 2022, 2},
    {"HP", "HP ProBook 450 15.6 inch G9 Notebook PC", "Notebook", 2022, 2025, 3},
    {"ASUSTeK COMPUTER INC.", "BR1100CKA", "Notebook", 2021, 2026, 3},
};

constexpr Model network[] = {
    {"Cisco", "Catalyst 2960-X", "Commutateur", 2015, 2020, 5},
    {"Cisco", "Catalyst 9200L-48P", "Commutateur", 2019, 2026, 5},
    {"Aruba", "2930F 48G PoE+", "Commutateur", 2018, 2023, 3},
    {"Cisco", "Aironet 2802I", "Borne Wi-Fi", 2017, 2021, 4},
    {"Aruba", "AP-515", "Borne Wi-Fi", 2019, 2024, 5},
    {"Aruba", "AP-635", "Borne Wi-Fi", 2023, 2026, 4},
    {"Cisco", "ISR 4331", "Routeur", 2016, 2023, 0.5},
    {"Fortinet", "FortiGate 100F", "Pare-feu", 2019, 2026, 0.4},
    {"Stormshield", "SN710", "Pare-feu", 2017, 2024, 0.3},
};

constexpr Model servers[] = {
    {"Dell", "PowerEdge R640", "Server", 2017, 2021, 5},
    {"Dell", "PowerEdge R740", "Server", 2017, 2021, 4},
    {"Dell", "PowerEdge R650", "Server", 2021, 2023, 4},
    {"Dell", "PowerEdge R750", "Server", 2021, 2024, 4},
    {"Dell", "PowerEdge R660", "Server", 2023, 2026, 4},
    {"HPE", "ProLiant DL360 Gen10", "Server", 2018, 2022, 4},
    {"HPE", "ProLiant DL380 Gen10", "Server", 2018, 2022, 3},
    {"HPE", "ProLiant DL380 Gen11", "Server", 2023, 2026, 3},
};

constexpr Model storage[] = {
    {"NetApp", "AFF A250", "Storage", 2020, 2026, 2},      {"NetApp", "FAS2750", "Storage", 2018, 2023, 2},
    {"Dell", "PowerStore 500T", "Storage", 2020, 2026, 2}, {"HPE", "MSA 2060", "Storage", 2020, 2026, 1},
    {"Quantum", "Scalar i6", "Storage", 2018, 2026, 0.4},
};

constexpr KindPlan table[] = {
    {"laptop", "PORT", {3780, 4080, 4300}, 5.0, 0.7, 0.35, true, laptops},
    {"desktop", "UC", {3180, 2860, 2600}, 6.0, 0.9, 0.3, true, desktops},
    {"screen", "ECR", {5700, 5650, 5560}, 7.5, 1.2, 0.4, true, screens},
    {"smartphone", "SMA", {2380, 2520, 2600}, 3.6, 0.6, 0.4, false, smartphones},
    {"ip-phone", "TEL", {2600, 2350, 2050}, 9.0, 1.5, 0.2, true, ip_phones},
    {"printer", "IMP", {1180, 1090, 980}, 6.0, 1.0, 0.3, true, printers},
    {"tablet", "TAB", {760, 820, 860}, 4.4, 0.7, 0.3, false, tablets},
    {"school-computer", "EC", {2180, 2260, 2320}, 6.5, 1.0, 0.3, false, school_computers},
    {"network", "RES", {1980, 2060, 2130}, 8.0, 1.3, 0.2, false, network},
    {"server", "SRV", {430, 415, 400}, 6.0, 0.8, 0.3, false, servers},
    {"storage", "STO", {44, 46, 48}, 6.5, 0.8, 0.2, false, storage},
};

}  // namespace

std::span<const KindPlan> kinds() {
  return table;
}

const KindPlan& kind(std::string_view code) {
  for (const KindPlan& plan : table)
    if (plan.code == code) return plan;
  return table[0];
}

}  // namespace capnr::demo
