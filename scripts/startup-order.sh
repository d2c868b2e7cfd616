#!/usr/bin/env bash
# Writes scripts/startup-order.txt anew: the functions that a start and the first keys call, for the linker to put side
# by side (docs/decisions/0005-linking.md). Run it when starting has changed much; an old list only helps less.
# Wants valgrind, which nothing else here does.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v valgrind >/dev/null || { echo "startup-order: install valgrind first" >&2; exit 1; }

make build STRIP=
folder=$(mktemp -d)
program=$folder/program
trap 'tmux -L startup-order kill-server 2>/dev/null; rm -rf "$folder"' EXIT
# With names, without the debug information that valgrind cannot read.
strip -g -o "$program" .build/release/mottagning
export MOTTAGNING_DB=$folder/unit.db LC_ALL=C.UTF-8 XDG_STATE_HOME=$folder
"$program" init >/dev/null
"$program" generate --cases 200 --seed 1 >/dev/null

calls() { # the environment's start screen, then keys
    local screen=$1
    shift
    tmux -L startup-order -f /dev/null new-session -d -x 120 -y 40 \
        "MOTTAGNING_START=$screen valgrind -q --tool=callgrind --demangle=no --callgrind-out-file=$folder/$screen.out $program"
    until tmux -L startup-order capture-pane -p | grep -q "[?]"; do
        tmux -L startup-order has-session || exit 1
        sleep 1
    done
    for key in "$@"; do
        tmux -L startup-order send-keys "$key" 2>/dev/null || break
        sleep 4
    done
    while tmux -L startup-order has-session 2>/dev/null; do sleep 1; done
}
calls everyone j k NPage PPage / m Escape Enter q q
calls myDay j k Enter q q

# A callgrind file names an object (ob=) and a function (fn=) once with its number, later by the number alone.
awk -v program="$program" '
    function name(text, table,   n, rest) {
        n = substr(text, 1, index(text, ")"))
        rest = substr(text, index(text, ")") + 2)
        if (rest != "") table[n] = rest
        return table[n]
    }
    FNR == 1 { delete objects; delete functions }
    /^ob=/ { ours = (name(substr($0, 4), objects) == program) }
    /^cob=/ { name(substr($0, 5), objects) }
    /^cfn=/ { name(substr($0, 5), functions) }
    /^fn=/ { f = name(substr($0, 4), functions); sub(/'"'"'[0-9]+$/, "", f); if (ours && !seen[f]++) print f }
' "$folder"/everyone.out "$folder"/myDay.out >scripts/startup-order.txt
echo "startup-order: $(wc -l <scripts/startup-order.txt) functions; make build again to use them"
