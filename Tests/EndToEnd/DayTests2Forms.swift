// The day's new household: an assignment is written down, somebody is known already, a number is wrong.

import Testing

extension EndToEnd.Day {
    @Test("08:20 a KVOT household of six from an assignment is stored as six persons")
    func assignment() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.press("+")
        try terminal.wait("the form") { $0.has("Nytt ärende") && $0.has("ärendetyp") }
        try terminal.write("kvot")
        try terminal.press("Enter", "Enter")
        try terminal.write("18/2")
        try terminal.press("Enter")
        try terminal.write("+2v")
        try terminal.wait("the day read back") { $0.has("2026-03-16 mån") }
        try terminal.press("PageDown")

        try person("Haile", "Selam", "880404", terminal)
        try terminal.press("Enter", "Enter", "Enter", "Enter")
        try terminal.write("tigrinja")
        try terminal.press("Enter")
        try terminal.write("ja")
        try terminal.press("Enter")
        try terminal.write("eri")
        try terminal.press("Enter")
        try terminal.write("kvot")
        let others = [
            ("Yonas", "850101"), ("Lia", "2010-02-03"), ("Noah", "121224"), ("Sara", "150601"),
            ("Mika", "200909"),
        ]
        for (index, other) in others.enumerated() {
            try terminal.press("PageDown", "Enter")
            try terminal.wait("rows of another person") { $0.has("PERSON \(index + 2) Haile") }
            try person(nil, other.0, other.1, terminal)
        }
        try terminal.press("C-s")
        try terminal.wait("the new case") {
            $0.has("2026-0002 KVOT · Haile") && $0.has("nytt ärende, 6 pers")
        }

