#include "CISAL.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>

struct copub_inflater {
  struct inflate_state state;
};

copub_inflater *copub_inflater_new(void) {
  copub_inflater *inflater = malloc(sizeof *inflater);
  if (inflater) {
    isal_inflate_init(&inflater->state);
    inflater->state.crc_flag = ISAL_GZIP;
  }
  return inflater;
}

void copub_inflater_free(copub_inflater *inflater) { free(inflater); }

void copub_inflater_reset(copub_inflater *inflater) {
  isal_inflate_reset(&inflater->state);
  inflater->state.crc_flag = ISAL_GZIP;
}

int copub_inflater_step(copub_inflater *inflater, const uint8_t *in, size_t in_length,
                        size_t *consumed, uint8_t *out, size_t out_length, size_t *produced) {
  struct inflate_state *state = &inflater->state;
  // ISA-L counts in 32 bits.
  if (in_length > UINT32_MAX) in_length = UINT32_MAX;
  if (out_length > UINT32_MAX) out_length = UINT32_MAX;
  state->next_in = (uint8_t *)in;
  state->avail_in = (uint32_t)in_length;
  state->next_out = out;
  state->avail_out = (uint32_t)out_length;
  int result = isal_inflate(state);
  *consumed = in_length - state->avail_in;
  *produced = out_length - state->avail_out;
  switch (result) {
    case ISAL_DECOMP_OK:
    case ISAL_END_INPUT:
      return state->block_state == ISAL_BLOCK_FINISH ? COPUB_INFLATE_MEMBER_END : COPUB_INFLATE_OK;
    case ISAL_INCORRECT_CHECKSUM:
      return COPUB_INFLATE_CHECKSUM;
    case ISAL_INVALID_WRAPPER:
    case ISAL_UNSUPPORTED_METHOD:
      return COPUB_INFLATE_HEADER;
    default:
      return COPUB_INFLATE_DAMAGED;
  }
}
