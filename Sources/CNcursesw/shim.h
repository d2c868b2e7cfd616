// What Swift needs of ncursesw and cannot reach by itself: macros, shared variables and variadic functions.

#ifndef MOTTAGNING_NCURSESW_SHIM_H
#define MOTTAGNING_NCURSESW_SHIM_H

#define NCURSES_WIDECHAR 1

#include <locale.h>
#include <langinfo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#ifdef __linux__
#include <sys/auxv.h>
#endif
#include <curses.h>
#include <term.h>

// curses.h and term.h define these as macros, which would reach into the Swift importer's names.
#undef columns
#undef lines

// Declared by wchar.h only under _XOPEN_SOURCE.
extern int wcwidth(wchar_t character);

// Hides the user's home, in which curses looks for descriptions of terminals, from a program that was started with a
// group its user does not have: whoever writes such a file could get hold of the program by a mistake in reading it.
static inline char *nc_hide_home(void) {
#ifdef __linux__
    const char *home = getauxval(AT_SECURE) ? getenv("HOME") : NULL;
    char *kept = home ? strdup(home) : NULL;
    if (home) unsetenv("HOME");
    return kept;
#else
    return NULL;
#endif
}

static inline void nc_show_home(char *home) {
    if (home) setenv("HOME", home, 1);
    free(home);
}

// Starts curses on a descriptor of the terminal and standard input. NULL, not exit, where it cannot.
static inline SCREEN *nc_start(int output) {
    FILE *stream = fdopen(output, "w");
    if (!stream) return NULL;
    char *home = nc_hide_home();
    SCREEN *screen = newterm(NULL, stream, stdin);
    nc_show_home(home);
    return screen;
}

// The window's size comes from the system, not from LINES and COLUMNS, which go stale. Before nc_lookup.
static inline void nc_size_from_system(void) { use_env(FALSE); use_tioctl(TRUE); }

// 1 known, 0 unknown, -1 no terminal database.
static inline int nc_lookup(int descriptor) {
    int status = -1;
    char *home = nc_hide_home();
    int found = setupterm(NULL, descriptor, &status);
    nc_show_home(home);
    if (found == OK) return 1;
    // ERR with status 1 is a hard-copy terminal: known, of no use.
    return status == -1 ? -1 : 0;
}

static inline WINDOW *nc_screen(void) { return stdscr; }
static inline int nc_rows(void) { return getmaxy(stdscr); }
static inline int nc_columns(void) { return getmaxx(stdscr); }
static inline int nc_colors(void) { return COLORS; }
static inline void nc_clear_on_next_update(void) { clearok(curscr, TRUE); }
static inline void nc_set_style(attr_t attributes, short pair) { wattr_set(stdscr, attributes, pair, NULL); }
static inline void nc_move(int row, int column) { wmove(stdscr, row, column); }
static inline void nc_add(const char *bytes, int count) { waddnstr(stdscr, bytes, count); }
static inline void nc_clear_to_end_of_line(void) { wclrtoeol(stdscr); }
static inline void nc_update(void) { wnoutrefresh(stdscr); doupdate(); }

static inline attr_t nc_bold(void) { return A_BOLD; }
static inline attr_t nc_reverse(void) { return A_REVERSE; }
static inline attr_t nc_underline(void) { return A_UNDERLINE; }
static inline attr_t nc_dim(void) { return A_DIM; }

static inline const char *nc_environment(const char *name) { return getenv(name); }

// A number of the terminal, negative where it has none. After nc_lookup.
static inline int nc_number(const char *name) { return tigetnum((char *)name); }

// A capability of the terminal, NULL where it has none.
static inline const char *nc_capability(const char *name) {
    const char *value = tigetstr((char *)name);
    return value == (const char *)-1 ? NULL : value;
}

// Text of any language is drawn rightly only under a UTF-8 character type. Numbers, dates and messages stay
// as in "C": a decimal comma would reach every library in the process.
static inline void nc_use_utf8(void) {
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

#endif
