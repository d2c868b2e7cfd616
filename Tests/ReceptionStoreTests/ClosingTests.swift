// Closing on a real file: everything open of the unit's own is answered in one act, and undone as one.

import Reception
import Testing

@testable import ReceptionStore

struct ClosingTests {
    let fixture: StoreFixture
    let number: CaseNumber

    init() throws {
        fixture = try StoreFixture()
        number = try fixture.open(.invented("Haddad", persons: 3, received: today.adding(days: -40)))
        let later = today.adding(days: 3)
        try fixture.apply(.remind(later, "Ring hyresvärden"), on: number)
        try fixture.apply(.book(later, Booking(minutes: 570, what: "Tandläkare")), on: number)
        try fixture.apply(.book(later, Booking(minutes: 660, what: "Banken")), on: number)
        try fixture.apply(.book(today.adding(days: -3), Booking(minutes: 660, what: "Har varit")), on: number)
    }

    private var view: CaseView { get throws { try fixture.store.caseFile(number, for: fixture.anna) } }

    private func closing() throws -> Closing {
        Closing(of: try view, rulebook: fixture.store.engine.rulebook, today: today)
    }

    private func state() throws -> [String] {
        let view = try view
        return view.file.entries.map { "\($0.id.raw) \($0.day) \($0.content.columns)" }
            + view.deadlines.map { "\($0.key) \($0.outcome)" }.sorted()
    }

    @Test func theListIsWhatTheUnitHasOpen() throws {
        let rulebook = fixture.store.engine.rulebook
        let items = try closing().items
        var rules: [RuleID] = []
        var bookings = 0
        for item in items {
            switch item {
            case .deadline(let row): rules.append(row.key.rule)
            case .booking: bookings += 1
            }
        }
        #expect(bookings == 2)
        #expect(rules.count { $0 == .reminder } == 1)
        let own = rules.filter { $0 != .reminder }
        #expect(!own.isEmpty && own.allSatisfy { rulebook[$0]?.owner == .unit })
        // Neither others' acts nor what goes on after the closing is asked about.
        let open = try view.deadlines.filter { $0.status(on: today, rulebook).isOpen }
        #expect(open.contains { rulebook[$0.key.rule]?.outlivesCase == true })
        #expect(open.contains { rulebook[$0.key.rule]?.owner == .authority })
        #expect(
            open.count {
                rulebook[$0.key.rule]?.owner == .unit && rulebook[$0.key.rule]?.outlivesCase == false
            } == own.count)
    }

    @Test func nothingIsClosedWhileSomethingHasNoAnswer() throws {
        var closing = try closing()
        let open = closing.items.count
        #expect(throws: CommandError.self) { try closing.request(.work, on: today, to: nil, named: "") }
        closing.answerRest(.waived(.notRelevant))
        #expect(closing.open.count == 2 && open > 3)
        #expect(throws: CommandError.openAtClosing([], bookings: 2)) {
            try closing.request(.work, on: today, to: nil, named: "")
        }
        closing.answerRest(.kept)
        _ = try closing.request(.work, on: today, to: nil, named: "")
        closing.answer(0, .handedOver)
        #expect(throws: CommandError.handedOverToNobody) {
            try closing.request(.work, on: today, to: nil, named: "")
        }
        // A booking is not met, and a deadline is not cancelled.
        closing.answer(closing.items.count - 1, .met(on: today))
        closing.answer(0, .cancelled)
        #expect(closing.answers.last == .kept && closing.answers.first == .handedOver)
        #expect(throws: CommandError.noSuchDeadline("BO-TP")) { try closing.answer("BO-TP", .handedOver) }
    }

    @Test func allAnswersAreOneActAndUndoneAsOne() throws {
        var closing = try closing()
        let before = try state()
        let first = closing.items.count - 2
        // One after another: met, handed over, and the three reasons.
        let answers: [Closing.Answer] =
            [.met(on: today), .handedOver] + WaiverReason.allCases.map { .waived($0) }
        for index in 0..<first { closing.answer(index, answers[index % answers.count]) }
        closing.answer(first, .cancelled)
        closing.answer(first + 1, .kept)
        let request = try closing.request(
            .supportedWork, on: today.adding(days: -1), to: .jobCoach, named: "arbetscoach")
        let receipt = try fixture.store.apply(request, by: fixture.anna)
        #expect(receipt.summary.kind == .close && receipt.summary.cases == [number])

        let view = try view
        #expect(view.file.ending?.reason == .supportedWork && view.file.ending?.receiver == .jobCoach)
        #expect(view.file.ending?.day == today.adding(days: -1))
        #expect(view.file.bookings.count == 2 && view.file.reminders.isEmpty)
        for (index, item) in closing.items.enumerated() {
            guard case .deadline(let row) = item, row.key.rule != .reminder else { continue }
            let found = try #require(view.deadlines.first { $0.key == row.key }, "\(row.key.rule)")
            switch closing.answers[index] {
            case .met(let day): #expect(found.outcome.day == day, "\(row.key.rule)")
            case .waived(let reason):
                // What another answer met as well is met.
                if found.outcome.day == nil { #expect(found.outcome == .waived(reason)) }
            case .handedOver:
                if found.outcome.day == nil { #expect(found.outcome == .waived(.otherResponsible)) }
            default: Issue.record("no answer")
            }
        }
        let notes = view.file.waivers.map { entry -> String in
            guard case .waiver(_, _, _, let note) = entry.content else { return "" }
            return note
        }
        #expect(notes.contains("arbetscoach"))
        #expect(try fixture.rows().filter { $0.number == number }.contains { $0.key.rule == "AVS-3M" })
        let after = try state()
        let undone = try fixture.store.undo(by: fixture.anna)
        #expect(undone.summary.kind == .close)
        #expect(try state() == before)
        _ = try fixture.store.redo(by: fixture.anna)
        #expect(try state() == after)
    }

    @Test func theFollowUpOfAClosedCaseIsMetFromTheQueue() throws {
        try fixture.apply(.close(.moved, today.adding(days: -100), to: .municipality, note: ""), on: number)
        let row = try #require(
            try fixture.rows(.caseworker(StoreFixture.anna)).first { $0.key.rule == "AVS-3M" })
        #expect(row.status(on: today, fixture.store.engine.rulebook) == .overdue)
        #expect(row.phase == .closed)
        #expect(
            try fixture.store.day(of: StoreFixture.anna, for: fixture.anna).rows.contains {
                $0.key == row.key
            })
        try fixture.apply(.complete([row.key], on: today), on: number)
        #expect(try !fixture.rows().contains { $0.key.rule == "AVS-3M" })
        try fixture.apply(.reopen, on: number)
        #expect(try !view.deadlines.contains { $0.key.rule == "AVS-3M" })
        #expect(
            try Closing(of: view, rulebook: fixture.store.engine.rulebook, today: today).items.isEmpty
                == false)
    }

    /// A closing of an older version has no receiver and is followed by no fact.
    @Test func aClosingOfAnOlderDatabaseIsRead() throws {
        try fixture.apply(.close(.moved, today, to: .municipality, note: "flyttat"), on: number)
        #expect(try view.file.closing?.content == .closing(.moved, to: .municipality, note: "flyttat"))
        try fixture.force("UPDATE entry SET code = NULL WHERE type = 'closing'")
        #expect(try view.file.closing?.content == .closing(.moved, to: nil, note: "flyttat"))
        try fixture.force("UPDATE entry SET code = 'somebody' WHERE type = 'closing'")
        #expect(throws: StoreError.self) { try view }
    }
}
