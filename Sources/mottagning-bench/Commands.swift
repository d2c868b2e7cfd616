// Commands as whole processes: the queue as a list, recording a fact, importing a list.

import Foundation

extension Bench {
    func list(_ database: String) throws {
        var times = Pairs()
        for _ in 0..<31 {
            times.program.append(
                try Spawn.run([program, "queue", "--db", database, "--all", "--limit", "50"], environment))
            times.floor.append(
                try Spawn.run([floor, "list", database, "root", Self.dayNumber, "50"], environment))
        }
        Report.pair("queue --limit 50", times, aim: "≤ 3×")
    }

    /// Records the same repeated fact on another day each time.
    func record(_ database: String) throws {
        let copy = try copy(database)
        defer { remove(copy) }
        _ = try Spawn.run([floor, "record", copy], environment)
        var times = Pairs()
        for turn in 0..<25 {
            let day = String(format: "2026-02-%02d", turn + 1)
            times.program.append(
                try Spawn.run(
                    [
                        program, "case", "record", "--db", copy, "2026-0005", "lease_signed", day,
                    ], environment))
            times.floor.append(try Spawn.run([floor, "record", copy], environment))
        }
        Report.pair("case record", times, aim: "≤ 3×")
    }

    func importing(households: Int) throws {
        let list = folder + "/import.csv"
        let database = folder + "/import.db"
        var text = Self.header
        for household in 1...households {
            for person in 1...3 {
                let born =
                    person == 1 ? "1985-05-17" : "20\(10 + household % 12)-0\(1 + person)-1\(household % 9)"
                text +=
                    "H\(household);\(["EBO", "ABO", "MASSFLYKT"][household % 3]);anna;Namn\(person);Efternamn\(household);"
                text += "\(born);2026-01-02;2026-02-02;2026-02-02;2026-01-02\n"
            }
        }
        try text.write(toFile: list, atomically: true, encoding: .utf8)
        var times = Pairs()
        var peak = 0
        for _ in 0..<3 {
            remove(database)
            try Spawn.run([program, "init", "--db", database], environment)
            try Spawn.run([program, "user", "add", "anna", "--db", database], environment)
            let run = try Spawn.measure([program, "import", "--db", database, list], environment)
            times.program.append(run.milliseconds)
            peak = max(peak, run.peak)
            remove(database)
            guard let tool = Self.sqlite else { continue }
            times.floor.append(
                try Spawn.run(
                    [tool, "-csv", "-separator", ";", database, ".import \(list) list"], environment))
        }
        remove(database)
        let rows = Double(households * 3)
        let rate = rows / times.program.percentile(50) * 1000
        var said = "\(Report.number(rate)) persons/s (\(Report.number(times.program.percentile(50))) ms)"
        said +=
            times.floor.isEmpty
            ? "; no sqlite3 here"
            : "; sqlite3 .import \(Report.number(rows / times.floor.percentile(50) * 1000)) rows/s"
        Report.line("import of \(households) households", said, households == 200 ? "< 500 ms" : "≥ 2000/s")
        Report.line("memory of that import", "\(peak) KiB", "flat")
    }

    private static var sqlite: String? {
        ["/usr/bin/sqlite3", "/usr/local/bin/sqlite3"].first { access($0, X_OK) == 0 }
    }

    /// The titles of the rules, so that the floor paints the same words.
    func writeTitles() throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["rules", "list", "--format", "csv", "--lang", "sv"]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var text = ""
        for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
            let fields = line.split(separator: ",", maxSplits: 2)
            if fields.count > 1 { text += "\(fields[0])\t\(fields[1])\n" }
        }
        try text.write(toFile: titles, atomically: true, encoding: .utf8)
    }
}
