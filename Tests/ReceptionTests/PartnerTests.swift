// Partners and consents: how a contact is read, when a consent holds, and whose is missing.

import Reception
import TestSupport
import Testing

@Suite struct PartnerTests {
    private let today = Day("2026-03-12")!

    @Test func aContactIsReadInAnyOrder() throws {
        let whole = try #require(
            Partner.Contact("Anna Ek, rektor, 010-123 45 67, anna@skolan.example"))
        #expect(whole.name == "Anna Ek" && whole.role == "rektor")
        #expect(whole.phone == "010-123 45 67" && whole.email == "anna@skolan.example")
        #expect(
            Partner.Contact("anna@skolan.example, +46 10 123 45 67, Anna Ek, rektor")
                == Partner.Contact(
                    "Anna Ek, rektor, +46 10 123 45 67, anna@skolan.example"))
        // A house number is no phone number, and a name alone is enough.
        #expect(Partner.Contact("Växeln, 3:e våningen")?.role == "3:e våningen")
        let address = Partner.Contact("Växeln, 112 45 Stockholm, (0171) 12-34/56")
        #expect(address?.role == "112 45 Stockholm" && address?.phone == "(0171) 12-34/56")
        #expect(Partner.Contact(" , ,\t") == nil)
    }

    @Test func whatAContactReadsAsReadsTheSameAgain() throws {
        var random = SplitMix64(seed: 20_260_312)
        let parts = [
            "Anna Ek", "rektor", "08-123 45", "(0171) 12 34 56", "a@b.example", "3 tr", "", " ", "Åsa\u{7}\t",
            "växel 12", "@", "åsa @ skolan", "+46",
        ]
        for _ in 0..<2000 {
            let count = Int.random(in: 0...7, using: &random)
            let text = (0..<count).map { _ in parts.randomElement(using: &random)! }.joined(separator: ",")
            guard let contact = Partner.Contact(text) else {
                #expect(!text.contains { $0.isLetter || $0.isNumber || $0 == "@" })
                continue
            }
            #expect(Partner.Contact(contact.text) == contact, "\(text)")
        }
    }

    private func consent(
        _ person: Int64 = 1, partner: Int = 1, from: Day, to: Day? = nil, withdrawn: Day? = nil
    ) -> Consent {
        Consent(
            caseID: CaseID(1), person: PersonID(person), partner: partner, recipient: "Jobbcentrum",
            scope: "planering", from: from, to: to, withdrawn: withdrawn)
    }

    @Test func aConsentHoldsFromItsFirstDayUntilItsLastOrItsWithdrawal() {
        let consent = consent(from: today, to: today.adding(days: 10))
        #expect(!consent.holds(on: today.adding(days: -1)) && consent.holds(on: today))
        #expect(consent.holds(on: today.adding(days: 10)) && !consent.holds(on: today.adding(days: 11)))
        var withdrawn = consent
        withdrawn.withdrawn = today.adding(days: 3)
        #expect(withdrawn.holds(on: today.adding(days: 2)) && !withdrawn.holds(on: today.adding(days: 3)))
        #expect(!withdrawn.isAhead(on: today) && consent.isAhead(on: today))
        #expect(!consent.isAhead(on: today.adding(days: 11)))
    }

    @Test func whoHasConsentedToAnotherPartnerOrLongAgoHasNot() {
        let persons = [(number: 1, id: PersonID(1)), (2, PersonID(2)), (3, PersonID(3)), (4, PersonID(4))]
        let consents = [
            consent(1, from: today), consent(2, partner: 2, from: today),
            consent(3, from: today.adding(days: -9), to: today.adding(days: -1)),
            consent(4, from: today.adding(days: -9), withdrawn: today),
        ]
        func missing(_ partners: (number: Int, name: String)...) -> [Int] {
            Consent.missing(among: persons, consents, to: partners, on: today)
        }
        #expect(missing((1, "Jobbcentrum")) == [2, 3, 4])
        #expect(missing((1, "Jobbcentrum"), (2, " jobbcentrum")) == [3, 4])
        #expect(missing() == [1, 2, 3, 4])
        // Under another name the partner may be somebody else.
        #expect(missing((1, "Bemanning AB")) == [1, 2, 3, 4])
    }

    @Test func whatIsConsentedToIsToldByWhatItIs() {
        let persons = [(number: 1, id: PersonID(1)), (2, PersonID(2)), (3, PersonID(3))]
        var school = consent(2, from: today)
        school.scope = "barnens skolgång"
        let consents = [
            consent(2, from: today), consent(1, from: today), school,
            consent(3, from: today, withdrawn: today),
        ]
        let number = CaseNumber("2026-0017")!
        let given = Consent.given(in: number, among: persons, consents, to: (1, "Jobbcentrum"), on: today)
        #expect(
            given == [
                GivenConsent(number, persons: [2], scope: "barnens skolgång"),
                GivenConsent(number, persons: [1, 2], scope: "planering"),
            ])
    }

    @Test func whatStandsAlreadyIsNotWrittenTwice() throws {
        let (one, two) = (consent(1, from: today), consent(2, from: today))
        func row(_ consent: Consent) throws -> ConsentRow {
            try #require(
                ConsentRow(
                    UnitRecord(
                        id: RecordID(.consent, 1), version: UnitRecord.Version(1), content: .consent(consent),
                        act: ActID(1), by: Login("anna"), at: Moment(seconds: 0))))
        }
        #expect(PartnerAct.consent([one, one, two], besides: []).records.count == 2)
        #expect(PartnerAct.consent([one, two], besides: [try row(one)]).records == [.add(.consent(two))])
        #expect(PartnerAct.consent([one], besides: [try row(one)]).records.isEmpty)
        var withdrawn = one
        withdrawn.withdrawn = today
        #expect(PartnerAct.consent([one], besides: [try row(withdrawn)]).records.count == 1)
    }

    @Test func aPartnerIsNamedInWordsAndNothingInItIsEndless() {
        func refusal(_ change: (inout Partner) -> Void) -> CommandError? {
            var partner = Partner(name: "Jobbcentrum", kind: .jobbcentrum)
            change(&partner)
            do throws(CommandError) {
                try Decision.check(partner, among: [])
                return nil
            } catch { return error }
        }
        func text(_ length: Int) -> String { String(repeating: "å", count: length) }
        #expect(refusal { $0.name = "4711 22" } == .partnerNameIsNumber)
        #expect(refusal { $0.name = "Skola 4711" } == nil)
        #expect(refusal { $0.name = text(100) } == nil)
        #expect(refusal { $0.name = text(101) } == .textTooLong(.name, limit: 100))
        #expect(refusal { $0.ground = text(300) } == nil)
        #expect(refusal { $0.ground = text(301) } == .textTooLong(.ground, limit: 300))
        #expect(refusal { $0.contacts = [Partner.Contact(text(301))!] } == .textTooLong(.contact, limit: 300))
        #expect(refusal { $0.note = text(2000) } == nil)
        #expect(refusal { $0.note = text(2001) } == .textTooLong(.note, limit: 2000))
    }

    @Test func whatAConsentMustBeLike() {
        func refusal(
            _ new: Consent, _ old: Consent? = nil, named: String? = "Jobbcentrum", isMember: Bool = true
        )
            -> CommandError?
        {
            do throws(CommandError) {
                try Decision.check(
                    new, replacing: old, partner: named.map { Partner(name: $0, kind: .jobbcentrum) },
                    isMember: isMember, today: today)
                return nil
            } catch { return error }
        }
        let whole = consent(from: today)
        #expect(refusal(whole) == nil)
        #expect(refusal(whole, named: nil) == .noSuchPartner)
        // Somebody who consented to one name has not to another.
        #expect(refusal(whole, named: "Servicepoolen") == .noSuchPartner)
        #expect(refusal(whole, isMember: false) == .consentOfNobody)
        var empty = whole
        empty.scope = " "
        #expect(refusal(empty) == .emptyText)
        let before = today.adding(days: -1)
        #expect(refusal(consent(from: today, to: before)) == .consentPeriod(today, before))
        let ahead = today.adding(days: 1)
        #expect(refusal(consent(from: today, withdrawn: ahead), whole) == .consentInFuture(ahead))
        // What has not begun may be withdrawn, and never holds then.
        let never = consent(from: today.adding(days: 9), withdrawn: today)
        #expect(refusal(never, consent(from: today.adding(days: 9))) == nil)
        #expect((0..<30).allSatisfy { !never.holds(on: today.adding(days: $0)) })
        var long = whole
        long.scope = String(repeating: "å", count: 301)
        #expect(refusal(long) == .textTooLong(.scope, limit: 300))
        let ended = consent(from: today, withdrawn: today)
        #expect(refusal(ended, whole) == nil)
        #expect(refusal(whole, ended) == .consentWithdrawn(today))
        #expect(refusal(consent(2, from: today), whole) == .consentOfNobody)
    }

    @Test func everyReceiverOfAClosingIsASortOfPartner() {
        for receiver in ClosingReceiver.allCases {
            #expect(Partner.Kind(rawValue: receiver.rawValue) == receiver.partnerKind)
        }
    }
}
