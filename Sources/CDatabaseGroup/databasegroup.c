// The group of a setgid installation, held for one file. What it promises stands in databasegroup.h.

#define _GNU_SOURCE
#include "databasegroup.h"

#include <sqlite3.h>
#include <stddef.h>

#ifdef __linux__

#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static atomic_int state = DG_NONE;
static gid_t group;
static char database[PATH_MAX];
/// The database's file and those that SQLite keeps beside it.
static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
static sqlite3_vfs shim, *below;

// Before main.

/// What this program and those that it starts may be told by the environment. Everything else may be meant for a library
/// that reads files or runs programs by it, and does not know that it should not.
static const char *const known[] = {
    "HOME=", "LOGNAME=", "USER=", "SHELL=", "PATH=", "TERM=", "COLORTERM=", "TZ=", "LANG=", "LANGUAGE=", "LC_*", "EDITOR=",
    "VISUAL=", "NO_COLOR=", "XDG_*", "MOTTAGNING_*", "CUPS_SERVER=", "DISPLAY=", "WAYLAND_DISPLAY=", "TMUX=", "STY=",
    "SSH_CONNECTION=", "SSH_TTY=",
};

static int is_known(const char *variable) {
    for (size_t index = 0; index < sizeof known / sizeof *known; index++) {
        size_t length = strlen(known[index]);
        if (known[index][length - 1] == '*') length--;
        if (!strncmp(variable, known[index], length)) return 1;
    }
    return 0;
}

static void clean_environment(void) {
    char **to = environ;
    for (char **from = environ; *from; from++) {
        if (is_known(*from)) *to++ = *from;
    }
    *to = NULL;
}

/// Nothing that was read stays behind where the program ends badly.
static int refuse_dumps(void) {
    // One byte is too little for a file, and the kernel's sign not to call the program that takes dumps either.
    struct rlimit one = {1, 1};
    if (setrlimit(RLIMIT_CORE, &one)) {
        struct rlimit none = {0, 0};
        if (setrlimit(RLIMIT_CORE, &none)) return -1;
    }
    return prctl(PR_SET_DUMPABLE, 0);
}

/// Cuts the last part off a path.
static int cut(char *path) {
    char *slash = strrchr(path, '/');
    if (!slash || slash == path) return -1;
    *slash = 0;
    return 0;
}

/// Whether a folder is root's, and no one may change its names whom root has not let.
static int is_roots(const char *path) {
    struct stat info;
    return !lstat(path, &info) && S_ISDIR(info.st_mode) && info.st_uid == 0 && !(info.st_mode & S_IWOTH);
}

/// Reads where the database is from the link `lib/mottagning/database` beside the program's `bin`. It is believed because
/// nobody but root can have made it: a copy or a second name of the program in a user's own folder finds none.
static int find_place(char *to) {
    char path[PATH_MAX], link[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 32);
    if (length <= 0 || length >= (ssize_t)sizeof path - 32) return -1;
    path[length] = 0;
    if (cut(path) || cut(path) || !is_roots(path)) return -1;
    if (!is_roots(strcat(path, "/lib")) || !is_roots(strcat(path, "/mottagning"))) return -1;
    struct stat info;
    if (lstat(strcat(path, "/database"), &info) || !S_ISLNK(info.st_mode) || info.st_uid) return -1;
    length = readlink(path, link, sizeof link - 1);
    if (length <= 0 || length >= (ssize_t)sizeof link - 1) return -1;
    link[length] = 0;
    const char *name = strrchr(link, '/');
    if (link[0] != '/' || !name[1]) return -1;
    char last[NAME_MAX + 2];
    if (strlen(name) >= sizeof last) return -1;
    strcpy(last, name);
    if (cut(link) || !realpath(link, to) || strlen(to) + strlen(last) + 8 >= PATH_MAX) return -1;
    strcat(to, last);
    return 0;
}

/// Whether nobody but root and the group can reach the database, and nobody but root makes or removes files beside it.
static int is_closed(void) {
    char path[PATH_MAX];
    struct stat info;
    strcpy(path, database);
    if (cut(path) || lstat(path, &info)) return 0;
    if (!S_ISDIR(info.st_mode) || info.st_uid || info.st_gid != group || info.st_mode & 027) return 0;
    for (size_t index = 0; index < sizeof ends / sizeof *ends; index++) {
        strcat(strcpy(path, database), ends[index]);
        // Root may be about to make it.
        if (lstat(path, &info)) continue;
        if (!S_ISREG(info.st_mode) || info.st_uid || info.st_gid != group || info.st_mode & 07) return 0;
    }
    return 1;
}

/// Ahead of everything that libraries do by themselves.
__attribute__((constructor(101))) static void begin(void) {
    gid_t own = getgid();
    group = getegid();
    if (group == own) return;
    clean_environment();
    int now = find_place(database) ? DG_NO_PLACE : !is_closed() ? DG_OPEN_PLACE : DG_HELD;
    gid_t saved = now == DG_HELD ? group : own;
    if (setresgid(own, own, saved) || refuse_dumps()) _exit(71);
    atomic_store(&state, now);
}

int dg_state(void) { return atomic_load(&state); }

const char *dg_path(void) { return dg_state() == DG_HELD ? database : NULL; }

gid_t dg_group(void) { return group; }

