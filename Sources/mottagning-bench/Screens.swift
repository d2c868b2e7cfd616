// Kö on a terminal against the floor: first frame, keys, search, bytes, memory.

import Foundation

extension Bench {
    private func program(_ database: String) throws -> TerminalProcess {
        try TerminalProcess([program], environment: environment(database))
    }

    private func floor(_ database: String) throws -> TerminalProcess {
        try TerminalProcess(
            [floor, "screen", database, "root", Self.dayNumber, titles], environment: environment)
    }

    /// Everything that is seen, on one database.
    func screens(_ database: String) throws {
        try firstFrames(database)
        let ours = try program(database)
        defer { ours.leave() }
        let theirs = try floor(database)
        defer { theirs.leave() }
        let (frame, least) = (try ours.firstFrame(), try theirs.firstFrame())
        Report.line(
            "bytes of the first frame",
            "\(frame.bytes); floor \(least.bytes); ratio \(Report.number(Double(frame.bytes) / Double(max(1, least.bytes))))",
            "≤ 1.5×")
        let down = try pressed(["j"], 30, ours, theirs)
        Report.pair("j", down.times, aim: "≤ 1.5×, p95 ≤ 2 ms")
        Report.line(
            "bytes of j",
            "\(Report.number(down.bytes.program.percentile(50))); "
                + "floor \(Report.number(down.bytes.floor.percentile(50)))", "≤ 300")
        Report.pair("page down", try pressed(["\u{1B}[6~"], 20, ours, theirs).times, aim: "≤ 1.3×")
        try sidePane(ours)
        let memory = (ours.peakMemory(), theirs.peakMemory())
        try search(ours, theirs)
        let after = ours.peakMemory()
        Report.line(
            "peak memory",
            "\(memory.0) KiB, after searching \(after); floor \(memory.1)", "≤ 16384 KiB")
    }

    /// `j` with the selected case shown beside the list; the floor has no such thing.
    private func sidePane(_ ours: TerminalProcess) throws {
        _ = try ours.press("\t", quiet: 120)
        let settled = try (0..<30).map { _ in try ours.press("j") }
        _ = try ours.press("\t", quiet: 120)
        Report.line(
            "j beside an open case",
            "\(Report.number(settled.map(\.milliseconds).percentile(50))) ms, "
                + "\(Report.number(settled.map { Double($0.bytes) }.percentile(50))) bytes", "8 ms, 2.5 kB")
    }

    private func firstFrames(_ database: String) throws {
        var times = Pairs()
        for turn in 0..<16 {
            let ours = try program(database)
            let first = try ours.firstFrame()
            ours.leave()
            let theirs = try floor(database)
            let least = try theirs.firstFrame()
            theirs.leave()
            // The first turn warms the caches of the system.
            guard turn > 0 else { continue }
            times.program.append(first.milliseconds)
            times.floor.append(least.milliseconds)
        }
        Report.pair("first full frame", times, aim: "≤ 1.5×")
    }

    /// Presses keys in turns, eight times each so that a short list does not end.
    func pressed(
        _ keys: [String], _ count: Int, run: Int = 8, _ ours: TerminalProcess, _ theirs: TerminalProcess
    ) throws -> (times: Pairs, bytes: Pairs) {
        var times = Pairs()
        var bytes = Pairs()
        for turn in 0..<count {
            let key = keys[turn / run % keys.count]
            let (one, other) = (try ours.press(key), try theirs.press(key))
            times.program.append(one.milliseconds)
            times.floor.append(other.milliseconds)
            bytes.program.append(Double(one.bytes))
            bytes.floor.append(Double(other.bytes))
        }
        return (times, bytes)
    }

    /// A rare word typed letter by letter, and a common one.
    private func search(_ ours: TerminalProcess, _ theirs: TerminalProcess) throws {
        var whole = Pairs()
        var letters: [Double] = []
        for _ in 0..<5 {
            for (index, process) in [ours, theirs].enumerated() {
                _ = try process.press("/")
                for letter in Self.rareName {
                    let time = try process.press(String(letter), quiet: 80).milliseconds
                    if index == 0 { letters.append(time) }
                }
                _ = try process.press("\u{1B}", quiet: 120)
                _ = try process.press("/")
                // All at once: what remains is one question.
                let time = try process.press(Self.rareName, quiet: 150).milliseconds
                if index == 0 { whole.program.append(time) } else { whole.floor.append(time) }
                _ = try process.press("\u{1B}", quiet: 120)
            }
        }
        Report.pair("a rare word", whole, aim: "≤ 2×")
        Report.line("each typed key", "p95 \(Report.number(letters.percentile(95))) ms", "≤ 16 ms")
    }
}
