#!/usr/bin/env bash
# Builds everything under a sanitizer, in a folder of its own, and runs the tests: scripts/sanitize.sh address|thread [options of
# swift test]. The programs that tests start are sanitized too. Every process writes what it finds into a file; any file is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

kind=$1
shift
case $kind in
address) scratch=.build/asan ;;
thread) scratch=.build/tsan ;;
*)
    echo "address or thread, not $kind" >&2
    exit 64
    ;;
esac
scratch=${SCRATCH:-$scratch}
swift=${SWIFT:-swift}
"$swift" build --build-tests --sanitize="$kind" --scratch-path "$scratch" --explicit-target-dependency-import-check error

reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
# Suppressions go by the names of functions, and programs that tests start have no PATH to find them by.
symbolizer=$(dirname "$(readlink -f "$(command -v "$swift")")")/llvm-symbolizer
# What is left when a process ends is the system's to take back; a program that ends by exit() frees nothing on purpose.
case $kind in
address) export ASAN_OPTIONS=detect_leaks=0:log_path=$reports/address:external_symbolizer_path=$symbolizer ;;
thread) export TSAN_OPTIONS=suppressions=$PWD/scripts/tsan.supp:log_path=$reports/thread:external_symbolizer_path=$symbolizer ;;
esac
status=0
"$swift" test --skip-build --sanitize="$kind" --scratch-path "$scratch" --no-parallel "$@" || status=$?

for report in "$reports"/*; do
    [ -e "$report" ] || continue
    cat "$report" >&2
    status=1
done
exit $status
