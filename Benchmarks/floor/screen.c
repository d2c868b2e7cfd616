// Painting: the queue in the program's columns, with j, page down, `/` and q.

#include "floor.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>
#include <string.h>

static struct row rows[4 * PAGE];
static int count, selected, top, shown_total;
static char word[64];
static int typing;

// Puts a text into so many columns, cut or followed by blanks.
static void put(int line, int column, int width, const char *text, int right) {
    int bytes = 0, used = 0;
    while (text[bytes] && used < width) {
        bytes++;
        while ((text[bytes] & 0xC0) == 0x80) bytes++;
        used++;
    }
    mvaddnstr(line, right ? column + width - used : column, text, bytes);
}

static void paint_row(struct source *source, int line, const struct row *row, int is_selected) {
    char text[96], day[11];
    move(line, 0);
    if (is_selected) attron(A_REVERSE);
    clrtoeol();
    if (is_selected) mvhline(line, 0, ' ', COLS);
    int left = row->due - source->today;
    if (left < 0) attron(COLOR_PAIR(1) | A_BOLD);
    put(line, 2, 2, left < 0 ? " !" : " ", 0);
    snprintf(text, sizeof text, "%d d", left);
    put(line, 5, 9, text, 1);
    day_text(row->due, day);
    put(line, 15, 10, day, 0);
    attroff(COLOR_PAIR(1) | A_BOLD);
    put(line, 26, 30, title_of(row->rule), 0);
    snprintf(text, sizeof text, row->number ? "%.60s %d" : "%.60s", row->household, row->number);
    put(line, 57, 19, text, 0);
    attron(COLOR_PAIR(2));
    snprintf(text, sizeof text, "%d-%04d", row->year, row->serial);
    put(line, 77, 10, text, 0);
    put(line, 88, 4, row->kind, 0);
    put(line, 93, 11, row->phase, 0);
    put(line, 105, 12, row->caseworker, 0);
    attroff(COLOR_PAIR(2) | A_REVERSE);
}

static void paint(struct source *source) {
    char text[160];
    erase();
    attron(A_BOLD);
    snprintf(text, sizeof text, "Queue · %s%s", word[0] ? "/" : "everyone", word);
    mvaddstr(0, 0, text);
    attroff(A_BOLD);
    snprintf(text, sizeof text, "%d rows · %d", word[0] ? count : shown_total, selected + 1);
    put(0, COLS - 30, 30, text, 1);
    for (int line = 0; line < LINES - 2 && top + line < count; line++)
        paint_row(source, line + 1, &rows[top + line], top + line == selected);
    if (typing) snprintf(text, sizeof text, "/%s", word);
    mvaddstr(LINES - 1, 0, typing ? text : "j k move  Enter open  d done  r record  w why  / filter  ? keys  q leave");
    refresh();
}

// Keeps two screens of rows beyond the selection.
static void fill(struct source *source) {
    int height = LINES - 2;
    if (word[0] || count - selected > height || !count) return;
    if (count > 2 * PAGE) {
        memmove(rows, rows + PAGE, (size_t)(count - PAGE) * sizeof rows[0]);
        count -= PAGE, selected -= PAGE, top -= PAGE;
    }
    count += read_page(source, &rows[count - 1], rows + count, PAGE);
}

static void search(struct source *source) {
    selected = top = 0;
    count = word[0] ? find_rows(source, word, rows, PAGE) : read_page(source, NULL, rows, PAGE);
}

static void type(struct source *source, int key) {
    size_t length = strlen(word);
    if (key == '\n' || key == '\r') {
        typing = 0;
        return;
    }
    if (key == 27) typing = 0, word[0] = 0;
    else if (length + 1 < sizeof word) word[length] = (char)key, word[length + 1] = 0;
    search(source);
}

void start_screen(void) {
    initscr();
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    set_escdelay(25);
    start_color();
    use_default_colors();
    init_pair(1, COLOR_RED, -1);
    init_pair(2, COLOR_CYAN, -1);
    curs_set(0);
}

int run_screen(struct source *source) {
    count = read_page(source, NULL, rows, PAGE);
    shown_total = count_open(source);
    start_screen();
    for (int key = 0; key != 'q' || typing; key = getch()) {
        if (typing && key) type(source, key);
        else if (key == '/') typing = 1;
        else if (key == 'j' && selected + 1 < count) selected++;
        else if (key == KEY_NPAGE) selected += LINES - 2, top += LINES - 2;
        fill(source);
        if (selected >= count) selected = count ? count - 1 : 0;
        if (selected >= top + LINES - 2) top = selected - (LINES - 3);
        if (top > selected) top = selected;
        paint(source);
    }
    endwin();
    return 0;
}