        let file = try unit.file("2026-0002")
        #expect(file.kind == "KVOT" && file.caseworker == Unit.user && file.persons.count == 6)
        #expect(file.persons.map(\.givenName) == ["Selam", "Yonas", "Lia", "Noah", "Sara", "Mika"])
        #expect(
            file.persons.map(\.birthDate) == [
                "1988-04-04", "1985-01-01", "2010-02-03", "2012-12-24", "2015-06-01", "2020-09-09",
            ])
        #expect(
            file.persons.map(\.relation) == ["applicant", "partner", "child", "child", "child", "child"])
        // What the first one said holds for those after her.
        for person in file.persons {
            #expect(person.familyName == "Haile" && person.language == "tir")
            #expect(person.citizenship == "ERI" && person.permitBasis == "quota")
        }
        #expect(file.persons.count { $0.interpreter } == 1)
        #expect(file.days(of: "placement_decided") == ["2026-02-18"])
        #expect(file.days(of: "latest_reception") == ["2026-03-16"])
    }

    @Test("08:40 whoever is known already is shown before anything is saved, by name and by dossiernummer")
    func duplicate() throws {
        let unit = try Unit.family()
        try unit.run("case", "correct", "2026-0001", "--person", "3", "--dossiernummer", "90552670")
        func cases() throws -> [StoredCaseRow] { try unit.stored("case", "list") }
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.press("+")
        try terminal.wait(for: "ärendetyp")
        try terminal.write("abo")
        try terminal.press("PageDown")
        try person("Provsson", "Prov2", "870902", terminal)
        let known = "2026-0001 · KVOT · Provsson · "
        try terminal.wait("who is known") {
            $0.has("Finns kanske redan: " + known + "namn och födelsedatum")
        }
        // Another name is another person; the dossiernummer says who it is all the same.
        try terminal.press("Up", "Up", "C-u")
        try terminal.write("Annan")
        try terminal.press("Down", "Down")
        try terminal.wait("nobody known") { $0.has("Annan") && !$0.has("Finns kanske redan") }
        try terminal.press("Enter", "Enter", "Enter")
        try terminal.write("9055 2670")
        try terminal.press("Enter")
        try terminal.wait("who is known") { $0.has("Finns kanske redan: " + known + "dossiernummer") }

        try terminal.press("C-s")
        try terminal.wait("the question") { $0.has("Enter öppnar ärendet, Ctrl-S sparar ändå.") }
        #expect(try cases().count == 1)
        try terminal.press("Enter")
        try terminal.wait("the case that is known") {
            $0.has(" 2026-0001 KVOT · Provsson") && !$0.has("PERSON 1")
        }
        try terminal.press("Escape")
        try terminal.wait("the form with all that was written") { $0.has("Annan") && $0.has("1987-09-02") }
        #expect(try cases().count == 1)
        try terminal.press("C-s")
        try terminal.wait("the new case") { $0.has(" 2026-0002 ABO · Provsson") }
        #expect(try cases().map(\.case) == ["2026-0001", "2026-0002"])
        #expect(try unit.file("2026-0002").persons.map(\.givenName) == ["Annan"])
    }

    @Test(
        "09:00 a personnummer with a wrong check digit is shown to be wrong while it is typed, and not stored"
    )
    func checkDigit() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.openCase("2026-0001")
        try terminal.go(to: "1 Provsson, Prov1")
        try terminal.press("E")
        try terminal.wait("the form") { $0.has("personnummer") && $0.has("Prov1") && $0.has("Ctrl-S") }
        try terminal.press("Down", "Down", "Down", "Down", "Down")
        try terminal.write("850411239")
        let number = "personnummer"
        func field(_ screen: Screen) -> String? { screen.lines.first { $0.contains("│ " + number) } }
        try terminal.wait("the number so far") { field($0)?.contains("850411239") == true }
        try terminal.write("4")
        // Nothing else was pressed: it is said while the cursor is still there.
        try terminal.wait("what is wrong") { field($0)?.contains("kontrollsiffran stämmer inte") == true }
        try terminal.press("C-s")
        try terminal.wait("the fault, in the field") {
            $0.has("kontrollsiffran stämmer inte") && $0.has("Ctrl-S")
        }
        #expect(try unit.file("2026-0001").persons[0].personnummer == nil)
        try terminal.press("BSpace")
        try terminal.write("5")
        try terminal.wait("the right number") { !$0.has("kontrollsiffran") && $0.has("19850411-2395") }
        try terminal.press("C-s")
        try terminal.wait("the case") { !$0.has("Ctrl-S") && $0.has("HUSHÅLL 6") }
        let persons = try unit.file("2026-0001").persons
        #expect(persons.map(\.personnummer) == ["198504112395", nil, nil, nil, nil, nil])
    }

    @Test("09:10 in the middle of a form the window changes; what was typed and the cursor stay")
    func resized() throws {
        let unit = try Unit.family()
        let terminal = try Terminal(unit)
        try terminal.open(as: nil)
        try terminal.press("+")
        try terminal.wait(for: "ärendetyp")
        try terminal.write("ebo")
        try terminal.press("PageDown")
        try terminal.write("Girma")
        try terminal.press("Enter")
        try terminal.write("Sab")
        /// The name's field is there, with the cursor behind what was typed.
        func isInField(_ rows: Int, _ typed: String) throws {
            // The terminal lays the old lines out anew before the program draws, so that both are looked at each time.
            let found = try pollUntil { () -> String? in
                let lines = try terminal.wait("\(typed) in \(rows) rows") {
                    $0.lines.count == rows && $0.has(" förnamn ") && $0.has(typed)
                }.lines
                guard let line = lines.firstIndex(where: { $0.contains(" förnamn ") && $0.contains(typed) }),
                    let end = lines[line].firstRange(of: typed)?.upperBound
                else { return nil }
                let place = "\(line) \(lines[line][..<end].count)"
                let now = try "\(terminal.display("cursor_y")) \(terminal.display("cursor_x"))"
                return now == place ? now : nil
            }
            #expect(found != nil, "\(typed) in \(rows) rows")
        }
        try isInField(24, "Sab")
        try terminal.resize(60, 16)
        try isInField(16, "Sab")
        try terminal.write("a")
        try isInField(16, "Saba")
        try terminal.resize(120, 40)
        try isInField(40, "Saba")
        try terminal.resize(80, 24)
        try isInField(24, "Saba")
        try terminal.press("Enter")
        try terminal.write("920101")
        try terminal.press("C-s")
        try terminal.wait("the new case") { $0.has(" 2026-0002 EBO · Girma") }
        let person = try #require(try unit.file("2026-0002").persons.first)
        #expect(
            person.familyName == "Girma" && person.givenName == "Saba" && person.birthDate == "1992-01-01")
    }

    /// The family name where it is not offered, the given name and the birth date.
    private func person(_ family: String?, _ given: String, _ born: String, _ terminal: Terminal) throws {
        if let family { try terminal.write(family) }
        try terminal.press("Enter")
        try terminal.write(given)
        try terminal.press("Enter")
        try terminal.write(born)
        try terminal.press("Enter")
    }
}
