// XML by libxml2's SAX2 interface, fed by a read callback. This target holds the whole XML security
// policy (see policy.c): no network, no DTD, no entity but the five built in, characters by number
// and the named characters of HTML, limits on depth and text.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What the reader wants of an element that just started.
enum {
  COPUB_XML_DESCEND = 0,  // tell me of the elements inside; their text is dropped
  COPUB_XML_SKIP = 1,     // tell me nothing until this element ends (its end is told)
  COPUB_XML_COLLECT = 2,  // gather the text inside, markup removed, for the end of this element;
                          // elements inside are still told, but cannot be collected themselves
};

/// One attribute: the token of its local name (0 if not in the vocabulary), its name and its value.
typedef struct {
  int token;
  const char *name;
  const uint8_t *value;
  size_t length;
} copub_xml_attribute;

typedef struct {
  void *context;
  /// True if elements outside the vocabulary are not told; what is inside of them is.
  bool only_known;
  /// Fills a buffer; returns the number of bytes, 0 at the end, -1 to give up.
  int (*read)(void *context, char *buffer, int length);
  /// An element starts. `token` is 0 for a name outside the vocabulary; `byte` is the position of `<`
  /// (-1 unless the token is one of the `record` tokens). Returns one of the values above.
  int (*start)(void *context, int token, const char *name, const copub_xml_attribute *attributes,
               int count, int64_t byte);
  /// Text of any element that is not skipped, a piece at a time; may be NULL.
  void (*text)(void *context, const uint8_t *bytes, size_t length);
  /// An element ends, with its text if it was collected.
  void (*end)(void *context, int token, const uint8_t *text, size_t length);
} copub_xml_handler;

enum {
  COPUB_XML_OK = 0,
  COPUB_XML_MALFORMED = 1,
  COPUB_XML_ENTITY_REFUSED = 2,
  COPUB_XML_TOO_DEEP = 3,
  COPUB_XML_TOO_LARGE = 4,
  COPUB_XML_READ_FAILED = 5,
  COPUB_XML_OUT_OF_MEMORY = 6,
  COPUB_XML_TAG_TOO_LARGE = 7,
};

typedef struct {
  int status;
  int line;
  int64_t byte;       // where the parser stood
  int documents;      // those whose root element began
  bool has_space_in_front;  // of the declaration of the first document, which XML forbids
  char message[200];  // libxml2's own words, one line
} copub_xml_result;

/// Parses the documents of a source, which may be several, one after the other. `vocabulary[i]` has
/// the token i + 1; tokens up to `record_count` are those of records, whose positions are told.
copub_xml_result copub_xml_parse(const copub_xml_handler *handler, const char *const *vocabulary,
                                 int vocabulary_count, int record_count, int max_depth,
                                 size_t max_text);
