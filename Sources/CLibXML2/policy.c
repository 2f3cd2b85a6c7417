// The XML security policy, in one place.
//
// - No file and no address is ever opened: the parser reads from the callback alone, nothing that would
//   load an external entity or DTD is among its handlers, and XML_PARSE_NONET stands behind that.
// - A document that declares an entity is refused; its DOCTYPE may name a DTD, which is not loaded.
//   The named characters of HTML are known without any declaration.
// - Depth, the length of a tag and of gathered text are limited; libxml2's own limits stay on (no HUGE).
#include "CLibXML2.h"

#include "entities.h"
#include "feed.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 512, ATTRIBUTES = 64, MAX_TAG = 1 << 17 };

typedef struct {
  const copub_xml_handler *handler;
  xmlParserCtxtPtr parser;
  const char *const *vocabulary;
  int vocabulary_count, record_count;
  // libxml2 keeps each name once, so a name's address finds its token.
  const xmlChar *slot_name[SLOTS];
  int slot_token[SLOTS];
  int slots_used;
  int depth, max_depth;
  int skip_depth;     // the depth of the element being skipped, 0 if none
  int collect_depth;  // the depth of the element being collected, 0 if none
  uint8_t *text;
  size_t text_length, text_capacity, max_text;
  xmlEntity named;  // the named character told last
  int status;
  copub_feed feed;
  int64_t told;      // the position up to which the source was read at the last event
  int64_t start;     // the position of the document
  int64_t mark;      // the length of the byte order mark of UTF-8 at the front
  int64_t root_end;  // the position behind its root element, -1 before that
  bool has_root, has_doctype;
  int error_code;  // of the first error, 0 before that
  copub_xml_result *result;
} reader;

static int token_of(reader *r, const xmlChar *name) {
  uintptr_t h = ((uintptr_t)name >> 3) ^ ((uintptr_t)name >> 13);
  for (int probe = 0; probe < SLOTS; probe++) {
    int slot = (int)((h + (uintptr_t)probe) % SLOTS);
    if (r->slot_name[slot] == name) return r->slot_token[slot];
    if (r->slot_name[slot]) continue;
    int token = 0;
    for (int i = 0; i < r->vocabulary_count; i++)
      if (strcmp((const char *)name, r->vocabulary[i]) == 0) {
        token = i + 1;
        break;
      }
    if (r->slots_used < SLOTS / 2) {
      r->slot_name[slot] = name;
      r->slot_token[slot] = token;
      r->slots_used++;
    }
    return token;
  }
  return 0;
}

static void stop(reader *r, int status) {
  if (r->status == COPUB_XML_OK) {
    r->status = status;
    xmlParserInputPtr input = r->parser->input;  // empty once the parser has stopped
    long consumed = input ? xmlByteConsumed(r->parser) : -1;
    r->result->byte = consumed < 0 ? -1 : r->start + consumed;
    r->result->line = input ? input->line : 0;
  }
  xmlStopParser(r->parser);
}

static int64_t position_of_tag(reader *r) {
  xmlParserInputPtr input = r->parser->input;
  if (!input) return -1;
  const xmlChar *here = input->cur;
  while (input->cur > input->base && *input->cur != '<') input->cur--;
  long start = xmlByteConsumed(r->parser);  // in the encoding of the file
  input->cur = here;
  return start < 0 ? -1 : r->start + start;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int count, int defaulted,
                     const xmlChar **values) {
  (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)defaulted;
  reader *r = ((xmlParserCtxtPtr)context)->_private;
  r->has_root = true;
  r->told = r->feed.position;
  if (++r->depth > r->max_depth) {
    stop(r, COPUB_XML_TOO_DEEP);
    return;
  }
  if (r->skip_depth) return;
  int token = token_of(r, name);
  if (!token && r->handler->only_known) return;
  copub_xml_attribute attributes[ATTRIBUTES];
  int kept = 0;
  for (int i = 0; i < count && kept < ATTRIBUTES; i++) {
    const xmlChar **a = values + 5 * i;
    attributes[kept++] = (copub_xml_attribute){token_of(r, a[0]), (const char *)a[0], a[3],
                                               (size_t)(a[4] - a[3])};
  }
  int64_t byte = token && token <= r->record_count ? position_of_tag(r) : -1;
  int action = r->handler->start(r->handler->context, token, (const char *)name, attributes, kept,
                                 byte);
  if (action == COPUB_XML_SKIP) {
    r->skip_depth = r->depth;
  } else if (action == COPUB_XML_COLLECT && !r->collect_depth) {
    r->collect_depth = r->depth;
    r->text_length = 0;
  }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)prefix, (void)uri;
  reader *r = ((xmlParserCtxtPtr)context)->_private;
  r->told = r->feed.position;
  int depth = r->depth--;
  if (!r->skip_depth || r->skip_depth == depth) {
    r->skip_depth = 0;
    const uint8_t *text = NULL;
    size_t length = 0;
    if (r->collect_depth == depth) {
      r->collect_depth = 0;
      text = r->text;
      length = r->text_length;
    }
    int token = token_of(r, name);
    if (token || !r->handler->only_known)
      r->handler->end(r->handler->context, token, text, length);
  }
  if (depth > 1) return;
  long end = xmlByteConsumed(r->parser);
  if (end < 0) return;
  r->root_end = r->start + end;
  xmlStopParser(r->parser);  // what follows is another document
}

