// The floor of the benchmarks: one program, with a sub-command for each thing that is compared.
//
//     mottagning-floor screen DATABASE VIEWER DAY TITLES
//     mottagning-floor board DATABASE VIEWER DAY TITLES NAME ABOUT
//     mottagning-floor list DATABASE VIEWER DAY LIMIT
//     mottagning-floor record DATABASE

#include "floor.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The same rows as lines on standard output.
int run_list(struct source *source, int limit) {
    static struct row rows[1000];
    int count = read_page(source, NULL, rows, limit < 1000 ? limit : 1000);
    for (int index = 0; index < count; index++) {
        char day[11];
        const struct row *row = &rows[index];
        day_text(row->due, day);
        printf("%5d  %s  %-12s  %-24s  %2d  %d-%04d  %-9s  %s\n", row->due - source->today, day, row->rule,
               row->household, row->number, row->year, row->serial, row->kind, row->caseworker);
    }
    return 0;
}

// Inserts one row and commits it. The table is made by the first call.
int run_record(const char *path) {
    sqlite3 *db = open_database(path, 1);
    const char *sql =
        "CREATE TABLE IF NOT EXISTS floor_record (id INTEGER PRIMARY KEY, case_id INTEGER, key TEXT, day INTEGER);"
        "BEGIN IMMEDIATE; INSERT INTO floor_record (case_id, key, day) VALUES (1, 'contact', 20000); COMMIT";
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) leave("record");
    // Like the program, which leaves the log where it is: the cheapest end there can be.
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_close(db);
    return 0;
}

int main(int count, char **words) {
    struct source source;
    setlocale(LC_ALL, "");
    if (count == 3 && !strcmp(words[1], "record")) return run_record(words[2]);
    if (count == 8 && !strcmp(words[1], "board")) {
        prepare_source(&source, words[2], words[3], atoi(words[4]));
        read_titles(words[5]);
        return run_board(&source, words[6], words[7]);
    }
    if (count != 6) leave("the sub-commands stand in main.c");
    prepare_source(&source, words[2], words[3], atoi(words[4]));
    if (!strcmp(words[1], "list")) return run_list(&source, atoi(words[5]));
    if (strcmp(words[1], "screen")) leave("unknown sub-command");
    read_titles(words[5]);
    return run_screen(&source);
}
