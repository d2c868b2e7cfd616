// Min dag as a text for a mail: the rows of the screen, narrow, harmless, and without names unless asked for.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct DayDigestTests {
    private static func digest(
        _ input: DayInput, hidden: Set<CaseNumber> = [], names: Bool = false, _ driver: Driver = Driver()
    ) -> DayDigest {
        DayDigest(input, of: World.anna, hidden: hidden, hasNames: names, driver.context)
    }

    private static func day() throws -> DayInput {
        let driver = Driver()
        return try driver.store.day(of: World.anna, for: driver.actor)
    }

    @Test func saysWhatTheScreenSays() throws {
        let driver = Driver(.myDay, columns: 140, rows: 60)
        let digest = Self.digest(try Self.day(), names: true)
        guard case .myDay(let state) = driver.state.top.content else { return }
        #expect(digest.lines == state.lines && digest.lines.count > 4)
        let text = digest.text.split(separator: "\n").joined(separator: " ").split(separator: " ")
            .joined(separator: " ")
        for line in state.lines where !line.isMasked {
            let shown = driver.context.text(of: line)
            for part in [shown.when, shown.title, shown.number] where !part.isEmpty {
                #expect(text.contains(part), "\(part)")
            }
        }
        #expect(text.contains("Al-Hassan") || text.contains("Tesfay"))
        for heading in Set(state.lines.map(\.heading)) {
            #expect(text.contains(driver.context.words.heading(heading)))
        }
    }

    @Test func whatIsHiddenIsANumber() throws {
        let input = try Self.day()
        let all = Self.digest(input).lines
        let number = try #require(all.first { $0.caseID != nil && !$0.isMasked }?.cases.first)
        let own = Self.digest(input, hidden: [number], names: true).text.split(separator: "\n")
            .filter { $0.contains(number.description) }
        #expect(own.count == all.count { $0.caseID != nil && $0.cases == [number] })
        #expect(Set(own) == ["- \(number) · skyddat hushåll, se programmet"])
    }

    @Test(arguments: [false, true]) func whatWasTypedIsHarmlessAndNarrow(names: Bool) throws {
        var input = try Self.day()
        var row = try #require(input.rows.first { $0.outcome == .open && !$0.isMasked })
        let number = row.number
        row.household = "Al\u{0C}i \u{202E}Ek\n- falsk rad"
        input.rows = [row]
        input.bookings = [
            BookingRow(
                entry: EntryID(9), day: World.today,
                booking: Booking(
                    minutes: 570,
                    what: "Samtal\r\nBcc: x@y \u{1B}[31m" + String(repeating: "långt ord ", count: 20)),
                caseID: row.key.caseID, number: number, kind: .kvot, household: row.household, isMasked: false
            )
        ]
        let text = Self.digest(input, names: names).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropFirst().allSatisfy { DisplayWidth.of(String($0)) <= DayDigest.columns })
        #expect(lines.count { $0.hasPrefix("- ") } == Self.digest(input).lines.count)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
        #expect(!text.contains("\u{202E}") && text.contains("långt ord") == names)
        #expect(text.contains("09:30") && lines.allSatisfy { !$0.hasPrefix("Bcc") })
    }

    @Test func anEmptyDayIsOneLine() {
        let input = DayInput(rows: [], bookings: [], arrivals: [], progress: [:], met: [:], households: 0)
        #expect(Self.digest(input).text == "Min dag 2026-03-02: inget för dagen\n")
    }
}
