#ifndef COPUB_GEOGRAPHY_DATA_H
#define COPUB_GEOGRAPHY_DATA_H

/// The bytes of a data file that is part of the binary.
typedef struct {
  const unsigned char *bytes;
  unsigned long count;
} copub_data;

/// A data file and the name it is known by.
typedef struct {
  const char *name;
  copub_data data;
} copub_named_data;

/// The groups of countries, in the order in which they are listed.
unsigned long copub_group_count(void);
copub_named_data copub_group(unsigned long index);

copub_data copub_data_m49(void);
copub_data copub_data_countries(void);
copub_data copub_data_country_names(void);
copub_data copub_data_regions(void);
copub_data copub_data_cities(void);
copub_data copub_data_institutions(void);
copub_data copub_data_territory_places(void);
copub_data copub_data_words(void);
copub_data copub_data_folding(void);
copub_data copub_data_outlines(void);
copub_data copub_data_policy_as_resolved(void);
copub_data copub_data_policy_as_stated(void);
copub_data copub_data_policy_hk_mo_in_cn(void);
copub_data copub_data_policy_sovereign(void);
copub_data copub_data_policy_historical(void);

#endif
