// Strict JSON by simdjson's DOM parser: every byte of a document is validated (RFC 8259, UTF-8).
// The result is simdjson's tape, a documented array of 64-bit words, which Swift walks itself; of
// the members of objects, those with known keys alone, if keys are given.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct copub_json copub_json;

enum {
  COPUB_JSON_OK = 0,
  COPUB_JSON_MALFORMED = 1,
  COPUB_JSON_TOO_DEEP = 2,
  COPUB_JSON_TOO_LARGE = 3,
  COPUB_JSON_NOT_UTF8 = 4,
  COPUB_JSON_EMPTY = 5,
  COPUB_JSON_OUT_OF_MEMORY = 6,
};

/// A parser for documents up to a depth; NULL when memory is short. With keys, members of objects
/// with another key are validated and left out, and a key's word on the tape carries its place among
/// them, from 1, in bits 32 to 47. Without keys everything is kept.
copub_json *copub_json_new(size_t max_depth, const char *const *keys, size_t count);
/// Frees a parser.
void copub_json_free(copub_json *json);
/// Bytes that must be readable (with any content) behind a document.
size_t copub_json_padding(void);
/// Parses one document. On success `tape` and `strings` stay valid until the next call.
int copub_json_parse(copub_json *json, const uint8_t *bytes, size_t length, const uint64_t **tape,
                     const uint8_t **strings);

#ifdef __cplusplus
}
#endif
