// Kommuntal and fördelningstal in words.

import Reception

extension Catalogue {
    /// What a scheme is called.
    public func scheme(_ scheme: QuotaScheme) -> String {
        switch scheme {
        case .kommuntal: self(.quotaKommuntal)
        case .fordelningstal: self(.quotaFordelningstal)
        }
    }

    /// The schemes that have a number, in one line: `Kommuntal 2026 19 av 24 · 3 väntas   Fördelningstal 41 av 60`.
    /// Empty where no number is written down.
    public func band(_ years: [QuotaYear]) -> String {
        var parts: [String] = []
        for year in years {
            guard let figure = year.figure else { continue }
            let name = scheme(year.scheme) + (parts.isEmpty ? " \(year.year)" : "")
            let stands = self(.quotaBand, name, "\(year.received)", "\(figure.persons)")
            parts.append(
                year.planned > 0 ? stands + " · " + count(.quotaAwaited, year.planned) : stands)
        }
        return parts.joined(separator: "   ")
    }

    /// How many were assigned, received and are left to be assigned.
    public func sums(_ year: QuotaYear) -> String {
        let sums = self(.quotaSums, "\(year.assigned)", "\(year.received)", "\(year.planned)")
        guard let remaining = year.remaining else { return sums }
        return sums + " · "
            + (remaining < 0 ? self(.quotaOver, "\(-remaining)") : self(.quotaLeft, "\(remaining)"))
    }

    /// The number that holds and those before it, a line each.
    public func figures(_ year: QuotaYear) -> [String] {
        guard let figure = year.figure else { return [self(.quotaUnwritten)] }
        return [count(.quotaHolds, figure.persons, figure.decided.description)]
            + year.revised.reversed().map { count(.quotaBefore, $0.persons, $0.decided.description) }
    }

    /// How a household counts: when it was assigned, and whether it has come.
    public func placement(_ placement: QuotaPlacement) -> [String] {
        [
            count(.countPersons, placement.persons), self(.quotaPlaced, placement.day.description),
            placement.wasHere
                ? self(.quotaWasHere)
                : placement.received.map { self(.quotaCame, $0.description) } ?? self(.quotaWaits),
        ]
    }
}
