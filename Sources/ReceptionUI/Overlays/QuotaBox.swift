// `:kommuntal`: how a year stands against kommuntal and fördelningstal, how these were revised, and who counts.

import Reception
import ReceptionText
import TerminalKit

/// A year by both schemes, to be read.
public struct QuotaBox: Sendable {
    var year: Int
    /// Nil until the answer has come.
    var years: [QuotaYear]?
    /// The first line that is seen.
    var top = 0

    func title(_ context: AppContext) -> String { context.words(.quotaTitle, "\(year)") }

    /// Everything there is to read: for each scheme its number, how it stands, and the households that count.
    func lines(_ context: AppContext) -> [(text: String, style: Style)] {
        let words = context.words
        guard let years else { return [(words(.bookingsLoading), .done)] }
        var lines: [(text: String, style: Style)] = []
        for year in years {
            if !lines.isEmpty { lines.append(("", .normal)) }
            let figures = words.figures(year)
            lines.append((words.scheme(year.scheme) + ": " + (figures.first ?? ""), .heading))
            lines += figures.dropFirst().map { ("  " + $0, .done) }
            let isOver = year.remaining.map { $0 < 0 } ?? false
            lines.append(("  " + words.sums(year), isOver ? .soon : .normal))
            if year.households.isEmpty { lines.append(("  " + words(.quotaNobody), .done)) }
            for household in year.households {
                let name = words.household(household.household, household.isMasked, household.number)
                let parts = [household.number.description, household.isMasked ? "" : name]
                lines.append(
                    (
                        "  " + context.join(parts + words.placement(household.placement)),
                        household.placement.received == nil ? .normal : .done
                    ))
            }
        }
        return lines
    }

    func render(_ context: AppContext, into frame: inout Frame, area: Rect) {
        let width = min(76, area.columns - 4)
        let lines = lines(context)
        let inner = Box.draw(
            title(context), rows: lines.count, columns: width, context, into: &frame, area: area)
        let first = max(0, min(top, lines.count - inner.rows))
        for (offset, line) in lines.dropFirst(first).prefix(inner.rows).enumerated() {
            frame.put(
                line.text, row: inner.row + offset, column: inner.column, width: inner.columns,
                style: line.style)
        }
        frame.cursor = Frame.Position(row: inner.row, column: inner.column)
    }

    func hints(_ context: AppContext) -> [String] {
        [
            Bands.hint(.left, .commandPreviousPeriod, context),
            Bands.hint(.right, .commandNextPeriod, context), Bands.hint(.escape, .hintClose, context),
        ]
    }
}

extension AppState {
    /// Opens the box on the year of today.
    mutating func openQuota(_ context: AppContext) -> [Effect] {
        overlays.append(.quota(QuotaBox(year: context.today.year)))
        return ask(.quota(year: context.today.year), for: .quotaBox)
    }

    /// The year that the box waits for has come.
    mutating func giveQuota(_ years: [QuotaYear]) {
        for index in overlays.indices {
            guard case .quota(var box) = overlays[index] else { continue }
            box.years = years
            overlays[index] = .quota(box)
        }
    }

    mutating func press(_ key: Key, in old: QuotaBox, _ context: AppContext) -> [Effect] {
        var box = old
        let last = max(0, old.lines(context).count - 1)
        let page = max(1, context.contentRows - 2)
        if key == .enter || key == .character("q") {
            closeOverlay()
            return giveUp { $0 == .quotaBox }
        }
        switch context.keymap.binding(for: key, in: keyContext)?.id {
        case .down: box.top += 1
        case .up: box.top -= 1
        case .pageDown, .halfDown: box.top += page
        case .pageUp, .halfUp: box.top -= page
        case .first: box.top = 0
        case .last: box.top = last
        case .previousPeriod: box.year -= 1
        case .nextPeriod: box.year += 1
        case .thisPeriod: box.year = context.today.year
        default: break
        }
        // The last page stays full, so that each key that goes back is seen to.
        box.top = max(0, min(box.top, last + 1 - page))
        guard box.year != old.year, QuotaFigure.years.contains(box.year) else {
            box.year = old.year
            replaceOverlay(.quota(box))
            return []
        }
        replaceOverlay(.quota(QuotaBox(year: box.year)))
        return ask(.quota(year: box.year), for: .quotaBox)
    }
}
