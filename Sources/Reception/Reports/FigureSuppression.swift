// What may leave the unit: numbers of groups smaller than five are kept back, and so is what would give them away.

/// Keeps small groups back.
public enum FigureSuppression {
    /// Groups of fewer are kept back. None at all is no group.
    public static let least = 5
    /// Of fewer no ninetieth percentile is told: it would be the longest wait itself.
    static let enoughForPercentile = 10

    /// Which parts of a sum are kept back.
    ///
    /// A part of 1 to 4 is, and so are as many others, the smallest first, that of every hidden part at least five
    /// values remain possible for whoever knows the sum, the other parts, and that none of the hidden ones is nought.
    /// Where that cannot be had the sum is kept back as well.
    ///
    /// - Parameters:
    ///   - parts: not below nought.
    ///   - others: parts that are to be kept back for another reason; one of nought never is.
    static func hidden(_ parts: [Int], and others: Set<Int> = []) -> (parts: Set<Int>, sum: Bool) {
        let sum = parts.reduce(0, +)
        let filled = parts.indices.filter { parts[$0] > 0 }
        var hidden = Set(filled.filter { parts[$0] < least || others.contains($0) })
        if (1..<least).contains(sum) { return (hidden, true) }
        while !hidden.isEmpty, !isSafe(hidden.map { parts[$0] }) {
            let rest = filled.filter { !hidden.contains($0) }
            guard let next = rest.min(by: { (parts[$0], $0) < (parts[$1], $1) }) else {
                return (hidden, true)
            }
            hidden.insert(next)
        }
        return (hidden, false)
    }

    /// Whether of each of some hidden parts, none of them nought, five values are possible by their sum.
    private static func isSafe(_ parts: [Int]) -> Bool {
        parts.count > 1 && parts.reduce(0, +) - parts.count >= least - 1
    }

    static func isSmall(_ count: Int) -> Bool { (1..<least).contains(count) }
}

extension Report {
    /// The report as it may leave the unit: without the rows behind its figures, and without small groups.
    public func suppressed() -> Report {
        if isSuppressed { return self }
        let quota = quota.map { year in
            guard let assigned = year.assigned.number, FigureSuppression.isSmall(assigned) else {
                return year
            }
            var hidden = year
            hidden.assigned = .hidden
            if hidden.remaining != .absent { hidden.remaining = .hidden }
            return hidden
        }
        var told = figures.map { $0.suppressed() }
        // EBO households open at the end are among those known in the period, and often all of them.
        let open = told.first { $0.id == .openAtEnd }?[.kind(.ebo)]
        if open?.households == .hidden {
            told = told.map { $0.id == .knownEBO ? $0.hidingCounts() : $0 }
        }
        return Report(
            period: period, through: through, today: today, quota: quota, figures: told, erased: erased,
            isSuppressed: true)
    }
}

extension Figure {
    /// The figure without its rows and without what tells of small groups.
    func suppressed() -> Figure {
        guard var whole = lines.first else { return self }
        var groups = Array(lines.dropFirst())
        let summed = groups.indices.filter { isInSum(groups[$0].group) }
        let counts = hide(\.count, summed, &whole, &groups)
        let also = Set(summed.indices.filter { counts.contains(summed[$0]) })
        _ = hide(\.households, summed, and: also, &whole, &groups)
        _ = hide(\.waiting, summed, &whole, &groups)
        for index in groups.indices where !summed.contains(index) {
            if FigureSuppression.isSmall(groups[index].count.number ?? 0) { groups[index].count = .hidden }
        }
        if id.form == .deadlines {
            hideShares(&whole, &groups)
        } else {
            for index in groups.indices where groups[index].count == .hidden || whole.count == .hidden {
                if groups[index].share != .absent { groups[index].share = .hidden }
            }
        }
        return Figure(id, lines: ([whole] + groups).map(Self.withoutWaits), rows: [])
    }

    /// The figure with none of its counts.
    fileprivate func hidingCounts() -> Figure {
        let bare = lines.map { line in
            var line = line
            line.count = .hidden
            return line
        }
        return Figure(id, lines: bare, rows: rows)
    }

    /// Keeps one number of the lines back.
    /// - Returns: the groups whose number is kept back.
    private func hide(
        _ value: WritableKeyPath<FigureLine, FigureValue>, _ summed: [Int], and others: Set<Int> = [],
        _ whole: inout FigureLine, _ groups: inout [FigureLine]
    ) -> Set<Int> {
        guard let sum = whole[keyPath: value].number else { return [] }
        guard !summed.isEmpty else {
            if FigureSuppression.isSmall(sum) { whole[keyPath: value] = .hidden }
            return []
        }
        let found = FigureSuppression.hidden(
            summed.map { groups[$0][keyPath: value].number ?? 0 }, and: others)
        let hidden = Set(found.parts.map { summed[$0] })
        for index in hidden { groups[index][keyPath: value] = .hidden }
        if found.sum { whole[keyPath: value] = .hidden }
        return hidden
    }

    /// Of waits that are too few to be told the median is not told either.
    private static func withoutWaits(_ line: FigureLine) -> FigureLine {
        var line = line
        if line.count == .hidden, line.median != .absent { line.median = .hidden }
        let isFew = line.count.number.map { $0 < FigureSuppression.enoughForPercentile } ?? true
        if isFew, line.ninetieth != .absent { line.ninetieth = .hidden }
        return line
    }

    /// Of deadlines the share alone is told. Where those in time, or the others, are 1 to 4, it is told between which
    /// numbers it lies; and of all together what the groups let say, so that nothing can be taken off from it.
    private func hideShares(_ whole: inout FigureLine, _ groups: inout [FigureLine]) {
        var told = 0...0
        var left = whole.count.number ?? 0
        for index in groups.indices {
            if let count = groups[index].count.number {
                let parts = Self.told(groups[index].onTime.number ?? 0, of: count)
                let isOpen = parts == 1...max(1, count - 1) && count < FigureSuppression.enoughForPercentile
                groups[index].share = isOpen ? .hidden : FigureShare(parts, of: count)
                told = (told.lowerBound + parts.lowerBound)...(told.upperBound + parts.upperBound)
                left -= count
            } else {
                groups[index].share = .hidden
            }
            (groups[index].onTime, groups[index].late, groups[index].missing) = (.absent, .absent, .absent)
        }
        whole.share =
            whole.count.number.map {
                FigureShare(told.lowerBound...(told.upperBound + max(0, left)), of: $0)
            } ?? .hidden
        (whole.onTime, whole.late, whole.missing) = (.absent, .absent, .absent)
    }

    /// How many in time are told of a group that is not small.
    private static func told(_ onTime: Int, of count: Int) -> ClosedRange<Int> {
        let small = 1...(FigureSuppression.least - 1)
        if onTime == 0 || onTime == count { return onTime...onTime }
        if count < FigureSuppression.enoughForPercentile { return 1...(count - 1) }
        if small.contains(onTime) { return small }
        if small.contains(count - onTime) { return (count - small.upperBound)...(count - small.lowerBound) }
        return onTime...onTime
    }
}
