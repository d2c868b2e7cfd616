// The words of a booking: its time, what it is, what it clashes with, and how long it can be cancelled.

import Reception
import ReceptionText
import TerminalKit

extension AppContext {
    /// `mån 23/11`.
    func dayAndMonth(_ day: Day) -> String { weekday(day) + " \(day.day)/\(day.month)" }

    /// What a day is called beside its date: today, and a holiday's name.
    func special(_ day: Day) -> String {
        join([
            day == today ? words(.dateToday) : "",
            SwedishHolidays.named(day).map { words.holiday($0.name) } ?? "",
        ])
    }

    /// When on its day a booking is.
    func time(of booking: Booking) -> String {
        booking.minutes == nil ? words(.bookingsAllDay) : booking.clockSpan
    }

    /// What a booking is, on which day and when: `Tandläkare 2026-03-05 10:00`.
    func name(of booking: Booking, on day: Day) -> String {
        [booking.what, day.description, booking.clock].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What a booking is about; of a masked household only that it is one.
    func what(_ row: BookingRow) -> String { row.isMasked ? words(.dayBookingMasked) : row.booking.what }

    /// The marks of a booking and the words for them: that it clashes, and the last day to cancel it.
    func signs(of row: BookingRow, clashes: Bool) -> (marks: String, words: String, style: Style) {
        var texts = clashes ? [words(.bookingsClash)] : []
        var marks = clashes ? String(glyphs.late) : " "
        var style: Style = clashes ? .late : .normal
        switch row.cancelBy(on: today) {
        case .none, .open: break
        case .soon:
            marks += String(glyphs.soon)
            texts.append(
                words(.bookingsCancelSoon, row.booking.cancelBy.map { "\($0.day)/\($0.month)" } ?? ""))
            if !clashes { style = .soon }
        case .passed:
            marks += String(glyphs.soon)
            texts.append(words(.bookingsCancelPassed))
        }
        return (marks, texts.joined(separator: ", "), style)
    }

    /// `10:00–11:00 Hembesök, Rahimi 2025-0188`.
    func text(ofOther clash: BookingClash) -> String {
        let other = clash.other
        let household = words.household(other.household, other.isMasked, other.number)
        let number = other.isMasked ? "" : " \(other.number)"
        return "\(time(of: other.booking)) \(what(other)), \(household)\(number)"
    }

    /// The sentence of a clash: with what, and who is shared.
    func sentence(_ clash: BookingClash) -> String {
        let shared = clash.shared.map { words.shared($0) }.joined(separator: ", ")
        return words(.bookingsClashWith, text(ofOther: clash), shared)
    }

    /// So many clashes are told of each by itself, so that the rest of the booking has room below.
    private static var toldClashes: Int { 4 }

    /// Everything that is known of a booking, the most pressing first.
    func details(of row: BookingRow, _ clashes: [BookingClash]) -> [(text: String, style: Style)] {
        let booking = row.booking
        let told = clashes.count <= Self.toldClashes ? clashes.count : Self.toldClashes - 1
        var lines: [(text: String, style: Style)] = clashes.prefix(told).map { clash in
            ("\(glyphs.late) \(sentence(clash))", .late)
        }
        if told < clashes.count {
            lines.append(("\(glyphs.late) \(words.count(.bookingsClashesMore, clashes.count - told))", .late))
        }
        if let last = booking.cancelBy {
            switch row.cancelBy(on: today) {
            case .soon:
                let sentence = words(.bookingsCancelSoonText, dayAndMonth(last), daysLeft(last))
                lines.append(("\(glyphs.soon) \(sentence)", .soon))
            case .passed:
                lines.append(
                    ("\(glyphs.soon) \(words(.bookingsCancelPassedText, last.description))", .normal))
            case .none, .open: break
            }
        }
        let isMarked = [.soon, .passed].contains(row.cancelBy(on: today))
        lines.append(
            (
                join([
                    "\(weekday(row.day)) \(row.day) \(time(of: booking))", what(row), booking.with,
                    booking.interpreter.isEmpty ? "" : words(.bookingsInterpreter, booking.interpreter),
                    booking.place, booking.phone, booking.reference,
                    isMarked ? "" : booking.cancelBy.map { words(.dateCancelBy, $0.description) } ?? "",
                ]), .normal
            ))
        lines.append(
            (
                join([
                    words.household(row.household, row.isMasked, row.number),
                    row.isMasked ? "" : row.number.description, row.kind.rawValue,
                    booking.persons.isEmpty
                        ? ""
                        : words(.personNumber, booking.persons.map { "\($0)" }.joined(separator: " ")),
                    row.caseworker?.name ?? words(.screenUnassigned),
                ]), .done
            ))
        return lines
    }
}
