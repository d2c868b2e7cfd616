// toml++ behind a C surface: the tree is flattened once, and texts stay where the parser put them.

#include "CToml.h"

#include <algorithm>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
// Tables within tables are gone through, and given back, by functions that call themselves.
#define TOML_MAX_NESTED_VALUES 32
// The library asserts that a name in brackets begins as it may, and right behind says in words that it does not: `[ärende]`
// would end the program. As an assumption, which NDEBUG makes of it, it would be worse.
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/toml.h>

struct ctoml_document {
    toml::table root;
    std::vector<ctoml_node> nodes;
    bool is_valid = false;
    std::string message;
    ctoml_place place{0, 0};
};

namespace {

ctoml_place placed(const toml::source_region &region) {
    return ctoml_place{region.begin.line, region.begin.column};
}

ctoml_text text(std::string_view view) { return ctoml_text{view.data(), view.size()}; }

void set_date(ctoml_node &into, const toml::date &date) {
    into.year = date.year;
    into.month = date.month;
    into.day = date.day;
}

// The node alone, without its children.
ctoml_node flat(const toml::node &node) {
    ctoml_node result{};
    result.place = placed(node.source());
    switch (node.type()) {
    case toml::node_type::table:
        result.type = CTOML_TABLE;
        result.children = node.as_table()->size();
        break;
    case toml::node_type::array:
        result.type = CTOML_ARRAY;
        result.children = node.as_array()->size();
        break;
    case toml::node_type::string:
        result.type = CTOML_STRING;
        result.string = text(node.as_string()->get());
        break;
    case toml::node_type::integer:
        result.type = CTOML_INTEGER;
        result.integer = node.as_integer()->get();
        break;
    case toml::node_type::floating_point:
        result.type = CTOML_FLOAT;
        result.number = node.as_floating_point()->get();
        break;
    case toml::node_type::boolean:
        result.type = CTOML_BOOLEAN;
        result.boolean = node.as_boolean()->get();
        break;
    case toml::node_type::date:
        result.type = CTOML_DATE;
        set_date(result, node.as_date()->get());
        break;
    case toml::node_type::time:
        result.type = CTOML_TIME;
        break;
    default:
        result.type = CTOML_DATE_TIME;
        if (const auto *moment = node.as_date_time()) set_date(result, moment->get().date);
        break;
    }
    return result;
}

void append(std::vector<ctoml_node> &nodes, const toml::node &node, const toml::key *key) {
    ctoml_node one = flat(node);
    if (key != nullptr) {
        one.key = text(key->str());
        one.key_place = placed(key->source());
    }
    nodes.push_back(one);
    if (const auto *table = node.as_table()) {
        for (const auto &[name, child] : *table) append(nodes, child, &name);
    } else if (const auto *array = node.as_array()) {
        for (const auto &child : *array) append(nodes, child, nullptr);
    }
}

// A name of more parts, `a.b.c`, is none of ours; each part is a table within a table.
constexpr int most_parts = 16;

// Where a name has too many parts; the line is 0 where none has. The library sets no limit to them. Strings and comments
// are passed over; outside of them nothing but a name has more than one dot.
ctoml_place endless_name(std::string_view bytes) {
    ctoml_place place{1, 0};
    int parts = 1;
    char quote = 0;
    bool is_multiline = false;
    bool is_comment = false;
    for (size_t index = 0; index < bytes.size(); index++) {
        const char byte = bytes[index];
        if ((byte & 0xC0) != 0x80) place.column++;
        if (byte == '\n') {
            place = ctoml_place{place.line + 1, 0};
            is_comment = false;
            if (!is_multiline) quote = 0;
            parts = 1;
        } else if (is_comment) {
            continue;
        } else if (quote != 0) {
            if (byte == '\\' && quote == '"') {
                if (index + 1 < bytes.size() && bytes[index + 1] != '\n') {
                    index++;
                    place.column++;
                }
            } else if (byte == quote) {
                size_t run = 1;
                while (is_multiline && index + run < bytes.size() && bytes[index + run] == quote) run++;
                if (is_multiline && run < 3) continue;
                // A multi-line string may end in two quotation marks of its own.
                const size_t end = is_multiline ? std::min<size_t>(run, 5) - 1 : 0;
                index += end;
                place.column += end;
                quote = 0;
                is_multiline = false;
            }
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
            is_multiline = bytes.substr(index, 3) == std::string(3, byte);
            if (is_multiline) {
                index += 2;
                place.column += 2;
            }
        } else if (byte == '#') {
            is_comment = true;
        } else if (byte == '.') {
            if (++parts > most_parts) return place;
        } else if (byte == '=' || byte == ',' || byte == '{' || byte == '[') {
            parts = 1;
        }
    }
    return ctoml_place{0, 0};
}

} // namespace

extern "C" {

ctoml_document *ctoml_parse(const char *bytes, size_t length) {
    auto *document = new (std::nothrow) ctoml_document;
    if (document == nullptr) return nullptr;
    const std::string_view whole(bytes, length);
    document->place = endless_name(whole);
    if (document->place.line != 0) {
        document->message = "Error while parsing key: more than " + std::to_string(most_parts) + " parts";
        return document;
    }
    toml::parse_result result = toml::parse(whole);
    if (result) {
        document->is_valid = true;
        document->root = std::move(result).table();
        append(document->nodes, document->root, nullptr);
    } else {
        document->message = std::string(result.error().description());
        document->place = placed(result.error().source());
    }
    return document;
}

bool ctoml_is_valid(const ctoml_document *document) { return document->is_valid; }

ctoml_text ctoml_error_message(const ctoml_document *document) { return text(document->message); }

ctoml_place ctoml_error_place(const ctoml_document *document) { return document->place; }

size_t ctoml_count(const ctoml_document *document) { return document->nodes.size(); }

ctoml_node ctoml_node_at(const ctoml_document *document, size_t index) { return document->nodes[index]; }

void ctoml_free(ctoml_document *document) { delete document; }
}
