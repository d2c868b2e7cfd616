// Paper: the sheet of a pickup of three households, as whole processes: one, and those of a thousand pickups in a run.

import Foundation

extension Bench {
    func papers() throws {
        let database = folder + "/papers.db"
        let list = folder + "/papers.csv"
        let sheets = (1...1000).map { folder + "/korblad-\($0).pdf" }
        let sheet = sheets[0]
        defer { for path in [list] + sheets { try? FileManager.default.removeItem(atPath: path) } }
        var text = "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;språk;relation\n"
        for household in 1...3000 {
            let persons = household % 3 == 2 ? 4 : 5
            for person in 1...persons {
                let (born, relation) =
                    person < 3 ? ("198\(person)-05-17", "annan") : ("20\(10 + person)-05-17", "barn")
                text += "\(household);KVOT;Namn\(person);Efternamn\(household);\(born);ara;"
                text += (person == 1 ? "sökande" : relation) + "\n"
            }
        }
        try text.write(toFile: list, atomically: true, encoding: .utf8)
        remove(database)
        defer { remove(database) }
        try Spawn.run([program, "init", "--db", database], environment)
        try Spawn.run([program, "import", "--db", database, list], environment)
        func plan(_ pickup: Int) throws {
            let cases = (1...3).map {
                "\(Self.day.prefix(4))-\(String(10_000 + (pickup - 1) * 3 + $0).dropFirst())"
            }
            try Spawn.run(
                [program, "pickup", "plan", "--db", database] + cases + [
                    "--date", "2026-03-12", "--time", "14:35", "--flight", "SK1418", "--vehicle",
                    "Buss 1=9/8/0",
                    "--vehicle", "Buss 2=9/8/1",
                ], environment)
        }
        try plan(1)
        func printOne() throws -> Double {
            try Spawn.run(
                [program, "print", "pickup", "1", "--db", database, "--output", sheet], environment)
        }
        var times: [Double] = []
        for _ in 0..<31 { times.append(try printOne()) }
        Report.line(
            "one sheet of a pickup",
            "\(Report.number(times.percentile(50))) ms, p95 \(Report.number(times.percentile(95)))", "< 60 ms"
        )
        for pickup in 2...1000 { try plan(pickup) }
        let run =
            [program, "print", "pickup"] + (1...1000).map { "\($0)" }
            + ["--db", database, "--output", folder + "/"]
        let time = try Spawn.run(run, environment)
        Report.line("a thousand of them", "\(Report.number(time / 1000)) s", "< 30 s")
    }
}
