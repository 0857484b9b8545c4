// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "zip_samples.h"

using namespace capnr;

// One message of each reader, with its place: the catalogue is by the English text, so that a changed comma
// would lose its French.
TEST(French, FaultsOfEveryReaderAreToldInFrench) {
  const auto told = [](const Reading& reading) {
    std::string text = describe(reading.error.value(), Language::fr);
    return text.substr(text.find(", ligne") == std::string::npos ? text.find(": ") + 2
                                                                 : text.find(", ligne") + 2);
  };
  EXPECT_EQ(told(rows_of_file_with("fr.csv", "a;b\n\"c;d\n")),
            "ligne 2 : un guillemet est ouvert dans cette ligne et jamais fermé");
  EXPECT_EQ(told(rows_of_file_with("fr.json", "[{\"a\":1,\"a\":2}]")),
            "ligne 2 : la clé a est donnée deux fois dans le même objet");
  EXPECT_EQ(told(file_rows(zip_with("fr.ods", ods_parts("")))), "le fichier n’a aucune feuille");
  EXPECT_EQ(told(file_rows(zip_with("fr.xlsx", xlsx_parts("")), {.sheet = "x"})),
            "aucune feuille ne s’appelle x ; le fichier contient : Caché, Parc");
}