// The group, thread by thread.

/// Whether a path is the installed database or one of the files that SQLite keeps beside it.
static int is_installed(const char *path) {
    if (dg_state() != DG_HELD || !path) return 0;
    size_t length = strlen(database);
    if (strncmp(path, database, length)) return 0;
    for (size_t index = 0; index < sizeof ends / sizeof *ends; index++) {
        if (!strcmp(path + length, ends[index])) return 1;
    }
    return 0;
}

static int enter(void) {
    gid_t before = (gid_t)setfsgid(group);
    return before != group;
}

int dg_enter(const char *path) {
    return dg_state() == DG_HELD && path && !strcmp(path, database) ? enter() : 0;
}

void dg_leave(int entered) {
    if (!entered) return;
    gid_t own = getgid();
    setfsgid(own);
    // It tells what it was, and nothing of whether it is so now.
    if ((gid_t)setfsgid(own) != own) _exit(71);
}

void dg_give_up(void) {
    int held = DG_HELD;
    if (!atomic_compare_exchange_strong(&state, &held, DG_GIVEN_UP)) return;
    gid_t own = getgid(), real, effective, saved;
    if (setresgid(own, own, own) || getresgid(&real, &effective, &saved)) _exit(71);
    if (real != own || effective != own || saved != own || refuse_dumps()) _exit(71);
}

// SQLite's own file system, reached with the group where it opens, looks at or removes one of these files by its name.

#define WITH_GROUP(call) \
    do { \
        int entered = enter(); \
        int code = call; \
        dg_leave(entered); \
        return code; \
    } while (0)

static sqlite3_io_methods methods;
static const sqlite3_io_methods *real;

// Asks, among other things, whether the file still has its name.
static int file_control(sqlite3_file *file, int what, void *more) {
    WITH_GROUP(real->xFileControl(file, what, more));
}
// The file that processes share is opened when it is first wanted.
static int shm_map(sqlite3_file *file, int region, int size, int extends, void volatile **to) {
    WITH_GROUP(real->xShmMap(file, region, size, extends, to));
}
static int shm_unmap(sqlite3_file *file, int removes) { WITH_GROUP(real->xShmUnmap(file, removes)); }

/// Gives an open database the methods above.
/// @return whether it has them: there is one way of locking on one file system, and another one is not known here.
static int take_methods(sqlite3_file *file) {
    sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS1);
    sqlite3_mutex_enter(mutex);
    if (!real) {
        real = file->pMethods;
        methods = *real;
        methods.xFileControl = file_control;
        methods.xShmMap = shm_map;
        methods.xShmUnmap = shm_unmap;
    }
    int is_known_way = real == file->pMethods;
    sqlite3_mutex_leave(mutex);
    if (is_known_way) file->pMethods = &methods;
    return is_known_way;
}

static int open_installed(const char *path, sqlite3_file *file, int flags, int *given) {
    int entered = enter();
    int code = below->xOpen(below, path, file, flags, given);
    dg_leave(entered);
    // The other files are used through what is open already; their folder needs no sync, since nothing is made in it.
    if (code || !(flags & SQLITE_OPEN_MAIN_DB)) return code;
    if (!take_methods(file)) {
        file->pMethods->xClose(file);
        file->pMethods = NULL;
        return SQLITE_CANTOPEN;
    }
    // The last one who leaves must not remove what only root can make again.
    int keeps = 1;
    return file_control(file, SQLITE_FCNTL_PERSIST_WAL, &keeps);
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given) {
    (void)vfs;
    if (is_installed(path)) return open_installed(path, file, flags, given);
    if (path || dg_state() != DG_HELD) return below->xOpen(below, path, file, flags, given);
    // A file of passing use would be its user's own, to be read while it lasts.
    file->pMethods = NULL;
    return SQLITE_CANTOPEN;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
    (void)vfs;
    int entered = is_installed(path) ? enter() : 0;
    int code = below->xDelete(below, path, syncs);
    dg_leave(entered);
    return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int flags, int *answer) {
    (void)vfs;
    int entered = is_installed(path) ? enter() : 0;
    int code = below->xAccess(below, path, flags, answer);
    dg_leave(entered);
    return code;
}

static int vfs_full_path(sqlite3_vfs *vfs, const char *path, int size, char *to) {
    (void)vfs;
    int entered = is_installed(path) ? enter() : 0;
    int code = below->xFullPathname(below, path, size, to);
    dg_leave(entered);
    return code;
}

int dg_install(void) {
    if (dg_state() != DG_HELD || below) return SQLITE_OK;
    if (!(below = sqlite3_vfs_find(NULL))) return SQLITE_ERROR;
    shim = *below;
    shim.zName = "mottagning";
    shim.xOpen = vfs_open;
    shim.xDelete = vfs_delete;
    shim.xAccess = vfs_access;
    shim.xFullPathname = vfs_full_path;
    return sqlite3_vfs_register(&shim, 1);
}

#else

int dg_state(void) { return DG_NONE; }
const char *dg_path(void) { return NULL; }
gid_t dg_group(void) { return getegid(); }
int dg_enter(const char *path) { return 0 * (path != NULL); }
void dg_leave(int entered) { (void)entered; }
int dg_install(void) { return SQLITE_OK; }
void dg_give_up(void) {}

#endif
