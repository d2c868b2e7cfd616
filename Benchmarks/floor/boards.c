// The other screens: for each one statement that reads what the screen shows, painted as a list with j, page down,
// o (open it anew), b (away from it) and q.

#include "floor.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CELLS 10
// As many as the program asks for at first, which fill its list.
#define HOUSEHOLDS 27
#define MOST 4000

struct board {
    const char *name, *sql;
    // How many rows are read at first; the statement is stepped on when they are used up.
    int page;
    // A column's width, negative for a day number; 0 ends them.
    int widths[CELLS + 1];
};

// ?1 who looks, ?2 today, ?3 what else the screen is about: a case, a rule, the first day of a week.
static const struct board boards[] = {
    {"day",
     "SELECT d.due, d.rule, CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END, "
     "c.year || '-' || c.serial, c.kind, d.rank FROM deadline d INDEXED BY deadline_mine "
     "CROSS JOIN reception_case c ON c.id = d.case_id WHERE d.caseworker = ?1 AND d.band = 0 "
     "ORDER BY d.due, d.rank, d.year, d.serial",
     MOST, {-10, 40, 24, 10, 9, 4}},
    {"cases",
     "SELECT c.year || '-' || c.serial, c.kind, CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE "
     "c.household END, c.persons, c.phase, c.caseworker, (SELECT min(e.day) FROM entry e WHERE e.case_id = c.id AND "
     "e.ended_act IS NULL AND (e.type = 'fact' AND e.key = 'placement_decided' OR e.type = 'kind')), "
     "(SELECT d.rule FROM deadline d WHERE d.case_id = c.id AND +d.outcome = 0 AND +d.band = 0 ORDER BY d.due LIMIT 1) "
     "FROM reception_case c INDEXED BY case_open_number WHERE c.is_closed = 0 AND c.kind IS NOT NULL "
     "ORDER BY c.year, c.serial",
     PAGE, {10, 9, 22, 4, 13, 9, -11, 30}},
    {"case",
     "SELECT d.due, d.rule, d.number, d.outcome, '', d.rank, d.outcome_day FROM deadline d WHERE d.case_id = ?3 "
     "UNION ALL SELECT e.day, e.type, e.key, e.number, e.text, e.until, e.trigger FROM entry e INDEXED BY entry_of_case "
     "WHERE e.case_id = ?3 AND e.ended_act IS NULL ORDER BY 1",
     MOST, {-11, 30, 20, 6, 30, 6, -11}},
    {"establishment",
     "SELECT CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE w.name END, c.kind, w.registered, "
     "w.started, w.programme_end, w.frame_end, w.gaps FROM establishment w INDEXED BY establishment_all "
     "CROSS JOIN reception_case c ON c.id = w.case_id WHERE c.kind IS NOT NULL "
     "ORDER BY w.is_waiting, w.ends, w.year, w.serial, w.number",
     PAGE, {24, 9, -11, -11, -11, -11, 30}},
    {"waiting",
     "SELECT rule, sum(n), min(since), sum(n * (?2 - since)) FROM open_wait WHERE scope = '*' AND since <= ?2 "
     "AND lapses > ?2 GROUP BY rule",
     MOST, {40, 9, -11, 12}},
    {"team",
     "SELECT u.login, (SELECT sum(k.cases) FROM case_counter k WHERE k.scope = u.login AND k.is_closed = 0), "
     "(SELECT sum(k.persons) FROM case_counter k WHERE k.scope = u.login AND k.is_closed = 0), "
     "(SELECT sum(iif(w.series = 0, w.n, -w.n)) FROM due_counter w WHERE w.scope = u.login AND w.series < 2 "
     "AND (w.slot < ?2 OR w.slot >= 10000000 AND w.slot < 10000000 + 12 * 2026 + 3)), "
     "(SELECT sum(w.n) FROM due_counter w WHERE w.scope = u.login AND w.series = 2 AND w.slot BETWEEN ?2 AND ?2 + 7), "
     "(SELECT sum(w.n) FROM due_counter w WHERE w.scope = u.login AND w.series = 2 AND w.slot BETWEEN ?2 AND ?2 + 30), "
     "(SELECT group_concat(n, ' ') FROM (SELECT sum(w.n) AS n FROM due_counter w WHERE w.scope = u.login "
     "AND w.series = 2 AND w.slot BETWEEN ?2 AND ?2 + 55 GROUP BY (w.slot - ?2) / 7)), "
     "(SELECT c.touched_on FROM reception_case c INDEXED BY case_untouched WHERE c.caseworker IS nullif(u.login, '') "
     "AND c.is_closed = 0 AND c.kind IS NOT NULL ORDER BY c.touched_on, c.year, c.serial LIMIT 1) "
     "FROM (SELECT '' AS login UNION ALL SELECT login FROM app_user) u ORDER BY u.login",
     MOST, {14, 8, 9, 10, 6, 6, 32, -11}},
    {"waits",
     "SELECT coalesce(d.opens_on, d.trigger_day), c.year || '-' || c.serial, c.kind, CASE WHEN c.is_protected AND "
     "c.caseworker IS NOT ?1 THEN '' ELSE c.household END, d.number, c.caseworker, (SELECT max(e.day) FROM entry e "
     "INDEXED BY entry_reminded WHERE e.case_id = d.case_id AND e.key = 'reminded:' || d.rule AND e.ended_act IS NULL "
     "AND e.type = 'fact' AND substr(e.key, 1, 9) = 'reminded:') "
     "FROM deadline d INDEXED BY deadline_since CROSS JOIN reception_case c ON c.id = d.case_id "
     "WHERE d.rule = ?3 AND d.waits = 1 AND d.outcome = 0 AND coalesce(d.opens_on, d.trigger_day) <= ?2 "
     "AND (d.lapses_on IS NULL OR d.lapses_on > ?2) "
     "ORDER BY coalesce(d.opens_on, d.trigger_day), d.year, d.serial, d.number, d.trigger",
     PAGE, {-11, 10, 9, 30, 4, 9, -11}},
    {"bookings",
     "SELECT e.day, e.number, e.text, CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END, "
     "c.year || '-' || c.serial, c.caseworker FROM (SELECT ?3 + value AS day FROM json_each('[0,1,2,3,4,5,6]')) w "
     "CROSS JOIN entry e ON e.id IN (SELECT x.id FROM entry x INDEXED BY entry_booking WHERE x.type = 'booking' "
     "AND x.ended_act IS NULL AND x.day = w.day ORDER BY coalesce(x.number, -1), x.id LIMIT 41) "
     "CROSS JOIN reception_case c ON c.id = e.case_id WHERE c.kind IS NOT NULL AND c.is_closed = 0 "
     "ORDER BY e.day, coalesce(e.number, -1), e.id",
     MOST, {-11, 6, 40, 24, 10, 9}},
    {"arrivals",
     "SELECT c.expected_on, (SELECT group_concat(k.text) FROM entry k WHERE k.case_id = c.id AND k.ended_act IS NULL "
     "AND k.type = 'case'), CASE WHEN c.is_protected AND c.caseworker IS NOT ?1 THEN '' ELSE c.household END, c.persons, "
     "(SELECT sum(d.outcome) || '/' || count(*) FROM deadline d WHERE d.case_id = c.id AND d.outcome < 2), "
     "c.year || '-' || c.serial, c.kind, (SELECT group_concat(p.text) FROM entry p WHERE p.case_id = c.id "
     "AND p.ended_act IS NULL AND p.type = 'person'), c.caseworker, (SELECT group_concat(r.text) FROM unit_record_case l "
     "JOIN unit_record r ON r.id = l.record_id WHERE l.case_id = c.id AND r.kind = 'pickup' AND r.ended_act IS NULL) "
     "FROM reception_case c INDEXED BY case_expected WHERE c.expected_on BETWEEN ?2 - 30 AND ?2 + 335 "
     "ORDER BY c.expected_on, c.year, c.serial",
     HOUSEHOLDS, {-11, 10, 22, 4, 8, 10, 9, 16, 9, 20}},
    {"flats",
     "SELECT r.number, r.text, r.day, r.shelf, c.year || '-' || c.serial, CASE WHEN c.is_protected AND c.caseworker "
     "IS NOT ?1 THEN '' ELSE c.household END, r.text FROM unit_record r INDEXED BY unit_record_dwelling "
     "LEFT JOIN reception_case c ON c.id = CAST(substr(r.text, instr(r.text, 'case=') + 5) AS INTEGER) "
     "WHERE r.kind = 'dwelling' AND r.ended_act IS NULL AND r.shelf >= 0 ORDER BY r.shelf, r.day, r.number",
     PAGE, {5, 30, -11, 4, 10, 20, 30}},
    {"journal",
     "SELECT j.at / 86400, j.login, j.kind, a.subject, d.details FROM journal j INDEXED BY journal_of_case "
     "LEFT JOIN act a ON a.id = j.act_id LEFT JOIN journal_detail d ON d.seq = j.seq WHERE j.case_id = ?3 "
     "ORDER BY j.seq DESC",
     PAGE, {-11, 10, 14, 20, 50}},
    {"text",
     "WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 240) "
     "SELECT value, value, value FROM n",
     MOST, {14, 60, 20}},
};

