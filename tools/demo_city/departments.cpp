// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tools/demo_city/departments.h"

namespace capnr::demo {

namespace {
constexpr DepartmentPlan table[] = {
    {"CAB", "Cabinet du maire", 62, 1.0},
    {"DGS", "Direction générale des services", 48, 1.0},
    {"DNSI", "Direction du numérique et des systèmes d’information", 285, 1.0},
    {"DF", "Direction des finances", 164, 1.0},
    {"DRH", "Direction des ressources humaines", 352, 1.0},
    {"DAJ", "Direction des affaires juridiques", 71, 1.0},
    {"DCP", "Direction de la commande publique", 118, 1.0},
    {"DCI", "Direction de la communication", 74, 1.0},
    {"DEP", "Direction de l’évaluation des politiques publiques", 36, 1.0},
    {"DPF", "Direction du patrimoine et du foncier", 97, 0.95},
    {"DAB", "Direction de l’architecture et des bâtiments", 312, 0.70},
    {"DML", "Direction des moyens logistiques", 268, 0.40},
    {"DEE", "Direction des écoles et de l’éducation", 3434, 0.12},
    {"DPE", "Direction de la petite enfance", 1240, 0.18},
    {"DRS", "Direction de la restauration scolaire", 212, 0.25},
    {"DJE", "Direction de la jeunesse", 148, 0.75},
    {"DSP", "Direction des sports", 486, 0.30},
    {"DPN", "Direction des piscines et du nautisme", 231, 0.22},
    {"DCU", "Direction de l’action culturelle", 134, 0.90},
    {"DBI", "Direction des bibliothèques", 342, 0.80},
    {"DMU", "Direction des musées", 268, 0.55},
    {"DAR", "Direction des archives municipales", 58, 0.95},
    {"OPE", "Opéra et théâtre municipal", 324, 0.25},
    {"DPM", "Direction de la police municipale", 702, 0.45},
    {"BMP", "Bataillon de marins-pompiers, services civils", 164, 0.75},
    {"DPR", "Direction de la prévention des risques", 96, 0.90},
    {"DTP", "Direction de la tranquillité publique", 212, 0.60},
    {"DVP", "Direction des espaces verts et de la propreté des parcs", 412, 0.18},
    {"DMR", "Direction de la mer et du littoral", 88, 0.50},
    {"DTE", "Direction de la transition écologique", 64, 1.0},
    {"DUR", "Direction de l’urbanisme", 186, 1.0},
    {"DHL", "Direction du logement et de la lutte contre l’habitat indigne", 142, 0.95},
    {"DEC", "Direction de l’économie et de l’emploi", 66, 1.0},
    {"DCO", "Direction du commerce et de l’espace public", 126, 0.75},
    {"DSO", "Direction de l’action sociale et de la solidarité", 238, 0.85},
    {"DSA", "Direction de la santé publique", 92, 0.95},
    {"DAC", "Direction de l’accueil et de la citoyenneté", 388, 0.95},
    {"DEL", "Direction des élections et des funérailles", 158, 0.55},
    {"DVA", "Direction de la vie associative", 78, 0.90},
    {"DIN", "Direction des relations internationales", 24, 1.0},
};
}  // namespace

std::span<const DepartmentPlan> departments() {
  return table;
}

}  // namespace capnr::demo
