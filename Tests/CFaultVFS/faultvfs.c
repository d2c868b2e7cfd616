// A file system for SQLite that can lose power, run full and fail. What it promises stands in faultvfs.h.

#include "faultvfs.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

/// A write that is not synced; a truncation where there is no data.
struct change {
    sqlite3_int64 offset;
    int length;
    unsigned char *data;
};

/// A file as this process sees it, and what of that is not on the disk yet.
struct node {
    struct node *next;
    char *path;
    unsigned char *bytes;
    sqlite3_int64 size, room;
    struct change *changes;
    size_t count, capacity;
    /// Whether its name is on the disk, and whether it has been removed since.
    int is_named, is_gone;
};

struct file {
    sqlite3_file base;
    struct node *node;
    const char *path;
    int flags;
    sqlite3_file *real;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs shim, *below;
static struct node *nodes;
static int has_power_to_lose, tears;
static int64_t cut_after = -1, fail_after = -1, space = -1, operations;
static int fail_code;
static uint64_t state;

static uint64_t roll(void) {
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

// What is known of a file.

static struct node *find(const char *path) {
    struct node *node = nodes;
    while (node && strcmp(node->path, path)) node = node->next;
    return node;
}

static int grow(struct node *node, sqlite3_int64 size) {
    if (size > node->room) {
        sqlite3_int64 room = size + size / 2 + 65536;
        unsigned char *bytes = realloc(node->bytes, (size_t)room);
        if (!bytes) return SQLITE_NOMEM;
        node->bytes = bytes;
        node->room = room;
    }
    if (size > node->size) memset(node->bytes + node->size, 0, (size_t)(size - node->size));
    node->size = size;
    return SQLITE_OK;
}

static int note(struct node *node, sqlite3_int64 offset, const void *data, int length) {
    if (node->count == node->capacity) {
        size_t capacity = node->capacity * 2 + 64;
        struct change *changes = realloc(node->changes, capacity * sizeof *changes);
        if (!changes) return SQLITE_NOMEM;
        node->changes = changes;
        node->capacity = capacity;
    }
    struct change change = {offset, length, NULL};
    if (data) {
        if (!(change.data = malloc((size_t)length))) return SQLITE_NOMEM;
        memcpy(change.data, data, (size_t)length);
    }
    node->changes[node->count++] = change;
    return SQLITE_OK;
}

static void forget(struct node *node) {
    for (size_t index = 0; index < node->count; index++) free(node->changes[index].data);
    node->count = 0;
}

// The power.

/// Brings some of what is not synced to the disk, in pieces no larger than a sector.
static void tear(struct node *node) {
    int file = open(node->path, O_RDWR);
    if (file < 0) return;
    // Some cuts lose nearly all, some nearly nothing.
    uint64_t share = roll() % 5;
    size_t nonsense = node->count && roll() % 4 == 0 ? roll() % node->count : node->count;
    for (size_t index = 0; index < node->count; index++) {
        struct change *change = &node->changes[index];
        if (!change->data) {
            if (roll() % 4 < share && ftruncate(file, change->offset)) break;
            continue;
        }
        for (int done = 0; done < change->length;) {
            int piece = SECTOR - (int)((change->offset + done) % SECTOR);
            if (piece > change->length - done) piece = change->length - done;
            unsigned char bytes[SECTOR];
            memcpy(bytes, change->data + done, (size_t)piece);
            int is_nonsense = index == nonsense && roll() % 4 == 0;
            for (int at = 0; is_nonsense && at < piece; at++) bytes[at] = (unsigned char)roll();
            if ((is_nonsense || roll() % 4 < share)
                && pwrite(file, bytes, (size_t)piece, change->offset + done) != piece)
                break;
            done += piece;
        }
    }
    close(file);
}

static void cut(void) {
    for (struct node *node = nodes; node; node = node->next) {
        if (tears) tear(node);
        int isLost = node->is_gone ? tears && roll() % 2 : !node->is_named && !(tears && roll() % 2);
        if (isLost) unlink(node->path);
    }
    kill(getpid(), SIGKILL);
    for (;;) pause();
}

/// Counts an operation: the power may go before it, or it may fail.
static int pass(void) {
    operations++;
    if (cut_after >= 0 && cut_after-- == 0) cut();
    if (fail_after >= 0 && fail_after-- == 0) return fail_code;
    return SQLITE_OK;
}

/// The names in a folder are on the disk from now on.
static void sync_folder(const char *path) {
    size_t length = (size_t)(strrchr(path, '/') - path) + 1;
    for (struct node *node = nodes; node; node = node->next) {
        if (strncmp(node->path, path, length) || strchr(node->path + length, '/')) continue;
        if (!node->is_gone) {
            node->is_named = 1;
        } else if (node->is_named) {
            unlink(node->path);
            node->is_named = 0;
            forget(node);
        }
    }
}

// A file's operations.

#define FILE_OF(pointer) ((struct file *)(pointer))
#define REAL(pointer) (FILE_OF(pointer)->real)
#define GO_THROUGH(method, pointer, ...) (REAL(pointer)->pMethods->method(REAL(pointer), ##__VA_ARGS__))

static int file_close(sqlite3_file *file) {
    int code = GO_THROUGH(xClose, file);
    free(REAL(file));
    return code;
}

static int file_read(sqlite3_file *file, void *to, int length, sqlite3_int64 offset) {
    struct node *node = FILE_OF(file)->node;
    if (!node) return GO_THROUGH(xRead, file, to, length, offset);
    pthread_mutex_lock(&lock);
    sqlite3_int64 there = node->size - offset;
    int found = there < 0 ? 0 : there > length ? length : (int)there;
    if (found) memcpy(to, node->bytes + offset, (size_t)found);
    memset((char *)to + found, 0, (size_t)(length - found));
    pthread_mutex_unlock(&lock);
    return found == length ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    struct node *node = FILE_OF(file)->node;
    if (!node) return GO_THROUGH(xFileSize, file, size);
    *size = node->size;
    return SQLITE_OK;
}

static int put(sqlite3_file *file, const void *from, int length, sqlite3_int64 offset) {
    struct node *node = FILE_OF(file)->node;
    if (!node) return GO_THROUGH(xWrite, file, from, length, offset);
    int code = offset + length > node->size ? grow(node, offset + length) : SQLITE_OK;
    if (code) return code;
    memcpy(node->bytes + offset, from, (size_t)length);
    return note(node, offset, from, length);
}

static int file_write(sqlite3_file *file, const void *from, int length, sqlite3_int64 offset) {
    pthread_mutex_lock(&lock);
    sqlite3_int64 size = 0;
    int code = pass();
    if (!code) code = file_size(file, &size);
    sqlite3_int64 growth = offset + length - size;
    if (!code && growth > 0 && space >= 0) {
        if (growth > space) {
            // As on a real disk: what there is room for is written.
            int fits = length - (int)(growth - space);
            if (fits > 0) put(file, from, fits, offset);
            if (fits > 0) space = 0;
            code = SQLITE_FULL;
        } else {
            space -= growth;
        }
    }
    if (!code) code = put(file, from, length, offset);
    pthread_mutex_unlock(&lock);
    return code;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    struct node *node = FILE_OF(file)->node;
    pthread_mutex_lock(&lock);
    sqlite3_int64 before = 0;
    int code = pass();
    if (!code) code = file_size(file, &before);
    if (!code && space >= 0 && before > size) space += before - size;
    if (!code) {
        code = node ? grow(node, size) : GO_THROUGH(xTruncate, file, size);
        if (node && !code) code = note(node, size, NULL, 0);
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int file_sync(sqlite3_file *file, int flags) {
    struct node *node = FILE_OF(file)->node;
    pthread_mutex_lock(&lock);
    int code = pass();
    if (!node) {
        if (!code) code = GO_THROUGH(xSync, file, flags);
    } else if (!code) {
        for (size_t index = 0; index < node->count && !code; index++) {
            struct change *change = &node->changes[index];
            code = change->data
                ? GO_THROUGH(xWrite, file, change->data, change->length, change->offset)
                : GO_THROUGH(xTruncate, file, change->offset);
        }
        if (!code) forget(node);
        // As the system's own does it: the first sync of a new journal syncs its folder.
        int is_journal = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL;
        if (!code && !node->is_named && FILE_OF(file)->flags & is_journal) sync_folder(node->path);
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int file_lock(sqlite3_file *file, int kind) { return GO_THROUGH(xLock, file, kind); }
static int file_unlock(sqlite3_file *file, int kind) { return GO_THROUGH(xUnlock, file, kind); }
static int file_reserved(sqlite3_file *file, int *is) { return GO_THROUGH(xCheckReservedLock, file, is); }
static int file_control(sqlite3_file *file, int what, void *more) {
    return GO_THROUGH(xFileControl, file, what, more);
}
static int file_sector(sqlite3_file *file) { return GO_THROUGH(xSectorSize, file); }
static int file_traits(sqlite3_file *file) { return GO_THROUGH(xDeviceCharacteristics, file); }

static int shm_map(sqlite3_file *file, int region, int size, int extends, void volatile **to) {
    if (extends && space >= 0) {
        char path[4096];
        struct stat info = {0};
        sqlite3_snprintf(sizeof path, path, "%s-shm", FILE_OF(file)->path);
        if (stat(path, &info)) info.st_size = 0;
        sqlite3_int64 growth = (sqlite3_int64)(region + 1) * size - info.st_size;
        if (growth > space) return SQLITE_IOERR_SHMSIZE;
    }
    return GO_THROUGH(xShmMap, file, region, size, extends, to);
}
static int shm_lock(sqlite3_file *file, int offset, int count, int flags) {
    return GO_THROUGH(xShmLock, file, offset, count, flags);
}
static void shm_barrier(sqlite3_file *file) { GO_THROUGH(xShmBarrier, file); }
static int shm_unmap(sqlite3_file *file, int deletes) { return GO_THROUGH(xShmUnmap, file, deletes); }

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector,
    .xDeviceCharacteristics = file_traits,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
};

// Names.

/// What a file holds on the disk, when it is opened for the first time.
static struct node *load(const char *path, int was_there, sqlite3_file *real) {
    struct node *node = calloc(1, sizeof *node);
    sqlite3_int64 size = 0;
    if (!node || !(node->path = strdup(path)) || real->pMethods->xFileSize(real, &size)) return NULL;
    if (grow(node, size)) return NULL;
    for (sqlite3_int64 done = 0; done < size; done += 65536) {
        int length = size - done > 65536 ? 65536 : (int)(size - done);
        if (real->pMethods->xRead(real, node->bytes + done, length, done)) return NULL;
    }
    node->is_named = was_there;
    node->next = nodes;
    nodes = node;
    return node;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *outcome) {
    (void)vfs;
    struct file *own = FILE_OF(file);
    memset(own, 0, sizeof *own);
    if (!(own->real = calloc(1, (size_t)below->szOsFile))) return SQLITE_NOMEM;
    pthread_mutex_lock(&lock);
    struct node *node = path && has_power_to_lose ? find(path) : NULL;
    int was_there = path && access(path, F_OK) == 0;
    int code = node && node->is_gone && !(flags & SQLITE_OPEN_CREATE)
        ? SQLITE_CANTOPEN
        : below->xOpen(below, path, own->real, flags, outcome);
    if (!code && path && has_power_to_lose) {
        if (!node) {
            if (!(node = load(path, was_there, own->real))) code = SQLITE_IOERR;
        } else if (node->is_gone) {
            node->is_gone = 0;
            if (!(code = grow(node, 0))) code = note(node, 0, NULL, 0);
        }
        if (code) own->real->pMethods->xClose(own->real);
    }
    pthread_mutex_unlock(&lock);
    if (code) {
        free(own->real);
        return code;
    }
    own->node = node;
    own->path = path;
    own->flags = flags;
    own->base.pMethods = &methods;
    return SQLITE_OK;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int syncs_folder) {
    (void)vfs;
    pthread_mutex_lock(&lock);
    struct node *node = has_power_to_lose ? find(path) : NULL;
    struct stat info;
    if (space >= 0 && !stat(path, &info)) space += info.st_size;
    int code = SQLITE_OK;
    if (!node) {
        code = below->xDelete(below, path, syncs_folder);
    } else if (node->is_gone) {
        code = SQLITE_IOERR_DELETE_NOENT;
    } else {
        node->is_gone = 1;
        if (!node->is_named) {
            unlink(path);
            forget(node);
        }
        if (syncs_folder) sync_folder(path);
    }
    pthread_mutex_unlock(&lock);
    return code;
}

static int vfs_access(sqlite3_vfs *vfs, const char *path, int what, int *is) {
    (void)vfs;
    pthread_mutex_lock(&lock);
    struct node *node = has_power_to_lose ? find(path) : NULL;
    int is_gone = node && node->is_gone;
    pthread_mutex_unlock(&lock);
    if (!is_gone) return below->xAccess(below, path, what, is);
    *is = 0;
    return SQLITE_OK;
}

int faultvfs_install(void) {
    below = sqlite3_vfs_find(NULL);
    if (!below) return SQLITE_ERROR;
    shim = *below;
    shim.zName = "fault";
    shim.szOsFile = sizeof(struct file);
    shim.xOpen = vfs_open;
    shim.xDelete = vfs_delete;
    shim.xAccess = vfs_access;
    return sqlite3_vfs_register(&shim, 1);
}

void faultvfs_power(int64_t after, uint64_t seed, int does_tear) {
    pthread_mutex_lock(&lock);
    has_power_to_lose = 1;
    cut_after = after;
    state = seed;
    tears = does_tear;
    pthread_mutex_unlock(&lock);
}

void faultvfs_space(int64_t bytes) {
    pthread_mutex_lock(&lock);
    space = bytes;
    pthread_mutex_unlock(&lock);
}

void faultvfs_fail(int64_t after, int code) {
    pthread_mutex_lock(&lock);
    fail_after = after;
    fail_code = code;
    pthread_mutex_unlock(&lock);
}

int64_t faultvfs_operations(void) {
    pthread_mutex_lock(&lock);
    int64_t count = operations;
    pthread_mutex_unlock(&lock);
    return count;
}
