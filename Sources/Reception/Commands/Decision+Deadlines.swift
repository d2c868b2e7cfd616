// What can be done to deadlines: complete them by the fact they wait for, waive them, put them off.

extension Decision {
    static func complete(
        _ keys: [DeadlineKey], on day: Day, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        let known = Dictionary(
            context.engine.deadlines(of: file).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [Change] = []
        var written: Set<Written> = []
        for key in keys {
            if key.rule == .reminder {
                guard let entry = file.reminders.first(where: { $0.id == key.trigger }) else {
                    throw .noSuchDeadline(key.rule)
                }
                changes.append(.end(entry, reason: "done"))
                continue
            }
            guard let deadline = known[key], let rule = context.engine.rulebook[key.rule] else {
                throw .noSuchDeadline(key.rule)
            }
            guard deadline.isOpen else { throw .deadlineNotOpen(key.rule) }
            guard let fact = rule.ends(from: deadline.triggerDay).first,
                let kind = context.engine.definition(of: fact)
            else {
                throw .unknownRule(key.rule)
            }
            for member in concerned(kind, key, rule, day, file) {
                guard written.insert(Written(fact: fact, person: member?.person.id)).inserted else {
                    continue
                }
                if !kind.isRepeated,
                    file.facts.contains(where: { $0.id == fact && $0.person == member?.person.id })
                {
                    continue
                }
                changes += try change(StatedFact(fact, day), kind, member, file, &context)
            }
        }
        return changes
    }

    private struct Written: Hashable {
        let fact: FactID
        let person: PersonID?
    }

    /// On whom the completing fact is recorded: the case, the person, or all whom a household's deadline concerns.
    private static func concerned(
        _ kind: FactDefinition, _ key: DeadlineKey, _ rule: Rule, _ day: Day, _ file: CaseFile
    ) -> [Membership?] {
        guard kind.scope == .person else { return [nil] }
        if let person = key.person { return file.member(person).map { [$0] } ?? [] }
        return file.members.filter { member in
            guard member.left == nil else { return false }
            guard let ages = rule.conditions.memberAges else { return true }
            return member.person.birthDate.map { ages.contains($0.age(on: day)) } ?? false
        }
    }

    static func waive(
        _ keys: [DeadlineKey], _ reason: WaiverReason, _ note: String, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        let known = Set(context.engine.deadlines(of: file).filter(\.isOpen).map(\.key))
        var changes: [Change] = []
        for key in keys {
            guard known.contains(key) else { throw .deadlineNotOpen(key.rule) }
            // A reminder is nobody's but one's own: it is simply taken away.
            if key.rule == .reminder, let entry = file.reminders.first(where: { $0.id == key.trigger }) {
                changes.append(.end(entry, reason: "cancelled"))
                continue
            }
            let content = Entry.Content.waiver(key.rule, trigger: key.trigger, reason, note: note)
            changes.append(.add(context.entry(file.id, key.person, context.today, content)))
        }
        return changes
    }

    static func unwaive(_ keys: [DeadlineKey], _ file: CaseFile) throws(CommandError) -> [Change] {
        var changes: [Change] = []
        for key in keys {
            let found = file.waivers.filter { entry in
                guard case .waiver(let rule, let trigger, _, _) = entry.content else { return false }
                return rule == key.rule && trigger == key.trigger && entry.person == key.person
            }
            guard !found.isEmpty else { throw .deadlineNotWaived(key.rule) }
            changes += found.map { .end($0, reason: "unwaived") }
        }
        return changes
    }

    static func snooze(
        _ keys: [DeadlineKey], until: Day, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        guard until > context.today else { throw .snoozeNotLater(until) }
        let known = Set(context.engine.deadlines(of: file).filter(\.isOpen).map(\.key))
        var changes: [Change] = []
        for key in keys {
            guard known.contains(key) else { throw .deadlineNotOpen(key.rule) }
            guard key.rule == .reminder || context.engine.rulebook[key.rule]?.maySnooze == true else {
                throw .statutoryNotSnoozed(key.rule)
            }
            for old in file.snoozes {
                if case .snooze(key.rule, key.trigger, _) = old.content, old.person == key.person {
                    changes.append(.end(old, reason: "snoozed again"))
                }
            }
            let content = Entry.Content.snooze(key.rule, trigger: key.trigger, until: until)
            changes.append(.add(context.entry(file.id, key.person, context.today, content)))
        }
        return changes
    }
}
