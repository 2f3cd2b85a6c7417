#include "feed.h"

#include <stdlib.h>
#include <string.h>

enum { TAIL = COPUB_FEED_TAIL, BLOCK = COPUB_FEED_BLOCK };

bool copub_feed_open(copub_feed *feed) {
  feed->buffer = malloc(TAIL + BLOCK);
  return feed->buffer != NULL;
}

void copub_feed_close(copub_feed *feed) { free(feed->buffer); }

// Reads the next block behind the last bytes given out; returns what the source returned.
static int refill(copub_feed *feed) {
  size_t kept = feed->length < TAIL ? feed->length : TAIL;
  if (feed->length > TAIL) memmove(feed->buffer, feed->buffer + feed->length - kept, kept);
  feed->length = feed->place = kept;
  int count = feed->read(feed->context, feed->buffer + kept, BLOCK);
  if (count > 0) feed->length += (size_t)count;
  return count;
}

// A short count would do, but libxml2 takes it for the end of a token.
int copub_feed_read(copub_feed *feed, char *buffer, int length) {
  size_t filled = 0;
  while (filled < (size_t)length) {
    size_t ready = feed->length - feed->place;
    if (ready == 0) {
      int count = refill(feed);
      if (count < 0 && filled == 0) {
        feed->failed = true;
        return -1;
      }
      if (count <= 0) break;  // a failure comes again when there is nothing before it
      continue;
    }
    if (ready > (size_t)length - filled) ready = (size_t)length - filled;
    memcpy(buffer + filled, feed->buffer + feed->place, ready);
    feed->place += ready;
    filled += ready;
  }
  feed->position += (int64_t)filled;
  return (int)filled;
}

bool copub_feed_back(copub_feed *feed, int64_t position) {
  int64_t count = feed->position - position;
  if (count < 0 || (uint64_t)count > feed->place) return false;
  feed->place -= (size_t)count;
  feed->position = position;
  return true;
}

int copub_feed_peek(copub_feed *feed, bool is_between) {
  char buffer[4096];
  for (;;) {
    int64_t start = feed->position;
    int count = copub_feed_read(feed, buffer, sizeof buffer);
    if (count <= 0) return -1;
    int place = 0;
    for (; place < count; place++) {
      char c = buffer[place];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (is_between && !c)) continue;
      if (place + 3 > count || memcmp(buffer + place, "\xEF\xBB\xBF", 3)) break;
      place += 2;
    }
    if (place < count) {
      if (!copub_feed_back(feed, start + place)) return -1;
      return (unsigned char)buffer[place];
    }
  }
}
