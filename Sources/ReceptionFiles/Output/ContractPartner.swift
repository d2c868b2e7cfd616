// The rows of `partner list` and `consent list`, and whose consent is missing.

import Reception

extension ContractRows {
    /// A partner with its contacts.
    public func partner(_ row: PartnerRow) -> JSONValue {
        let partner = row.partner
        return .record([
            "partner": .int(row.number), "name": .string(partner.name),
            "kind": .string(partner.kind.rawValue), "needs_consent": .bool(partner.needsConsent),
            "ground": .text(partner.ground.isEmpty ? nil : partner.ground),
            "contacts": .array(
                partner.contacts.map {
                    .record([
                        "name": .string($0.name), "role": .string($0.role), "phone": .string($0.phone),
                        "email": .string($0.email),
                    ])
                }),
            "note": .string(partner.note),
        ])
    }

    public static let partnerKeys = [
        "partner", "name", "kind", "needs_consent", "ground", "contacts", "note",
    ]

    /// A consent in a case.
    public func consent(_ row: ConsentRow, in file: CaseFile) -> JSONValue {
        let consent = row.consent
        return .record([
            "consent": .int(row.number), "person": .number(file.member(consent.person)?.number),
            "partner": .int(consent.partner), "recipient": .string(consent.recipient),
            "scope": .string(consent.scope), "from": .string(consent.from.description),
            "to": .text(consent.to?.description), "withdrawn": .text(consent.withdrawn?.description),
            "status": .string(row.status(on: today).rawValue), "recorded_by": .string(row.by.name),
        ])
    }

    public static let consentKeys = [
        "consent", "person", "partner", "recipient", "scope", "from", "to", "withdrawn", "status",
        "recorded_by",
    ]

    /// A case in which somebody has not consented.
    public func missing(_ missing: MissingConsent) -> JSONValue {
        .record([
            "case": .string(missing.number.description),
            "persons": .array(missing.persons.map { .int($0) }),
        ])
    }

    public static let missingKeys = ["case", "persons"]

    /// Somebody who is named to see a protected household.
    public func viewer(_ viewer: NamedViewer, _ number: CaseNumber, by: Login, at: String) -> JSONValue {
        .record([
            "case": .string(number.description), "login": .string(viewer.login.name),
            "named_by": .string(by.name), "named_at": .string(at),
        ])
    }

    public static let viewerKeys = ["case", "login", "named_by", "named_at"]
}