static const struct board *board;
static sqlite3_stmt *statement;
static char cells[MOST][CELLS][64];
static int count, selected, top, is_shown, is_whole;

static int columns(void) {
    int number = 0;
    while (board->widths[number]) number++;
    return number;
}

// Steps on until so many rows are there.
static void read_to(int wanted) {
    while (!is_whole && count < wanted && count < MOST) {
        if (sqlite3_step(statement) != SQLITE_ROW) {
            is_whole = 1;
            break;
        }
        for (int index = 0; index < columns(); index++) {
            char *cell = cells[count][index];
            const char *text = (const char *)sqlite3_column_text(statement, index);
            if (board->widths[index] < 0 && text) day_text(sqlite3_column_int(statement, index), cell);
            else if (!strcmp(board->name, "day") && index == 1) snprintf(cell, 64, "%.63s", title_of(text));
            else snprintf(cell, 64, "%.63s", text ? text : "");
        }
        count++;
    }
}

static void open_board(void) {
    sqlite3_reset(statement);
    count = selected = top = is_whole = 0;
    read_to(board->page);
    is_shown = 1;
}

static void paint(void) {
    char text[160];
    erase();
    attron(A_BOLD);
    mvaddstr(0, 0, board->name);
    attroff(A_BOLD);
    snprintf(text, sizeof text, "%d rows, %d", count, selected + 1);
    mvaddstr(0, COLS - 30, text);
    for (int line = 0; is_shown && line < LINES - 2 && top + line < count; line++) {
        int is_selected = top + line == selected;
        if (is_selected) attron(A_REVERSE), mvhline(line + 1, 0, ' ', COLS);
        for (int index = 0, column = 2; index < columns(); index++) {
            int width = abs(board->widths[index]);
            if (column + width > COLS) width = COLS - column;
            if (width <= 0) break;
            if (index == columns() - 2) attron(COLOR_PAIR(2));
            mvaddnstr(line + 1, column, cells[top + line][index], width - 1);
            column += width;
        }
        attroff(COLOR_PAIR(2) | A_REVERSE);
    }
    mvaddstr(LINES - 1, 0, "j move  o open  b away  q leave");
    move(1 + selected - top, 0);
    refresh();
}

