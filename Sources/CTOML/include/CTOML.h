// Strict TOML 1.0 by toml++, handed on as the same document in JSON.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The document as JSON, to be freed; dates and numbers that JSON lacks are strings. NULL if it is no
/// TOML or too large: then `line`, from 1, and `message`, of `size` bytes with the closing NUL, say why.
char *copub_toml_json(const uint8_t *bytes, size_t length, size_t *line, uint8_t *message,
                      size_t size);

#ifdef __cplusplus
}
#endif
