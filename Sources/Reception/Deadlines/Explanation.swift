// Why a date is what it is: the computation step by step, as values; words are made elsewhere.

/// One step of the computation of a date.
public enum ExplanationStep: Hashable, Sendable {
    /// It starts from a fact, perhaps taken from another one.
    case trigger(FactID, Day, takenFrom: FactID?)
    /// It starts from a value that the rulebook states.
    case parameter(String, Day)
    /// It starts on the day on which the person turns an age.
    case birthday(Int, Day)
    /// It counts from the end of the month, quarter or year.
    case periodEnd(PeriodEnd, Day)
    /// A transition rule: it counts from this day at the earliest.
    case notBefore(Day)
    case added(Span, Day)
    case rolled(RollReason, from: Day, to: Day)
    /// A stated date outranks the computation.
    case overridden(by: FactID, Day, instead: Day?)
    case paused(from: Day, to: Day, days: Int, Day)
    /// A pause runs, so there is no date yet.
    case pauseRuns(from: Day)
    /// A parental pause, of which only the days before the child's first birthday count.
    case parental(from: Day, to: Day, birthday: Day, days: Int, Day)
    /// Time outside the programme after a recall.
    case recalled(from: Day, to: Day, days: Int, Day)
    /// The person is recalled and has not entered the programme again, so there is no date yet.
    case recallRuns(from: Day)
    /// The frame of 36 months ends before, and so many days are lost.
    case framed(Day, lost: Int)
    /// Time before a day does not count.
    case disregarded(until: Day)
    case opens(Day)
    /// A fact that is not there yet will move the date.
    case awaits(FactID)
    /// The person has grown out of the rule by the day.
    case lapses(AgeLimit, Day)
    /// An event left nothing to do.
    case superseded(FactID, Day)

    /// The date that the step arrives at, nil where it gives none.
    public var day: Day? {
        switch self {
        case .trigger(_, let day, _), .parameter(_, let day), .added(_, let day), .rolled(_, _, let day),
            .overridden(_, let day, _), .paused(_, _, _, let day), .pauseRuns(let day), .disregarded(let day),
            .opens(let day), .birthday(_, let day), .periodEnd(_, let day), .notBefore(let day),
            .parental(_, _, _, _, let day), .recalled(_, _, _, let day), .recallRuns(let day),
            .lapses(_, let day), .superseded(_, let day):
            day
        case .awaits, .framed: nil
        }
    }
}

/// A deadline with its rule and the steps of its computation.
public struct Explanation: Sendable {
    public let deadline: Deadline
    /// The version of the rule that governs it.
    public let rule: Rule
    public let steps: [ExplanationStep]
}

extension DeadlineEngine.Start {
    /// The steps from the trigger to the day from which the span is counted.
    func explain(_ rule: Rule, into steps: inout [ExplanationStep]) {
        switch rule.trigger {
        case .parameter(let name): steps.append(.parameter(name, day))
        case .birthday(let age):
            steps.append(.birthday(age, day))
            if let period = rule.start.at { steps.append(.periodEnd(period, countsFrom)) }
        case .each(let asked), .first(let asked):
            steps.append(.trigger(asked, day, takenFrom: takenFrom))
            if let period = rule.start.at {
                steps.append(.periodEnd(period, countsFrom))
            } else if countsFrom > day {
                steps.append(.notBefore(countsFrom))
            }
        case .quarters(let asked, _):
            steps.append(.trigger(asked, factDay ?? day, takenFrom: takenFrom))
            steps.append(.periodEnd(.quarter, day))
        case .never: break
        }
    }
}
