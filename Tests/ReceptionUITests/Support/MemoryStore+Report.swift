// The figures of a period, counted from the cases in memory.

import Reception

extension MemoryStore {
    func report(_ period: ReportPeriod, for viewer: Actor) throws -> Report {
        let households = files.filter { $0.latestKind != nil }.map { reported($0, for: viewer) }
        let deadlines = files.flatMap { file in
            engine.deadlines(of: file).compactMap { deadline -> ReportDeadline? in
                guard deadline.nature == .statutory, let due = deadline.due,
                    engine.rulebook[deadline.key.rule]?.show != .text
                else { return nil }
                let outcome: ReportDeadline.Outcome =
                    switch deadline.outcome {
                    case .open: .open
                    case .met(let day, _): .met(day)
                    case .waived: .waived
                    case .cancelled(let day, _): .cancelled(day)
                    }
                return ReportDeadline(
                    rule: deadline.key.rule, caseID: file.id, person: deadline.personNumber, due: due,
                    lapsesOn: deadline.lapsesOn, outcome: outcome)
            }
        }
        var material = ReportMaterial(
            households: households, deadlines: deadlines, quota: try quota(period.year, for: viewer))
        material.erased = contents.withLock(\.erased)
        return Report(period, from: material, today: viewer.today, rulebook: engine.rulebook)
    }

    private func reported(_ file: CaseFile, for viewer: Actor) -> ReportHousehold {
        var household = ReportHousehold(
            caseID: file.id, number: file.number, household: file.household,
            isMasked: isMasked(file, viewer.login))
        household.kinds = file.kinds.map { .init(from: $0.from, kind: $0.kind) }
        household.placed = file.facts.first { $0.id == .placementDecided && $0.person == nil }?.day
        household.received = file.facts.first { $0.id == .received }?.day
        if let closing = file.closing, case .closing(let reason, _, _) = closing.content {
            household.closing = .init(day: closing.day, reason: reason)
        }
        household.members = file.members.map { member in
            let facts = file.facts.filter {
                $0.person == member.person.id && ReportMaterial.facts.contains($0.id)
            }
            return ReportMember(
                person: member.person.id, number: member.number, joined: member.joined, left: member.left,
                joinedLater: member.joinedLater, movedHere: member.cameFrom != nil,
                born: member.person.birthDate,
                facts: Dictionary(facts.map { ($0.id, $0.day) }) { first, _ in first })
        }
        return household
    }
}
