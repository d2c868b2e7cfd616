// What people type: a value that is read is read again as it is written, in every form that it has.

import Reception
import ReceptionData
import ReceptionText
import TestSupport

@testable import ReceptionUI
@testable import TerminalKit

enum ValueProperties {
    private static let today = Day(year: 2026, month: 3, day: 2) ?? .distantPast

    /// Both languages, each with fields of every kind.
    private static let contexts: [(AppContext, [FormField])] = [Catalogue.Language.sv, .en].map { language in
        let context = AppContext(
            today: today, now: Moment(seconds: 1_772_438_400), user: Login("anna"), role: .caseworker,
            size: ScreenSize(columns: 100, rows: 30), rulebook: BuiltIn.rulebook, facts: BuiltIn.facts,
            words: Catalogue(language), otherWords: Catalogue(language == .sv ? .en : .sv))
        let kinds: [FieldKind] = [
            .text, .day(.past, isEvent: true), .day(.birth, isEvent: false), .time(isStrict: true),
            .time(isStrict: false), .numbers, .length, .room, .languages, .number(-5...40),
        ]
        return (
            context,
            Form.personFields(0, Array(PersonDetail.allCases), nil, context)
                + kinds.map { FormField(.note, "x", $0) }
        )
    }

    static func play(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try texts(text)
        try days(text)
        try spans(text)
        try identities(text)
        try details(text)
        try others(text)
        // One of four for each input: these take the longest.
        let choice = bytes.reduce(0) { $0 &+ Int($1) }
        let (context, form) = contexts[choice % 2]
        if choice / 2 % 2 == 0 { try filters(text, context) } else { try fields(text, form, context) }
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        one.unicodeScalars.elementsEqual(other.unicodeScalars)
    }

    /// Cleaned text is clean and stays as it is.
    private static func texts(_ text: String) throws {
        let cleaners: [(clean: (String) -> String, breaks: Set<Unicode.Scalar>)] = [
            (FieldText.line, []), (FieldText.paragraph, ["\n"]),
        ]
        for (clean, breaks) in cleaners {
            let once = clean(text)
            try demand(same(clean(once), once), "cleaning twice changes a text")
            let control = once.unicodeScalars.first {
                ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) && !breaks.contains($0)
            }
            try demand(control == nil, "a cleaned text has a control character")
            try demand(same(FieldText.trimmed(once), once), "a cleaned text has spaces around it")
        }
        for part in FieldText.list(text) {
            try demand(!part.isEmpty && !part.contains(","), "a part of a list is none")
        }
    }

    private static func check(_ day: Day) throws {
        try demand((1...9999).contains(day.year), "the year \(day.year)")
        try demand(Day(day.description) == day, "\(day) is not read back")
    }

    private static func days(_ text: String) throws {
        if let day = Day(text) {
            try check(day)
            try demand(text.filter { $0 != "-" } == day.description.filter { $0 != "-" }, "\(text) is \(day)")
        }
        for leaning in [DateInput.Leaning.past, .future, .birth] {
            guard let day = DateInput.day(text, today: today, leaning: leaning) else { continue }
            try check(day)
            try demand(
                DateInput.day(day.description, today: today, leaning: leaning) == day,
                "\(day) is read as another day")
        }
        if let minutes = DateInput.minutes(text) {
            try demand((0..<1440).contains(minutes), "\(minutes) minutes after midnight")
            let clock = Booking(minutes: minutes, what: "").clock
            try demand(DateInput.minutes(clock) == minutes, "\(clock) is read as another time")
        }
        let time = FieldValue.time(text)
        try demand(same(FieldValue.time(time), time), "a time is read again otherwise")
    }

    private static func spans(_ text: String) throws {
        guard let span = Span(text) else { return }
        try demand(Span(span.description) == span, "\(span) is not read back")
        for start in [today, Day(year: 2024, month: 2, day: 29) ?? today] {
            let end = start.adding(span)
            try demand(Day(end.description) == end, "\(start) and \(span) is \(end)")
        }
    }

    private static func identities(_ text: String) throws {
        if let number = try? IdentityNumber.parse(text, today: today) {
            for written in [number.twelveDigits, number.formatted] {
                try demand(
                    (try? IdentityNumber.parse(written, today: today)) == number, "a number is not read back")
            }
            try demand("\(number)" == number.twelveDigits.prefix(8) + "-****", "a number shows its end")
            try demand(number.birthDate <= today, "somebody is born after today")
        }
        if let number = try? Dossiernummer(parsing: text) {
            for written in [number.digits, number.formatted] {
                try demand((try? Dossiernummer(parsing: written)) == number, "a dossier is not read back")
            }
        }
        if let number = CaseNumber(text) {
            try demand(CaseNumber(number.description) == number, "\(number) is not read back")
        }
    }

    private static func details(_ text: String) throws {
        let line = FieldText.line(text)
        guard !line.isEmpty else { return }
        for detail in PersonDetail.allCases {
            guard let value = try? FieldValue.person(detail, line, today: today), !value.isEmpty else {
                continue
            }
            let again = try? FieldValue.person(detail, value, today: today)
            try demand(again.map { same($0, value) } ?? false, "\(detail) is not read back")
        }
        if let kind = try? FieldValue.kind(line) {
            try demand((try? FieldValue.kind(kind.rawValue)) == kind, "a kind is not read back")
        }
        if let day = try? FieldValue.day(line) { try check(day) }
    }

    private static func others(_ text: String) throws {
        if let minutes = Booking.length(text) {
            try demand(Booking.lengths.contains(minutes), "\(minutes) minutes are no length")
            try demand(Booking.length("\(minutes)") == minutes, "\(minutes) minutes are not read back")
        }
        if let room = VehicleRoom(text) {
            try demand(VehicleRoom(room.description) == room, "\(room) is not read back")
        }
        if let key = Key(name: text) {
            try demand(Key(name: key.name) == key, "\(key) is not found by its name \(key.name)")
        }
        let filled = Placeholders.names(in: text)
        try demand(filled.allSatisfy { !$0.contains("}") }, "a place's name has its end in it")
    }

    private static func filters(_ text: String, _ context: AppContext) throws {
        _ = FilterGrammar.completion(of: text, context)
        let filter: ListFilter
        do throws(FilterFault) {
            filter = try FilterGrammar.parse(text, context)
        } catch {
            try demand(
                (1...text.count + 1).contains(error.column), "a fault at \(error.column) of \(text.count)")
            return try demand(!error.message.isEmpty, "a fault has no words")
        }
        let again = try? FilterGrammar.parse("  " + text, context)
        try demand(again == filter, "spaces before a filter change it")
    }

    /// Fields of every kind: what is stored of a text is read again as the same.
    private static func fields(_ text: String, _ fields: [FormField], _ context: AppContext) throws {
        for field in fields {
            var field = field
            field.input = TextField(text: text, maximumLength: 200)
            guard let value = field.reading(context).value else { continue }
            switch field.kind {
            // Minutes after midnight are kept as a number, which reads as hours.
            case .time(isStrict: true): continue
            default: break
            }
            field.input = TextField(text: value, maximumLength: 8000)
            let again = field.reading(context).value
            try demand(again.map { same($0, value) } ?? false, "\(field.kind) is not read back")
        }
    }
}
