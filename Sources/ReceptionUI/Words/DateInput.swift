// Reading a date as people type it in a hurry: 2026-03-02, 260302, 2/3, idag, igår, -2, +7, fre.

import Reception

/// Reads dates from a prompt.
enum DateInput {
    /// Which way a date without a year, or a day of the week, leans.
    enum Leaning: Hashable, Sendable { case past, future }

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
        if let sign = folded.first, sign == "-" || sign == "+" {
            guard let count = Int(folded), abs(count) <= 36_525 else { return nil }
            return today.adding(days: count)
        }
        if folded.utf8.count == 6, folded.allSatisfy({ ("0"..."9").contains($0) }) {
            return Day("20" + folded)
        }
        return slashed(folded, today: today, leaning)
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
        case .past: return today.adding(days: ahead == 0 ? 0 : ahead - 7)
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
            let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
            return Day(year: year, month: numbers[1], day: numbers[0])
        }
        // A leap day may be some years off.
        let years = leaning == .past ? [0, -1, -2, -3, -4, -8] : [0, 1, 2, 3, 4, 8]
        for offset in years {
            guard let day = Day(year: today.year + offset, month: numbers[1], day: numbers[0]) else {
                continue
            }
            if leaning == .past ? day <= today : day >= today { return day }
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
