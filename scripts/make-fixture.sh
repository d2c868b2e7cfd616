#!/usr/bin/env bash
# Lets the program make a small database by its own commands and keeps it, with what the program says of it, as the fixture
# of its version of the schema: scripts/make-fixture.sh [PROGRAM [FOLDER]].
#
# To be run once for each version, with the last program that has it, before the next version is begun. With OLDER=1 a program of
# an earlier day is let off what its commands cannot do yet; without, everything below must work.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "${1:-.build/debug/mottagning}")
target=$(realpath "${2:-Tests/Fixtures}")
for tool in sqlite3 jq tmux gzip; do
    command -v "$tool" > /dev/null || { echo "$tool is missing" >&2; exit 1; }
done

work=$(mktemp -d)
session=fixture-$$
trap 'tmux -L "$session" kill-server 2> /dev/null || true; rm -rf "$work"' EXIT
db=$work/unit.db
export HOME=$work LC_ALL=C.UTF-8 TZ=Europe/Stockholm
unset "${!MOTTAGNING_@}" "${!XDG_@}"
same=(--db "$db" --today 2026-03-02 --lang sv)
skipped=0

# Runs a command. What a program of an earlier day does not know ends with 64; it may also refuse.
act() {
    local status=0
    "$program" "$@" "${same[@]}" > "$work/out" 2> "$work/err" || status=$?
    [ $status = 0 ] && return
    if [ "${OLDER:-}" = 1 ]; then
        echo "left out ($status): $* – $(head -n 1 "$work/err")"
        skipped=$((skipped + 1))
    else
        echo "$*: ended with $status: $(cat "$work/err")" >&2
        exit 1
    fi
}

# Nobody changes a protected household in its handläggare's place.
me=$(id -un)
cat > "$work/list.csv" <<CSV
hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;skydd;språk;dossiernummer;adress;anteckning;placement_decided;received;permit_granted
1;ABO;anna;أمينة;حداد;1990-05-05;sökande;;ara;20000001;Storgatan 1;Kommer med tåg;2026-01-05;2026-01-20;2026-01-10
1;;;يوسف;حداد;1988-02-03;partner;;ara;20000002;;;;;2026-01-10
1;;;Lina;Haddad;2017-05-05;barn;;ara;20000003;;;;;2026-01-10
2;KVOT;bjorn;ሰላም;ሃይለ;1985-01-01;sökande;;tir;20000004;Ågatan 2;;2026-01-15;2026-02-20;2026-02-01
2;;;Abel;Haile;2009-01-01;barn;;tir;20000005;;;;;2026-02-01
3;ABO;$me;Vera;Hemligsson;1991-05-05;sökande;sekretessmarkering;ara;20000006;;;2026-01-10;2026-01-30;2026-01-12
3;;;Ida;Hemligsson;2015-05-05;barn;sekretessmarkering;ara;20000007;;;;;2026-01-12
4;MASSFLYKT;bjorn;Олена;Коваленко;1979-03-03;sökande;;ukr;20000008;Kyrkogatan 4;;2026-01-20;2026-02-01;
5;EBO;anna;Omar;Åberg Öz;1994-11-30;sökande;;prs;20000009;Allén 5;;;2026-02-09;2026-01-05
5;;;Sara;Åberg Öz;1996-10-01;partner;;prs;20000010;;;;;2026-01-05
5;;;Noor;Åberg Öz;2024-04-01;barn;;prs;20000011;;;;;2026-01-05
6;ABO;bjorn;Rima;Slut;1970-01-01;sökande;;ara;20000012;Torget 6;;2025-01-05;2025-02-01;2025-01-10
CSV
cat > "$work/enhet.toml" <<'TOML'
[[adjust]]
rule = "SO-START"
span = "30d"

[[rule]]
id = "HEMBESOK"
title = { sv = "Hembesök efter inflyttning", en = "Home visit after moving in" }
scope = "case"
from = { each = "moved_in" }
span = "3w"
nature = "target"
show = "queue"
owner = "unit"
citation = "Enhetens rutin"
confidence = "high"
TOML
cat > "$work/unit.toml" <<'TOML'
[unit]
name = "Storstads kommun"
[[vehicles]]
name = "Minibuss"
seats = 9
TOML

# Who works here, and a list.
act init
act user add lena --role team_lead
act user add anna
act user add bjorn
act user add carin
act user add rut --role reader
act user add gustav
act user role gustav reader
act user remove gustav
act user share carin 80
act rules load "$work/enhet.toml"
act unit load "$work/unit.toml"
act import "$work/list.csv"

