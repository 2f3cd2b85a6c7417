// XXH3, 64 bits: the identity of files and the keys of the duplicate index.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct copub_hash copub_hash;

/// A new streaming hash; NULL when memory is short.
copub_hash *copub_hash_new(void);
/// Frees a streaming hash.
void copub_hash_free(copub_hash *hash);
/// Adds bytes.
void copub_hash_update(copub_hash *hash, const void *bytes, size_t length);
/// The hash of all bytes added so far.
uint64_t copub_hash_digest(const copub_hash *hash);
/// The hash of one buffer.
uint64_t copub_hash_of(const void *bytes, size_t length);
