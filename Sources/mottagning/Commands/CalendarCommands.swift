// `calendar`, `due`, `id`: the law's arithmetic without a database.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "calendar", abstract: words(.helpCalendar))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentYear)) var year: Int

    func run() throws {
        guard SwedishHolidays.years.contains(year) else {
            throw Failure.usage(words(.errorYearRange, String(year)), words(.errorYearRangeFix))
        }
        let rows = SwedishHolidays.days(in: year).map { day in
            JSONValue.record([
                "date": .string(day.date.description), "name": .string(words.holiday(day.name)),
                "kind": .string(day.kind.rawValue),
            ])
        }
        try Output.listing(
            rows, keys: ["date", "name", "kind"],
            columns: [
                Column(key: "date", header: .columnDate),
                Column(key: "name", header: .columnName),
                Column(key: "kind", header: .columnKind) { words.holidayKind(raw: $0.cell) },
            ], options.format)
    }
}

struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "due", abstract: words(.helpDue))

    @OptionGroup var options: GlobalOptions
    @Option(name: .long, help: help(.optionFrom)) var from: String
    @Option(name: .long, help: help(.optionAdd)) var add: String
    @Flag(name: .long, help: help(.optionRoll)) var roll = false

    func run() throws {
        let start = try readDay(from)
        guard let span = Span(add) else {
            throw Failure.usage(words(.errorBadSpan, add), words(.errorBadSpanFix))
        }
        let raw = start.adding(span)
        let rolled = roll && !span.isNegative ? StatutoryTime.rolled(raw) : (due: raw, because: nil)
        let record = JSONValue.record([
            "from": .string(start.description), "add": .string(add), "raw_due": .string(raw.description),
            "due": .string(rolled.due.description), "rolled_because": .text(rolled.because?.rawValue),
        ])
        try Output.one(record, options.format) {
            guard let because = rolled.because else { return words(.dueSentence, rolled.due.description) }
            return words(
                .dueRolledSentence, rolled.due.description, raw.description, words.rollReason(because))
        }
    }
}

struct IDCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "id", abstract: words(.helpId))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentNumber)) var number: String

    func run() throws {
        let today = try options.stated.statedDay() ?? World.local(World.now).day
        var kind: JSONValue = .null
        var normalized: JSONValue = .null
        var born: JSONValue = .null
        var reason: String?
        do throws(IdentityError) {
            let parsed = try IdentityNumber.parse(number, today: today)
            switch parsed {
            case .personnummer: kind = .string("personnummer")
            case .samordningsnummer: kind = .string("samordningsnummer")
            }
            normalized = .string(parsed.twelveDigits)
            born = .string(parsed.birthDate.description)
        } catch {
            reason = words.reason(error)
        }
        let record = JSONValue.record([
            "input": .string(number), "valid": .bool(reason == nil), "kind": kind, "normalized": normalized,
            "birth_date": born, "reason": .text(reason),
        ])
        try Output.one(record, options.format) {
            reason.map { words(.idInvalid, $0) } ?? words(.idValid, kind.cell, normalized.cell, born.cell)
        }
        if reason != nil { throw notInOrder }
    }
}
