// The benchmarks: `mottagning-bench [SIZE...] [papers]` measures at 1,000, 10,000, 100,000 and 1,000,000 open deadlines;
// every screen at 100,000 cases, which is the size 1,670,000, or the screens that are named with it; paper alone.
//
// The program and the floor take turns, so that what else the machine does falls on both; ratios are medians of the
// ratios of neighbours.

import Foundation

let wanted = Set(CommandLine.arguments.dropFirst().compactMap { Int($0) })
do {
    let bench = try Bench()
    guard CommandLine.arguments.dropFirst() != ["papers"] else {
        try bench.papers()
        exit(0)
    }
    for (open, cases) in Bench.sizes where wanted.isEmpty || wanted.contains(open) {
        let database = try bench.database(open: open, cases: cases)
        print("\(open) open deadlines")
        try bench.screens(database)
        try bench.list(database)
        try bench.caseload(database)
        try bench.record(database)
    }
    if wanted.isEmpty || wanted.contains(Bench.boardOpen) {
        try bench.boards(Set(CommandLine.arguments.dropFirst().filter { Int($0) == nil }))
    }
    guard wanted != [Bench.boardOpen] else { exit(0) }
    print("at any size")
    try bench.engine()
    try bench.household()
    try bench.papers()
    try bench.importing(households: 200)
    try bench.importing(households: 5000)
    try bench.importing(households: 20_000)
} catch {
    print("mottagning-bench: \(error)")
    exit(1)
}
