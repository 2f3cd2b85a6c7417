// SHA-256 by Nettle: the digests of manifests and corpora.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct copub_sha256 copub_sha256;

/// A new digest; NULL when memory is short.
copub_sha256 *copub_sha256_new(void);
/// Frees a digest.
void copub_sha256_free(copub_sha256 *digest);
/// Adds bytes.
void copub_sha256_update(copub_sha256 *digest, const void *bytes, size_t length);
/// Writes the 32 bytes of the digest and makes it ready for another message.
void copub_sha256_finish(copub_sha256 *digest, uint8_t result[32]);
