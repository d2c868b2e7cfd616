// What people have complained of in programs of this kind, row by row; docs/experience.md says which test is for what.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct ExperienceTests {
    private static func queue(_ store: MemoryStore) throws -> (driver: Driver, rows: [QueueRow]) {
        let driver = Driver(.queue(QueueFilter(scope: .all)), store: store)
        guard case .queue(let state) = driver.state.top.content else { throw StoreError.noSuchCase }
        return (driver, state.rows)
    }

    /// The list, its heading, the case and the counter have one notion of late.
    @Test func whatIsLateInOnePlaceIsLateInAll() throws {
        let store = World.store()
        let (driver, _) = try Self.queue(store)
        let all = try store.queue(QueueQuery(scope: .all, limit: .max), after: nil, for: driver.actor).rows
        let late = all.filter { $0.status(on: World.today, driver.context.rulebook) == .overdue }
        #expect(!late.isEmpty && late.count < all.count)
        #expect(try store.openCount(.all, for: driver.actor).overdue == late.count)
        #expect(driver.frame.line(0).contains("\(late.count) sena"), "\(driver.frame.line(0))")
        for file in store.files where file.closing == nil {
            let own = late.filter { $0.number == file.number }
            let shown = try store.caseFile(file.number, for: driver.actor).deadlines
                .filter { $0.status(on: World.today, driver.context.rulebook) == .overdue }
            #expect(Set(own.map(\.key)) == Set(shown.map(\.key)))
            for row in own { #expect(context(driver, row).hasPrefix("sen")) }
        }
    }

    private func context(_ driver: Driver, _ row: QueueRow) -> String { driver.context.daysLeft(row) }

    /// Whatever time passes, a row that is missed goes only when its act is done, or it is waived with a reason.
    @Test func whatIsMissedStaysUntilItIsMetOrWaived() throws {
        let store = World.store()
        var (driver, before) = try Self.queue(store)
        driver.context.today = World.today.adding(days: 1100)
        driver.send(.resumed)
        let rulebook = driver.context.rulebook
        let after = try store.queue(QueueQuery(scope: .all, limit: .max), after: nil, for: driver.actor).rows
        let kept = Set(after.map(\.key))
        for row in before where row.lapsesOn == nil && row.due != nil {
            #expect(kept.contains(row.key), "\(row.key.rule) vanished")
        }
        let missed = try #require(after.first { $0.status(on: driver.context.today, rulebook) == .overdue })
        driver.press("g x 1")
        let waived = try store.queue(QueueQuery(scope: .all, limit: .max), after: nil, for: driver.actor).rows
        #expect(waived.count == after.count - 1 && !waived.contains { $0.key == missed.key })
        driver.press("u g d")
        for character in driver.context.today.description { driver.send(.keyPressed(.character(character))) }
        driver.press("Enter")
        let done = try store.queue(QueueQuery(scope: .all, limit: .max), after: nil, for: driver.actor).rows
        #expect(!done.contains { $0.key == missed.key })
        #expect(driver.commands.contains { if case .waive = $0 { true } else { false } })
    }

    /// A date is shown with the day from which the act can be done.
    @Test func aWindowIsShownFromItsFirstDayToItsLast() throws {
        let store = World.store()
        var driver = Driver(.myDay, columns: 100, rows: 50, store: store)
        let rows = try store.queue(QueueQuery(scope: .all, limit: .max), after: nil, for: driver.actor).rows
        let row = try #require(
            rows.first { row in
                row.opensOn.map { opens in row.due.map { opens < $0 } ?? false } ?? false && !row.isMasked
            })
        driver.press(": '\(row.number) Enter")
        driver.state.push(.caseFile(CaseState(number: row.number, focus: [row.key])))
        driver.send(.dataChanged)
        driver.press("w")
        let text = driver.frame.lines.joined(separator: "\n")
        let opens = try #require(row.opensOn)
        let due = try #require(row.due)
        #expect(text.contains(opens.description) && text.contains(due.description), "\(text)")
    }

    /// Who had a case is told after it is closed: in the list, and act by act in its journal.
    @Test func aClosedCaseStillTellsWhoHandledIt() throws {
        let store = World.store()
        let file = try #require(store.files.first { $0.caseworker == World.bjorn })
        let actor = Actor(
            login: World.bjorn, actual: World.bjorn, role: .caseworker, today: World.today, now: World.now)
        _ = try store.apply(ActRequest(.close(.work, World.today, note: ""), on: file.id), by: actor)
        var driver = Driver(.cases, columns: 120, rows: 30, store: store)
        let number = file.number.description
        #expect(!driver.frame.lines.dropLast(2).contains { $0.contains(number) })
        driver.press("h")
        #expect(driver.frame.lines.contains { $0.contains(number) && $0.contains("bjorn") })
        driver.press(": '\(number) Enter J")
        #expect(driver.state.keyContext == .journal)
        #expect(driver.frame.lines.contains { $0.contains("bjorn") })
    }

    /// Handing many cases over is one act on what is marked, and one key takes it back.
    @Test func markedCasesAreHandedOverTogether() throws {
        let store = World.store()
        var driver = Driver(.cases, columns: 120, rows: 30, store: store)
        let before = store.files.map(\.caseworker)
        driver.press("Space Space Space a 'bjorn Enter")
        #expect(driver.commands.count == 3)
        #expect(zip(before, store.files.map(\.caseworker)).filter { $0 != $1 }.count >= 2)
        driver.press("u")
        #expect(store.files.map(\.caseworker) == before)
    }
}