# What is written of a household.
act case new --kind EBO --caseworker anna --given-name Nadia --family-name Nystart --birth-date 1992-02-02 \
    --dossiernummer 20000020 --language ara --as anna
new=2026-$(printf %04d "$(sqlite3 "$db" "SELECT max(serial) FROM reception_case WHERE year = 2026")")
act case join "$new" --date 2026-03-01 --given-name Tom --family-name Nystart --birth-date 2020-02-02 --relation child --as anna
act case record 2026-0001 moved_in 2026-02-01 --as anna
act case record 2026-0001 permit_card_received 2026-02-10 --everyone --except 3 --as anna
act case record 2026-0001 registration_notified 2026-02-02 --everyone --as anna
act case record 2026-0001 population_registered 2026-02-12 --person 1 2 --as anna
act case record 2026-0001 establishment_started 2026-02-20 --person 1 --as anna
act case retract 2026-0001 moved_in --reason "Fel dag" --as anna
act case record 2026-0001 moved_in 2026-02-03 --as anna
act case note 2026-0001 "Behöver glasögon; ringer på måndag" --as anna
act case pause 2026-0001 --person 1 --from 2026-02-23 --reason illness --as anna
act case remind 2026-0001 2026-03-10 "Ring skolan" --as anna
act case remind 2026-0002 2026-02-20 "Ring Abel" --as bjorn
act case book 2026-0001 2026-03-12 15:30 Tandvården --place "Torget 1" --person 1 --as anna
act case book 2026-0002 2026-03-12 15:30 Tolk --as bjorn
act case waive 2026-0002 KVOT-NAMNSKYLT --reason declined --as bjorn
act case waive 2026-0002 KVOT-RUNDTUR --reason other_responsible --note "Annan kommun" --as bjorn
act case unwaive 2026-0002 KVOT-RUNDTUR --as bjorn
act case snooze 2026-0002 KVOT-GUIDE 2026-03-16 --as bjorn
act case assign 2026-0004 carin
act case record 2026-0003 population_registered 2026-02-20 --person 1
act case note 2026-0003 "Ingen får veta adressen"
act case correct 2026-0003 --address "Dolda vägen 3" --because Inflyttning
act case correct 2026-0005 --person 1 --phone 070-1234567 --address "Allén 7" --landlord "Hyresbolaget" --as anna
act case convert 2026-0005 ABO --date 2026-03-01 --as anna
act case leave 2026-0001 --person 3 --date 2026-02-25 --reason moved --as anna
act case split 2026-0005 --person 2 3 --date 2026-02-20 --caseworker "$me" --protection confidential
rest=()
if "$program" case close --help "${same[@]}" | grep -q -- --rest; then rest=(--rest not_relevant); fi
act case close 2026-0006 --reason work --date 2026-02-28 "${rest[@]}" --as bjorn
act case close 2026-0002 --reason moved --date 2026-03-01 "${rest[@]}" ${rest[0]:+--bookings keep} --as bjorn
act case reopen 2026-0002 --as bjorn

# What the unit has besides its cases.
act flat add "Tallvägen 4" --dwelling-number 1102 --beds 4 --rooms 2 --rent 6200 --from 2026-01-01 --until 2026-12-31
act flat add "Åsgatan 9" --beds 2 --floor=2 --from 2026-02-01
act flat add "Björkvägen 2" --beds 3 --rent 5100 --from 2025-06-01
act flat change 2 --rent 4800 --beds 3
act flat reserve 1 2026-0002 --as bjorn
act flat keys 1 2026-03-01 --count 3 --signed-by Selam --as bjorn
act flat reserve 2 2026-0001 --as anna
act flat release 2 --as anna
act flat end 3 2026-03-02
act quota set kommuntal 2026 30
act quota set fordelningstal 2026 12
act quota set kommuntal 2026 34 --decided 2026-02-15
act case new --kind KVOT --caseworker bjorn --given-name Jamal --family-name Noori --birth-date 1980-01-01 --as bjorn
coming=2026-$(printf %04d "$(sqlite3 "$db" "SELECT max(serial) FROM reception_case WHERE year = 2026")")
act case record "$coming" placement_decided 2026-02-20 --as bjorn
act pickup plan "$coming" --date 2026-03-12 --time 14:35 --flight SK1418 --terminal 5 --vehicle Minibuss=9/8/0 --as bjorn
act pickup change "$coming" --interpreter prs --bags "$coming=4" --as bjorn
act pickup move "$coming" 2026-03-13 --time 16:05 --as bjorn
act handover offer carin 2026-0001 --message Slutar --as anna
act handover return 2026-0001 --reason Jäv --as carin
act absence add anna 2026-03-09 2026-03-13 --cover carin
act partner add Jobbtorg --kind jobbcentrum
act partner add Skattekontoret --kind authority --ground FOL
act partner change Jobbtorg --name "Jobbtorg Norr"
act consent add 2026-0001 Jobbtorg --scope planering --person 1 --as anna
act consent add 2026-0001 Jobbtorg --scope boende --person 2 --as anna
act consent withdraw 2026-0001 Jobbtorg --person 2 --as anna
act case name 2026-0003 bjorn
# One household that is erased, by the real day, and one that is kept.
for name in Gallrad Bevarad; do
    act case new --kind ABO --caseworker bjorn --given-name Ada --family-name "$name" --birth-date 1970-01-01 --as bjorn
    old=2026-$(printf %04d "$(sqlite3 "$db" "SELECT max(serial) FROM reception_case WHERE year = 2026")")
    act case record "$old" last_note 2019-05-20 --as bjorn
    act case close "$old" --reason moved --date 2019-06-01 "${rest[@]}" --as bjorn
