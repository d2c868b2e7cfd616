// Partners and consents as named fields in one text, and read from them.

import Reception

extension Partner {
    var fields: [(key: String, value: String)] {
        let fields: [(key: String, value: String)] = [
            ("name", name), ("kind", kind.rawValue), ("ground", ground),
            ("contacts", contacts.map(\.text).lines), ("note", note),
        ]
        return fields.filter { !$0.value.isEmpty }
    }

    /// - Returns: nil for a sort of partner that there is not.
    init?(_ fields: FieldReader) {
        guard let kind = Kind(rawValue: fields["kind"]) else { return nil }
        self.init(
            name: fields["name"], kind: kind, ground: fields["ground"],
            contacts: fields.list("contacts").compactMap { Contact($0) }, note: fields["note"])
    }
}

extension Consent {
    var fields: [(key: String, value: String)] {
        func day(_ value: Day?) -> String { value.map { String($0.number) } ?? "" }
        let fields: [(key: String, value: String)] = [
            ("case", String(caseID.raw)), ("person", String(person.raw)), ("partner", String(partner)),
            ("recipient", recipient), ("scope", scope), ("to", day(to)), ("withdrawn", day(withdrawn)),
        ]
        return fields.filter { !$0.value.isEmpty }
    }

    /// - Returns: nil where case, person or partner are missing.
    init?(_ fields: FieldReader, from: Day) {
        guard let caseID = Int64(fields["case"]), let person = Int64(fields["person"]),
            let partner = fields.int("partner")
        else { return nil }
        self.init(
            caseID: CaseID(caseID), person: PersonID(person), partner: partner,
            recipient: fields["recipient"], scope: fields["scope"], from: from, to: fields.day("to"),
            withdrawn: fields.day("withdrawn"))
    }
}
