// A new household of six from an assignment, written down in the form, found again by a command.

import Testing

extension EndToEnd {
    @Suite("New case") struct NewCase {
        @Test("a KVOT household of six from an assignment, a wrong personnummer put right")
        func six() throws {
            let unit = try Unit.family()
            let terminal = try Terminal(unit)
            try terminal.open("--db \"$D\"")
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
            try terminal.press("Enter", "Enter")
            try terminal.write("198804042381")
            try terminal.wait(for: "kontrollsiffran stämmer inte")
            // Resized in the middle of it, nothing is lost.
            try terminal.resize(60, 20)
            try terminal.wait("the number") { $0.has("198804042381") }
            try terminal.resize(80, 24)
            try terminal.press("BSpace")
            try terminal.write("3")
            try terminal.wait("the right number") { $0.has("19880404-2383") && !$0.has("kontrollsiffran") }
            try terminal.press("Enter", "Enter")
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

            let shown = try unit.run("case", "show", "2026-0002", "--format", "json")
            let said = shown.filter { !$0.isWhitespace }.split { $0 == "," || $0 == "{" || $0 == "[" }
            func count(_ key: String, _ value: String) -> Int {
                said.count { $0.hasPrefix("\"\(key)\":\"\(value)\"") }
            }
            #expect(count("family_name", "Haile") == 6 && count("language", "tir") == 6)
            #expect(count("citizenship", "ERI") == 6 && count("permit_basis", "quota") == 6)
            #expect(count("personnummer", "198804042383") == 1)
            #expect(said.count { $0.hasPrefix("\"interpreter\":true") } == 1)
            #expect(count("relation", "applicant") == 1 && count("relation", "partner") == 1)
            #expect(count("relation", "child") == 4)
            #expect(count("birth_date", "1985-01-01") == 1 && count("birth_date", "2012-12-24") == 1)
            #expect(shown.contains("placement_decided") && shown.contains("2026-02-18"))
            #expect(shown.contains("latest_reception") && shown.contains("2026-03-16"))
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
}
