// Offers of cases in the store in memory.

import Reception

extension MemoryStore {
    func handovers(for viewer: Actor) throws -> [HandoverRow] {
        let rulebook = engine.rulebook
        return try contents.withLock { $0.records }.compactMap { record -> HandoverRow? in
            guard let handover = record.handover,
                handover.concerns(viewer.login) || viewer.role.may(.handOverForOthers),
                let file = files.first(where: { $0.id == handover.caseID }), let kind = file.latestKind
            else { return nil }
            let isMasked = isMasked(file, viewer.login)
            let row = CaseListRow(
                caseID: file.id, number: file.number, kind: kind, phase: file.phase,
                isClosed: file.closing != nil, caseworker: file.caseworker,
                household: isMasked ? "" : file.household, isMasked: isMasked,
                persons: file.members.count { $0.left == nil })
            let open = try caseFile(file.number, for: viewer).deadlines.filter { row in
                row.outcome == .open && row.status(on: viewer.today, rulebook).isOpen
                    && rulebook[row.key.rule]?.atRiskDays != nil
            }
            return HandoverRow(
                record: record, handover: handover, row: row, lostAfter: open.compactMap(\.due).min(),
                for: viewer.login)
        }.sorted { $0.cursor < $1.cursor }
    }

    func protected(among cases: Set<CaseID>) throws -> Set<CaseNumber> {
        Set(files.filter { $0.isProtected && cases.contains($0.id) }.map(\.number))
    }

    /// The absences that are not over on a day.
    func absences(since day: Day) -> [UnitRecord] {
        contents.withLock { $0.records }.filter { $0.absence.map { $0.days.upperBound >= day } ?? false }
    }

    func offering(of caseworker: Login) throws -> Offering {
        try offering(files.filter { $0.caseworker == caseworker && $0.closing == nil }.map(\.id))
    }

    func offering(_ cases: [CaseID]) throws -> Offering {
        let records = contents.withLock { $0.records }
        return Offering(
            cases: files.filter { cases.contains($0.id) }.map { file in
                Offering.Case(
                    id: file.id, number: file.number, caseworker: file.caseworker,
                    isProtected: file.isProtected)
            },
            records: records.filter { record in record.handover.map { cases.contains($0.caseID) } ?? false })
    }

    /// Offers of cases that somebody else has now, or nobody works on, are over.
    static func endOffers(_ all: inout Contents) {
        let files = all.files
        all.records.removeAll { record in
            guard let handover = record.handover else { return false }
            let file = files.first { $0.id == handover.caseID }
            return file?.caseworker != handover.from || file?.closing != nil
        }
    }

    /// Decides on an offer or an absence as the store does.
    static func check(
        _ change: UnitChange, replacing former: UnitRecord?, _ context: DecisionContext, _ all: Contents
    ) throws(CommandError) {
        switch change.content ?? former?.content {
        case .handover(let handover)?:
            let file = all.files.first { $0.id == handover.caseID }
            try Decision.check(
                change.content == nil ? nil : handover, replacing: former?.handover,
                of: OfferedCase(caseworker: file?.caseworker, isClosed: file?.closing != nil), context)
        case .absence(let absence)?:
            let others = all.records.filter { $0.id != former?.id }.compactMap(\.absence)
                .filter { $0.login == absence.login }
            try Decision.check(
                change.content == nil ? nil : absence, replacing: former?.absence, among: others, context)
        case .viewer?:
            var new: NamedViewer?
            if case .viewer(let viewer)? = change.content { new = viewer }
            try checkViewer(new, replacing: former?.viewer, context, all)
        default: try checkPartners(change, replacing: former, context, all)
        }
    }
}
