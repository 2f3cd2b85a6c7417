#include "CZstandard.h"

#include <stdlib.h>
#include <zstd.h>

struct copub_zstd {
  ZSTD_DStream *stream;
  size_t result;
};

copub_zstd *copub_zstd_new(void) {
  copub_zstd *unpacker = malloc(sizeof *unpacker);
  if (!unpacker) return NULL;
  unpacker->stream = ZSTD_createDStream();
  unpacker->result = 0;
  if (!unpacker->stream) {
    free(unpacker);
    return NULL;
  }
  return unpacker;
}

void copub_zstd_free(copub_zstd *unpacker) {
  ZSTD_freeDStream(unpacker->stream);
  free(unpacker);
}

int copub_zstd_step(copub_zstd *unpacker, const uint8_t *in, size_t in_length, size_t *consumed,
                    uint8_t *out, size_t out_length, size_t *produced) {
  ZSTD_inBuffer input = {in, in_length, 0};
  ZSTD_outBuffer output = {out, out_length, 0};
  unpacker->result = ZSTD_decompressStream(unpacker->stream, &output, &input);
  *consumed = input.pos;
  *produced = output.pos;
  if (ZSTD_isError(unpacker->result)) return COPUB_ZSTD_DAMAGED;
  return unpacker->result == 0 ? COPUB_ZSTD_FRAME_END : COPUB_ZSTD_OK;
}

const char *copub_zstd_error(const copub_zstd *unpacker) {
  return ZSTD_getErrorName(unpacker->result);
}
