// The etablering window of a person as a bar: waiting, months used, pauses, today, months left.

import Reception
import ReceptionText
import TerminalKit

extension CaseContent {
    /// One person's window as a line.
    func window(_ window: EstablishmentWindow, _ file: CaseFile) -> CaseLine {
        let width = max(8, min(48, context.size.columns - 36))
        let closes = window.closes
        let left = closes.map { max(0, Self.months(from: context.today, to: $0)) }
        var label = ""
        if window.ended != nil {
            label = context.words(.windowEnded)
        } else if window.started == nil {
            label = context.words(.windowNotStarted)
        } else if let left {
            label = context.words.count(.countMonthsLeft, left)
        }
        let end = closes.map { $0.description } ?? ""
        return CaseLine(
            item: .window(window.number),
            cells: [
                ("\(window.number)", 3, .normal, true), (bar(window, width: width), width, .accent, false),
                (end + (window.isProvisional ? "?" : ""), 11, .normal, false), (label, nil, .normal, false),
            ])
    }

    /// The bar runs from first folkbokföring, or the start, to the end of the frame.
    private func bar(_ window: EstablishmentWindow, width: Int) -> String {
        let ends = [window.frameEnd, window.programmeEnd, window.closes].compactMap { $0 }
        guard let start = [window.registered, window.started].compactMap({ $0 }).min(), let end = ends.max(),
            end > start
        else { return String(repeating: context.glyphs.dashed, count: width) }
        let glyphs = context.glyphs
        var result = ""
        for column in 0..<width {
            let day = start.adding(days: (end - start) * column / width)
            let next = start.adding(days: (end - start) * (column + 1) / width)
            if context.today >= day, context.today < next {
                result.append(glyphs.vertical)
            } else if window.started.map({ day < $0 }) ?? true {
                result.append(glyphs.dashed)
            } else if window.pauses.contains(where: { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }) {
                result.append(glyphs.shade)
            } else if let closes = window.closes, day >= closes {
                result.append(" ")
            } else {
                result.append(day < context.today ? glyphs.block : glyphs.lightShade)
            }
        }
        return result
    }

    /// Whole months from one day to another.
    static func months(from start: Day, to end: Day) -> Int {
        var months = (end.year - start.year) * 12 + end.month - start.month
        if start.adding(months: months) > end { months -= 1 }
        return months
    }
}
