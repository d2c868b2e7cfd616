// The parts of the list of cases: each is one run of one index, and one after the other they are the list's order.

import GRDB
import Reception

/// A stretch of the list whose rows stand in the order of an index.
struct CaseListPart {
    let isClosed: Bool
    /// Names the part among those of the same closedness.
    let group: String
    let index: String
    /// What the rows of the part have in common besides, in SQL; `:group` is bound to ``group``.
    let condition: String
    /// The column before the number, nil where there is none.
    let key: String?

    /// Parts in the order of a question.
    static func all(_ query: CaseListQuery, _ db: Database) throws -> [CaseListPart] {
        var parts: [CaseListPart] = []
        for isClosed in query.includesClosed ? [false, true] : [false] {
            let groups = try groups(query, isClosed: isClosed, db)
            parts += query.isReversed ? groups.reversed() : groups
        }
        return parts
    }

    private static func groups(
        _ query: CaseListQuery, isClosed: Bool, _ db: Database
    ) throws -> [CaseListPart] {
        let isEveryone = query.scope == .all
        func part(_ name: String, group: String = "", _ condition: String = "", key: String? = nil)
            -> CaseListPart
        {
            CaseListPart(
                isClosed: isClosed, group: group, index: (isEveryone ? "case_open_" : "case_mine_") + name,
                condition: condition, key: key)
        }
        switch query.sort {
        case .number: return [part("number")]
        case .household:
            // Where a masked household stands must not tell what it is called.
            let masked = CaseListPart(
                isClosed: isClosed, group: "masked", index: "case_protected",
                condition: " AND c.is_protected = 1 AND NOT is_seen(:viewer, c.id)", key: nil)
            let named = part(
                "household", " AND NOT (c.is_protected AND NOT is_seen(:viewer, c.id))", key: "sort_key")
            return [masked, named]
        case .kind:
            return CaseKind.allCases.sorted().filter { query.filter.kinds?.contains($0) ?? true }.map {
                part("kind", group: $0.rawValue, " AND c.kind = :group")
            }
        case .phase:
            return Phase.allCases.filter { query.filter.phases?.contains($0) ?? true }.map {
                part("phase", group: $0.rawValue, " AND c.phase = :group")
            }
        case .caseworker:
            guard isEveryone else { return [part("number")] }
            var logins = [""]
            let rows = try db.rows("SELECT login FROM app_user ORDER BY login")
            while let row = try rows.next() { logins.append(row[0]) }
            return logins.map { login in
                CaseListPart(
                    isClosed: isClosed, group: login, index: "case_mine_number",
                    condition: " AND c.caseworker IS nullif(:group, '')", key: nil)
            }
        }
    }

    /// Whether a row belongs to the part.
    func has(_ row: CaseListRow, _ sort: CaseSort, isEveryone: Bool) -> Bool {
        guard row.isClosed == isClosed else { return false }
        switch sort {
        case .number: return true
        case .household: return row.isMasked == (group == "masked")
        case .kind: return row.kind.rawValue == group
        case .phase: return row.phase.rawValue == group
        case .caseworker: return !isEveryone || (row.caseworker?.name ?? "") == group
        }
    }
}
