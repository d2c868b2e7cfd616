// Who can take the next household, in words.

import Reception

extension Catalogue {
    /// A number with two decimals at most, as few as it takes.
    public func decimal(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        guard rest != 0 else { return "\(whole)" }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return self(.nextDecimal, "\(whole)", digits)
    }

    /// The ranking as lines: who comes first and why, then everybody with what she has and what that is at full time.
    public func lines(of ranking: TeamRanking) -> [String] {
        guard let first = ranking.loads.first else { return [] }
        var lines = [
            ranking.isRanked
                ? self(.nextFirst, first.caseworker.name, reason(ranking.reason(at: 0)))
                : self(.nextUnranked, "\(TeamRanking.fewest)")
        ]
        for (index, load) in ranking.loads.enumerated() {
            let place = ranking.isRanked ? "\(index + 1) " : ""
            lines += [
                "",
                [
                    place + load.caseworker.name, self(.teamShare, "\(load.share)"),
                    count(.actCases, load.cases), count(.countPersons, load.persons),
                    self(.nextWork, "\(load.work)"), self(.nextWeight, decimal(load.weight)),
                    load.awayUntil.map { self(.teamAwayUntil, $0.description) } ?? "",
                ].filter { !$0.isEmpty }.joined(separator: " · "),
            ]
            guard load.share < 100 else { continue }
            func full(_ amount: Int) -> String { decimal(load.atFullTime(Double(amount))) }
            lines.append(
                self(
                    .nextFullTime, full(load.cases), full(load.persons), full(load.work),
                    decimal(load.atFullTime(load.weight))))
        }
        return lines
    }

    /// Why somebody stands before the next one.
    public func reason(_ reason: TeamLoad.Reason?) -> String {
        switch reason {
        case .presence: self(.nextByPresence)
        case .weight: self(.nextByWeight)
        case .work: self(.nextByWork)
        case .name: self(.nextByName)
        case nil: ""
        }
    }
}
