#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

struct copub_json {
  simdjson::dom::parser parser;
  size_t max_depth;
};

copub_json *copub_json_new(size_t max_depth) {
  return new (std::nothrow) copub_json{simdjson::dom::parser(), max_depth};
}

void copub_json_free(copub_json *json) { delete json; }

size_t copub_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

int copub_json_parse(copub_json *json, const uint8_t *bytes, size_t length, const uint64_t **tape,
                     const uint8_t **strings) {
  if (json->parser.capacity() < length || json->parser.max_depth() != json->max_depth) {
    size_t capacity = length < 65536 ? 65536 : length + length / 2;
    if (json->parser.allocate(capacity, json->max_depth)) return COPUB_JSON_OUT_OF_MEMORY;
  }
  auto error = json->parser.parse(bytes, length, false).error();
  switch (error) {
    case simdjson::SUCCESS:
      *tape = json->parser.doc.tape.get();
      *strings = json->parser.doc.string_buf.get();
      return COPUB_JSON_OK;
    case simdjson::DEPTH_ERROR:
      return COPUB_JSON_TOO_DEEP;
    case simdjson::CAPACITY:
      return COPUB_JSON_TOO_LARGE;
    case simdjson::UTF8_ERROR:
      return COPUB_JSON_NOT_UTF8;
    case simdjson::EMPTY:
      return COPUB_JSON_EMPTY;
    case simdjson::MEMALLOC:
      return COPUB_JSON_OUT_OF_MEMORY;
    default:
      return COPUB_JSON_MALFORMED;
  }
}
