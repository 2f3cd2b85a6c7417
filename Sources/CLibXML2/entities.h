#pragma once
/// The text of a named character (without `&` and `;`), or NULL if HTML knows no such name.
const char *copub_xml_entity(const char *name);
