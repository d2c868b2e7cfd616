// `bookings`, `case book` with a length and an interpreter, and `case journal`, through the program.

import Testing

@Suite struct BookingCommandTests {
    private func newCase(_ desk: Desk, _ name: String, _ more: [String] = []) throws -> String {
        let run = try desk.run(
            [
                "case", "new", "--kind", "ABO", "--given-name", "Sara", "--family-name", name,
                "--birth-date", "1990-05-05", "--format", "json",
            ] + more)
        return run.json["cases"].items.first?.text ?? ""
    }

    @Test func aClashIsSaidAndTheBookingStands() throws {
        let desk = try Desk()
        let number = try newCase(desk, "Berg")
        let first = try desk.run([
            "case", "book", number, "2026-03-04", "10:00", "Hembesök", "--length", "1:30", "--interpreter",
            "tigrinja, Ordet", "--format", "json",
        ])
        #expect(first.status == 0 && first.err.isEmpty && first.json["clashes"].items.isEmpty)
        let second = try desk.run([
            "case", "book", number, "2026-03-04", "11:00", "Möte", "--format", "json",
        ])
        #expect(second.status == 0 && second.err.contains("10:00") && second.err.contains(number))
        #expect(!second.err.contains("Berg") && !second.err.contains("Hembesök"))
        let clash = try #require(second.json["clashes"].items.first)
        #expect(clash.keys == ["case", "household", "time", "length", "what", "shared"])
        let rows = try desk.json("bookings", "--all").items
        #expect(rows.map { $0["what"].text } == ["Hembesök", "Möte"])
        #expect(rows[0]["interpreter"].text == "tigrinja, Ordet" && rows[1]["clashes"].items.count == 1)
        #expect(try desk.json("bookings", "--all", "--from", "2026-03-05").items.isEmpty)
        #expect(try desk.json("bookings", "--all", "--to", "2026-03-03").items.isEmpty)
        #expect(
            try desk.json("bookings", "--all", "--from", "2026-01-01", "--to", "2026-12-31").items.count == 2)
        #expect(try desk.json("case", "show", number)["bookings"].items[0]["interpreter"].text != "")
        for bad in ["0", "ja", "2000"] {
            let run = try desk.run(["case", "book", number, "2026-03-04", "10:00", "x", "--length", bad])
            #expect(run.status == 64, "\(bad)")
        }
        #expect(
            try desk.run(["bookings", "--from", "2026-03-05", "--to", "2026-03-04"]).status == 64)
    }

    @Test func theJournalTellsWhatWasDone() throws {
        let desk = try Desk()
        let number = try newCase(desk, "Berg")
        _ = try desk.run(["case", "note", number, "Behöver glasögon"])
        _ = try desk.run(["case", "book", number, "2026-03-04", "10:00", "Hembesök"])
        let rows = try desk.json("case", "journal", number).items
        #expect(rows.map { $0["kind"].text } == ["book", "note", "open"])
        #expect(rows[1]["changes"].items.map(\.text) == ["Behöver glasögon"])
        #expect(try desk.json("case", "journal", number, "--limit", "1").items.count == 1)
        let table = try desk.run(["case", "journal", number])
        #expect(table.out.contains("Behöver glasögon") && table.out.contains("Anteckning"))
        #expect(try desk.json("search", "glasögon").items.map { $0["case"].text } == [number])
        #expect(try desk.run(["case", "journal", "1999-0001"]).status == 2)
    }

    @Test func aProtectedHouseholdIsMasked() throws {
        let desk = try Desk()
        _ = try desk.run(["user", "add", "anna", "--role", "caseworker"])
        let number = try newCase(desk, "Hemlig", ["--protection", "confidential", "--caseworker", Desk.me])
        let booked = try desk.run([
            "case", "book", number, "2026-03-04", "10:00", "Hemligt", "--interpreter", "Hemlig",
        ])
        #expect(booked.status == 0, "\(booked.err)")
        let journal = ["case", "journal", number] + Desk.because
        #expect(try desk.run(journal).out.contains("Hemligt"))
        #expect(try desk.run(["case", "assign", number, "anna"]).status == 0)
        for format in ["table", "json", "csv"] {
            let run = try desk.run(["bookings", "--all", "--format", format])
            #expect(run.out.contains("Skyddad \(number)") && !run.out.contains("Hemlig"), "\(run.out)")
            let masked = try desk.run(["case", "journal", number, "--format", format])
            #expect(masked.status == 0 && !masked.out.contains("Hemlig"))
        }
        #expect(try !desk.run(["bookings", "--as", "anna"]).out.contains("Hemligt"))
        // A team lead in anna's place is not anna.
        #expect(try desk.run(journal + ["--as", "anna"]).status == 2)
        // Nor does she give it to herself to look.
        let taking = try desk.run(["case", "assign", number, Desk.me])
        #expect(taking.status == 2 && taking.err.contains("varken ta det själv"), "\(taking.err)")
        #expect(try desk.run(journal).status == 2)
    }
}