static void on_text(void *context, const xmlChar *bytes, int length) {
  reader *r = ((xmlParserCtxtPtr)context)->_private;
  r->told = r->feed.position;
  if (r->skip_depth || length <= 0) return;
  if (r->handler->text) r->handler->text(r->handler->context, bytes, (size_t)length);
  if (!r->collect_depth) return;
  size_t needed = r->text_length + (size_t)length;
  if (needed > r->max_text) {
    stop(r, COPUB_XML_TOO_LARGE);
    return;
  }
  if (needed > r->text_capacity) {
    size_t capacity = needed * 2 + 256;
    uint8_t *grown = realloc(r->text, capacity);
    if (!grown) abort();  // as Swift does where memory is short
    r->text = grown;
    r->text_capacity = capacity;
  }
  memcpy(r->text + r->text_length, bytes, (size_t)length);
  r->text_length = needed;
}

static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                          const xmlChar *system_id, xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  stop(((xmlParserCtxtPtr)context)->_private, COPUB_XML_ENTITY_REFUSED);
}

static void refuse_unparsed(void *context, const xmlChar *name, const xmlChar *public_id,
                            const xmlChar *system_id, const xmlChar *notation) {
  (void)name, (void)public_id, (void)system_id, (void)notation;
  stop(((xmlParserCtxtPtr)context)->_private, COPUB_XML_ENTITY_REFUSED);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *public_id,
                       const xmlChar *system_id) {
  (void)name, (void)public_id, (void)system_id;
  ((reader *)((xmlParserCtxtPtr)context)->_private)->has_doctype = true;
}

// A named character of HTML. libxml2 copies a predefined entity into text as it is, but only its
// first byte into the value of an attribute; that of another entity is copied whole there.
static xmlEntityPtr named_character(void *context, const xmlChar *name) {
  xmlParserCtxtPtr parser = context;
  xmlEntityPtr predefined = xmlGetPredefinedEntity(name);
  const char *text = predefined ? NULL : copub_xml_entity((const char *)name);
  if (!text) return predefined;
  xmlEntityPtr entity = &((reader *)parser->_private)->named;
  memset(entity, 0, sizeof *entity);
  entity->type = XML_ENTITY_DECL;
  entity->name = name;
  entity->content = (xmlChar *)text;
  entity->length = (int)strlen(text);
  entity->etype = parser->instate == XML_PARSER_ATTRIBUTE_VALUE ? XML_INTERNAL_GENERAL_ENTITY
                                                                : XML_INTERNAL_PREDEFINED_ENTITY;
#if LIBXML_VERSION < 21100
  entity->checked = 2;  // no entities inside
#endif
  return entity;
}

// A name that only the DTD knows, which is not loaded: it stays in the text as it is written.
static void on_unknown_name(void *context, const xmlChar *name) {
  on_text(context, (const xmlChar *)"&", 1);
  on_text(context, name, (int)strlen((const char *)name));
  on_text(context, (const xmlChar *)";", 1);
}

// Keeps the first error that ends the reading: libxml2 tells of more, which follow from it.
static void on_error(void *context, xmlErrorPtr error) {
  reader *r = ((xmlParserCtxtPtr)context)->_private;
  copub_xml_result *result = r->result;
  if (error->level != XML_ERR_FATAL || r->error_code) return;
  r->error_code = error->code;
  long consumed = r->parser->input ? xmlByteConsumed(r->parser) : -1;
  result->byte = consumed < 0 ? -1 : r->start + consumed;
  result->line = error->line;
  if (error->message) strncpy(result->message, error->message, sizeof result->message - 1);
  for (char *p = result->message; *p; p++)
    if (*p == '\n') *p = p[1] ? ' ' : 0;
}

// What libxml2 would print: errors that it tells to nobody, of encodings.
static void say_nothing(void *context, const char *format, ...) { (void)context, (void)format; }

// libxml2 compares each attribute of a tag with all others: a tag must not be endless. It tells
// nothing of a tag before its end; of what else may be long, its state tells.
static bool is_in_endless_tag(reader *r) {
  switch (r->parser->instate) {
    case XML_PARSER_COMMENT:
    case XML_PARSER_PI:
    case XML_PARSER_CDATA_SECTION:
    case XML_PARSER_DTD:
    case XML_PARSER_ENTITY_DECL:
    case XML_PARSER_ENTITY_VALUE:
      r->told = r->feed.position;
      return false;
    default:
      return r->feed.position - r->told > MAX_TAG;
  }
}

