#!/usr/bin/env python3
"""Writes Sources/CLibXML2/entities.c: the names of characters that XML files use as entities.

    Scripts/xml-entities.py > Sources/CLibXML2/entities.c

The list is that of HTML (WHATWG, "Named character references"), by way of Python's `html.entities`;
it holds the ISO sets that the DTDs of dblp, JATS and PubMed declare, but for a second set of Greek
letters. Names that stand for markup are left out: XML has its own five.
"""

from html.entities import html5

HEAD = """\
// Made by Scripts/xml-entities.py. The source is the list of named character references of HTML.
#include "entities.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name, *text;
} entity;

// In the order of strcmp.
static const entity entities[] = {
"""

TAIL = """\
};

static int compare(const void *name, const void *entry) {
  return strcmp(name, ((const entity *)entry)->name);
}

const char *copub_xml_entity(const char *name) {
  const entity *found =
      bsearch(name, entities, sizeof entities / sizeof *entities, sizeof *entities, compare);
  return found ? found->text : NULL;
}
"""


def literal(text):
    """A C string of the UTF-8 bytes, in octal, so that no digit can follow an escape by mistake."""
    return '"' + "".join(f"\\{byte:03o}" for byte in text.encode()) + '"'


names = {name[:-1]: text for name, text in html5.items() if name.endswith(";")}
lines, line = [], " "
for name in sorted(names, key=str.encode):
    if set(names[name]) & set("<&>\"'"):
        continue
    item = f' {{"{name}", {literal(names[name])}}},'
    if len(line + item) > 100:
        lines.append(line)
        line = " "
    line += item
print(HEAD + "\n".join(lines + [line]) + "\n" + TAIL, end="")
