// The case of a household that waits for its window, and of one whose window has an end that is stated.

import Reception
import ReceptionData
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct WindowScreenTests {
    /// The unit's own waits: a median of 112 days, nine of ten within 154.
    static let waits = ClosedWaits([90: 4, 112: 8, 154: 6, 200: 2])

    static func store() -> MemoryStore {
        let store = MemoryStore(
            engine: DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts), users: World.users,
            registrationWaits: waits)
        let notified = World.fact(.registrationNotified, "2026-01-14")
        World.add(
            NewHousehold(
                kind: .kvot, caseworker: World.anna,
                facts: [
                    World.fact("placement_decided", "2025-11-18"), World.fact("received", "2026-01-14"),
                    World.fact("moved_in", "2026-01-14"),
                ],
                persons: [
                    World.person("Rima", "Al-Hassan", "1991-05-02", .applicant, [notified]),
                    World.person("Omar", "Al-Hassan", "1989-10-12", .partner, [notified]),
                    World.person("Yusuf", "Al-Hassan", "2023-06-01", .child, [notified]),
                ]), to: store)
        World.add(
            NewHousehold(
                kind: .abo, caseworker: World.anna, facts: [World.fact("received", "2023-12-01")],
                persons: [
                    World.person(
                        "Selam", "Tesfay", "1998-04-04", .applicant,
                        [
                            World.fact("population_registered", "2024-01-10"),
                            World.fact("establishment_started", "2024-03-01"),
                            World.fact(
                                "establishment_paused", "2024-06-01", until: "2025-11-30", value: "illness"),
                        ]),
                    World.person(
                        "Dawit", "Tesfay", "1996-04-04", .partner,
                        [
                            World.fact("population_registered", "2024-01-10"),
                            World.fact("establishment_started", "2024-03-01"),
                            World.fact("establishment_end_stated", "2026-06-30"),
                        ]),
                ]), to: store)
        return store
    }

    private static func lines(_ number: String, columns: Int, _ language: Catalogue.Language = .sv)
        -> [String]
    {
        var driver = Driver(.myDay, columns: columns, rows: 120, language: language, store: store())
        driver.press(": '\(number) Enter")
        return driver.frame.lines
    }

    @Test(arguments: [80, 120], Catalogue.Language.allCases)
    func theSectionOfTheWindow(_ columns: Int, _ language: Catalogue.Language) throws {
        var text = ""
        for number in ["2026-0001", "2026-0002"] {
            let lines = Self.lines(number, columns: columns, language)
            let heading = Catalogue(language)(.sectionWindow)
            let first = try #require(lines.firstIndex { $0.contains(heading) })
            let stations = lines[1...3]
            text += (stations + lines[first..<min(lines.count, first + 10)]).joined(separator: "\n") + "\n\n"
        }
        try expectSnapshot(text, named: "windows-\(columns)-\(language)")
    }

    @Test func theStationSaysHowLongAndTheMedian() {
        #expect(Self.lines("2026-0001", columns: 120)[3].contains("47 d · median 112 d"))
        #expect(Self.lines("2026-0001", columns: 80)[3].contains("47 d · median 112 d"))
        #expect(Self.lines("2026-0001", columns: 40)[3].contains("47 d"))
        #expect(!Self.lines("2026-0002", columns: 120)[3].contains("median"))
    }

    @Test func theForecastStandsInTheCase() {
        let lines = Self.lines("2026-0001", columns: 80).joined(separator: "\n")
        #expect(lines.contains("tidigast 2026-05-06 · senast 2026-06-17 (prognos)"))
        #expect(lines.contains("slutar tidigast 2028-05-06 · senast 2029-06-17"))
        let stated = Self.lines("2026-0002", columns: 80).joined(separator: "\n")
        #expect(stated.contains("slut enligt Arbetsförmedlingen · beräknat 2026-03-01"))
        #expect(stated.contains("slutet av ramen på 36 månader"))
    }
}
