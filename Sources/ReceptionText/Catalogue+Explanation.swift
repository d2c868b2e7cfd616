// Why a date is what it is, in sentences: the computation, the lane, the paragraph.

import Reception

extension Catalogue {
    /// One step of the computation.
    public func step(_ step: ExplanationStep, _ facts: FactCatalogue) -> String {
        switch step {
        case .trigger(let fact, _, nil): self(.stepTrigger, name(fact, facts))
        case .trigger(let fact, _, let source?):
            self(.stepTriggerTaken, name(fact, facts), name(source, facts))
        case .parameter: self(.stepParameter)
        case .birthday(let age, _): self(.stepBirthday, String(age))
        case .periodEnd(.month, _): self(.stepMonthEnd)
        case .periodEnd(.quarter, _): self(.stepQuarterEnd)
        case .periodEnd(.year, _): self(.stepYearEnd)
        case .notBefore(let day): self(.stepNotBefore, day.description)
        case .added(let span, _):
            span.isNegative ? self(.stepBefore, spell(span.negated)) : self(.stepAdded, spell(span))
        case .rolled(let because, let from, _): self(.stepRolled, from.description, rollReason(because))
        case .overridden(let plan, _, nil): self(.stepPrinted, name(plan, facts))
        case .overridden(let plan, _, let computed?):
            self(.stepOverridden, name(plan, facts), computed.description)
        case .paused(let from, let to, let days, _):
            count(.stepPaused, days, from.description, to.description)
        case .parental(let from, let to, let birthday, let days, _):
            count(.stepParental, days, from.description, to.description, birthday.description)
        case .recalled(let from, let to, let days, _):
            count(.stepRecalled, days, from.description, to.description)
        case .recallRuns(let from): self(.stepRecallRuns, from.description)
        case .framed(let end, let lost): count(.stepFramed, lost, end.description)
        case .pauseRuns(let from): self(.stepPauseRuns, from.description)
        case .disregarded(let until): self(.stepDisregarded, until.description)
        case .opens(let day): self(.stepOpens, day.description)
        case .awaits(let fact): self(.stepAwaits, name(fact, facts))
        case .lapses(.birthday(let age), _): self(.stepLapsesAge, String(age))
        case .lapses(.secondHalfOfYearTurning(let age), _): self(.stepLapsesYear, String(age))
        case .superseded(let fact, _): self(.stepSuperseded, name(fact, facts))
        }
    }

    /// A span in words: `3 månader och 1 vecka`.
    public func spell(_ span: Span) -> String {
        let parts = span.parts.map { part -> String in
            switch part.unit {
            case .days: count(.spanDays, part.count)
            case .workdays: count(.spanWorkdays, part.count)
            case .weeks: count(.spanWeeks, part.count)
            case .months: count(.spanMonths, part.count)
            case .years: count(.spanYears, part.count)
            }
        }
        return parts.joined(separator: self(.spanAnd))
    }

    /// Everything `w` and `explain` say, a line each.
    public func explanation(_ explanation: Explanation, _ facts: FactCatalogue) -> [String] {
        let rule = explanation.rule
        var lines = [title(rule.title), ""]
        for item in explanation.steps {
            let day = item.day?.description ?? String(repeating: " ", count: 10)
            lines.append("  \(day)  \(step(item, facts))")
        }
        lines += ["", self(.explainDue, explanation.deadline.due?.description ?? self(.statusPaused))]
        if explanation.deadline.isProvisional { lines.append(self(.explainProvisional)) }
        if case .met(let day, let fact) = explanation.deadline.outcome {
            lines.append(self(.explainMet, day.description, name(fact, facts)))
        }
        if case .cancelled(let day, let reason) = explanation.deadline.outcome {
            lines.append(self(.explainCancelled, day.description, cancelReason(reason)))
        }
        return lines + [""] + source(rule)
    }

    /// A rule as `rules show` and the rulebook's screen have it.
    public func lines(of rule: Rule, _ facts: FactCatalogue) -> [String] {
        var lines = ["\(rule.id) · \(title(rule.title))", ""]
        if let hint = rule.hint { lines += [title(hint), ""] }
        switch rule.trigger {
        case .each(let fact), .first(let fact): lines.append(self(.ruleFrom, name(fact, facts)))
        case .quarters(let fact, _): lines.append(self(.ruleFromQuarters, name(fact, facts)))
        case .birthday(let age): lines.append(self(.ruleFromBirthday, String(age)))
        case .parameter, .never: break
        }
        switch rule.start.at {
        case .month?: lines.append(self(.ruleAtMonthEnd))
        case .quarter?: lines.append(self(.ruleAtQuarterEnd))
        case .year?: lines.append(self(.ruleAtYearEnd))
        case nil: break
        }
        if rule.span.isNegative {
            lines.append(self(.ruleSpanBefore, spell(rule.span.negated)))
        } else if rule.span != .zero {
            lines.append(self(.ruleSpan, spell(rule.span)))
        }
        if rule.rolls { lines.append(self(.ruleRolls)) }
        let ends = rule.ends.filter { $0.stepRule == nil }.map { name($0, facts) }
        if !ends.isEmpty { lines.append(self(.ruleEnds, ends.joined(separator: ", "))) }
        switch rule.ageLimit {
        case .birthday(let age)?: lines.append(self(.ruleUntilAge, String(age)))
        case .secondHalfOfYearTurning(let age)?: lines.append(self(.ruleUntilYear, String(age)))
        case nil: break
        }
        if !rule.cancelledBy.isEmpty {
            let facts = rule.cancelledBy.map { name($0, facts) }.joined(separator: ", ")
            lines.append(self(.ruleCancelledBy, facts))
        }
        lines.append(self(.ruleNature, nature(rule.nature), owner(rule.owner)))
        return lines + [""] + source(rule)
    }

    /// Why a deadline was closed without being met.
    public func cancelReason(_ reason: CancelReason) -> String {
        switch reason {
        case .converted: self(.cancelConverted)
        case .left: self(.cancelLeft)
        case .closed: self(.cancelClosed)
        case .superseded: self(.cancelSuperseded)
        }
    }

    private func source(_ rule: Rule) -> [String] {
        var lines = [rule.source.citation]
        if !rule.source.quote.isEmpty { lines.append("”\(rule.source.quote)”") }
        if !rule.source.url.isEmpty { lines.append(rule.source.url) }
        let verified = rule.source.verifiedOn?.description ?? "–"
        lines.append(self(.explainVersion, String(rule.version), verified))
        if rule.source.confidence != .high { lines.append(confidence(rule.source.confidence)) }
        if let change = rule.source.expectedChange { lines.append(self(.explainExpected, change)) }
        if let consequence = rule.consequence { lines.append(self(.explainConsequence, title(consequence))) }
        return lines
    }

    /// Why a row stands in its lane.
    public func reason(_ reason: LaneReason) -> String {
        switch reason {
        case .reminderDue: self(.laneReminder)
        case .lostWhenMissed(let days): count(.laneLost, days)
        case .unitsOwnStatutory: self(.laneLate)
        case .dueWithinWeek: self(.laneWeek)
        case .alert(let span): self(.laneAlert, spell(span))
        case .lateRoutine: self(.laneLateRoutine)
        case .othersAct(let owner): self(.laneOthers, self.owner(owner))
        case .snoozed(let until): self(.laneSnoozed, until.description)
        case .paused: self(.lanePaused)
        case .notOpenYet(let day): self(.laneNotOpen, day.description)
        case .notYet: self(.laneLater)
        }
    }
}