int run_board(struct source *source, const char *name, const char *about) {
    for (size_t index = 0; index < sizeof boards / sizeof *boards; index++)
        if (!strcmp(boards[index].name, name)) board = &boards[index];
    if (!board) leave("unknown board");
    if (sqlite3_prepare_v2(source->db, board->sql, -1, &statement, NULL) != SQLITE_OK)
        leave(sqlite3_errmsg(source->db));
    sqlite3_bind_text(statement, 1, source->viewer, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, source->today);
    sqlite3_bind_text(statement, 3, about, -1, SQLITE_STATIC);
    if (atoi(about) > 0) sqlite3_bind_int(statement, 3, atoi(about));
    start_screen();
    for (int key = 0; key != 'q'; key = getch()) {
        if (key == 'o') open_board();
        else if (key == 'b') is_shown = 0;
        else if (key == 'j') selected++;
        else if (key == 'k' && selected) selected--;
        else if (key == KEY_NPAGE) selected += LINES - 2, top += LINES - 2;
        else if (key == KEY_PPAGE) {
            selected -= selected < LINES - 2 ? selected : LINES - 2;
            top -= top < LINES - 2 ? top : LINES - 2;
        }
        read_to(selected + 2 * LINES);
        if (selected >= count) selected = count ? count - 1 : 0;
        if (selected >= top + LINES - 2) top = selected - (LINES - 3);
        if (top > selected) top = selected;
        paint();
    }
    endwin();
    return 0;
}
