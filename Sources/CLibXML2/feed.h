#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COPUB_FEED_TAIL = 1 << 18, COPUB_FEED_BLOCK = 1 << 19 };

/// A source of bytes whose last 256 KiB can be read again: libxml2 reads ahead, and what it read
/// behind the end of a document belongs to the next one.
///
/// The source is asked for blocks, since libxml2 asks for 4 KB at a time.
typedef struct {
  void *context;
  int (*read)(void *context, char *buffer, int length);
  char *buffer;   // what was given out last, and what was read and is to be given
  size_t length;  // of what is in it
  size_t place;   // of the next byte in it
  int64_t position;  // of the next byte in the source
  bool failed;       // the source gave up
} copub_feed;

/// Makes room; false if memory is short.
bool copub_feed_open(copub_feed *feed);
/// Frees the room.
void copub_feed_close(copub_feed *feed);

/// Fills a buffer as far as the source goes; -1 if it gave up before the first byte.
int copub_feed_read(copub_feed *feed, char *buffer, int length);

/// Makes a position the next one to read; false if it is too far back.
bool copub_feed_back(copub_feed *feed, int64_t position);

/// Passes over white space and byte order marks of UTF-8, between documents over zero bytes, too
/// (white space in UTF-16); returns the byte behind them without taking it, or -1 at the end.
int copub_feed_peek(copub_feed *feed, bool is_between);
