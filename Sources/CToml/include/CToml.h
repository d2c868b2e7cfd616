/* TOML as a flat list of nodes, each with its place in the text; the C face of toml++. */
#ifndef CTOML_H
#define CTOML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a node holds. */
enum ctoml_type {
    CTOML_TABLE = 0,
    CTOML_ARRAY = 1,
    CTOML_STRING = 2,
    CTOML_INTEGER = 3,
    CTOML_FLOAT = 4,
    CTOML_BOOLEAN = 5,
    CTOML_DATE = 6,
    CTOML_TIME = 7,
    CTOML_DATE_TIME = 8
};

/* Line and column, both from 1; the column counts characters, not bytes. */
typedef struct ctoml_place {
    uint32_t line;
    uint32_t column;
} ctoml_place;

/* A piece of text owned by the document; not ended by a zero. */
typedef struct ctoml_text {
    const char *bytes;
    size_t length;
} ctoml_text;

/* One node. Children follow their parent at once, each with all of its own children before the next. */
typedef struct ctoml_node {
    int32_t type;
    ctoml_place place;
    /* The key in the table that the node stands in; empty in an array. */
    ctoml_text key;
    ctoml_place key_place;
    /* How many nodes a table or an array holds directly. */
    size_t children;
    ctoml_text string;
    int64_t integer;
    double number;
    bool boolean;
    /* The date of a date or of a date with a time. */
    int32_t year;
    int32_t month;
    int32_t day;
} ctoml_node;

typedef struct ctoml_document ctoml_document;

/* Reads a text. The document bears the nodes, or an error where the text is no TOML. NULL only when memory is
   out. End it with ctoml_free. */
ctoml_document *ctoml_parse(const char *bytes, size_t length);

/* Whether the text could be read; if not, what the parser says and where. */
bool ctoml_is_valid(const ctoml_document *document);
ctoml_text ctoml_error_message(const ctoml_document *document);
ctoml_place ctoml_error_place(const ctoml_document *document);

/* The nodes, the root table first. */
size_t ctoml_count(const ctoml_document *document);
ctoml_node ctoml_node_at(const ctoml_document *document, size_t index);

void ctoml_free(ctoml_document *document);

#ifdef __cplusplus
}
#endif

#endif
