// What Swift needs of libxlsxwriter and cannot reach by itself: the file in which it keeps the rows meanwhile.

#ifndef MOTTAGNING_XLSXWRITER_SHIM_H
#define MOTTAGNING_XLSXWRITER_SHIM_H

#include <stdio.h>
#include <sys/statvfs.h>
#include <xlsxwriter.h>

// Whether the rows lie safe in the library's own file, and there is room for the two copies that it makes of them. It
// does not look itself, and would leave the last rows out.
static inline int sheet_has_room(lxw_worksheet *sheet, const char *folder) {
    FILE *rows = sheet->optimize_tmpfile;
    struct statvfs disk;
    if (!rows) return 1;
    if (fflush(rows) != 0 || ferror(rows)) return 0;
    off_t size = ftello(rows);
    if (size < 0 || statvfs(folder, &disk) != 0) return 0;
    return (unsigned long long)disk.f_bavail * disk.f_frsize >= 2ULL * (unsigned long long)size + (1 << 20);
}

#endif
