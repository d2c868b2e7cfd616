// Arrivals and pickups of the store in memory.

import Reception

extension MemoryStore {
    static func write(_ change: UnitChange, _ context: DecisionContext, _ all: inout Contents) throws {
        var former: UnitRecord?
        switch change {
        case .add: break
        case .replace(let version, _), .remove(let version):
            former = all.records.first { $0.version == version }
            guard former != nil else { throw StoreError.refused(.recordGone, nil) }
        }
        guard let kind = change.content?.kind ?? former?.id.kind else { return }
        do throws(CommandError) {
            try Decision.check(change, kind: kind, by: context.role)
            try check(change, replacing: former, context, all)
        } catch {
            throw StoreError.refused(error, nil)
        }
        guard former == nil || former?.content != change.content else { return }
        all.records.removeAll { $0.version == former?.version }
        guard let content = change.content else { return }
        let last = all.records.filter { $0.id.kind == kind }.map(\.id.number).max() ?? 0
        all.records.append(
            UnitRecord(
                id: former?.id ?? RecordID(kind, last + 1), version: UnitRecord.Version(all.nextVersion),
                content: content, act: ActID(all.nextAct), by: context.user, at: context.now))
        all.nextVersion += 1
    }

    func arrivals(_ scope: CaseloadScope, on days: ClosedRange<Day>, for viewer: Actor) throws -> [ArrivalRow]
    {
        files.compactMap { file -> ArrivalRow? in
            let isTheirs =
                switch scope {
                case .all: true
                case .unassigned: file.caseworker == nil
                case .caseworker(let login): file.caseworker == login
                }
            guard isTheirs, file.closing == nil, !file.facts.contains(where: { $0.id == .received }),
                let row = row(file, viewer), days.contains(row.day)
            else { return nil }
            return row
        }.sorted { ($0.day, $0.number) < ($1.day, $1.number) }
    }

    private func row(_ file: CaseFile, _ viewer: Actor) -> ArrivalRow? {
        guard let day = file.landing?.day, let kind = file.latestKind else { return nil }
        let isMasked = isMasked(file, viewer.login)
        var row = ArrivalRow(
            caseID: file.id, number: file.number, kind: kind, household: isMasked ? "" : file.household,
            isMasked: isMasked, caseworker: file.caseworker, day: day,
            persons: file.members.count { $0.left == nil })
        if !isMasked { row.add(file) }
        return row
    }

    func arrivalGroups(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, after: ArrivalCursor?, limit: Int,
        for viewer: Actor
    ) throws -> ArrivalPage {
        var rows = try arrivals(scope, on: days, for: viewer).filter { row in
            after.map { ($0.day, $0.number) < (row.day, row.number) } ?? true
        }
        let hasMore = rows.count > limit
        rows = Array(rows.prefix(limit))
        let next = hasMore ? rows.last.map { ArrivalCursor($0.day, $0.number) } : nil
        let pickups = contents.withLock { $0.records }.filter { record in
            rows.contains { record.content.households.contains($0.caseID) }
        }
        for id in pickups.flatMap(\.content.households) where !rows.contains(where: { $0.caseID == id }) {
            rows += files.first { $0.id == id }.flatMap { row($0, viewer) }.map { [$0] } ?? []
        }
        return ArrivalPage(groups: ArrivalGroup.all(rows, pickups), after: after, next: next)
    }

    func quotaSums(_ year: Int) throws -> [QuotaYear] {
        try quota(year, for: World.actor).filter { $0.figure != nil }
    }

    func quota(_ year: Int, for viewer: Actor) throws -> [QuotaYear] {
        let figures = contents.withLock { $0.records }.compactMap { record in
            if case .quota(let figure) = record.content { figure } else { nil }
        }
        let households = files.flatMap { file in
            file.quotaPlacements(engine.rulebook).map {
                QuotaHousehold(
                    caseID: file.id, number: file.number, household: file.household,
                    isMasked: isMasked(file, viewer.login), placement: $0)
            }
        }
        return QuotaScheme.allCases.map { QuotaYear($0, year, figures: figures, households: households) }
    }

    func arrivalGroup(_ id: RecordID, for viewer: Actor) throws -> ArrivalGroup? {
        let record = contents.withLock { all in all.records.first { $0.id == id } }
        guard let record, case .pickup(let pickup) = record.content else { return nil }
        let rows = pickup.households.compactMap { household in
            files.first { $0.id == household.caseID }.flatMap { row($0, viewer) }
        }
        return ArrivalGroup(record, pickup, rows)
    }
}
