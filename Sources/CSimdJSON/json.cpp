#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>

#include "selection.h"

struct copub_json {
  simdjson::dom::parser parser;
  simdjson::dom::parser spare;  // for single numbers
  size_t max_depth;
  copub::names names;
  copub::selection selection;

  copub_json(size_t max_depth, const char *const *keys, size_t count)
      : max_depth(max_depth), names(keys, count), selection(parser, spare, names) {}
};

copub_json *copub_json_new(size_t max_depth, const char *const *keys, size_t count) {
  return new (std::nothrow) copub_json(max_depth, keys, count);
}

void copub_json_free(copub_json *json) { delete json; }

size_t copub_json_padding(void) { return simdjson::SIMDJSON_PADDING; }

int copub_json_parse(copub_json *json, const uint8_t *bytes, size_t length, const uint64_t **tape,
                     const uint8_t **strings) {
  if (json->parser.capacity() < length || json->parser.max_depth() != json->max_depth) {
    size_t capacity = length < 65536 ? 65536 : length + length / 2;
    if (json->parser.allocate(capacity, json->max_depth)) return COPUB_JSON_OUT_OF_MEMORY;
  }
  if (!json->names.empty() && json->parser.doc.capacity() < json->parser.capacity() &&
      json->parser.doc.allocate(json->parser.capacity()))
    return COPUB_JSON_OUT_OF_MEMORY;
  // A scalar by itself needs the rules of its own that simdjson has for it.
  size_t first = 0;
  while (first < length && bytes[first] <= ' ') first++;
  bool is_selected =
      !json->names.empty() && first < length && (bytes[first] == '{' || bytes[first] == '[');
  auto error = is_selected ? json->selection.parse(bytes, length)
                           : json->parser.parse(bytes, length, false).error();
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
