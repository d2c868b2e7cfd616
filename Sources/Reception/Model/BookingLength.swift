// How long a booking takes, as people write it: 90, 90 min, 1:30, 2h, 1,5 timmar.

extension Booking {
    /// Reads `90`, `90 min`, `1:30`, `2h`, `2 timmar` or `1,5 h` as a length in minutes.
    ///
    /// Anything else is nothing: an hour must never be read as a minute.
    /// - Parameter text: what was written, in either language and without case.
    /// - Returns: nil when the text is no length, or one outside ``lengths``.
    public static func length(_ text: some StringProtocol) -> Int? {
        let written = String(text).lowercased()
        let digits = written.drop { $0 == " " }.prefix { Self.isOfNumber($0) }
        guard let start = digits.first, start != ":", start != ".", start != "," else { return nil }
        let parts = written[digits.endIndex...].split(separator: " ")
        guard parts.count <= 1 else { return nil }
        let unit = parts.first.map(String.init) ?? ""
        let minutes: Int?
        if hours.contains(unit) {
            minutes = quarters(digits)
        } else if unit.isEmpty || Self.units.contains(unit) {
            // A clock reading says by itself that it is hours and minutes.
            minutes =
                digits.contains { $0 == ":" || $0 == "." }
                ? (unit.isEmpty && digits.utf8.count >= 4 ? Self.minutes(digits) : nil)
                : (digits.utf8.count <= 3 ? Int(digits) : nil)
        } else {
            minutes = nil
        }
        return minutes.flatMap { lengths.contains($0) ? $0 : nil }
    }

    private static let units: Set<String> = ["m", "min", "minut", "minuter", "minute", "minutes", "mins"]
    private static let hours: Set<String> = [
        "h", "t", "tim", "timme", "timmar", "hour", "hours", "hr", "hrs",
    ]

    private static func isOfNumber(_ character: Character) -> Bool {
        ("0"..."9").contains(character) || character == ":" || character == "." || character == ","
    }

    /// Whole hours and quarters of them; a finer part could be meant as minutes and is not read.
    private static func quarters(_ text: Substring) -> Int? {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
        let fractions = ["0": 0, "00": 0, "25": 15, "5": 30, "50": 30, "75": 45]
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 2, let whole = Int(parts[0]) else {
            return nil
        }
        guard parts.count == 2 else { return whole * 60 }
        return fractions[String(parts[1])].map { whole * 60 + $0 }
    }
}
