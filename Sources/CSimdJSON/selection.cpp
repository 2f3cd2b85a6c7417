#include "selection.h"

#include <cstring>

using simdjson::error_code;

namespace copub {

names::names(const char *const *keys, size_t count) {
  // The front of a short key is read beyond its end.
  for (size_t i = 0; i < count; i++) {
    keys_.emplace_back(keys[i]);
    keys_.back().reserve(keys_.back().size() + 8);
  }
  size_t size = 16;
  while (size < count * 4) size *= 2;
  mask_ = size - 1;
  slots_.assign(size, entry{});
  for (size_t i = 0; i < count; i++) {
    const std::string &text = keys_[i];
    auto key = reinterpret_cast<const uint8_t *>(text.data());
    size_t length = text.size();
    if (!length || token(key, length)) continue;
    if (lengths_.size() <= length) lengths_.resize(length + 1);
    lengths_[length] |= uint32_t{1} << (key[0] & 31);
    uint64_t front = front_of(key, length);
    size_t slot = slot_of(front, length);
    while (slots_[slot].token) slot = (slot + 1) & mask_;
    slots_[slot] = entry{front, text.data() + 8, static_cast<uint32_t>(length),
                         static_cast<uint32_t>(i + 1)};
  }
}

// What may stand behind a number or a word: white space, commas, colons, brackets.
static bool ends_scalar(uint8_t c) {
  static const struct table {
    bool ends[256] = {};
    table() {
      for (uint8_t c : {' ', '\t', '\n', '\r', ',', ':', '{', '}', '[', ']'}) ends[c] = true;
    }
  } known;
  return known.ends[c];
}

static bool is_digit(uint8_t c) { return c >= '0' && c <= '9'; }

error_code selection::parse(const uint8_t *bytes, size_t length) {
  auto &stage = *parser_.implementation;
  if (auto error = stage.stage1(bytes, length, simdjson::stage1_mode::regular)) return error;
  bytes_ = bytes;
  end_ = bytes + length;
  next_ = stage.structural_indexes.get();
  last_ = next_ + stage.n_structural_indexes;
  tape_ = parser_.doc.tape.get();
  string_ = strings_ = parser_.doc.string_buf.get();
  max_depth_ = stage.max_depth();
  depth_ = 0;
  length_ = 1;  // the root word is written by nobody and read by nobody
  if (is_object_.size() < max_depth_ + 1) is_object_.resize(max_depth_ + 1);
  // Behind every structure but a bracket another one must follow, so that the end is passed at a
  // bracket alone, which is where it is looked for.
  uint8_t last = bytes[last_[-1]];
  if (last != (bytes[*next_] == '{' ? '}' : ']')) return simdjson::TAPE_ERROR;
  backslash_ = bytes - 1;
  find_backslash(bytes);
  if (auto error = keep()) return error;
  return next_ == last_ ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

void selection::find_backslash(const uint8_t *at) {
  auto found = memchr(at, '\\', static_cast<size_t>(end_ - at));
  backslash_ = found ? static_cast<const uint8_t *>(found) : end_;
}

// Keeps the value that stands next, with its members of known keys.
error_code selection::keep() {
  const uint8_t *at = here();
  next_++;
  switch (*at) {
    case '"':
      return keep_string(at, 0);
    case '{':
      return keep_object();
    case '[':
      return keep_array();
    case 't': case 'f': case 'n':
      if (!is_scalar(at)) return simdjson::TAPE_ERROR;
      append(0, static_cast<char>(*at));
      return simdjson::SUCCESS;
    default:
      return keep_number(at);
  }
}

error_code selection::keep_object() {
  size_t start = length_++;
  if (*here() == '}') {  // an empty one has no depth, as for simdjson
    next_++;
  } else {
    if (++depth_ >= max_depth_) return simdjson::DEPTH_ERROR;
    for (;;) {
      const uint8_t *at = here();
      if (*at != '"') return simdjson::TAPE_ERROR;
      next_++;
      uint32_t token = 0;
      if (auto error = key(at, token)) return error;
      if (*here() != ':') return simdjson::TAPE_ERROR;
      next_++;
      if (auto error = token ? keep() : skip()) return error;
      if (next_ == last_) return simdjson::TAPE_ERROR;
      uint8_t c = *here();
      next_++;
      if (c == '}') break;
      if (c != ',') return simdjson::TAPE_ERROR;
    }
    depth_--;
  }
  append(start, '}');
  tape_[start] = length_ | (static_cast<uint64_t>('{') << 56);
  return simdjson::SUCCESS;
}

error_code selection::keep_array() {
  size_t start = length_++;
  if (*here() == ']') {  // an empty one has no depth, as for simdjson
    next_++;
  } else {
    if (++depth_ >= max_depth_) return simdjson::DEPTH_ERROR;
    for (;;) {
      if (auto error = keep()) return error;
      if (next_ == last_) return simdjson::TAPE_ERROR;
      uint8_t c = *here();
      next_++;
      if (c == ']') break;
      if (c != ',') return simdjson::TAPE_ERROR;
    }
    depth_--;
  }
  append(start, ']');
  tape_[start] = length_ | (static_cast<uint64_t>('[') << 56);
  return simdjson::SUCCESS;
}

// Validates the value that stands next, without recursion: the lists that nobody reads are long.
error_code selection::skip() {
  const uint8_t *const bytes = bytes_;
  const uint32_t *next = next_;
  size_t const base = depth_;
  size_t depth = base;
  uint8_t *const is_object = is_object_.data();
  const uint8_t *at;
  uint8_t c;
value:
  at = bytes + *next++;
  c = *at;
  if (c == '"') {
    if (backslash_ < bytes + *next) {
      next_ = next;
      if (!has_valid_escapes(at)) return simdjson::STRING_ERROR;
    }
  } else if (c == '{') {
    if (bytes[*next] == '}') {
      next++;
    } else {
      if (++depth >= max_depth_) return simdjson::DEPTH_ERROR;
      is_object[depth] = 1;
      goto member;
    }
  } else if (c == '[') {
    if (bytes[*next] == ']') {
      next++;
    } else {
      if (++depth >= max_depth_) return simdjson::DEPTH_ERROR;
      is_object[depth] = 0;
      goto value;
    }
  } else if (!is_scalar(at)) {
    return simdjson::TAPE_ERROR;
  }
  while (depth > base) {
    if (next == last_) return simdjson::TAPE_ERROR;
    c = bytes[*next++];
    if (c == ',') {
      if (is_object[depth]) goto member;
      goto value;
    }
    if (c != (is_object[depth] ? '}' : ']')) return simdjson::TAPE_ERROR;
    depth--;
  }
  next_ = next;
  return simdjson::SUCCESS;
member:
  at = bytes + *next++;
  if (*at != '"') return simdjson::TAPE_ERROR;
  if (backslash_ < bytes + *next) {
    next_ = next;
    if (!has_valid_escapes(at)) return simdjson::STRING_ERROR;
  }
  if (bytes[*next++] != ':') return simdjson::TAPE_ERROR;
  goto value;
}

// True if the escapes of a string are valid; the first stage has seen to its bytes and its end. To be
// asked with the place behind the string as the next.
bool selection::has_valid_escapes(const uint8_t *at) {
  if (is_plain(at)) return true;
  if (unescaped_.size() < static_cast<size_t>(end_ - at) + simdjson::SIMDJSON_PADDING)
    unescaped_.resize(static_cast<size_t>(end_ - at) + simdjson::SIMDJSON_PADDING);
  return parser_.implementation->parse_string(at + 1, unescaped_.data()) != nullptr;
}

// Takes a key, and keeps it if it is known.
error_code selection::key(const uint8_t *at, uint32_t &token) {
  if (is_plain(at)) {
    token = names_.token(at + 1, static_cast<size_t>(closing_quote() - at - 1));
    return token ? keep_string(at, token) : simdjson::SUCCESS;
  }
  if (unescaped_.size() < static_cast<size_t>(end_ - at) + simdjson::SIMDJSON_PADDING)
    unescaped_.resize(static_cast<size_t>(end_ - at) + simdjson::SIMDJSON_PADDING);
  uint8_t *end = parser_.implementation->parse_string(at + 1, unescaped_.data());
  if (!end) return simdjson::STRING_ERROR;
  token = names_.token(unescaped_.data(), static_cast<size_t>(end - unescaped_.data()));
  return token ? keep_string(at, token) : simdjson::SUCCESS;
}

error_code selection::keep_string(const uint8_t *at, uint64_t token) {
  append(static_cast<uint64_t>(string_ - strings_) | token << 32, '"');
  uint8_t *text = string_ + sizeof(uint32_t), *end;
  if (is_plain(at)) {
    auto length = static_cast<size_t>(closing_quote() - at - 1);
    // In blocks: both buffers go on behind the string.
    for (size_t done = 0; done < length; done += 16) memcpy(text + done, at + 1 + done, 16);
    end = text + length;
  } else {
    end = parser_.implementation->parse_string(at + 1, text);
    if (!end) return simdjson::STRING_ERROR;
  }
  auto length = static_cast<uint32_t>(end - text);
  memcpy(string_, &length, sizeof length);
  *end = 0;
  string_ = end + 1;
  return simdjson::SUCCESS;
}

bool selection::is_scalar(const uint8_t *at) {
  switch (*at) {
    case 't': return !memcmp(at, "true", 4) && ends_scalar(at[4]);
    case 'f': return !memcmp(at, "false", 5) && ends_scalar(at[5]);
    case 'n': return !memcmp(at, "null", 4) && ends_scalar(at[4]);
    default: return is_number(at);
  }
}

// A number that nobody reads: short ones without an exponent are in range whatever they are, others
// are put to simdjson.
bool selection::is_number(const uint8_t *at) {
  const uint8_t *start = at;
  // Most are places and years: a few digits, the first not 0.
  if (*at >= '1' && *at <= '9') {
    if (ends_scalar(at[1]) || (is_digit(at[1]) && (ends_scalar(at[2]) || (is_digit(at[2]) && ends_scalar(at[3])))))
      return true;
  }
  if (*at == '-') at++;
  const uint8_t *digits = at;
  while (is_digit(*at)) at++;
  if (at == digits || (*digits == '0' && at - digits > 1)) return false;
  if (*at == '.') {
    const uint8_t *fraction = ++at;
    while (is_digit(*at)) at++;
    if (at == fraction) return false;
  }
  if (at - start < 18 && ends_scalar(*at)) return true;
  while (at < end_ && !ends_scalar(*at)) at++;
  std::string number(reinterpret_cast<const char *>(start), static_cast<size_t>(at - start));
  return spare_.parse(number).error() == simdjson::SUCCESS;
}

error_code selection::keep_number(const uint8_t *at) {
  static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
                                  1e11, 1e12, 1e13, 1e14, 1e15};
  const uint8_t *start = at;
  bool negative = *at == '-';
  if (negative) at++;
  const uint8_t *digits = at;
  uint64_t value = 0;
  while (is_digit(*at)) value = value * 10 + (*at++ - '0');
  if (at == digits || (*digits == '0' && at - digits > 1)) return simdjson::NUMBER_ERROR;
  if (ends_scalar(*at) && at - digits < 19) {
    append(0, 'l');
    tape_[length_++] = negative ? ~value + 1 : value;
    return simdjson::SUCCESS;
  }
  if (*at == '.') {
    const uint8_t *fraction = ++at;
    while (is_digit(*at)) value = value * 10 + (*at++ - '0');
    // Whole numbers below 2^53 and powers of ten up to 22 are doubles, so one division rounds once.
    if (at > fraction && ends_scalar(*at) && at - digits <= 16) {
      double number = static_cast<double>(value) / powers[at - fraction];
      if (negative) number = -number;
      append(0, 'd');
      memcpy(&tape_[length_++], &number, sizeof number);
      return simdjson::SUCCESS;
    }
  }
  at = start;
  while (at < end_ && !ends_scalar(*at)) at++;
  std::string number(reinterpret_cast<const char *>(start), static_cast<size_t>(at - start));
  if (auto error = spare_.parse(number).error()) return error;
  const uint64_t *tape = spare_.doc.tape.get();
  tape_[length_++] = tape[1];
  tape_[length_++] = tape[2];
  return simdjson::SUCCESS;
}

}  // namespace copub
