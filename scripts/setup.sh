#!/usr/bin/env bash
# Installs what the build and the tests need from Debian, only where it is missing.
set -euo pipefail

wanted=(libsqlite3-dev libtomlplusplus-dev sqlite3 tmux g++ procps ncurses-term)
# Debian 12 still has the empty package libncursesw5-dev that brings libncurses-dev; later releases have only the latter.
wanted+=(libncurses-dev)
# Paper: what draws it, the fonts that it is drawn with, and what the tests look at it with.
wanted+=(libpango1.0-dev pkg-config fonts-dejavu-core fonts-noto-core qpdf poppler-utils cups-daemon cups-client)
# Exports: what writes spreadsheets, and who reads them and the calendars back in the tests.
wanted+=(libxlsxwriter-dev python3-icalendar python3-vobject libreoffice-calc-nogui)
# Backups: what encrypts them.
wanted+=(age)

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done

if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || { echo "setup: these packages are missing and sudo is not there: ${missing[*]}" >&2; exit 1; }
        as_root=(sudo)
    fi
    echo "setup: installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

command -v swift >/dev/null || { echo "setup: a Swift 6.2 toolchain or newer must be on the PATH (swift.org/install)" >&2; exit 1; }
