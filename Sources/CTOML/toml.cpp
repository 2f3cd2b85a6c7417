#include "CTOML.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// toml++ asserts what some malformed documents break. An assertion that ended the process would be an
// answer to nobody; here it is one more kind of malformed document.
struct broken_assertion {};
#undef NDEBUG
#define TOML_ASSERT(expr) ((expr) ? static_cast<void>(0) : throw broken_assertion())
#include <toml++/toml.h>

static bool breaks_assertion(std::string_view text) {
  try {
    (void)toml::parse(text);
  } catch (const broken_assertion &) {
    return true;
  } catch (const toml::parse_error &) {
  }
  return false;
}

// The first line with which the text breaks an assertion: with it, all longer parts do too.
static size_t broken_line(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t end = text.find('\n'); end != text.npos; end = text.find('\n', end + 1)) ends.push_back(end);
  auto is_whole = [&](size_t end) { return !breaks_assertion(text.substr(0, end)); };
  return std::partition_point(ends.begin(), ends.end(), is_whole) - ends.begin() + 1;
}

// The line at which dotted names make more tables than any document needs; 0 for none. toml++ bounds how
// deep values are nested, but not names, and takes their tables down one inside the other.
static size_t deep_line(std::string_view text) {
  const size_t most = 1024;
  size_t line = 1, dots = 0, all = 0;
  for (char c : text) {
    if (c == '.') {
      dots++;
    } else if (c == '=' || c == ']') {
      if ((all += dots) > most) return line;
      dots = 0;
    } else if (c == ',' || c == '[' || c == '{' || c == '}' || c == '\n') {
      dots = 0;
      line += c == '\n';
    }
  }
  return 0;
}

char *copub_toml_json(const uint8_t *bytes, size_t length, size_t *line, uint8_t *message,
                      size_t size) {
  std::string_view text(reinterpret_cast<const char *>(bytes), length);
  char *words = reinterpret_cast<char *>(message);
  if ((*line = deep_line(text))) {
    snprintf(words, size, "Names are nested too deep");
    return nullptr;
  }
  try {
    auto flags = toml::json_formatter::default_flags & ~toml::format_flags::indentation;
    auto document = toml::parse(text);
    std::ostringstream json;
    json << toml::json_formatter(document, flags);
    if (char *copy = strdup(json.str().c_str())) return copy;
    throw std::bad_alloc();
  } catch (const toml::parse_error &error) {
    *line = error.source().begin.line;
    snprintf(words, size, "%s", std::string(error.description()).c_str());
  } catch (const broken_assertion &) {
    *line = broken_line(text);
    snprintf(words, size, "A name or a value is missing");
  } catch (const std::bad_alloc &) {
    *line = 1;
    snprintf(words, size, "It takes more memory than there is");
  }
  return nullptr;
}
