#include "CXXHash.h"

#include <xxhash.h>

copub_hash *copub_hash_new(void) {
  XXH3_state_t *state = XXH3_createState();
  if (state) XXH3_64bits_reset(state);
  return (copub_hash *)state;
}

void copub_hash_free(copub_hash *hash) { XXH3_freeState((XXH3_state_t *)hash); }

void copub_hash_update(copub_hash *hash, const void *bytes, size_t length) {
  XXH3_64bits_update((XXH3_state_t *)hash, bytes, length);
}

uint64_t copub_hash_digest(const copub_hash *hash) {
  return XXH3_64bits_digest((const XXH3_state_t *)hash);
}

uint64_t copub_hash_of(const void *bytes, size_t length) { return XXH3_64bits(bytes, length); }
