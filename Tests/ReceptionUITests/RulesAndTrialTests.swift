// Regler on the screen, and a date that is only tried.

import Reception
import ReceptionData
import TerminalKit
import TestSupport
import Testing

@testable import ReceptionUI

@Suite struct RulesAndTrialTests {
    private static func rules(_ driver: Driver) throws -> RulesState {
        guard case .rules(let state) = driver.state.top.content else {
            throw CaseBuilder.Fault.badDay("no rules")
        }
        return state
    }

    @Test func everyRuleStandsThereOnceAndIsFoundByWhatItSays() throws {
        var driver = Driver(.myDay)
        driver.press("9")
        let all = Set(BuiltIn.rulebook.rules.map(\.id))
        #expect(try Self.rules(driver).rules.count == all.count)
        driver.press("/ '20:29 Enter")
        #expect(Set(try Self.rules(driver).rules.map(\.id)).isSuperset(of: ["SFI-3M", "SFI-1M"]))
        #expect(try Self.rules(driver).rules.count < all.count / 10)
        driver.press("Esc")
        #expect(try Self.rules(driver).rules.count == all.count)
        driver.press("Esc")
        guard case .myDay = driver.state.top.content else {
            Issue.record("Esc did not go back")
            return
        }
    }

    /// A rule that starts from a fact and has rows in the driver's unit.
    private static func present() throws -> QueueRow {
        let driver = Driver(.queue(QueueFilter(scope: .all)))
        guard case .queue(let queue) = driver.state.top.content else {
            throw CaseBuilder.Fault.badDay("no queue")
        }
        return try #require(queue.rows.first { $0.key.trigger != nil && $0.key.rule != .reminder })
    }

    @Test func enterShowsExactlyTheRowsThatWereCounted() throws {
        var driver = Driver(.rules)
        driver.press("/ '\(try Self.present().key.rule.id) Enter")
        let state = try Self.rules(driver)
        let rule = try #require(state.selectedRule)
        let count = try #require(state.counts[rule.id])
        #expect(driver.frame.lines.joined().contains("\(count.open)"))
        driver.press("Enter")
        guard case .queue(let queue) = driver.state.top.content else {
            Issue.record("no queue")
            return
        }
        #expect(queue.rows.count == count.open && count.open > 0)
        #expect(Set(queue.rows.map(\.key.rule)) == [rule.id])
    }

    @Test func aTriedDateShowsWhatWouldFollowAndWritesNothing() throws {
        let row = try Self.present()
        var driver = Driver(.queue(QueueFilter(scope: .all, rule: row.key.rule)))
        driver.press("w f 'inget Enter")
        #expect(driver.frame.lines.joined().contains(driver.context.words(.whyNoDate)))
        // Ten days later than it was: whatever starts from it moves.
        let day = try #require(row.triggerDay).adding(days: 10)
        driver.press("Esc f '\(day) Enter")
        let due = try #require(row.due)
        #expect(driver.frame.lines.contains { $0.contains("\(due) → ") })
        #expect(driver.commands.isEmpty)
        driver.press("Esc Esc")
        #expect(driver.state.overlays.isEmpty)
    }

    /// The box over a deadline of somebody in the programme.
    private static func inProgramme(_ driver: inout Driver, registered: String = "2026-01-12") {
        let person = World.person(
            "Amal", "Provsson", "1990-05-05", .applicant,
            [
                World.fact("population_registered", registered),
                World.fact("establishment_started", "2026-02-02"),
            ])
        World.add(NewHousehold(kind: .ebo, caseworker: World.anna, persons: [person]), to: driver.store)
        driver = Driver(.queue(QueueFilter(scope: .all, rule: "EP-24")), store: driver.store)
        driver.press("j w")
    }

