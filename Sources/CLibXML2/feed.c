#include "feed.h"

#include <string.h>

enum { TAIL = COPUB_FEED_TAIL };

// Keeps the last bytes given out; the buffer is twice as long as what it must hold, so that it is
// moved together rarely.
static void remember(copub_feed *feed, const char *bytes, size_t length) {
  if (length > TAIL) bytes += length - TAIL, length = TAIL;
  if (feed->tail_length + length > 2 * TAIL) {
    size_t kept = TAIL - length;
    memmove(feed->tail, feed->tail + feed->tail_length - kept, kept);
    feed->tail_length = kept;
  }
  memcpy(feed->tail + feed->tail_length, bytes, length);
  feed->tail_length += length;
}

// A short count would do, but libxml2 takes it for the end of a token.
int copub_feed_read(copub_feed *feed, char *buffer, int length) {
  size_t filled = feed->again < (size_t)length ? feed->again : (size_t)length;
  if (filled) memcpy(buffer, feed->tail + feed->tail_length - feed->again, filled);
  feed->again -= filled;
  size_t old = filled;
  while (filled < (size_t)length) {
    int count = feed->read(feed->context, buffer + filled, length - (int)filled);
    if (count < 0 && filled == 0) {
      feed->failed = true;
      return -1;
    }
    if (count <= 0) break;  // a failure comes again when there is nothing before it
    filled += (size_t)count;
  }
  remember(feed, buffer + old, filled - old);
  feed->position += (int64_t)filled;
  return (int)filled;
}

bool copub_feed_back(copub_feed *feed, int64_t position) {
  int64_t count = feed->position - position;
  if (count < 0 || (uint64_t)count + feed->again > feed->tail_length) return false;
  feed->again += (size_t)count;
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
