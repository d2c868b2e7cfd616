// The form of a booking: when, what, with whom, where.

import Reception
import ReceptionText
import TerminalKit

/// A booking that is being written.
public struct BookingForm: Sendable {
    enum Field: Int, CaseIterable, Sendable {
        case day, time, what, with, place, phone, reference, persons, cancelBy
    }

    var target: SelectedCase
    var fields: [TextField]
    var current = Field.day
    var problem: String?

    init(target: SelectedCase) {
        self.target = target
        fields = Field.allCases.map { _ in TextField(maximumLength: 200) }
    }

    func text(_ field: Field) -> String { fields[field.rawValue].text }

    static func label(_ field: Field) -> Word {
        switch field {
        case .day: .bookingDay
        case .time: .bookingTime
        case .what: .bookingWhat
        case .with: .bookingWith
        case .place: .bookingPlace
        case .phone: .bookingPhone
        case .reference: .bookingReference
        case .persons: .bookingPersons
        case .cancelBy: .bookingCancelBy
        }
    }

    mutating func move(by step: Int) {
        let count = Field.allCases.count
        current = Field(rawValue: (current.rawValue + step + count) % count) ?? .day
    }

    /// The booking that stands in the form, or the first field that is not right.
    func booking(_ context: AppContext) -> Result<(Day, Booking), FormFault> {
        func day(_ field: Field) -> Day? {
            DateInput.day(text(field), today: context.today, leaning: .future)
        }
        guard let on = day(.day) else { return .failure(FormFault(field: .day, word: .inputNotADate)) }
        let time = text(.time)
        let minutes = DateInput.minutes(time)
        if !time.isEmpty, minutes == nil { return .failure(FormFault(field: .time, word: .inputNotATime)) }
        guard !text(.what).allSatisfy(\.isWhitespace) else {
            return .failure(FormFault(field: .what, word: .inputTextMissing))
        }
        let parts = text(.persons).split { !$0.isNumber }
        let persons = parts.compactMap { Int($0) }
        if persons.count != parts.count {
            return .failure(FormFault(field: .persons, word: .inputNotNumbers))
        }
        let cancelBy = day(.cancelBy)
        if !text(.cancelBy).isEmpty, cancelBy == nil {
            return .failure(FormFault(field: .cancelBy, word: .inputNotADate))
        }
        let booking = Booking(
            minutes: time.isEmpty ? nil : minutes, what: text(.what), with: text(.with), place: text(.place),
            phone: text(.phone), reference: text(.reference), persons: persons, cancelBy: cancelBy)
        return .success((on, booking))
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let title = context.words(.bookingTitle, target.number?.description ?? "")
        let inner = Box.draw(
            title, rows: Field.allCases.count, columns: min(64, area.columns - 4), context, into: &frame,
            area: area)
        let labels = Field.allCases.map { context.words(Self.label($0)) }
        let width = min(max(labels.map(DisplayWidth.of).max() ?? 0, 8), inner.columns / 2)
        let first = max(0, min(current.rawValue - inner.rows + 1, Field.allCases.count - inner.rows))
        for field in Field.allCases where field.rawValue >= first && field.rawValue - first < inner.rows {
            let row = inner.row + field.rawValue - first
            frame.put(
                labels[field.rawValue], row: row, column: inner.column, width: width,
                style: field == current ? .accent : .done)
            let place = fields[field.rawValue].draw(
                into: &frame, row: row, column: inner.column + width + 1,
                width: max(1, inner.columns - width - 1))
            if field == current { frame.cursor = place }
        }
        if let problem {
            frame.put(problem, row: frame.rows - 2, column: 1, width: frame.columns - 2, style: .late)
        }
    }
}

/// What is not right in a form.
struct FormFault: Error {
    let field: BookingForm.Field
    let word: Word
}

extension AppState {
    mutating func press(_ key: Key, in old: BookingForm, _ context: AppContext) -> [Effect] {
        var form = old
        form.problem = nil
        switch key {
        case .tab, .down: form.move(by: 1)
        case .backTab, .up: form.move(by: -1)
        case .enter:
            // Enter on an early field goes on as long as something needed is still missing.
            switch form.booking(context) {
            case .success(let (day, booking)):
                closeOverlay()
                return act(
                    ActRequest(.book(day, booking), on: form.target.id),
                    context.words(.wentBooked, day.description, booking.clock))
            case .failure(let fault):
                if form.current.rawValue < fault.field.rawValue {
                    form.move(by: 1)
                } else {
                    form.current = fault.field
                    form.problem = context.words(fault.word)
                }
            }
        default: _ = form.fields[form.current.rawValue].handle(key)
        }
        replaceOverlay(.form(form))
        return []
    }
}
