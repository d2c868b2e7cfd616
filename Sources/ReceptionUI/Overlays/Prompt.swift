// One line that asks for a date or a text, in the place of the status line.

import Reception
import ReceptionText
import TerminalKit

/// What a prompt is for.
enum PromptPurpose: Hashable, Sendable {
    case done(Selected)
    case later(Selected)
    case factDay(RecordFlow)
    case factUntil(RecordFlow)
    case factValue(RecordFlow)
    case convertDay(SelectedCase, CaseKind)
    case leavingDay(LeaveFlow)
    case seenBy(LeaveFlow)
    case closingDay(CloseFlow)
    case chase(Selected, RuleID)
    case remindDay([SelectedCase])
    case moveArrival(ArrivalGroup)
    case remindText([SelectedCase], Day)
    case retract(SelectedCase, SelectedFact)
    case printFile(PaperRequest, for: PartnerRow?)
    case withdrawConsent([ConsentRow])
    /// Why a protected household is to be seen.
    case reveal(CaseNumber)
    /// The case that a flat is reserved for.
    case reserveFor(DwellingRow)
    /// The case that a flat is looked for.
    case matchFor
    case dwellingDay(DwellingStep, DwellingTarget)
    /// What the receiver of cases is to be told.
    case handOverMessage(HandoverPlan)
    /// Why offered cases are sent back.
    case sendBack([UnitRecord])
    case absenceFirst(Login)
    case absenceLast(Login, Day)
}

extension PromptPurpose {
    /// The persons among whom exceptions can be made; nil where there are none to choose.
    var persons: [Int]? {
        switch self {
        case .done(let selected), .later(let selected): selected.persons
        default: nil
        }
    }
}

extension PromptPurpose {
    /// Why a day cannot be the answer, where that is plain before the other questions are asked.
    func refusal(of day: Day, _ context: AppContext) -> CommandError? {
        let isFuture = day > context.today
        switch self {
        case .factDay(let flow):
            guard let fact = flow.fact, fact.nature == .event, isFuture else { return nil }
            return .eventInFuture(fact.id, day)
        case .factUntil(let flow):
            guard let start = flow.day, day < start else { return nil }
            return .untilBeforeStart(start, day)
        case .convertDay: return isFuture ? .convertedInFuture(day) : nil
        case .leavingDay: return isFuture ? .leavesInFuture(day) : nil
        case .closingDay: return isFuture ? .closedInFuture(day) : nil
        case .chase(_, let rule): return isFuture ? .eventInFuture(FactID.reminded(rule), day) : nil
        case .withdrawConsent: return isFuture ? .consentInFuture(day) : nil
        case .dwellingDay(.release, _): return isFuture ? .dwellingInFuture(day) : nil
        case .done, .later, .factValue, .seenBy, .remindDay, .remindText, .retract, .moveArrival, .printFile,
            .reserveFor, .matchFor, .dwellingDay, .handOverMessage, .sendBack, .absenceFirst, .reveal:
            return nil
        case .absenceLast(_, let first): return day < first ? .untilBeforeStart(first, day) : nil
        }
    }
}

extension AppContext {
    /// What has happened, when, and to whom: `UT-kort 2026-01-12, person 3`.
    func text(of fact: SelectedFact) -> String {
        let whose = fact.person.map { ", " + words(.personNumber, "\($0)") } ?? ""
        return name(of: fact.id) + " " + fact.day.description + whose
    }

