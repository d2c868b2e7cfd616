// iCalendar (RFC 5545): lines folded at 75 octets, texts escaped, calendars and their events as text.

import Reception

/// An all-day event of a calendar.
public struct CalendarEvent: Hashable, Sendable {
    /// How sure an event is.
    public enum Status: String, Sendable {
        case confirmed = "CONFIRMED"
        case tentative = "TENTATIVE"
        case cancelled = "CANCELLED"
    }

    /// Names the event for ever: who takes in a calendar again finds it by this.
    public var uid: String
    public var day: Day
    public var summary: String
    public var description: String
    public var categories: [String]
    public var status: Status
    /// Whether others who see the calendar are to see no more than that something is there.
    public var isPrivate: Bool

    public init(
        uid: String, day: Day, summary: String, description: String, categories: [String], status: Status,
        isPrivate: Bool
    ) {
        self.uid = uid
        self.day = day
        self.summary = summary
        self.description = description
        self.categories = categories
        self.status = status
        self.isPrivate = isPrivate
    }
}

/// Writes a calendar, piece by piece. It asks no clock: the same events at the same moment give the same bytes.
public struct ICalendarWriter: Sendable {
    /// A language tag, `sv`.
    private let language: String
    private let stamp: String
    private let sequence: Int64

    /// - Parameters:
    ///   - language: in which the texts are written.
    ///   - moment: when the calendar is made.
    public init(language: String, at moment: Moment) {
        self.language = language
        stamp = ICalendar.utc(moment)
        // Programs that have the event already take the one with the higher number, and some look at nothing else. Every
        // calendar that is made later has a higher one.
        sequence = max(0, moment.seconds - 1_577_836_800)
    }

    /// What stands before the first event.
    public var opening: String {
        ICalendar.lines([
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mottagning//Mottagning//\(language.uppercased())",
            "CALSCALE:GREGORIAN",
        ])
    }

    /// What stands after the last event.
    public var closing: String { ICalendar.lines(["END:VCALENDAR"]) }

    /// An event of a whole day, which leaves the day free for others.
    public func text(_ event: CalendarEvent) -> String {
        var lines = [
            "BEGIN:VEVENT", "UID:" + ICalendar.escaped(event.uid), "DTSTAMP:" + stamp, "SEQUENCE:\(sequence)",
            "DTSTART;VALUE=DATE:" + ICalendar.date(event.day),
            "DTEND;VALUE=DATE:" + ICalendar.date(event.day.adding(days: 1)),
            "SUMMARY;LANGUAGE=\(language):" + ICalendar.escaped(event.summary),
        ]
        if !event.description.isEmpty {
            lines.append("DESCRIPTION;LANGUAGE=\(language):" + ICalendar.escaped(event.description))
        }
        if !event.categories.isEmpty {
            lines.append("CATEGORIES:" + event.categories.map(ICalendar.escaped).joined(separator: ","))
        }
        if event.isPrivate { lines.append("CLASS:PRIVATE") }
        lines += ["STATUS:" + event.status.rawValue, "TRANSP:TRANSPARENT", "END:VEVENT"]
        return ICalendar.lines(lines)
    }
}

/// The rules of the format's text.
public enum ICalendar {
    /// No line is longer, its end not counted (3.1).
    public static let octets = 75

    /// Content lines with their ends, each folded.
    public static func lines(_ lines: [String]) -> String { lines.map { folded($0) + "\r\n" }.joined() }

    /// A line, broken where it is too long: CRLF and a space, never within a character.
    public static func folded(_ line: String) -> String {
        guard line.utf8.count > octets else { return line }
        var out = ""
        var width = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if width + size > octets {
                out += "\r\n "
                width = 1
            }
            out.unicodeScalars.append(scalar)
            width += size
        }
        return out
    }

    /// A value of type TEXT (3.3.11). Control characters, which the format has no place for, and what turns the direction
    /// of text are left out.
    public static func escaped(_ text: String) -> String {
        var out = ""
        var afterReturn = false
        for scalar in FieldText.harmless(text).unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\r": out += "\\n"
            case "\n": if !afterReturn { out += "\\n" }
            case "\t": out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return out
    }

    /// `20260302`.
    public static func date(_ day: Day) -> String { day.description.filter { $0 != "-" } }

    /// `20260302T083000Z`.
    public static func utc(_ moment: Moment) -> String {
        let days = moment.seconds >= 0 ? moment.seconds / 86_400 : (moment.seconds - 86_399) / 86_400
        let second = Int(moment.seconds - days * 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return date(Day(number: Int32(clamping: days))) + "T" + two(second / 3600) + two(second / 60 % 60)
            + two(second % 60) + "Z"
    }
}
