// The list of partners, and whose consent is missing where data goes to one.

import GRDB
import Reception

extension ReceptionStore: PartnerQuestions {
    public func partners() throws -> [PartnerRow] { try asking { try UnitRecords.partners($0) } }

    public func disclosure(
        to partner: Int, of cases: Set<CaseID>, for viewer: Actor
    ) throws -> Disclosure {
        try asking { db in
            let record = try UnitRecords.live(RecordID(.partner, partner), db)
            guard let known = record?.partner else { throw StoreError.refused(.noSuchPartner, nil) }
            let called = (number: partner, name: known.name)
            let given = known.needsConsent ? try UnitRecords.consents(to: partner, db).map(\.consent) : []
            let consents = Dictionary(grouping: given, by: \.caseID)
            var disclosure = Disclosure(to: known.name, missing: [])
            for id in cases {
                let row = try Row.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT year, serial, is_protected AND NOT is_seen(?, id) FROM reception_case
                            WHERE id = ? AND kind IS NOT NULL
                            """), arguments: [viewer.login.name, id.raw])
                guard let row else { continue }
                let number = CaseNumber(year: row[0], serial: row[1])
                guard !(row[2] as Bool) else {
                    disclosure.protected.append(number)
                    continue
                }
                guard known.needsConsent else { continue }
                let (present, own) = (try UnitRecords.present(in: id, db), consents[id] ?? [])
                let persons = Consent.missing(among: present, own, to: [called], on: viewer.today)
                if !persons.isEmpty {
                    disclosure.missing.append(MissingConsent(id, number: number, persons: persons))
                }
                guard cases.count <= Disclosure.mostGiven else { continue }
                disclosure.given += Consent.given(
                    in: number, among: present, own, to: called, on: viewer.today)
            }
            disclosure.missing.sort { $0.number < $1.number }
            disclosure.given.sort { ($0.number, $0.scope) < ($1.number, $1.scope) }
            disclosure.protected.sort()
            return disclosure
        }
    }
}
