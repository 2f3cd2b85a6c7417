#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COPUB_FEED_TAIL = 1 << 18 };

/// A source of bytes whose last 256 KiB can be read again: libxml2 reads ahead, and what it read
/// behind the end of a document belongs to the next one.
typedef struct {
  void *context;
  int (*read)(void *context, char *buffer, int length);
  uint8_t tail[2 * COPUB_FEED_TAIL];  // the bytes given out last
  size_t tail_length;
  size_t again;      // how many of them are to be given again
  int64_t position;  // of the next byte
  bool failed;       // the source gave up
} copub_feed;

/// Fills a buffer as far as the source goes; -1 if it gave up before the first byte.
int copub_feed_read(copub_feed *feed, char *buffer, int length);

/// Makes a position the next one to read; false if it is too far back.
bool copub_feed_back(copub_feed *feed, int64_t position);

/// Passes over white space and byte order marks of UTF-8, between documents over zero bytes, too
/// (white space in UTF-16); returns the byte behind them without taking it, or -1 at the end.
int copub_feed_peek(copub_feed *feed, bool is_between);
