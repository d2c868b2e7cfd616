// The list of partners, and whose consent is missing where data goes to one.

import GRDB
import Reception

extension ReceptionStore: PartnerQuestions {
    public func partners() throws -> [PartnerRow] { try asking { try UnitRecords.partners($0) } }

    public func missingConsents(
        to partner: Int, among cases: Set<CaseID>, for viewer: Actor
    ) throws -> [MissingConsent] {
        try asking { db in
            let record = try UnitRecords.live(RecordID(.partner, partner), db)
            guard let known = record?.partner else { throw StoreError.refused(.noSuchPartner, nil) }
            guard known.needsConsent else { return [] }
            let consents = Dictionary(grouping: try UnitRecords.consents(to: partner, db), by: \.caseID)
            var missing: [MissingConsent] = []
            for id in cases {
                let row = try Row.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT year, serial, is_protected AND NOT is_seen(?, id) FROM reception_case
                            WHERE id = ? AND kind IS NOT NULL
                            """), arguments: [viewer.login.name, id.raw])
                guard let row, !(row[2] as Bool) else { continue }
                let persons = Consent.missing(
                    among: try UnitRecords.present(in: id, db), consents[id] ?? [], to: [partner],
                    on: viewer.today)
                guard !persons.isEmpty else { continue }
                missing.append(
                    MissingConsent(id, number: CaseNumber(year: row[0], serial: row[1]), persons: persons))
            }
            return missing.sorted { $0.number < $1.number }
        }
    }
}
