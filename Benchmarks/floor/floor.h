// What the parts of the floor share: the rows of a page and where they come from.
//
// The floor is the least that a C program can do for the same picture: it opens the same file, reads the same rows by
// the same index and paints them with ncursesw. It knows no rules, no languages and no errors beyond leaving.

#ifndef MOTTAGNING_FLOOR_H
#define MOTTAGNING_FLOOR_H

#include <sqlite3.h>

#define PAGE 80

struct row {
    int due, rank, year, serial, number;
    sqlite3_int64 trigger;
    char rule[24], household[64], kind[12], phase[16], caseworker[24];
};

struct source {
    sqlite3 *db;
    sqlite3_stmt *page, *find, *counted;
    const char *viewer;
    int today;
};

void leave(const char *what);

// Opens a database for reading, or for writing with the program's own pragmas.
sqlite3 *open_database(const char *path, int writing);

// Prepares the questions on a database.
void prepare_source(struct source *source, const char *path, const char *viewer, int today);

// Reads up to `limit` rows after `last` (null for the first page).
int read_page(struct source *source, const struct row *last, struct row *rows, int limit);

// Reads up to `limit` rows of households that bear a word beginning with `word`.
int find_rows(struct source *source, const char *word, struct row *rows, int limit);

// How many deadlines are open, from the kept counter.
int count_open(struct source *source);

// Reads `id<TAB>title` lines once.
void read_titles(const char *path);
const char *title_of(const char *rule);

// Writes a day number as YYYY-MM-DD.
void day_text(int day, char text[11]);

// Starts curses as the program does.
void start_screen(void);

int run_screen(struct source *source);

// Another screen by its name; `about` is the case, rule or first day that it is about.
int run_board(struct source *source, const char *name, const char *about);
int run_list(struct source *source, int limit);
int run_record(const char *path);

#endif
