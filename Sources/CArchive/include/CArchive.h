// Members of tar and zip archives, by libarchive. Nothing is ever written to disk.
#pragma once
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

typedef struct copub_archive copub_archive;

/// Fills a buffer; returns the number of bytes, 0 at the end, below 0 on failure.
typedef int64_t (*copub_archive_source)(void *_Nullable context, void *_Nullable buffer, size_t length);

enum {
  COPUB_ARCHIVE_FILE = 1,      // a regular file
  COPUB_ARCHIVE_OTHER = 2,     // a folder, a link, a device: nothing to read
  COPUB_ARCHIVE_END = 0,       // no more members
  COPUB_ARCHIVE_DAMAGED = -1,  // see copub_archive_error
};

/// A tar archive in a stream.
copub_archive *copub_archive_tar(void *_Nullable context, copub_archive_source source);
/// A zip archive in a file, by its directory at the end.
copub_archive *copub_archive_zip(const char *path);
/// Frees an archive.
void copub_archive_free(copub_archive *archive);
/// Goes to the next member.
int copub_archive_next(copub_archive *archive);
/// The name of the member, as it stands in the archive; NULL if it cannot be read.
const char *_Nullable copub_archive_name(copub_archive *archive);
/// The next bytes of the member; 0 at its end, below 0 if it is damaged.
int64_t copub_archive_read(copub_archive *archive, void *_Nullable buffer, size_t length);
/// What was wrong; never NULL.
const char *copub_archive_error(copub_archive *archive);

#pragma clang assume_nonnull end
