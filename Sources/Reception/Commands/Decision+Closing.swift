// Closing and reopening a case, and what may still be done while it is closed.

extension Decision {
    /// The closing, and the fact from which its follow-up is counted. Whoever died is not followed up.
    static func close(
        _ reason: ClosingReason, on day: Day, to receiver: ClosingReceiver?, note: String, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard day <= context.today else { throw .closedInFuture(day) }
        guard day >= earliest else { throw .dateOutOfRange(day) }
        var changes: [Change] = [
            .add(context.entry(file.id, nil, day, .closing(reason, to: receiver, note: note)))
        ]
        if reason.isFollowedUp {
            let fact = Entry.Content.fact(.caseClosed, until: nil, value: nil)
            changes.append(.add(context.entry(file.id, nil, day, fact)))
        }
        return changes
    }

    static func reopen(_ file: CaseFile) throws(CommandError) -> [Change] {
        guard let closing = file.closing else { throw .caseNotClosed }
        let facts = file.facts.filter { $0.id == .caseClosed }.compactMap { file.entry($0.entry) }
        return ([closing] + facts).map { .end($0, reason: "reopened") }
    }

    /// Whether a command is about nothing but what closing does not cancel: the follow-up, claims on the state, erasure.
    static func concernsWhatOutlives(_ command: CaseCommand, _ engine: DeadlineEngine) -> Bool {
        switch command {
        case .complete(let keys, _), .waive(let keys, _, _), .unwaive(let keys), .snooze(let keys, _):
            keys.allSatisfy { engine.rulebook[$0.rule]?.outlivesCase == true }
        case .record(let fact, _, _, _, _), .retract(let fact, _, _, _):
            engine.rulebook.rules.contains { rule in
                rule.outlivesCase && (rule.ends.contains(fact) || rule.isStep(fact))
            }
        default: false
        }
    }
}
