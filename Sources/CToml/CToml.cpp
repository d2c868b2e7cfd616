// toml++ behind a C surface: the tree is flattened once, and texts stay where the parser put them.

#include "CToml.h"

#include <new>
#include <string>
#include <string_view>
#include <vector>

#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
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

} // namespace

extern "C" {

ctoml_document *ctoml_parse(const char *bytes, size_t length) {
    auto *document = new (std::nothrow) ctoml_document;
    if (document == nullptr) return nullptr;
    toml::parse_result result = toml::parse(std::string_view(bytes, length));
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
