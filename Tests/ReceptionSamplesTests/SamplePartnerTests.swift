// Invented partners: numbers that nobody has, and consents of those who can give one.

import Reception
import ReceptionSamples
import Testing

@Suite("Invented partners")
struct SamplePartnerTests {
    @Test("Each has a name of its own and a number that nobody has", arguments: days)
    func partners(today: Day) throws {
        let partners = unit(today).partners
        #expect(Set(partners.map { SearchText.fold($0.name) }).count == partners.count)
        #expect(partners.contains { !$0.needsConsent } && partners.contains(where: \.needsConsent))
        for receiver in ClosingReceiver.allCases where receiver != .municipality {
            #expect(partners.contains { $0.kind == receiver.partnerKind })
        }
        for partner in partners {
            try Decision.check(partner, among: [])
            let contact = try #require(partner.contacts.first)
            // Post- och telestyrelsen keeps 08-465 004 00 to 08-465 004 99 for fiction.
            #expect(contact.phone.hasPrefix("08-465 004 ") && contact.phone.count == 13)
            #expect(contact.email.hasSuffix(".example") && contact.email.allSatisfy(\.isASCII))
        }
    }

    @Test("Who consents is of age and belongs to the household", arguments: days)
    func consents(today: Day) throws {
        let unit = unit(today)
        let row = PartnerRow(
            UnitRecord(
                id: RecordID(.partner, 1), version: UnitRecord.Version(1),
                content: .partner(Partner(name: "Jobbcentrum", kind: .jobbcentrum)), act: ActID(1), by: anna,
                at: Moment(seconds: 0)))
        let partner = try #require(row)
        var given = 0
        for (index, file) in try unit.files().enumerated() {
            let consents = unit.consents(index, of: file, to: [partner])
            #expect(unit.consents(index, of: file, to: []).isEmpty)
            for consent in consents {
                let member = try #require(file.member(consent.person))
                #expect(member.left == nil && member.person.birthDate.map { $0.age(on: today) >= 18 } == true)
                try Decision.check(
                    consent, replacing: nil, partner: partner.partner, isMember: true, today: today)
                given += 1
            }
        }
        #expect(given > 0)
    }
}
