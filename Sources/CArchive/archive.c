#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>

enum { BLOCK = 1 << 17 };

struct copub_archive {
  struct archive *reader;
  struct archive_entry *entry;
  copub_archive_source source;
  void *context;
  int opened;
  int is_cut;  // a zip without the directory that stands at its end
  char block[BLOCK];
};

static la_ssize_t fill(struct archive *reader, void *data, const void **buffer) {
  copub_archive *archive = data;
  (void)reader;
  *buffer = archive->block;
  return (la_ssize_t)archive->source(archive->context, archive->block, BLOCK);
}

// Names in archives are UTF-8, which libarchive gives only where the locale knows it.
static void know_utf8(void) { setlocale(LC_CTYPE, "C.UTF-8"); }

static copub_archive *make(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, know_utf8);
  copub_archive *archive = calloc(1, sizeof *archive);
  if (!archive) abort();  // as Swift does where memory is short
  archive->reader = archive_read_new();
  if (!archive->reader) abort();
  archive_read_support_filter_none(archive->reader);
  return archive;
}

copub_archive *copub_archive_tar(void *context, copub_archive_source source) {
  copub_archive *archive = make();
  archive->source = source;
  archive->context = context;
  archive_read_support_format_tar(archive->reader);
  archive->opened = archive_read_open(archive->reader, archive, NULL, fill, NULL);
  return archive;
}

copub_archive *copub_archive_zip(const char *path) {
  copub_archive *archive = make();
  archive_read_support_format_zip_seekable(archive->reader);
  archive->opened = archive_read_open_filename(archive->reader, path, BLOCK);
  if (archive->opened >= ARCHIVE_WARN) return archive;
  // What stands before the damage can still be read from the front.
  copub_archive_free(archive);
  archive = make();
  archive->is_cut = 1;
  archive_read_support_format_zip_streamable(archive->reader);
  archive->opened = archive_read_open_filename(archive->reader, path, BLOCK);
  return archive;
}

void copub_archive_free(copub_archive *archive) {
  archive_read_free(archive->reader);
  free(archive);
}

int copub_archive_next(copub_archive *archive) {
  if (archive->opened < ARCHIVE_WARN) return COPUB_ARCHIVE_DAMAGED;
  int result = archive_read_next_header(archive->reader, &archive->entry);
  if (result == ARCHIVE_EOF && archive->is_cut) {
    archive_set_error(archive->reader, EINVAL, "its directory is missing");
    return COPUB_ARCHIVE_DAMAGED;
  }
  if (result == ARCHIVE_EOF) return COPUB_ARCHIVE_END;
  if (result < ARCHIVE_WARN) return COPUB_ARCHIVE_DAMAGED;
  // A hard link has the type of its file, but no bytes of its own.
  int is_file = archive_entry_filetype(archive->entry) == AE_IFREG &&
                !archive_entry_hardlink(archive->entry);
  return is_file ? COPUB_ARCHIVE_FILE : COPUB_ARCHIVE_OTHER;
}

const char *copub_archive_name(copub_archive *archive) {
  const char *name = archive_entry_pathname_utf8(archive->entry);
  return name ? name : archive_entry_pathname(archive->entry);
}

int64_t copub_archive_read(copub_archive *archive, void *buffer, size_t length) {
  return archive_read_data(archive->reader, buffer, length);
}

const char *copub_archive_error(copub_archive *archive) {
  const char *words = archive_error_string(archive->reader);
  return words ? words : "unknown damage";
}
