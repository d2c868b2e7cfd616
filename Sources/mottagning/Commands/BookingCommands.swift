// `bookings`, `case book` and `case journal`: what is booked, what clashes, and who did what when.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct BookingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bookings", abstract: words(.helpBookings))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var whose: ScopeOptions
    @Option(name: .long, help: help(.optionBookingFrom)) var from: String?
    @Option(name: .long, help: help(.optionBookingTo)) var to: String?

    func run() throws {
        let session = try Session(options)
        let first = try from.map(readDay) ?? session.today
        let last = try to.map(readDay) ?? first.adding(days: 6)
        guard first <= last else {
            throw Failure.usage(words(.errorBadPeriod), words(.errorBadPeriodFix))
        }
        let scope = try whose.scope(session)
        var rows: [JSONValue] = []
        // A week at a time; what clashes is on the same day.
        var day = first
        while day <= last {
            let end = min(last, day.adding(days: 6))
            let query = BookingQuery(scope: scope, days: day...end)
            let page = try session.store.bookings(query, for: session.actor)
            let clashes = BookingClash.all(in: page.rows)
            rows += page.rows.map { session.rows.booking($0, clashes[$0.entry] ?? []) }
            guard end < last else { break }
            day = end.adding(days: 1)
        }
        try Output.listing(
            rows, keys: ContractRows.bookingKeys,
            columns: [
                Column(key: "date", header: .columnDate), Column(key: "time", header: .columnTime),
                Column(key: "length", header: .columnLength, isNumber: true),
                Column(key: "clashes", header: .columnClash) { value in
                    value.cell.isEmpty ? "" : words(.bookingsClash)
                },
                Column(key: "what", header: .columnWhat), Column(key: "with", header: .bookingsWith),
                Column(key: "interpreter", header: .bookingsInterpreterField),
                Column(key: "place", header: .bookingPlace), Column(key: "phone", header: .bookingPhone),
                Column(key: "household", header: .columnHousehold), Column(key: "case", header: .columnCase),
                Column(key: "reference", header: .bookingReference),
                Column(key: "cancel_by", header: .bookingCancelBy),
                Column(key: "caseworker", header: .columnCaseworker),
            ], options.format)
    }
}

struct CaseBook: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "book", abstract: words(.helpCaseBook))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Argument(help: help(.argumentDate)) var date: String
    @Argument(help: help(.argumentTime)) var time: String
    @Argument(help: help(.argumentWhat)) var what: String
    @Option(name: .long, help: help(.optionLength)) var length: String?
    @Option(name: .long, help: help(.optionWith)) var with: String = ""
    @Option(name: .long, help: help(.optionInterpreterBooking)) var interpreter: String = ""
    @Option(name: .long, help: help(.optionPlace)) var place: String = ""
    @Option(name: .long, help: help(.optionPhone)) var phone: String = ""
    @Option(name: .long, help: help(.optionReference)) var reference: String = ""
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPerson)) var person: [Int] = []
    @Option(name: .long, help: help(.optionCancelBy)) var cancelBy: String?

    func run() throws {
        guard let minutes = Booking.minutes(time) else {
            throw Failure.usage(words(.errorBadTime, time), words(.errorBadTimeFix))
        }
        if let length, Booking.length(length) == nil {
            throw Failure.usage(words(.errorBadLength, length), words(.errorBadLengthFix))
        }
        let session = try Session(options)
        let file = try session.caseView(number).file
        let booking = Booking(
            minutes: minutes, what: what, with: with, place: place, phone: phone, reference: reference,
            persons: person, cancelBy: try cancelBy.map(readDay),
            length: length.flatMap { Booking.length($0) },
            interpreter: interpreter)
        let day = try readDay(date)
        let draft = BookingDraft(caseID: file.id, day: day, booking: booking)
        let clashes = try session.store.clashes(of: draft, for: session.actor)
        let receipt = try session.store.apply(
            ActRequest(.book(day, booking), on: file.id), by: session.actor)
        try session.report(receipt, more: ["clashes": session.rows.clashes(clashes)])
        // The act stands: a command cannot ask. Numbers and times only, because errors bear no names.
        for clash in clashes {
            let when =
                clash.other.booking.minutes == nil ? words(.bookingsAllDay) : clash.other.booking.clockSpan
            let shared = clash.shared.map { words.shared($0) }.joined(separator: ", ")
            let text = words(.bookingsClashWith, "\(when) \(clash.other.number)", shared)
            Output.say("mottagning: \(text)\n")
        }
    }
}

struct CaseJournal: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "journal", abstract: words(.helpCaseJournal))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionLimit)) var limit: Int?

    func run() throws {
        if let limit, limit < 0 { throw ValidationFailure.negative("--limit") }
        let session = try Session(options)
        let view = try session.caseView(number)
        // Reading what was written in a case is opening it.
        try session.store.logOpening(of: view.file.id, by: session.actor)
        let numbers = Dictionary(
            view.file.members.map { ($0.person.id, $0.number) }, uniquingKeysWith: { first, _ in first })
        var rows: [JSONValue] = []
        var place = PagePlace<JournalEvent.Cursor>.first
        while limit.map({ rows.count < $0 }) ?? true {
            let page = try session.store.journal(
                of: view.file.number, place, limit: min(500, limit.map { $0 - rows.count } ?? 500),
                for: session.actor)
            rows += page.rows.map { event in
                session.rows.journal(
                    event, time: World.stamp, title: words.title(event, BuiltIn.facts, RulesInUse.rulebook),
                    changes: words.lines(event, BuiltIn.facts, RulesInUse.rulebook) { numbers[$0] })
            }
            guard page.hasMoreAfter, let last = page.rows.last else { break }
            place = .after(last.cursor)
        }
        try Output.listing(
            rows, keys: ContractRows.journalKeys,
            columns: [
                Column(key: "at", header: .columnAt), Column(key: "by", header: .columnBy),
                Column(key: "title", header: .columnAct),
                Column(key: "undone", header: .columnUndone) { value in
                    value == .bool(true) ? words(.journalUndone) : ""
                },
                Column(key: "changes", header: .columnDetails) { value in
                    guard case .array(let changes) = value else { return value.cell }
                    return changes.map(\.cell).joined(separator: "; ")
                        .split(whereSeparator: \.isNewline).joined(separator: " ")
                },
            ], options.format)
    }
}
