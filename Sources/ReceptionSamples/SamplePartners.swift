// Invented partners, with numbers that nobody has, and what some households consent to.

import Reception

extension SampleUnit {
    /// With whom the invented unit works; a unit without households works with nobody.
    public var partners: [Partner] {
        guard cases > 0 else { return [] }
        let necessary = "nödvändigt utlämnande, OSL 10 kap. 2 §"
        let list: [(name: String, kind: Partner.Kind, ground: String, contact: String, role: String)] = [
            ("Migrationsverket", .authority, necessary, "", "anvisningar"),
            ("Skatteverket", .authority, necessary, "", "servicekontoret"),
            ("Försäkringskassan", .authority, "", "", "servicekontoret"),
            ("Arbetsförmedlingen", .authority, "", "Maria Lund", "arbetsförmedlare"),
            ("Cosmos", .health, "", "Karin Berg", "samordnare"),
            ("Vuxenutbildningen", .education, "", "Peter Holm", "studievägledare"),
            ("Björkskolan", .school, "", "Åsa Nygren", "rektor"),
            ("Aktivitetsansvaret", .youth, "", "Jonas Ek", "ungdomskonsulent"),
            ("Försörjningsstöd", .socialServices, "", "Lena Dahl", "gruppledare"),
            ("Jobbcentrum", .jobbcentrum, "", "Sofia Wall", "handläggare"),
            ("Kommunens arbetscoach", .jobCoach, "", "Ali Rask", "arbetscoach"),
            ("Servicepoolen", .work, "", "Bo Fors", "arbetsledare"),
            ("Joar Socia", .work, "", "Eva Sand", "handledare"),
            ("Bostadsbolaget", .landlord, "", "Ulla Kvist", "uthyrare"),
            ("Tolkförmedlingen", .interpreter, "", "", "bokning"),
            ("Kommunguiderna", .association, "", "Gunnar Ås", "ordförande"),
        ]
        return list.enumerated().map { index, one in
            let number = "08-465 004 " + String(index + 10)
            let first = one.contact.isEmpty ? "kontakt" : String(one.contact.prefix { $0 != " " })
            let host = SearchText.fold(one.name).split(separator: " ").joined(separator: "-")
            let address = SearchText.fold(first) + "@" + host + ".example"
            let text = [one.contact, one.role, number, address].filter { !$0.isEmpty }
            return Partner(
                name: one.name, kind: one.kind, ground: one.ground,
                contacts: [Partner.Contact(text.joined(separator: ", "))].compactMap(\.self))
        }
    }

    /// What a household consents to: of those that have been received every third, of whom some have withdrawn it.
    public func consents(_ index: Int, of file: CaseFile, to partners: [PartnerRow]) -> [Consent] {
        var dice = Dice(seed, index, 12)
        guard dice.chance(33), let received = file.facts.first(where: { $0.id == .received })?.day,
            received <= today, let partner = partners.first(where: { $0.partner.kind == .jobbcentrum })
        else { return [] }
        let from = min(today, received.adding(days: dice.int(3...60)))
        var withdrawn: Day?
        if dice.chance(10), from < today { withdrawn = today }
        return file.members.filter { $0.left == nil && ($0.person.birthDate?.age(on: today) ?? 0) >= 18 }.map
        { member in
            Consent(
                caseID: file.id, person: member.person.id, partner: partner.number,
                recipient: partner.partner.name, scope: "utbildning, arbetslivserfarenhet och språk",
                from: from, to: from.adding(months: 24), withdrawn: withdrawn)
        }
    }
}
