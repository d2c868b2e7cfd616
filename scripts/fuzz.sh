#!/bin/sh
# Runs the fuzzer on each target from a copy of its corpus and says what came of it: scripts/fuzz.sh SECONDS [TARGET…].
# Ends with 1 where something was found; the input then lies in $BUILD/found.
set -u
# A crash is told of by the fuzzer; the runtime has a report of its own, which takes time and is in the way.
export SWIFT_BACKTRACE=enable=no
BUILD=${FUZZ_BUILD:-.build/fuzz}
seconds=$1
shift
[ $# -gt 0 ] || set -- csv rules values keys search output
mkdir -p "$BUILD/found" "$BUILD/log"
status=0
printf '%-8s %12s %8s %8s %9s %7s %6s\n' target executions per-s edges features corpus found
for target in "$@"; do
    corpus=$BUILD/corpus/$target
    rm -rf "$corpus"
    mkdir -p "$corpus"
    cp Tests/Fuzz/Corpus/"$target"/* "$corpus"
    log=$BUILD/log/$target
    # Statics live as long as the program, so that leaks say nothing.
    MOTTAGNING_FUZZ_TARGET=$target ASAN_OPTIONS=detect_leaks=0 "$BUILD/release/mottagning-fuzz" "$corpus" -max_total_time="$seconds" \
        -max_len=4096 -timeout=25 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=1 \
        -artifact_prefix="$BUILD/found/$target-" >"$log" 2>&1
    found=$?
    stat() { sed -n "s/^stat::$1: *//p" "$log" | tail -1; }
    last() { sed -n "s/.* $1: \([0-9]*\).*/\1/p" "$log" | tail -1; }
    printf '%-8s %12s %8s %8s %9s %7s %6s\n' "$target" "$(stat number_of_executed_units)" \
        "$(stat average_exec_per_sec)" "$(last cov)" "$(last ft)" "$(ls "$corpus" | wc -l)" \
        "$([ $found -eq 0 ] && echo 0 || echo 1)"
    if [ $found -ne 0 ]; then
        status=1
        grep -E '==BROKEN==|Fatal error|ERROR:|SUMMARY|Test unit written' "$log" | head -5
    fi
done
exit $status
