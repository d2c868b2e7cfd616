// A program that is installed setgid to a group of its own, with the database readable for that group alone. Why it is
// done like this: docs/decisions/0019-a-group-of-its-own.md.
//
// Before anything else runs the process takes back its user's own group, for everything. Only while SQLite opens the one
// installed database, in the thread that opens it, files are reached with the program's group. Other programs that are
// started from this one have their user's group alone, as the kernel sees to when it executes them.

#ifndef MOTTAGNING_DATABASEGROUP_H
#define MOTTAGNING_DATABASEGROUP_H

#include <sys/types.h>

enum {
    /// The program has no other group than its user's.
    DG_NONE = 0,
    /// The group counts for the installed database.
    DG_HELD = 1,
    /// It was given up, for another database.
    DG_GIVEN_UP = 2,
    /// It was given up at once: no link beside the program says where the database is, or one that others can change.
    DG_NO_PLACE = 3,
    /// It was given up at once: the database's folder or the file is not root's and this group's, or open to others.
    DG_OPEN_PLACE = 4,
};

/// How it stands with the group, one of the above.
int dg_state(void);

/// The installed database without links in its path; NULL unless the group is held.
const char *dg_path(void);

/// The group that the program was started with.
gid_t dg_group(void);

/// Reaches files with the program's group from here on, in this thread alone.
/// @param path of the database. Where it is not the installed one nothing happens.
/// @return what dg_leave wants.
int dg_enter(const char *path);

/// Reaches files as the user again. Does not return where that fails.
void dg_leave(int entered);

/// Lets SQLite open the installed database with the group. Call it before anything is opened.
/// @return an SQLite code.
int dg_install(void);

/// Gives the group up for as long as the process lives. Does not return where that fails.
void dg_give_up(void);

#endif
