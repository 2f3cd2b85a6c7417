#include "CTOML.h"

#include <cstdio>
#include <cstring>
#include <new>
#include <sstream>
#include <string>
#include <string_view>

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

// The first line with which the text breaks an assertion: so do then all longer parts of it.
static size_t broken_line(std::string_view text) {
  size_t line = 1, end = 0;
  while ((end = text.find('\n', end)) != text.npos && !breaks_assertion(text.substr(0, end++))) line++;
  return line;
}

char *copub_toml_json(const uint8_t *bytes, size_t length, size_t *line, uint8_t *message,
                      size_t size) {
  std::string_view text(reinterpret_cast<const char *>(bytes), length);
  char *words = reinterpret_cast<char *>(message);
  try {
    std::ostringstream json;
    json << toml::json_formatter(toml::parse(text));
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
