// The one line that says how far long work is: what is done, a bar, a count, a rate and the time that is left.

import ReceptionText
import TerminalKit

/// Writes the line of long work as wide as there is room for it.
public struct ProgressLine: Sendable {
    private let title: String
    private let words: Catalogue
    private let glyphs: Glyphs

    /// - Parameters:
    ///   - title: what is being done.
    ///   - words: the reader's language.
    ///   - glyphs: the marks of the bar.
    public init(title: String, words: Catalogue, glyphs: Glyphs) {
        self.title = title
        self.words = words
        self.glyphs = glyphs
    }

    /// The line, at most so many columns wide. What matters least goes first: the key that cancels, the rate, half of
    /// the bar, all of it, the time that is left.
    public func text(_ pace: Pace, columns: Int) -> String {
        let count = number(pace.done) + (pace.total.map { " / " + number($0) } ?? "")
        let rate = pace.perSecond.map { words(.progressRate, number($0)) } ?? ""
        let left = pace.secondsLeft.map { words(.progressLeft, duration($0)) } ?? ""
        let cancel = words(.progressCancel)
        let attempts: [[String]] = [
            [title, bar(pace, 12), count, rate, left, cancel], [title, bar(pace, 12), count, rate, left],
            [title, bar(pace, 12), count, left], [title, bar(pace, 6), count, left], [title, count, left],
            [title, count], [count],
        ]
        let lines = attempts.lazy.map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
        return lines.first { DisplayWidth.of($0) <= columns } ?? ""
    }

    /// What is said at the start where a line cannot be drawn over.
    public var start: String { title + ". " + words(.progressCancel) + "." }

    /// What is said at the end where a line cannot be drawn over.
    public func end(_ pace: Pace) -> String {
        words(.progressDone, title, number(pace.done), duration(Int(pace.elapsed.rounded())))
    }

    private func bar(_ pace: Pace, _ width: Int) -> String {
        guard let total = pace.total else { return "" }
        return glyphs.bar(done: pace.done, of: total, width: width)
    }

    /// A number in groups of three digits.
    public func number(_ number: Int) -> String {
        let digits = Array(String(number))
        let separator = words.language == .sv ? " " : ","
        return digits.enumerated().map { index, digit in
            let rest = digits.count - index
            return index > 0 && rest % 3 == 0 ? separator + String(digit) : String(digit)
        }.joined()
    }

    private func duration(_ seconds: Int) -> String {
        if seconds < 60 { return words(.progressSeconds, "\(seconds)") }
        if seconds < 3600 { return words(.progressMinutes, "\(seconds / 60)", "\(seconds % 60)") }
        return words(.progressHours, "\(seconds / 3600)", "\(seconds % 3600 / 60)")
    }
}
