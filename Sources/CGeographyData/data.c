// The reviewed data files of the module Geography, embedded in the binary as they are.

#include "CGeographyData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define COPUB_TABLE(name)                                    \
  copub_data copub_data_##name(void) {                       \
    copub_data data = {table_##name, sizeof(table_##name)};  \
    return data;                                             \
  }

static const unsigned char table_countries[] = {
#embed "../Geography/Data/countries.tsv"
};
COPUB_TABLE(countries)

static const unsigned char table_country_names[] = {
#embed "../Geography/Data/country-names.tsv"
};
COPUB_TABLE(country_names)

static const unsigned char table_regions[] = {
#embed "../Geography/Data/regions.tsv"
};
COPUB_TABLE(regions)

static const unsigned char table_cities[] = {
#embed "../Geography/Data/cities.tsv"
};
COPUB_TABLE(cities)

static const unsigned char table_institutions[] = {
#embed "../Geography/Data/institutions.tsv"
};
COPUB_TABLE(institutions)

static const unsigned char table_territory_places[] = {
#embed "../Geography/Data/territory-places.tsv"
};
COPUB_TABLE(territory_places)

static const unsigned char table_words[] = {
#embed "../Geography/Data/words.tsv"
};
COPUB_TABLE(words)

static const unsigned char table_folding[] = {
#embed "../Geography/Data/folding.tsv"
};
COPUB_TABLE(folding)

static const unsigned char table_outlines[] = {
#embed "../Geography/Data/outlines.tsv"
};
COPUB_TABLE(outlines)

static const unsigned char table_policy_as_resolved[] = {
#embed "../Geography/Data/policies/as-resolved.tsv"
};
COPUB_TABLE(policy_as_resolved)

static const unsigned char table_policy_as_stated[] = {
#embed "../Geography/Data/policies/as-stated.tsv"
};
COPUB_TABLE(policy_as_stated)

static const unsigned char table_policy_hk_mo_in_cn[] = {
#embed "../Geography/Data/policies/hk-mo-in-cn.tsv"
};
COPUB_TABLE(policy_hk_mo_in_cn)

static const unsigned char table_policy_sovereign[] = {
#embed "../Geography/Data/policies/sovereign.tsv"
};
COPUB_TABLE(policy_sovereign)

static const unsigned char table_policy_historical[] = {
#embed "../Geography/Data/policies/historical.tsv"
};
COPUB_TABLE(policy_historical)

static const unsigned char table_m49[] = {
#embed "../Geography/Data/groups/m49.tsv"
};
COPUB_TABLE(m49)

static const unsigned char group_eu[] = {
#embed "../Geography/Data/groups/eu.tsv"
};

static const unsigned char group_eu_27[] = {
#embed "../Geography/Data/groups/eu-27.tsv"
};

static const unsigned char group_eu_28[] = {
#embed "../Geography/Data/groups/eu-28.tsv"
};

static const unsigned char group_oecd[] = {
#embed "../Geography/Data/groups/oecd.tsv"
};

static const unsigned char group_g7[] = {
#embed "../Geography/Data/groups/g7.tsv"
};

static const unsigned char group_g20[] = {
#embed "../Geography/Data/groups/g20.tsv"
};

static const unsigned char group_brics[] = {
#embed "../Geography/Data/groups/brics.tsv"
};

static const unsigned char group_asean[] = {
#embed "../Geography/Data/groups/asean.tsv"
};

static const unsigned char group_african_union[] = {
#embed "../Geography/Data/groups/african-union.tsv"
};

static const unsigned char group_arab_league[] = {
#embed "../Geography/Data/groups/arab-league.tsv"
};

static const unsigned char group_belt_and_road[] = {
#embed "../Geography/Data/groups/belt-and-road.tsv"
};

#define COPUB_GROUP(name, table) {name, {table, sizeof(table)}}

static const copub_named_data groups[] = {
  COPUB_GROUP("eu", group_eu),
  COPUB_GROUP("eu-27", group_eu_27),
  COPUB_GROUP("eu-28", group_eu_28),
  COPUB_GROUP("oecd", group_oecd),
  COPUB_GROUP("g7", group_g7),
  COPUB_GROUP("g20", group_g20),
  COPUB_GROUP("brics", group_brics),
  COPUB_GROUP("asean", group_asean),
  COPUB_GROUP("african-union", group_african_union),
  COPUB_GROUP("arab-league", group_arab_league),
  COPUB_GROUP("belt-and-road", group_belt_and_road),
};

unsigned long copub_group_count(void) { return sizeof(groups) / sizeof(groups[0]); }

copub_named_data copub_group(unsigned long index) { return groups[index]; }
