// How a deadline's dates are computed: spans and rolls, printed dates, and the two windows of the programme.

extension DeadlineEngine {
    /// The dates of a deadline.
    struct Dates {
        var raw: Day?
        var due: Day?
        var rolled: RollReason?
        var overriddenBy: FactID?
        var isProvisional = false
        /// What the computation gives where a stated date outranks it.
        var computed: Day?
    }

    func computeDates(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ file: CaseFile, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        if start.isLast, let plan = rule.override,
            let stated = index.readings(plan, for: member).max(by: { $0.fact.entry < $1.fact.entry })
        {
            var ignored: [ExplanationStep] = []
            let computed =
                start.takenFrom == plan
                ? nil : computedDates(rule, member, start, file, index, steps: &ignored).raw
            steps.append(.overridden(by: plan, stated.day, instead: computed))
            return Dates(raw: stated.day, due: stated.day, overriddenBy: plan, computed: computed)
        }
        return computedDates(rule, member, start, file, index, steps: &steps)
    }

    private func computedDates(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ file: CaseFile, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        switch rule.method {
        case .span: return spanned(rule, from: start.countsFrom, steps: &steps)
        case .programme: return programme(rule, member, start, index, steps: &steps)
        case .frame: return frame(rule, member, start, file, index, steps: &steps)
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

    /// 24 months full-time in the programme (förordning 2017:820 15 §). Pauses do not count, nor the time from a recall
    /// to the day before the person entered the programme again; a day that is both is left out once.
    private func programme(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ index: FactIndex,
        steps: inout [ExplanationStep]
    ) -> Dates {
        var end = start.day.adding(rule.span)
        steps.append(.added(rule.span, end))
        let recalls = EstablishmentWindow.Recall.between(
            index.readings(.establishmentRecalled, for: member).map(\.day),
            index.readings(.establishmentReentered, for: member).map(\.day))
        let pauses = index.readings(.establishmentPaused, for: member)
        let stops =
            pauses.map { (from: $0.day, to: $0.fact.until, isRecall: false) }
            + recalls.map { (from: $0.from, to: $0.to, isRecall: true) }
        var counted = start.day.adding(days: -1)
        for stop in stops.sorted(by: { $0.from < $1.from }) where stop.from >= start.day && stop.from < end {
            let from = max(stop.from, counted.adding(days: 1))
            guard let to = stop.to else {
                steps.append(stop.isRecall ? .recallRuns(from: stop.from) : .pauseRuns(from: stop.from))
                return Dates()
            }
            guard to >= from else { continue }
            counted = to
            let days = to - from + 1
            end = end.adding(days: days)
            steps.append(
                stop.isRecall
                    ? .recalled(from: from, to: to, days: days, end)
                    : .paused(from: from, to: to, days: days, end))
        }
        return Dates(raw: end, due: end)
    }

    /// 36 months from first registration (förordning 2017:820 15 §). For those first registered from 2026-01-01 the
    /// time before the plan is disregarded, and full-time parental benefit while the child is under one year, that
    /// benefit for at most 24 months in all (15 a §, first paragraph 1 and 2, second paragraph).
    private func frame(
        _ rule: Rule, _ member: Membership?, _ start: Start, _ file: CaseFile, _ index: FactIndex,
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
        // A leave counts while the child is under one year; a birth that is not written down may shorten it.
        var awaitsBirth = false
        for pause in index.readings(.establishmentPaused, for: member)
        where pause.fact.value == PauseReason.parental.rawValue && pause.day < end {
            guard let until = pause.fact.until else {
                steps.append(.pauseRuns(from: pause.day))
                return Dates(isProvisional: plan == nil)
            }
            // What lies before the plan is disregarded already.
            let from = max(pause.day, base)
            guard until >= from else { continue }
            let birthday = file.firstBirthday(ofChildBornBy: until, besides: member)
            if birthday == nil { awaitsBirth = true }
            let last = min(until, birthday?.adding(days: -1) ?? until)
            let days = min(left, max(0, last - from + 1))
            left -= days
            end = end.adding(days: days)
            if let birthday, birthday <= until {
                steps.append(.parental(from: from, to: until, birthday: birthday, days: days, end))
            } else {
                steps.append(.paused(from: from, to: until, days: days, end))
            }
        }
        if plan == nil { steps.append(.awaits(.establishmentPlan)) }
        return Dates(raw: end, due: end, isProvisional: plan == nil || awaitsBirth)
    }

    /// That the frame ends before the 24 months do, and what is lost by that; nil where it does not.
    func framed(_ key: DeadlineKey, in file: CaseFile) -> ExplanationStep? {
        guard key.rule == .programme else { return nil }
        let windows = EstablishmentWindow.windows(of: file, deadlines: deadlines(of: file))
        guard let window = windows.first(where: { $0.person == key.person }), window.lostDays > 0,
            let end = window.frameEnd
        else { return nil }
        return .framed(end, lost: window.lostDays)
    }
}

extension CaseFile {
    /// The day on which the youngest child of the household, of those born by a day, turns one; nil where no birth of a
    /// child is known. An older child says as much as a baby: a baby that is not in the household is not known.
    /// - Parameter parent: who is on leave, and no child of its own.
    fileprivate func firstBirthday(ofChildBornBy day: Day, besides parent: Membership?) -> Day? {
        members.filter { $0.person.relation == .child && $0.person.id != parent?.person.id }
            .compactMap(\.person.birthDate).filter { $0 <= day }.max()?.birthday(1)
    }
}

/// Why the programme pauses.
public enum PauseReason: String, CaseIterable, Sendable {
    /// Full-time parental benefit with a child under one year (förordning 2017:820 15 a §).
    case parental
    case illness, other
}
