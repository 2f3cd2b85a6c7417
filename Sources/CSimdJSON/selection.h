// Of a document, the members that somebody reads: the rest is validated and left out.
#pragma once
#include <cstring>
#include <memory>
#include <simdjson.h>
#include <string>
#include <vector>

namespace copub {

/// The keys of members that are kept, at whatever depth; the token of a key is its place, from 1.
class names {
 public:
  names(const char *const *keys, size_t count);
  bool empty() const { return keys_.empty(); }
  /// The token of a key; 0 if it is none of them. Eight bytes from its start on must be readable.
  uint32_t token(const uint8_t *key, size_t length) const {
    if (length >= lengths_.size() || !(lengths_[length] >> (key[0] & 31) & 1)) return 0;
    uint64_t front = front_of(key, length);
    for (size_t slot = slot_of(front, length);; slot = (slot + 1) & mask_) {
      const entry &known = slots_[slot];
      if (!known.token) return 0;
      if (known.front == front && known.length == length &&
          (length <= 8 || !memcmp(known.rest, key + 8, length - 8)))
        return known.token;
    }
  }

 private:
  struct entry {
    uint64_t front;
    const char *rest;  // behind the first eight bytes
    uint32_t length, token;
  };
  static uint64_t front_of(const uint8_t *key, size_t length) {
    uint64_t front;
    memcpy(&front, key, sizeof front);
    return length >= 8 ? front : front & ((uint64_t{1} << (8 * length)) - 1);
  }
  size_t slot_of(uint64_t front, size_t length) const {
    return ((front ^ length * 0x9E3779B97F4A7C15u) * 0xC2B2AE3D27D4EB4Fu >> 40) & mask_;
  }
  std::vector<std::string> keys_;
  std::vector<entry> slots_;
  std::vector<uint32_t> lengths_;  // by length, the first letters that keys of it have, modulo 32
  size_t mask_ = 0;
};

/// The second stage of simdjson done anew: it walks what the first stage found and puts on the tape
/// (simdjson's own format) the members with a known key alone, whose key carries the token in bits
/// 32 to 47. What it leaves out is held to the same rules as what it keeps.
class selection {
 public:
  /// `parser` must have room for the document; its tape and strings receive the result.
  selection(simdjson::dom::parser &parser, simdjson::dom::parser &spare, const names &names)
      : parser_(parser), spare_(spare), names_(names) {}

  simdjson::error_code parse(const uint8_t *bytes, size_t length);

 private:
  simdjson::error_code keep();
  simdjson::error_code keep_object();
  simdjson::error_code keep_array();
  simdjson::error_code keep_number(const uint8_t *at);
  simdjson::error_code keep_string(const uint8_t *at, uint64_t token);
  simdjson::error_code skip();
  bool is_scalar(const uint8_t *at);
  bool is_number(const uint8_t *at);
  bool has_valid_escapes(const uint8_t *at);
  void find_backslash(const uint8_t *at);
  simdjson::error_code key(const uint8_t *at, uint32_t &token);
  const uint8_t *here() const { return bytes_ + *next_; }
  // True if no backslash stands in a string, which ends before the next structure; the places asked
  // for come in their order.
  bool is_plain(const uint8_t *at) {
    if (backslash_ < at) find_backslash(at);
    return backslash_ >= here();
  }
  // The closing quote of a plain string: the last byte before the next structure but for white space.
  const uint8_t *closing_quote() const {
    const uint8_t *end = here() - 1;
    while (*end == ' ' || *end == '\n' || *end == '\t' || *end == '\r') end--;
    return end;
  }
  void append(uint64_t payload, char kind) {
    tape_[length_++] = payload | (static_cast<uint64_t>(kind) << 56);
  }

  simdjson::dom::parser &parser_, &spare_;
  const names &names_;
  const uint8_t *bytes_ = nullptr;
  const uint8_t *backslash_ = nullptr;  // the first one that was not passed; the end if there is none
  const uint8_t *end_ = nullptr;
  const uint32_t *next_ = nullptr, *last_ = nullptr;
  uint64_t *tape_ = nullptr;
  size_t length_ = 0;
  uint8_t *strings_ = nullptr, *string_ = nullptr;
  size_t depth_ = 0, max_depth_ = 0;
  std::vector<uint8_t> is_object_;  // one a level that is skipped
  std::vector<uint8_t> unescaped_;
};

}  // namespace copub
