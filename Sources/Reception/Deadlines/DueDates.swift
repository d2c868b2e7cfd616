// How a deadline's dates are computed: spans and rolls, printed dates, and the two windows of the programme.

extension DeadlineEngine {
    /// The dates of a deadline.
    struct Dates {
        var raw: Day?
        var due: Day?
        var rolled: RollReason?
        var overriddenBy: FactID?
        var isProvisional = false
    }

    func computeDates(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        if start.isLast, let plan = rule.override,
            let stated = index.readings(plan, for: member).max(by: { $0.fact.entry < $1.fact.entry })
        {
            let computed = start.takenFrom == plan ? nil : start.countsFrom.adding(rule.span)
            steps.append(.overridden(by: plan, stated.day, instead: computed))
            return Dates(raw: stated.day, due: stated.day, overriddenBy: plan)
        }
        switch rule.method {
        case .span: return spanned(rule, from: start.countsFrom, steps: &steps)
        case .programme: return programme(rule, member, start, index, steps: &steps)
        case .frame: return frame(rule, member, start, index, steps: &steps)
        }
    }

    private func spanned(_ rule: Rule, from day: Day, steps: inout [ExplanationStep]) -> Dates {
        let raw = day.adding(rule.span)
        if rule.span != .zero { steps.append(.added(rule.span, raw)) }
        guard rule.rolls, !rule.span.isNegative else { return Dates(raw: raw, due: raw) }
        let (due, because) = StatutoryTime.rolled(raw)
        if let because { steps.append(.rolled(because, from: raw, to: due)) }
        return Dates(raw: raw, due: due, rolled: because)
    }

    /// 24 months full-time in the programme; pauses do not count (förordning 2017:820 15 §).
    private func programme(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        var end = start.day.adding(rule.span)
        steps.append(.added(rule.span, end))
        for pause in index.readings(.establishmentPaused, for: member)
        where pause.day >= start.day && pause.day < end {
            guard let until = pause.fact.until else {
                steps.append(.pauseRuns(from: pause.day))
                return Dates()
            }
            let days = until - pause.day + 1
            end = end.adding(days: days)
            steps.append(.paused(from: pause.day, to: until, days: days, end))
        }
        return Dates(raw: end, due: end)
    }

    /// 36 months from first registration (förordning 2017:820 15 §). For those first registered from 2026-01-01 the
    /// time before the plan and parental leave with a child under one, at most 24 months, are disregarded (15 a §).
    private func frame(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        guard let from = rulebook.day("frame_disregards_from"), start.day >= from else {
            return spanned(rule, from: start.day, steps: &steps)
        }
        let plan = index.readings(.establishmentPlan, for: member).first
        let base = max(plan?.day ?? start.day, start.day)
        if base > start.day { steps.append(.disregarded(until: base)) }
        var end = base.adding(rule.span)
        steps.append(.added(rule.span, end))
        var left = base.adding(.months(24)) - base
        for pause in index.readings(.establishmentPaused, for: member)
        where pause.fact.value == PauseReason.parental.rawValue && pause.day >= base && pause.day < end {
            guard let until = pause.fact.until else {
                steps.append(.pauseRuns(from: pause.day))
                return Dates(isProvisional: plan == nil)
            }
            let days = min(left, until - pause.day + 1)
            left -= days
            end = end.adding(days: days)
            steps.append(.paused(from: pause.day, to: until, days: days, end))
        }
        if plan == nil { steps.append(.awaits(.establishmentPlan)) }
        return Dates(raw: end, due: end, isProvisional: plan == nil)
    }
}

/// Why the programme pauses.
public enum PauseReason: String, CaseIterable, Sendable {
    /// Full-time parental benefit with a child under one year (förordning 2017:820 15 a §).
    case parental
    case illness, other
}
