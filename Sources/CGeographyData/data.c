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
