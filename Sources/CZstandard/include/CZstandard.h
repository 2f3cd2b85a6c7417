// Zstandard frames, unpacked by libzstd. Checksums are verified where a frame has one.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct copub_zstd copub_zstd;

enum {
  COPUB_ZSTD_OK = 0,         // go on
  COPUB_ZSTD_FRAME_END = 1,  // a frame ended
  COPUB_ZSTD_DAMAGED = -1,   // the frame is damaged; see copub_zstd_error
};

/// A new unpacker, ready for a frame; NULL when memory is short.
copub_zstd *copub_zstd_new(void);
/// Frees an unpacker.
void copub_zstd_free(copub_zstd *unpacker);
/// Unpacks as much as fits. `consumed` and `produced` receive the byte counts.
int copub_zstd_step(copub_zstd *unpacker, const uint8_t *in, size_t in_length, size_t *consumed,
                    uint8_t *out, size_t out_length, size_t *produced);
/// What was wrong at the last step; never NULL.
const char *copub_zstd_error(const copub_zstd *unpacker);