    @Test func aTriedPauseShowsEveryDateThatFollowsAndWritesNothing() throws {
        var driver = Driver(.myDay)
        Self.inProgramme(&driver)
        driver.press("p '2026-03-02 Enter '2026-03-31 Enter")
        #expect(driver.frame.lines.joined().contains("1 \(driver.context.words.pause(.parental))"))
        driver.press("1")
        // Thirty days: 2028-02-02 becomes 2028-03-03 (2017:820 15 §), and the frame follows for a parent (15 a §).
        let lines = driver.frame.lines
        #expect(lines.contains { $0.contains("2028-02-02 → 2028-03-03") })
        #expect(lines.contains { $0.contains("2029-01-12 → 2029-02-11") })
        // An illness does not move the frame, and a pause that runs leaves no date.
        driver.press("p '2026-03-02 Enter Enter 2")
        #expect(driver.frame.lines.contains { $0.contains("2028-02-02 → –") })
        #expect(!driver.frame.lines.contains { $0.contains("2029-01-12 →") })
        #expect(driver.commands.isEmpty)
    }

    /// The programme's date moves on past the frame; the window does not.
    @Test func aTriedPauseSaysWhatTheFrameHasNoRoomFor() throws {
        var driver = Driver(.myDay)
        Self.inProgramme(&driver, registered: "2025-06-01")
        driver.press("p '2026-03-02 Enter '2028-03-01 Enter 2")
        let text = driver.frame.lines.joined(separator: " ")
        // 731 days from 2028-02-02 are 2030-02-02; the frame ends 2028-06-01 (2017:820 15 §).
        #expect(text.contains("2028-02-02 → 2030-02-02"))
        #expect(text.contains("611") && text.contains("2028-06-01"))
        driver.press("p '2026-03-02 Enter '2026-03-31 Enter 2")
        #expect(!driver.frame.lines.joined().contains("2028-06-01"))
    }

    @Test func aPauseIsRefusedInTheWordsOfRecordingIt() throws {
        var driver = Driver(.myDay)
        Self.inProgramme(&driver)
        let words = driver.context.words
        func says(_ error: CommandError) -> Bool {
            let text = words.text(of: error, rulebook: driver.context.rulebook, facts: driver.context.facts)
            let shown = driver.frame.lines.joined(separator: " ")
            return text.problem.split(separator: " ").allSatisfy { shown.contains($0) }
        }
        driver.press("p '2025-11-01 Enter '2025-11-30 Enter 3")
        #expect(says(.pauseOutsideWindow(World.day("2026-02-02"), World.day("2028-02-02"))))
        driver.press("p '2026-03-31 Enter '2026-03-02 Enter 3")
        #expect(says(.untilBeforeStart(World.day("2026-03-31"), World.day("2026-03-02"))))
        driver.press("p 'inget Enter")
        #expect(driver.frame.lines.joined().contains(words(.whyNoDate)))
        driver.press("Esc Esc")
        #expect(driver.state.overlays.isEmpty && driver.commands.isEmpty)
    }

    @Test func whoHasNoWindowHasNoPauseToTry() throws {
        let row = try Self.present()
        var driver = Driver(.queue(QueueFilter(scope: .all, rule: row.key.rule)))
        driver.press("w p")
        guard case .why(let box)? = driver.state.overlays.last else {
            Issue.record("no box")
            return
        }
        #expect(box.field == nil)
        guard case .refused? = box.trial else {
            Issue.record("not refused")
            return
        }
        #expect(driver.commands.isEmpty)
    }

    @Test func tryingMovesEverythingThatStartsFromTheEntry() throws {
        let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
        var builder = try CaseBuilder(.ebo, engine: engine)
        try builder.record("population_registered", "2026-02-02", 1)
        let entry = try #require(builder.file.facts.first { $0.id == "population_registered" }?.entry)
        let day = try CaseBuilder.day("2026-02-09")
        let moves = engine.moves(of: builder.file, trying: day, for: entry)
        // A week later: three months to 9 May, a Saturday, and on to Monday (2010:800 20:29; 1930:173 2 §).
        let sfi = try #require(moves.first { $0.rule == "SFI-3M" })
        #expect(sfi.before?.description == "2026-05-04" && sfi.after?.description == "2026-05-11")
        #expect(Set(moves.map(\.rule)).isSuperset(of: ["SFI-3M", "SO-START", "SO-3Y", "EP-36"]))
        #expect(moves.allSatisfy { $0.change == .moved })
        #expect(engine.moves(of: builder.file, trying: day, for: EntryID(999)).isEmpty)
    }
}