done
act retention decide "SN 2026-17" --on 2026-02-03
act retention keep "$old" --reason "Begäran om utlämnande"
(same=(--db "$db" --lang sv) && act retention run --confirm "SN 2026-17")
# Invented households beside, and what an invented unit has.
act generate --cases 4 --seed 7

act case note "$new" "Tas tillbaka" --as anna
act case record "$new" entered_sweden 2026-02-01 --everyone --as anna

# The last two acts of the day are taken back in the terminal, and one of them is done again. The line at the bottom says so.
key() {
    tmux -L "$session" send-keys "$1"
    for _ in $(seq 150); do
        if tmux -L "$session" capture-pane -p | grep -q "$2"; then return; fi
        sleep 0.1
    done
    tmux -L "$session" capture-pane -p >&2
    echo "the screen does not say $2" >&2
    exit 1
}
tmux -L "$session" new-session -d -x 120 -y 36 "$(printf '%q ' env MOTTAGNING_START=queue "$program" "${same[@]}" --as anna)"
key "" "2026-0001"
key u "Ångra"
sleep 1
key U "Gjor[dt]"
sleep 1
key u "Ångra"
sleep 1
key u "Ångra"
sleep 1
tmux -L "$session" send-keys C-c
for _ in $(seq 50); do tmux -L "$session" has-session 2> /dev/null || break; sleep 0.1; done

# What this program says of what it has written: a line a case, by whoever has it.
numbers=$(sqlite3 "$db" "SELECT year || '-' || printf('%04d', serial) || ' ' || coalesce(caseworker, 'lena')
    FROM reception_case WHERE kind IS NOT NULL ORDER BY year, serial")
version=$(sqlite3 "$db" "PRAGMA user_version")
because=()
if "$program" case show --help "${same[@]}" | grep -q -- --because; then because=(--because "Provar"); fi
while read -r number login; do
    reason=()
    # Who left it is protected now, and is told of to whoever sees where they went.
    if [ "$number" = 2026-0005 ]; then login=$me; fi
    if [ "$login" = "$me" ]; then reason=("${because[@]}"); fi
    "$program" case show "$number" --format json "${same[@]}" --as "$login" "${reason[@]}" | jq -c '{
        case, kind, status, caseworker,
        persons: [.persons[] | "\(.number) \(.given_name) \(.family_name) \(.birth_date)"],
        facts: [.facts[] | "\(.fact) \(.date) \(.person // 0)"],
        notes: [.notes[].text]
    }'
done <<< "$numbers" > "$work/cases.jsonl"

# One file without a log beside it.
[ "$(sqlite3 "$db" "PRAGMA wal_checkpoint(TRUNCATE)")" = "0|0|0" ]
[ ! -e "$db-wal" ]
[ "$(sqlite3 "$db" "PRAGMA integrity_check")" = ok ]
rm -f "$db-wal" "$db-shm"
gzip -9 -n -c "$db" > "$target/v$version.db.gz"
cp "$work/cases.jsonl" "$target/v$version.jsonl"
echo "v$version: $(wc -l < "$work/cases.jsonl") cases, $(sqlite3 "$db" "SELECT count(*) FROM act") acts," \
    "$(wc -c < "$target/v$version.db.gz") bytes, $skipped left out"
