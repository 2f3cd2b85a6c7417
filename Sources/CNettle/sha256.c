#include "CNettle.h"

#include <nettle/sha2.h>
#include <stdlib.h>

copub_sha256 *copub_sha256_new(void) {
  struct sha256_ctx *context = malloc(sizeof *context);
  if (context) sha256_init(context);
  return (copub_sha256 *)context;
}

void copub_sha256_free(copub_sha256 *digest) { free(digest); }

void copub_sha256_update(copub_sha256 *digest, const void *bytes, size_t length) {
  sha256_update((struct sha256_ctx *)digest, length, bytes);
}

void copub_sha256_finish(copub_sha256 *digest, uint8_t result[32]) {
  sha256_digest((struct sha256_ctx *)digest, 32, result);
}
