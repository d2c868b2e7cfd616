// The program as people meet it: the real binary, in a real terminal, with real keys.

import Testing

/// Everything that runs in a terminal, one after the other: the machine's attention is part of what is tested.
@Suite(
    "End to end", .serialized, .enabled(if: Terminal.isThere, "tmux and bash are needed: make setup"),
    .timeLimit(.minutes(2)))
enum EndToEnd {}