static int read_input(void *context, char *buffer, int length) {
  reader *r = context;
  if (is_in_endless_tag(r)) {
    r->status = COPUB_XML_TAG_TOO_LARGE;
    r->result->byte = r->feed.position;
    return -1;
  }
  int count = copub_feed_read(&r->feed, buffer, length);
  if (count < 0 && r->status == COPUB_XML_OK) r->status = COPUB_XML_READ_FAILED;
  return count;
}

static void use_policy(xmlParserCtxtPtr parser, reader *r) {
  xmlSAXHandler *sax = parser->sax;
  memset(sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = on_start;
  sax->endElementNs = on_end;
  sax->characters = on_text;
  sax->cdataBlock = on_text;
  sax->internalSubset = on_doctype;
  sax->entityDecl = refuse_entity;
  sax->unparsedEntityDecl = refuse_unparsed;
  sax->getEntity = named_character;
  sax->reference = on_unknown_name;
  sax->serror = on_error;
  parser->_private = r;
}

// Parses the document at the feed's position.
static void parse_document(reader *r, copub_xml_result *result) {
  xmlParserCtxtPtr parser = r->parser;
  r->start = r->told = r->feed.position;
  r->root_end = -1;
  r->has_root = r->has_doctype = false;
  r->depth = r->skip_depth = r->collect_depth = 0;
  // NOENT undoes `&amp;` and its like in attributes; only named characters are substituted.
  xmlDocPtr tree = xmlCtxtReadIO(parser, read_input, NULL, r, NULL, NULL,
                                 XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_NOERROR |
                                     XML_PARSE_NOWARNING | XML_PARSE_COMPACT);
  if (tree) xmlFreeDoc(tree);
  result->status = r->status;
  bool is_declared = parser->standalone != -1;  // by `<?xml`; libxml2 keeps no other sign of it
  if (r->has_root) result->documents++;
  if (result->documents == 1 && r->start > r->mark && is_declared) result->has_space_in_front = true;
  if (r->status == COPUB_XML_OK && !parser->wellFormed) {
    result->status =
        r->error_code == XML_ERR_NO_MEMORY ? COPUB_XML_OUT_OF_MEMORY : COPUB_XML_MALFORMED;
    // Comments and white space behind the last document are no document; a declaration is the start
    // of one.
    bool is_at_end = parser->input && parser->input->cur >= parser->input->end &&
                     copub_feed_peek(&r->feed, true) < 0;
    bool has_begun = r->has_root || r->has_doctype || is_declared;
    if (r->error_code == XML_ERR_DOCUMENT_EMPTY && !has_begun && r->start > 0 && is_at_end)
      result->status = COPUB_XML_OK;
  }
}

// Parses one document after the other.
static void parse_all(reader *r, copub_xml_result *result) {
  int first = copub_feed_peek(&r->feed, false);
  r->mark = r->feed.length >= 3 && !memcmp(r->feed.buffer, "\xEF\xBB\xBF", 3) ? 3 : 0;
  do {
    parse_document(r, result);
    if (result->status != COPUB_XML_OK || r->root_end < 0) return;
    if (r->root_end <= r->start) {
      // libxml2 could not count back through an encoding in which something is wrong.
      result->status = COPUB_XML_MALFORMED;
      result->byte = r->start;
      strcpy(result->message, "The document is damaged in its encoding");
      return;
    }
    if (!copub_feed_back(&r->feed, r->root_end)) break;
    first = copub_feed_peek(&r->feed, true);
  } while (first == '<');
  if (r->feed.failed) {
    result->status = COPUB_XML_READ_FAILED;
  } else if (first >= 0) {
    result->status = COPUB_XML_MALFORMED;
    result->byte = r->feed.position;
    strcpy(result->message, "Extra content at the end of the document");
  }
}

static pthread_once_t initialised = PTHREAD_ONCE_INIT;

copub_xml_result copub_xml_parse(const copub_xml_handler *handler, const char *const *vocabulary,
                                 int vocabulary_count, int record_count, int max_depth,
                                 size_t max_text) {
  pthread_once(&initialised, xmlInitParser);
  xmlSetGenericErrorFunc(NULL, say_nothing);  // of this thread
  copub_xml_result result = {.status = COPUB_XML_OUT_OF_MEMORY, .byte = -1};
  reader *r = calloc(1, sizeof *r);
  xmlParserCtxtPtr parser = xmlNewParserCtxt();
  if (r && parser && copub_feed_open(&r->feed)) {
    r->handler = handler;
    r->parser = parser;
    r->vocabulary = vocabulary;
    r->vocabulary_count = vocabulary_count;
    r->record_count = record_count;
    r->max_depth = max_depth;
    r->max_text = max_text;
    r->feed.context = handler->context;
    r->feed.read = handler->read;
    r->result = &result;
    use_policy(parser, r);
    parse_all(r, &result);
    if (parser->myDoc) xmlFreeDoc(parser->myDoc);
    parser->myDoc = NULL;
    free(r->text);
    copub_feed_close(&r->feed);
  }
  if (parser) xmlFreeParserCtxt(parser);
  free(r);
  return result;
}
