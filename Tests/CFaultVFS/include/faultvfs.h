// A file system for SQLite that can lose power, run full and fail, for tests alone.
//
// It lies over the system's own. Without further ado everything goes through to that. With power to lose, what has been
// written to a file since its last sync is kept in this process only: whoever ends without a sync has not written it.
// Locks and the shared memory of the write-ahead log always go through. Only one process may then use a database at a time.

#ifndef FAULTVFS_H
#define FAULTVFS_H

#include <stdint.h>

/// Makes the file system the default one of this process. Call it before anything is opened.
/// @return an SQLite code.
int faultvfs_install(void);

/// From now on writes, truncations, new names and removed names are kept back until they are synced.
/// @param after so many writes, truncations and syncs later the power goes and this process with it; negative for never.
/// @param seed what of the unsynced is on the disk then.
/// @param tears whether some of the unsynced is on the disk, sector by sector, in any order, now and then with nonsense in
///   one; else none of it is.
void faultvfs_power(int64_t after, uint64_t seed, int tears);

/// How many bytes the files may still grow by; negative for as many as there are.
void faultvfs_space(int64_t bytes);

/// Lets so many writes, truncations and syncs pass, and the next one give an error.
/// @param after negative for none.
/// @param code an SQLite code.
void faultvfs_fail(int64_t after, int code);

/// How many writes, truncations and syncs there have been.
int64_t faultvfs_operations(void);

#endif
