// The etablering window of a person as a bar: waiting, months used, pauses, today, months left; and what its end is.

import Reception
import ReceptionText
import TerminalKit

extension CaseContent {
    /// The windows, each as a bar with its end, and in words which end that is or what is forecast. What is the same for
    /// several persons in a row is said once, below the last of them.
    var windows: [CaseLine] {
        let all = state.windows.map { (window: $0, details: context.words.details(of: $0)) }
        return all.enumerated().flatMap { index, one -> [CaseLine] in
            let isSaidBelow = index + 1 < all.count && all[index + 1].details == one.details
            let details = isSaidBelow ? [] : one.details
            return [bar(of: one.window)]
                + details.flatMap { TextLines.wrapped($0, width: sideColumns - 6) }.map { line in
                    CaseLine(
                        item: .window(one.window.number),
                        cells: [("", 3, .done, false), (line, nil, .done, false)], isContinued: true)
                }
        }
    }

    private func bar(of window: EstablishmentWindow) -> CaseLine {
        let width = max(8, min(48, sideColumns - 36))
        let closes = window.forecast == nil ? window.closes : nil
        let left = closes.map { max(0, Self.months(from: context.today, to: $0)) }
        var label = ""
        if window.ended != nil {
            label = context.words(.windowEnded)
        } else if window.started == nil {
            let isOver = window.frameEnd.map { $0 < context.today } ?? false
            label = context.words(isOver ? .windowOver : .windowNotStarted)
        } else if let left {
            label = context.words.count(.countMonthsLeft, left)
        }
        let end = closes.map { $0.description + (window.isProvisional ? "?" : "") } ?? ""
        return CaseLine(
            item: .window(window.number),
            cells: [
                ("\(window.number)", 3, .normal, true), (bar(window, width: width), width, .accent, false),
                (end, 11, .normal, false), (label, nil, .normal, false),
            ])
    }

    /// The bar runs from first folkbokföring, the start or the notification, to the last of the ends.
    private func bar(_ window: EstablishmentWindow, width: Int) -> String {
        let forecast = window.forecast
        let starts = [window.registered, window.started, forecast?.waitsSince].compactMap { $0 }
        let ends = [window.frameEnd, window.programmeEnd, window.closes, forecast?.endsLatest]
            .compactMap { $0 }
        guard let start = starts.min(), let end = ends.max(), end > start else {
            return String(repeating: context.glyphs.dashed, count: width)
        }
        let glyphs = context.glyphs
        var result = ""
        for column in 0..<width {
            let day = start.adding(days: (end - start) * column / width)
            let next = start.adding(days: (end - start) * (column + 1) / width)
            if context.today >= day, context.today < next {
                result.append(glyphs.vertical)
            } else if let forecast {
                let isOpen = forecast.opensEarliest <= day && day < forecast.endsEarliest
                result.append(isOpen ? glyphs.lightShade : glyphs.dashed)
            } else if window.started.map({ day < $0 }) ?? true {
                result.append(glyphs.dashed)
            } else if window.isPaused(on: day) {
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

extension AppContext {
    /// How long folkbokföring has been waited for, with the median where there is room: `47 d · median 112 d`.
    func text(of wait: RunningWait, width: Int) -> String {
        let days = words(.windowWaited, "\(max(0, today - wait.since))")
        let whole = join([days, words(.windowMedian, "\(wait.expected.median)")])
        return DisplayWidth.of(whole) <= width ? whole : days
    }
}
