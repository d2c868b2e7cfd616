// The forms of partners and consents.

import Reception
import ReceptionText

/// The fields of a partner.
enum PartnerField: Hashable, Sendable {
    case name, kind, ground
    /// From 0.
    case contact(Int)
    case note
}

/// The fields of a consent.
enum ConsentField: Hashable, Sendable {
    case recipient, persons, scope, from, to
}

/// The household of a consent, and who it may be given to.
struct ConsentDraft: Hashable, Sendable {
    let target: SelectedCase
    /// Those who belong to the household, by number.
    let persons: [Int: PersonID]
    /// What they consent to already.
    let standing: [ConsentRow]
    /// Empty until the list has come.
    var partners: [PartnerRow] = []

    init(_ target: SelectedCase, _ view: CaseView) {
        self.target = target
        standing = view.consents
        persons = Dictionary(
            view.file.members.filter { $0.left == nil }.map { ($0.number, $0.person.id) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Form {
    /// So many contacts can be added at a time.
    private static let newContacts = 2

    /// A partner that is not on the list yet.
    static func newPartner(_ context: AppContext) -> Form {
        Form(
            context.words(.partnerFormNew), .newPartner,
            partnerFields(Partner(name: "", kind: .other), isNew: true, context))
    }

    /// What is known of a partner, to be put right.
    static func partner(_ row: PartnerRow, _ context: AppContext) -> Form {
        Form(
            context.words(.partnerFormChange, "\(row.number)"), .partner(row),
            partnerFields(row.partner, isNew: false, context))
    }

    private static func partnerFields(
        _ partner: Partner, isNew: Bool, _ context: AppContext
    ) -> [FormField] {
        let words = context.words
        func text(_ field: PartnerField, _ label: Word, _ value: String) -> FormField {
            FormField(.partner(field), words(label), .text, text: value, stored: value)
        }
        let kinds = Partner.Kind.allCases.map { FormChoice($0.rawValue, words.partner($0)) }
        var name = text(.name, .columnName, partner.name)
        name.isNeeded = true
        var kind = FormField(
            .partner(.kind), words(.columnKind), .chosen(kinds, nil),
            text: isNew ? "" : words.partner(partner.kind), stored: isNew ? "" : partner.kind.rawValue)
        kind.isNeeded = true
        let room = min(partner.contacts.count + newContacts, Partner.mostContacts)
        let contacts = (0..<room).map { index in
            let known = partner.contacts.indices.contains(index) ? partner.contacts[index].text : ""
            return FormField(
                .partner(.contact(index)), words(.partnerContact, "\(index + 1)"), .text, text: known,
                stored: known)
        }
        return [name, kind, text(.ground, .partnerGround, partner.ground)] + contacts
            + [text(.note, .partnerNote, partner.note)]
    }

    /// Somebody of a household consents.
    static func consent(_ draft: ConsentDraft, _ context: AppContext) -> Form {
        let words = context.words
        var recipient = FormField(.consent(.recipient), words(.consentRecipient), .chosen([], nil))
        recipient.isNeeded = true
        var persons = FormField(.consent(.persons), words(.consentPersons), .numbers)
        persons.isNeeded = true
        persons.offer(draft.persons.keys.sorted().map { "\($0)" }.joined(separator: " "))
        let scopes = [words(.consentScopePlanning), words(.consentScopeWork), words(.consentScopeSchool)]
        var scope = FormField(
            .consent(.scope), words(.consentScope), .suggested(scopes.map { FormChoice($0, $0) }))
        scope.isNeeded = true
        var from = FormField(.consent(.from), words(.consentFromDay), .day(.past, isEvent: false))
        from.isNeeded = true
        from.offer(context.today.description)
        let to = FormField(.consent(.to), words(.consentUntilDay), .day(.future, isEvent: false))
        return Form(
            words(.consentForm, draft.target.number?.description ?? ""), .consent(draft),
            [recipient, persons, scope, from, to])
    }

    /// The partners to whom somebody may consent have come.
    mutating func take(_ partners: [PartnerRow], for target: SelectedCase, _ context: AppContext) {
        guard case .consent(var draft) = purpose, draft.target == target,
            var field = self[.consent(.recipient)]
        else { return }
        draft.partners = partners
        purpose = .consent(draft)
        field.kind = .chosen(partners.map { FormChoice("\($0.number)", $0.partner.name) }, nil)
        self[.consent(.recipient)] = field
        if partners.isEmpty { problem = context.words(.partnerNoneYet, context.keyName(.partners)) }
    }

    /// The act of a form of partners or consents, and its sentence; nil where nothing would change.
    func partnerRequest(_ context: AppContext) -> (request: ActRequest, sentence: String)? {
        let words = context.words
        switch purpose {
        case .newPartner:
            let partner = partner(from: Partner(name: "", kind: .other), context)
            return (PartnerAct.add(partner), words(.wentPartnerAdded, partner.name))
        case .partner(let row):
            let partner = partner(from: row.partner, context)
            guard partner != row.partner else { return nil }
            return (PartnerAct.change(row, to: partner), words(.wentPartnerChanged, partner.name))
        case .consent(let draft):
            let number = value(.consent(.recipient), context)
            guard let row = draft.partners.first(where: { "\($0.number)" == number }),
                let from = value(.consent(.from), context).flatMap({ Day($0) })
            else { return nil }
            let to = value(.consent(.to), context).flatMap { Day($0) }
            let consents = consenting(context).compactMap { draft.persons[$0] }.map { person in
                Consent(
                    caseID: draft.target.id, person: person, partner: row.number,
                    recipient: row.partner.name, scope: self[.consent(.scope)]?.text ?? "", from: from,
                    to: to)
            }
            let request = PartnerAct.consent(consents, besides: draft.standing)
            return request.records.isEmpty ? nil : (request, words(.wentConsented, row.partner.name))
        case .booking, .newCase, .join, .editPerson, .editCase, .pickup, .arrived, .newDwelling, .dwelling,
            .keys:
            return nil
        }
    }

    /// The numbers of those who consent.
    private func consenting(_ context: AppContext) -> [Int] {
        Set((value(.consent(.persons), context) ?? "").split(separator: ",").compactMap { Int($0) }).sorted()
    }

    /// The partner as the form says it.
    private func partner(from old: Partner, _ context: AppContext) -> Partner {
        var partner = old
        partner.name = self[.partner(.name)]?.text ?? ""
        partner.kind = value(.partner(.kind), context).flatMap { Partner.Kind(rawValue: $0) } ?? old.kind
        partner.ground = self[.partner(.ground)]?.text ?? ""
        partner.note = self[.partner(.note)]?.text ?? ""
        let shown = fields.compactMap { field -> String? in
            if case .partner(.contact) = field.id { field.text } else { nil }
        }
        // Contacts for which the form has no room stay.
        partner.contacts =
            shown.compactMap { Partner.Contact($0) } + old.contacts.dropFirst(shown.count)
        return partner
    }

    /// What is wrong in a consent besides what its fields say themselves: somebody who is not of the household, or a last
    /// day before the first.
    func consentFault(_ field: FormField, _ context: AppContext) -> String? {
        guard case .consent(let draft) = purpose else { return nil }
        switch field.id {
        case .consent(.persons):
            let strange = consenting(context).first { draft.persons[$0] == nil }
            return strange.map { context.sentence(of: .noSuchPerson($0)) }
        case .consent(.to):
            guard let from = value(.consent(.from), context).flatMap({ Day($0) }),
                let to = field.reading(context).value.flatMap({ Day($0) }), to < from
            else { return nil }
            return context.sentence(of: .consentPeriod(from, to))
        default: return nil
        }
    }
}
