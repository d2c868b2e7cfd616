// The marks and bars that screens draw with, once for terminals with Unicode and once in ASCII.

/// A set of one-column characters for marks, bars and lines. Screens name the meaning, never the character.
public struct Glyphs: Hashable, Sendable {
    /// Marks an overdue row.
    public let late: Character
    /// Marks a row that is due soon.
    public let soon: Character
    /// The filled part of a progress bar.
    public let barFull: Character
    /// The empty part of a progress bar.
    public let barEmpty: Character
    /// A station that has been passed.
    public let passed: Character
    /// The station where a case is now.
    public let current: Character
    /// A station still ahead.
    public let ahead: Character
    /// A horizontal line, and the way between stations that was walked.
    public let line: Character
    /// The way still ahead, or time spent waiting.
    public let dashed: Character
    /// A vertical line.
    public let vertical: Character
    /// Time used up.
    public let block: Character
    /// Time paused.
    public let shade: Character
    /// Time left.
    public let lightShade: Character
    /// Stands where a text was cut off.
    public let ellipsis: Character
    /// Separates words in a line.
    public let dot: Character
    /// Points at the selected row.
    public let pointer: Character
    /// Marks a row that the user has marked.
    public let check: Character
    /// Eight heights of a small histogram, the lowest first.
    public let levels: [Character]
    /// The frames of a spinner.
    public let spinner: [Character]

    /// For terminals with a Unicode font.
    public static let unicode = Glyphs(
        late: "\u{203C}", soon: "!", barFull: "\u{25AE}", barEmpty: "\u{25AF}", passed: "\u{25CF}",
        current: "\u{25D0}", ahead: "\u{25CB}", line: "\u{2500}", dashed: "\u{2504}", vertical: "\u{2502}",
        block: "\u{2588}", shade: "\u{2592}", lightShade: "\u{2591}", ellipsis: "\u{2026}", dot: "\u{B7}",
        pointer: ">", check: "\u{2022}",
        levels: [
            "\u{2581}", "\u{2582}", "\u{2583}", "\u{2584}", "\u{2585}", "\u{2586}", "\u{2587}", "\u{2588}",
        ],
        spinner: ["|", "/", "-", "\\"])

    /// For terminals whose font may have nothing but ASCII.
    public static let ascii = Glyphs(
        late: "X", soon: "!", barFull: "#", barEmpty: "-", passed: "*", current: "@", ahead: "o", line: "-",
        dashed: ".", vertical: "|", block: "#", shade: "%", lightShade: "=", ellipsis: "~", dot: "-",
        pointer: ">", check: "*", levels: ["_", ".", ".", "-", "-", "=", "=", "#"],
        spinner: ["|", "/", "-", "\\"])

    /// The marks that the font of a kind of terminal is likely to have.
    /// - Parameter name: what `TERM` says.
    public static func likely(on name: String) -> Glyphs {
        name == "linux" || name.hasPrefix("vt1") || name.hasPrefix("vt2") ? .ascii : .unicode
    }

    /// A progress bar.
    ///
    /// - Parameters:
    ///   - done: how much is done; what lies outside `0...total` is taken as the nearer end.
    ///   - total: how much there is; nothing to do gives a full bar.
    ///   - width: columns.
    /// - Returns: exactly `width` characters. Only a finished bar is full, and only an untouched one empty,
    ///   as far as the width allows.
    public func bar(done: Int, of total: Int, width: Int) -> String {
        guard width > 0 else { return "" }
        guard total > 0 else { return String(repeating: barFull, count: width) }
        let part = min(max(done, 0), total)
        var full = Self.scaled(part, of: total, to: width, roundingUp: false)
        if part < total { full = min(full, width - 1) }
        if part > 0 { full = max(full, min(1, width - 1)) }
        if part == total { full = width }
        return String(repeating: barFull, count: full) + String(repeating: barEmpty, count: width - full)
    }

    /// A histogram of one character a value, scaled to the largest; zero is a blank.
    public func histogram(_ values: [Int]) -> String {
        guard let largest = values.max(), largest > 0 else {
            return String(repeating: " ", count: values.count)
        }
        return String(
            values.map { value in
                guard value > 0 else { return " " }
                let height = Self.scaled(value, of: largest, to: levels.count, roundingUp: true)
                return levels[min(levels.count, max(1, height)) - 1]
            })
    }

    /// `part / total * size` in whole numbers, to the nearest or up; without overflow.
    private static func scaled(_ part: Int, of total: Int, to size: Int, roundingUp: Bool) -> Int {
        let product = part.multipliedFullWidth(by: size)
        let (whole, rest) = total.dividingFullWidth(product)
        return rest > (roundingUp ? 0 : (total - 1) / 2) ? whole + 1 : whole
    }
}
