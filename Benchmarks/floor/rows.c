// Reading: the range scan of the queue's index, the full-text look-up, the kept counter, and titles.

#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char columns[] =
    "SELECT d.due, d.rank, d.year, d.serial, d.rule, d.number, d.trigger, "
    "CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END, c.kind, c.phase, d.caseworker ";

void leave(const char *what) {
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

sqlite3 *open_database(const char *path, int writing) {
    sqlite3 *db;
    int flags = writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) leave("open");
    sqlite3_busy_timeout(db, 5000);
    const char *pragmas = writing ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4000"
                                  : "PRAGMA cache_size = -2000";
    if (sqlite3_exec(db, pragmas, NULL, NULL, NULL) != SQLITE_OK) leave("pragma");
    return db;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *end) {
    char sql[1200];
    snprintf(sql, sizeof sql, "%s%s", columns, end);
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) leave("prepare");
    return statement;
}

void prepare_source(struct source *source, const char *path, const char *viewer, int today) {
    source->db = open_database(path, 0);
    source->viewer = viewer;
    source->today = today;
    source->find = source->counted = NULL;
    source->page = prepare(
        source->db,
        "FROM deadline d INDEXED BY deadline_all CROSS JOIN reception_case c ON c.id = d.case_id "
        "WHERE d.band = 0 AND (d.due, d.rank, d.year, d.serial, d.rule, d.number, d.trigger) > (?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "ORDER BY d.due, d.rank, d.year, d.serial, d.rule, d.number, d.trigger");
}

static void copy(char *into, size_t size, sqlite3_stmt *statement, int column) {
    const unsigned char *text = sqlite3_column_text(statement, column);
    snprintf(into, size, "%s", text ? (const char *)text : "");
}

static int read_rows(sqlite3_stmt *statement, struct row *rows, int limit) {
    int count = 0;
    while (count < limit && sqlite3_step(statement) == SQLITE_ROW) {
        struct row *row = &rows[count++];
        row->due = sqlite3_column_int(statement, 0);
        row->rank = sqlite3_column_int(statement, 1);
        row->year = sqlite3_column_int(statement, 2);
        row->serial = sqlite3_column_int(statement, 3);
        copy(row->rule, sizeof row->rule, statement, 4);
        row->number = sqlite3_column_int(statement, 5);
        row->trigger = sqlite3_column_int64(statement, 6);
        copy(row->household, sizeof row->household, statement, 7);
        copy(row->kind, sizeof row->kind, statement, 8);
        copy(row->phase, sizeof row->phase, statement, 9);
        copy(row->caseworker, sizeof row->caseworker, statement, 10);
    }
    sqlite3_reset(statement);
    return count;
}

int read_page(struct source *source, const struct row *last, struct row *rows, int limit) {
    static const struct row first = {.due = -1000000};
    if (!last) last = &first;
    sqlite3_stmt *statement = source->page;
    sqlite3_bind_text(statement, 1, source->viewer, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, last->due);
    sqlite3_bind_int(statement, 3, last->rank);
    sqlite3_bind_int(statement, 4, last->year);
    sqlite3_bind_int(statement, 5, last->serial);
    sqlite3_bind_text(statement, 6, last->rule, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(statement, 7, last->number);
    sqlite3_bind_int64(statement, 8, last->trigger);
    return read_rows(statement, rows, limit);
}

int find_rows(struct source *source, const char *word, struct row *rows, int limit) {
    if (!source->find)
        source->find = prepare(
            source->db,
            "FROM case_text CROSS JOIN reception_case c ON c.id = case_text.rowid "
            "CROSS JOIN deadline d ON d.case_id = c.id "
            "WHERE case_text MATCH ?2 AND d.outcome = 0 AND (c.is_protected = 0 OR c.caseworker IS ?1) "
            "ORDER BY d.due, d.rank, d.year, d.serial, d.rule, d.number, d.trigger LIMIT ?3");
    char match[80];
    snprintf(match, sizeof match, "names : (\"%s\"*)", word);
    sqlite3_bind_text(source->find, 1, source->viewer, -1, SQLITE_STATIC);
    sqlite3_bind_text(source->find, 2, match, -1, SQLITE_TRANSIENT);
    sqlite3_bind_int(source->find, 3, limit);
    return read_rows(source->find, rows, limit);
}

int count_open(struct source *source) {
    const char *sql = "SELECT n FROM caseload_total WHERE scope = '*' AND band = 0";
    if (!source->counted && sqlite3_prepare_v2(source->db, sql, -1, &source->counted, NULL) != SQLITE_OK) leave("count");
    int count = sqlite3_step(source->counted) == SQLITE_ROW ? sqlite3_column_int(source->counted, 0) : 0;
    sqlite3_reset(source->counted);
    return count;
}

static struct {
    char rule[24], title[120];
} titles[256];
static int title_count;

void read_titles(const char *path) {
    FILE *file = fopen(path, "r");
    char line[240];
    if (!file) return;
    while (title_count < 256 && fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        if (!tab) continue;
        *tab++ = 0;
        tab[strcspn(tab, "\n")] = 0;
        snprintf(titles[title_count].rule, sizeof titles[0].rule, "%.23s", line);
        snprintf(titles[title_count++].title, sizeof titles[0].title, "%.119s", tab);
    }
    fclose(file);
}

const char *title_of(const char *rule) {
    for (int index = 0; index < title_count; index++)
        if (!strcmp(titles[index].rule, rule)) return titles[index].title;
    return rule;
}

// Civil date of a count of days since 1970-01-01.
void day_text(int day, char text[11]) {
    int z = day + 719468, era = (z >= 0 ? z : z - 146096) / 146097, in_era = z - era * 146097;
    int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * year + year / 4 - year / 100), month = (5 * in_year + 2) / 153;
    int in_month = in_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    snprintf(text, 11, "%04u-%02u-%02u", (unsigned)(year + era * 400 + (month <= 2)) % 10000u, (unsigned)month % 100u,
             (unsigned)in_month % 100u);
}
