#pragma once
// libxml2's headers draw in ICU's, which clash with the ICU inside Foundation; without this macro they do not.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

// `xmlFree` is a variable, which Swift may not read from several threads; the pointer in it never changes here.
static inline void clibxml2_free(void *memory) { xmlFree(memory); }
