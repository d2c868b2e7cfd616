// Partners and consents in the store in memory.

import Reception

@testable import ReceptionUI

extension MemoryStore {
    /// With whom the invented unit works.
    static let partners = [
        Partner(
            name: "Skatteverket", kind: .authority, ground: "folkbokföringslagen (1991:481)",
            contacts: [Partner.Contact("Servicekontoret, 08-465 004 00")].compactMap(\.self)),
        Partner(
            name: "Jobbcentrum", kind: .jobbcentrum,
            contacts: [
                Partner.Contact("Anna Ek, handläggare, 08-465 004 01, anna.ek@jobbcentrum.example"),
                Partner.Contact("Bo Ask, chef, 08-465 004 02"),
            ].compactMap(\.self), note: "Möte om nya första tisdagen i månaden"),
    ]

    /// Writes a partner down without an act, so that there is nothing to take back.
    func put(_ partner: Partner) {
        contents.withLock { all in
            let number = all.records.count { $0.id.kind == .partner } + 1
            all.records.append(
                UnitRecord(
                    id: RecordID(.partner, number), version: UnitRecord.Version(all.nextVersion),
                    content: .partner(partner), act: ActID(0), by: Login("anna"), at: Moment(seconds: 0)))
            all.nextVersion += 1
        }
    }

    func partners() -> [PartnerRow] { Self.partners(contents.withLock { $0.records }) }

    private static func partners(_ records: [UnitRecord]) -> [PartnerRow] {
        records.compactMap { PartnerRow($0) }.sorted { $0.cursor < $1.cursor }
    }

    /// What the persons of a case consent to, the newest first.
    func consents(of file: CaseFile) -> [ConsentRow] {
        let records = contents.withLock { $0.records }
        return records.filter { $0.consent?.caseID == file.id }.reversed().compactMap { ConsentRow($0) }
    }

    /// Whose consent is missing for the paper of a case.
    func disclosure(_ paper: PaperRequest, _ partner: PartnerRow, on day: Day) -> Disclosure {
        var disclosure = Disclosure(to: partner.partner.name, missing: [])
        guard case .summary(let number) = paper, let file = files.first(where: { $0.number == number })
        else { return disclosure }
        if file.isProtected { disclosure.protected = [number] }
        guard !file.isProtected, partner.partner.needsConsent else { return disclosure }
        let present = file.members.filter { $0.left == nil }.map { (number: $0.number, id: $0.person.id) }
        let (own, called) = (consents(of: file).map(\.consent), (partner.number, partner.partner.name))
        let persons = Consent.missing(among: present, own, to: [called], on: day)
        if !persons.isEmpty {
            disclosure.missing = [MissingConsent(file.id, number: number, persons: persons)]
        }
        disclosure.given = Consent.given(in: number, among: present, own, to: called, on: day)
        return disclosure
    }

    /// Decides on a partner or a consent as the store does.
    static func checkPartners(
        _ change: UnitChange, replacing former: UnitRecord?, _ context: DecisionContext, _ all: Contents
    ) throws(CommandError) {
        switch (change.content, former?.content) {
        case (.partner(let partner)?, _):
            try Decision.check(
                partner, among: partners(all.records).filter { $0.number != former?.id.number })
        case (nil, .partner?):
            let given = all.records.compactMap(\.consent).count {
                $0.partner == former?.id.number && $0.isAhead(on: context.today)
            }
            guard given == 0 else { throw .partnerHasConsents(given) }
        case (.consent(let consent)?, _):
            let file = all.files.first { $0.id == consent.caseID }
            let isMember =
                file?.members.contains { $0.left == nil && $0.person.id == consent.person } ?? false
            let partner = partners(all.records).first { $0.number == consent.partner }?.partner
            try Decision.check(
                consent, replacing: former?.consent, partner: partner, isMember: isMember,
                today: context.today)
        default: break
        }
    }
}
