// Gzip members, unpacked by ISA-L. Checksums and lengths are always verified.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct copub_inflater copub_inflater;

enum {
  COPUB_INFLATE_OK = 0,           // go on
  COPUB_INFLATE_MEMBER_END = 1,   // a member ended; its checksum and length were right
  COPUB_INFLATE_DAMAGED = -1,     // the compressed data are damaged
  COPUB_INFLATE_CHECKSUM = -2,    // checksum or length of the member is wrong
  COPUB_INFLATE_HEADER = -3,      // not a gzip header
};

/// A new inflater, ready for a member; NULL when memory is short.
copub_inflater *copub_inflater_new(void);
/// Frees an inflater.
void copub_inflater_free(copub_inflater *inflater);
/// Makes it ready for the next member.
void copub_inflater_reset(copub_inflater *inflater);
/// Unpacks as much as fits. `consumed` and `produced` receive the byte counts.
int copub_inflater_step(copub_inflater *inflater, const uint8_t *in, size_t in_length,
                        size_t *consumed, uint8_t *out, size_t out_length, size_t *produced);
