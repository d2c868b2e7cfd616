// Closings in words: why, and who has the household now.

import Reception

extension Catalogue {
    /// Who has the household now.
    public func receiver(_ receiver: ClosingReceiver) -> String {
        switch receiver {
        case .jobCoach: self(.receiverJobCoach)
        case .jobbcentrum: self(.receiverJobbcentrum)
        case .socialServices: self(.receiverSocialServices)
        case .municipality: self(.receiverMunicipality)
        }
    }

    /// Who has the household now, as somebody to whom something is given: `en annan kommun`.
    public func told(_ receiver: ClosingReceiver) -> String {
        switch receiver {
        case .jobCoach: self(.receiverToldJobCoach)
        case .municipality: self(.receiverToldMunicipality)
        case .jobbcentrum, .socialServices: self.receiver(receiver)
        }
    }

    /// Why a case was closed, and who has the household now: `arbete, till arbetscoach`.
    public func ending(_ reason: ClosingReason, to receiver: ClosingReceiver?) -> String {
        let name = receiver.map { self(.closingTo, self.receiver($0)) }
        return [outcome(reason), name].compactMap { $0 }.joined(separator: ", ")
    }

    /// What stands open at a closing, by the ids of the rules: `HY-3M, SK-1M ×2, 1 bokning`.
    func open(_ rules: [RuleID], bookings: Int) -> String {
        var counts: [(rule: RuleID, count: Int)] = []
        for rule in rules {
            if let index = counts.firstIndex(where: { $0.rule == rule }) {
                counts[index].count += 1
            } else {
                counts.append((rule, 1))
            }
        }
        let named = counts.map { $0.count == 1 ? $0.rule.id : "\($0.rule.id) \u{D7}\($0.count)" }
        return (named + (bookings == 0 ? [] : [count(.troubleOpenBookings, bookings)])).joined(
            separator: ", ")
    }
}
