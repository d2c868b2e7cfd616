// Reading a date as people type it in a hurry: 2026-03-02, 260302, 2/3, idag, igår, -2, +3d, +2v, +1m, fre.

import Reception

/// Reads dates from a prompt.
enum DateInput {
    /// Which way a date without a year, or a day of the week, leans.
    enum Leaning: Hashable, Sendable {
        case past, future
        /// A day of birth: as the past, and two digits of a year mean the latest such day that is not after today.
        case birth
    }

    /// The day that a text means.
    /// - Parameters:
    ///   - text: what was typed; without case and without spaces at its ends.
    ///   - today: the day that words and signs count from.
    ///   - leaning: for what has happened the latest such day, for what is to come the next.
    /// - Returns: nil where the text means no day.
    static func day(_ text: String, today: Day, leaning: Leaning) -> Day? {
        let folded = text.lowercased().filter { $0 != " " }
        guard !folded.isEmpty, folded.utf8.count <= 24 else { return nil }
        if let day = word(folded, today: today) ?? weekday(folded, today: today, leaning) { return day }
        if let day = Day(folded) { return day }
        if let sign = folded.first, sign == "-" || sign == "+" { return counted(folded, from: today) }
        if folded.utf8.count == 6, folded.allSatisfy({ ("0"..."9").contains($0) }) {
            return short(year: Int(folded.prefix(2)) ?? 0, today: today, leaning) { year in
                Day("\(year)" + folded.dropFirst(2))
            }
        }
        return slashed(folded, today: today, leaning)
    }

    /// `+3`, `+3d`, `+5a` (also `b`), `-2v` (also `w`), `+1m`, `+1å` (also `y`): days, working days, weeks, months or
    /// years from a day.
    private static func counted(_ text: String, from today: Day) -> Day? {
        let units: [Character: Span.Unit] = [
            "d": .days, "a": .workdays, "b": .workdays, "v": .weeks, "w": .weeks, "m": .months, "å": .years,
            "y": .years,
        ]
        let unit = text.last.flatMap { units[$0] }
        let digits = unit == nil ? text : String(text.dropLast())
        guard digits.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(digits) else {
            return nil
        }
        let days = [Span.Unit.days: 1, .workdays: 2, .weeks: 7, .months: 31, .years: 366]
        let most = 36_525 / (days[unit ?? .days] ?? 1)
        guard (-most...most).contains(count) else { return nil }
        return today.adding(Span([Span.Part(count: count, unit: unit ?? .days)]))
    }

    /// The day of a year of which two digits are written.
    private static func short(year: Int, today: Day, _ leaning: Leaning, _ day: (Int) -> Day?) -> Day? {
        guard leaning == .birth else { return day(2000 + year) }
        let latest = today.year - ((today.year - year) % 100 + 100) % 100
        // A leap day may be missing in the one century and there in the other.
        return [latest, latest - 100].lazy.compactMap(day).first { $0 <= today }
    }

    private static func word(_ text: String, today: Day) -> Day? {
        switch text {
        case "idag", "today": today
        case "igår", "igar", "yesterday": today.adding(days: -1)
        case "iförrgår", "iforrgar": today.adding(days: -2)
        case "imorgon", "imorron", "tomorrow": today.adding(days: 1)
        case "iövermorgon", "iovermorgon": today.adding(days: 2)
        default: nil
        }
    }

    private static let weekdays: [(Weekday, [String])] = [
        (.monday, ["måndag", "mandag", "monday"]), (.tuesday, ["tisdag", "tuesday"]),
        (.wednesday, ["onsdag", "wednesday"]), (.thursday, ["torsdag", "thursday"]),
        (.friday, ["fredag", "friday"]), (.saturday, ["lördag", "lordag", "saturday"]),
        (.sunday, ["söndag", "sondag", "sunday"]),
    ]

    private static func weekday(_ text: String, today: Day, _ leaning: Leaning) -> Day? {
        guard text.count >= 2 else { return nil }
        let found = weekdays.filter { $0.1.contains { $0.hasPrefix(text) } }
        guard found.count == 1, let wanted = found.first?.0 else { return nil }
        let ahead = (wanted.rawValue - today.weekday.rawValue + 7) % 7
        switch leaning {
        // On a Friday "fre" among what has happened is today, among what is to come the next one.
        case .past, .birth: return today.adding(days: ahead == 0 ? 0 : ahead - 7)
        case .future: return today.adding(days: ahead == 0 ? 7 : ahead)
        }
    }

    /// `2/3` and `2/3-26`, `2/3/2026`: day before month, as Swedish has it.
    private static func slashed(_ text: String, today: Day, _ leaning: Leaning) -> Day? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" || $0 == "." }
        let numbers = parts.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        guard numbers.count == parts.count, text.contains("/"), (2...3).contains(numbers.count) else {
            return nil
        }
        if numbers.count == 3 {
            func day(_ year: Int) -> Day? { Day(year: year, month: numbers[1], day: numbers[0]) }
            return numbers[2] < 100 ? short(year: numbers[2], today: today, leaning, day) : day(numbers[2])
        }
        // A leap day may be some years off.
        let years = leaning == .future ? [0, 1, 2, 3, 4, 8] : [0, -1, -2, -3, -4, -8]
        for offset in years {
            guard let day = Day(year: today.year + offset, month: numbers[1], day: numbers[0]) else {
                continue
            }
            if leaning == .future ? day >= today : day <= today { return day }
        }
        return nil
    }

    /// `09:30`, `0930`, `9.30` or `9` as minutes after midnight.
    static func minutes(_ text: String) -> Int? {
        let parts = text.filter { $0 != " " }.split(omittingEmptySubsequences: false) {
            $0 == ":" || $0 == "."
        }
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
            return nil
        }
        var hours: Int?
        var minutes: Int? = 0
        if parts.count == 2 {
            hours = Int(parts[0])
            minutes = parts[1].utf8.count == 2 ? Int(parts[1]) : nil
        } else if parts.count == 1, parts[0].utf8.count <= 2 {
            hours = Int(parts[0])
        } else if parts.count == 1, parts[0].utf8.count <= 4 {
            hours = Int(parts[0].dropLast(2))
            minutes = Int(parts[0].suffix(2))
        }
        guard let hours, let minutes, (0...23).contains(hours), (0...59).contains(minutes) else { return nil }
        return hours * 60 + minutes
    }
}
