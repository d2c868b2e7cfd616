#!/bin/sh
# Installs the programs for several who work with one database that none of them can read without the program. What that
# enforces, and why it is done like this: docs/threats.md, docs/decisions/0019-a-group-of-its-own.md.
#
#     install-shared.sh BUILT PREFIX GROUP DATABASE
#
# BUILT     the folder in which the programs were built
# PREFIX    where they go, such as /usr/local
# GROUP     the group of the program's own; it is made where it is missing
# DATABASE  where the database lies, or will when `mottagning init` has been run
#
# Run again it mends what has been changed since.
set -eu

built=$1 prefix=$2 group=$3 database=$4
folder=$(dirname "$database")

[ "$(id -u)" -eq 0 ] || { echo "install-shared: only root can do this" >&2; exit 1; }
case $database in
    /*) ;;
    *) echo "install-shared: the database needs a path that begins with /" >&2; exit 1 ;;
esac

getent group "$group" >/dev/null || groupadd --system "$group"
# Whoever were a member would read the database without the program.
members=$(getent group "$group" | cut -d: -f4)
[ -z "$members" ] || { echo "install-shared: the group $group has members: $members" >&2; exit 1; }

# A folder that is used for something else already would be closed to those who need it.
if [ -d "$folder" ] && [ "$(stat -c %G "$folder")" != "$group" ] && [ -n "$(ls -A "$folder")" ]; then
    echo "install-shared: $folder is in use; the database needs a folder of its own" >&2
    exit 1
fi
# Root alone makes files in this folder; the group may reach and write those that are there.
install -d -o root -g "$group" -m 2750 "$folder"
for file in "$database" "$database-wal" "$database-shm"; do
    if [ -e "$file" ]; then
        chown "root:$group" "$file"
        chmod 660 "$file"
    fi
done

for part in "$prefix" "$prefix/bin" "$prefix/lib" "$prefix/lib/mottagning"; do
    [ -d "$part" ] || install -d -o root -g root -m 755 "$part"
done
for program in mottagning-print mottagning-sheet; do
    install -o root -g root -m 755 "$built/$program" "$prefix/bin/$program"
done
# The program believes this link because nobody but root can make it.
ln -sfn "$database" "$prefix/lib/mottagning/database"
install -o root -g "$group" -m 2755 "$built/mottagning" "$prefix/bin/mottagning"

[ -e "$database" ] || "$prefix/bin/mottagning" init