    /// A refusal of the domain with what can be done about it.
    func sentence(of refusal: CommandError) -> String {
        let text = words.text(of: refusal, rulebook: rulebook, facts: facts)
        return [text.problem, text.remedy].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// A question with one field.
public struct Prompt: Sendable {
    var label: String
    var field = TextField(maximumLength: 4096)
    var purpose: PromptPurpose
    /// The day that an empty field means; nil where a text is asked for.
    var offered: Day?
    var leaning = DateInput.Leaning.past
    /// Whether Enter on an empty field means that there is none.
    var mayBeEmpty = false
    var problem: String?
    /// What is to be known before it is answered; it stays.
    var warning: String?

    /// The day that stands in the field.
    func day(_ context: AppContext) -> Day? {
        field.isEmpty ? offered : DateInput.day(field.text, today: context.today, leaning: leaning)
    }

    /// Whether a date is asked for.
    var asksDay: Bool {
        switch purpose {
        case .done, .later, .factDay, .factUntil, .convertDay, .leavingDay, .closingDay, .chase, .remindDay,
            .moveArrival, .dwellingDay, .absenceFirst, .absenceLast, .withdrawConsent:
            true
        case .factValue, .remindText, .seenBy, .retract, .printFile, .reserveFor, .matchFor,
            .handOverMessage, .sendBack, .reveal:
            false
        }
    }

    func render(_ context: AppContext, into frame: inout Frame) {
        let row = frame.rows - 2
        frame.put("", row: row, column: 0, width: frame.columns)
        // A short problem stands behind the field, a sentence above it.
        let room = frame.columns / 3
        let isLong = problem.map { DisplayWidth.of($0) > room } ?? false
        let told = Refusal.lines(warning, width: frame.columns - 2)
        let refused = isLong ? Refusal.lines(problem, width: frame.columns - 2) : []
        if !told.isEmpty || !refused.isEmpty {
            let lines = Refusal.clipped(told + refused, to: row, width: frame.columns - 2, context.glyphs)
            let above = Rect(row: row - lines.count, column: 0, rows: lines.count, columns: frame.columns)
            frame.fill(above)
            for (offset, line) in lines.enumerated() {
                frame.put(line, row: above.row + offset, column: 1, width: frame.columns - 2, style: .late)
            }
        }
        let problem = isLong ? nil : problem
        let preview =
            problem ?? (asksDay ? day(context).map { $0.description + " " + context.weekday($0) } ?? "" : "")
        let previewWidth = min(DisplayWidth.of(preview), room)
        let labelWidth = min(DisplayWidth.of(label), max(1, frame.columns - previewWidth - 14))
        frame.put(label, row: row, column: 1, width: labelWidth, style: .accent)
        let start = labelWidth + 2
        let width = max(1, frame.columns - start - previewWidth - 2)
        if previewWidth > 0 {
            frame.put(
                preview, row: row, column: frame.columns - previewWidth - 1, width: previewWidth,
                style: problem == nil ? .done : .late)
        }
        let place = field.draw(into: &frame, row: row, column: start, width: width)
        if field.isEmpty, let offered {
            frame.put(offered.description, row: row, column: start, width: width, style: .done)
        }
        frame.cursor = place
    }
}

extension AppState {
    mutating func press(_ key: Key, in old: Prompt, _ context: AppContext) -> [Effect] {
        var prompt = old
        if key == .tab, let persons = prompt.purpose.persons, !persons.isEmpty {
            return chooseWho(prompt, context)
        }
        guard key == .enter else {
            prompt.problem = nil
            _ = prompt.field.handle(key)
            if prompt.field.wasCut {
                prompt.problem = context.words.tooLong(.text, limit: prompt.field.maximumLength)
            }
            replaceOverlay(.prompt(prompt))
            return []
        }
        let day = prompt.day(context)
        if prompt.asksDay, day == nil, !(prompt.mayBeEmpty && prompt.field.isEmpty) {
            prompt.problem = context.words(.inputNotADate)
            replaceOverlay(.prompt(prompt))
            return []
        }
        if let day, let refusal = prompt.purpose.refusal(of: day, context) {
            prompt.problem = context.sentence(of: refusal)
            replaceOverlay(.prompt(prompt))
            return []
        }
        prompt.problem = nil
        replaceOverlay(.prompt(prompt))
        return answer(prompt, day, context)
    }

    /// Tab on a date: who of the household is meant.
    private mutating func chooseWho(_ old: Prompt, _ context: AppContext) -> [Effect] {
        var prompt = old
        guard let day = prompt.day(context) else {
            prompt.problem = context.words(.inputNotADate)
            replaceOverlay(.prompt(prompt))
            return []
        }
        switch prompt.purpose {
        case .done(let selected): return chooseWho(.done(selected, day))
        case .later(let selected): return chooseWho(.later(selected, day))
        default: return []
        }
    }

    private mutating func answer(_ prompt: Prompt, _ day: Day?, _ context: AppContext) -> [Effect] {
        let words = context.words
        switch prompt.purpose {
        case .done(let selected):
            guard let day else { return [] }
            closeOverlay()
            return act(
                selected.request { .complete($0, on: day) },
                words(.wentDone, selected.counted(words), day.description))
        case .later(let selected):
            guard let day else { return [] }
            closeOverlay()
            return act(
                selected.request { .snooze($0, until: day) },
                words(.wentLater, selected.counted(words), day.description))
        case .factDay(var flow):
            flow.day = day
            return advance(flow, context)
        case .factUntil(var flow):
            flow.until = .some(day)
            return advance(flow, context)
        case .factValue(var flow):
            flow.value = .some(prompt.field.isEmpty ? nil : prompt.field.text)
            return advance(flow, context)
        case .convertDay(let target, let kind):
            guard let day else { return [] }
            closeOverlay()
            return act(
                ActRequest(.convert(to: kind, on: day), on: target.id),
                words(.wentConverted, target.number?.description ?? "", kind.rawValue, day.description))
        case .chase(let chosen, let rule):
            guard let day else { return [] }
            closeOverlay()
            return chase(chosen, rule, on: day, context)
        case .moveArrival(let group):
            guard let day else { return [] }
            return move(group, to: day, context)
        case .leavingDay(var flow):
            flow.day = day
            return advance(flow, context)
        case .closingDay(var flow):
            flow.day = day
            return advance(flow, context)
        case .seenBy(var flow):
            flow.seenBy = Set(
                prompt.field.text.split { $0 == "," || $0.isWhitespace }.map { Login(String($0)) })
            return advance(flow, context)
        case .reserveFor, .matchFor: return answer(case: prompt, context)
        case .dwellingDay(let step, let target):
            guard let day else { return [] }
            return answer(step, target, on: day, context)
        case .remindDay(let targets):
            guard let day else { return [] }
            let label = words(.promptRemindText, day.description)
            replaceOverlay(.prompt(Prompt(label: label, purpose: .remindText(targets, day))))
            return []
        case .withdrawConsent(let rows):
            guard let day else { return [] }
            closeOverlay()
            return act(
                PartnerAct.withdraw(rows, on: day),
                words(.wentWithdrawnConsent, rows.first?.consent.recipient ?? "", day.description))
        case .printFile(let paper, let partner):
            let file = prompt.field.text.trimmingSpaces
            guard !file.isEmpty else {
                var again = prompt
                again.problem = words(.inputNoFile)
                replaceOverlay(.prompt(again))
                return []
            }
            closeOverlay()
            return print(paper, to: .file(file), for: partner)
        case .absenceFirst(let login):
            guard let day else { return [] }
            askLastDay(of: login, from: day, context)
            return []
        case .absenceLast(let login, let first):
            guard let day else { return [] }
            return askCover(of: login, first...day, context)
        case .handOverMessage(var plan):
            plan.message = prompt.field.text.trimmingSpaces
            closeOverlay()
            return prepare(plan)
        case .remindText, .retract, .sendBack, .reveal:
            guard !prompt.field.text.allSatisfy(\.isWhitespace) else {
                var again = prompt
                again.problem = words(.inputTextMissing)
                replaceOverlay(.prompt(again))
                return []
            }
            if case .retract(let target, let fact) = prompt.purpose {
                return retract(fact, in: target, because: prompt.field.text, context)
            }
            if case .reveal(let number) = prompt.purpose {
                closeOverlay()
                return ask(
                    .revealCase(number, because: prompt.field.text.trimmingSpaces),
                    for: .caseFile(screen: top.id))
            }
            if case .sendBack(let records) = prompt.purpose {
                closeOverlay()
                return act(
                    HandoverAct.sendBack(records, because: prompt.field.text.trimmingSpaces),
                    words(.wentSentBack, words.count(.actCases, records.count)))
            }
            guard case .remindText(let targets, let day) = prompt.purpose else { return [] }
            closeOverlay()
            return act(
                ActRequest(.remind(day, prompt.field.text), on: targets),
                targets.count == 1
                    ? words(.wentReminder, day.description)
                    : words(.wentReminders, day.description, Selected.households(targets, words)))
        }
    }

    /// Takes back what has happened; the reason stands in the journal.
    private mutating func retract(
        _ fact: SelectedFact, in target: SelectedCase, because reason: String, _ context: AppContext
    ) -> [Effect] {
        closeOverlay()
        return act(
            ActRequest(
                .retract(fact.id, person: fact.person, day: fact.day, reason: reason), on: target.id),
            context.words(.wentRetracted, context.text(of: fact)))
    }

    /// Asks the store to do something; what to say when it is done comes along.
    mutating func act(_ request: ActRequest, _ sentence: String) -> [Effect] {
        [.act(take(for: .act(DealtWith(text: sentence))), request)]
    }
}
