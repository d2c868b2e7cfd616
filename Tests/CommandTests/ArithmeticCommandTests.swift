// `due`, `calendar` and `id`: the law's arithmetic without a database.

import Testing

@Suite struct ArithmeticCommandTests {
    static func run(_ args: [String]) throws -> Run {
        // No home, no database: none is opened.
        try Program.run(
            args + ["--format", "json", "--today", Desk.today], env: ["MOTTAGNING_DB": "/nowhere/at.all"])
    }

    /// From, span, raw date, rolled date, why.
    static let spans: [(String, String, String, String, String?)] = [
        ("2025-11-30", "3m+1w", "2026-03-07", "2026-03-09", "saturday"),
        ("2026-01-15", "2m", "2026-03-15", "2026-03-16", "sunday"),
        ("2026-01-01", "4m", "2026-05-01", "2026-05-04", "public_holiday"),
        ("2026-01-03", "3m", "2026-04-03", "2026-04-07", "public_holiday"),
        ("2025-10-24", "2m", "2025-12-24", "2025-12-29", "eve"),
        ("2024-02-29", "1y", "2025-02-28", "2025-02-28", nil),
        ("2026-01-31", "1m", "2026-02-28", "2026-03-02", "saturday"),
        ("2026-03-02", "60d", "2026-05-01", "2026-05-04", "public_holiday"),
        ("2026-03-31", "-3m", "2025-12-31", "2025-12-31", nil),
        ("2026-05-02", "-1d", "2026-05-01", "2026-05-01", nil),
    ]

    @Test(arguments: spans) func datesAreAddedByTheLaw(_ line: (String, String, String, String, String?))
        throws
    {
        let run = try Self.run(["due", "--from", line.0, "--add=" + line.1, "--roll"])
        #expect(run.status == 0)
        #expect(
            run.json
                == .object([
                    ("from", .string(line.0)), ("add", .string(line.1)), ("raw_due", .string(line.2)),
                    ("due", .string(line.3)), ("rolled_because", line.4.map(JSON.string) ?? .null),
                ]))
        let plain = try Self.run(["due", "--from", line.0, "--add=" + line.1]).json
        #expect(plain["due"].text == line.2)
        #expect(plain["rolled_because"] == .null)
    }

    @Test func aYearsDaysOffAreTheHolidaysAndThreeEves() throws {
        let rows = try Self.run(["calendar", "2026"]).json.items
        let eves = rows.filter { $0["kind"].text == "eve" }.map { $0["date"].text }
        #expect(eves == ["2026-06-19", "2026-12-24", "2026-12-31"])
        let days = rows.filter { $0["kind"].text == "public_holiday" }.map { $0["date"].text }
        let missing = Set([
            "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-06-06",
            "2026-12-25",
        ])
        .subtracting(days)
        #expect(missing.isEmpty)
        #expect(rows.map { $0["date"].text } == rows.map { $0["date"].text }.sorted())
        // Whit Monday until 2004, the national day from 2005 (1989:253).
        #expect(try Self.run(["calendar", "2004"]).json.items.contains { $0["date"].text == "2004-05-31" })
        #expect(try !Self.run(["calendar", "2004"]).json.items.contains { $0["date"].text == "2004-06-06" })
        for year in ["1950", "2100"] { #expect(try Self.run(["calendar", year]).status == 0) }
    }

    /// A spelling, whether it is valid, its kind, its twelve digits, the birth date.
    static let numbers: [(String, String?, String, String)] = [
        ("19900505-2387", "personnummer", "199005052387", "1990-05-05"),
        ("199005052387", "personnummer", "199005052387", "1990-05-05"),
        ("900505-2387", "personnummer", "199005052387", "1990-05-05"),
        ("9005052387", "personnummer", "199005052387", "1990-05-05"),
        ("900505+2387", "personnummer", "189005052387", "1890-05-05"),
        (" 900505-2387 ", "personnummer", "199005052387", "1990-05-05"),
        ("19900505+2387", "personnummer", "199005052387", "1990-05-05"),
        ("900565-2383", nil, "", ""),
        ("19900505-2383", nil, "", ""),
        ("19900230-2387", nil, "", ""),
        ("900505-238", nil, "", ""),
        ("abc", nil, "", ""),
        ("", nil, "", ""),
    ]

    @Test(arguments: numbers) func everyUsualSpellingIsRead(_ line: (String, String?, String, String)) throws
    {
        let run = try Self.run(["id", line.0])
        #expect(run.status == (line.1 == nil ? 1 : 0), "\(run.out)")
        #expect(run.json["input"].text == line.0)
        #expect(run.json["valid"] == .bool(line.1 != nil))
        guard let kind = line.1 else {
            #expect(!run.json["reason"].text.isEmpty)
            for key in ["kind", "normalized", "birth_date"] { #expect(run.json[key] == .null) }
            return
        }
        #expect(run.json["kind"].text == kind)
        #expect(run.json["normalized"].text == line.2)
        #expect(run.json["birth_date"].text == line.3)
        #expect(run.json["reason"] == .null)
    }
}
