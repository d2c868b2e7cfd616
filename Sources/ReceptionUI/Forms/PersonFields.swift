// The fields of a person in a form, and what is offered in them from what is known of the others.

import Reception
import ReceptionText

extension Form {
    /// What is asked of somebody new, in this order.
    static let newPerson: [PersonDetail] = [
        .familyName, .givenName, .birthDate, .relation, .sex, .personnummer, .dossiernummer, .language,
        .interpreter, .citizenship, .permitBasis, .phone, .protection,
    ]

    /// Everything that can be corrected of somebody.
    static let wholePerson: [PersonDetail] = newPerson + [.samordningsnummer, .classCode, .heightCM, .needs]

    /// What somebody usually has in common with the one before in the same household.
    private static let shared: [PersonDetail] = [.familyName, .language, .citizenship, .permitBasis]

    /// The fields of a person, with what is stored of her.
    static func personFields(
        _ index: Int, _ details: [PersonDetail], _ person: Newcomer?, _ context: AppContext
    ) -> [FormField] {
        details.map { detail in
            let kind = kind(of: detail, context.words)
            let stored = person?[detail] ?? ""
            var text = stored
            if case .chosen(let choices, _) = kind {
                text = choices.first { $0.value == stored }?.label ?? stored
            }
            if detail == .needs, context.isSwedish {
                text = stored.split(separator: ",").map { ClosedList.needs.usual[String($0)] ?? String($0) }
                    .joined(separator: ", ")
            }
            var field = FormField(
                .person(index, detail), context.words.label(of: detail), kind, text: text, stored: stored)
            field.isNeeded = [.familyName, .givenName, .birthDate].contains(detail)
            return field
        }
    }

    private static func kind(of detail: PersonDetail, _ words: Catalogue) -> FieldKind {
        func closed<Value: RawRepresentable<String> & CaseIterable>(
            _ list: ClosedList, _: Value.Type, _ label: (Value) -> String
        ) -> FieldKind {
            .chosen(
                Value.allCases.map { one in
                    let known = list.values.filter { $0.value == one.rawValue }.map(\.key).sorted()
                    return FormChoice(one.rawValue, label(one), words: known)
                }, detail)
        }
        func coded(_ names: [CodedName]) -> FieldKind {
            .chosen(
                names.map {
                    FormChoice($0.code, words.name(of: $0), words: [$0.code, $0.swedish, $0.english])
                }, detail)
        }
        switch detail {
        case .givenName, .familyName, .classCode, .phone: return .text
        case .birthDate: return .day(.birth, isEvent: true)
        case .personnummer, .samordningsnummer, .dossiernummer, .heightCM, .needs: return .detail(detail)
        case .language: return coded(CodedName.languages)
        case .citizenship: return coded(CodedName.countries)
        case .interpreter: return closed(.interpreter, YesNo.self) { words($0 == .yes ? .formYes : .formNo) }
        case .relation: return closed(.relation, Relation.self, words.relation)
        case .protection: return closed(.protection, Protection.self, words.protection)
        case .permitBasis: return closed(.permitBasis, PermitBasis.self, words.permitBasis)
        case .sex: return closed(.sex, Sex.self, words.sex)
        }
    }

    /// The stored words of yes and no.
    private enum YesNo: String, CaseIterable { case yes, no }

    /// Adds rows for another person and puts the cursor there.
    mutating func addPerson(_ context: AppContext) {
        let index = persons
        let rows = Self.personFields(index, Self.newPerson, nil, context)
        let place = fields.firstIndex { $0.id == .addPerson } ?? fields.endIndex
        fields.insert(contentsOf: rows, at: place)
        select(.person(index, .familyName), context)
    }

    /// Offers what a person has in common with the one before.
    mutating func offerShared(_ index: Int, from before: (PersonDetail) -> String?) {
        for detail in Self.shared {
            guard var field = self[.person(index, detail)], let text = before(detail), !text.isEmpty else {
                continue
            }
            field.offer(text)
            self[.person(index, detail)] = field
        }
    }

    /// Offers what follows from what has been typed: whose child somebody is, the day a newborn joins, her sex by her
    /// number, and what she has in common with the one before.
    mutating func offerWhatFollows(_ context: AppContext) {
        switch purpose {
        case .newCase, .join: break
        case .booking, .editCase, .editPerson, .pickup, .arrived, .newDwelling, .dwelling, .keys,
            .newPartner, .partner, .consent:
            return
        }
        for index in 0..<persons {
            if index > 0 {
                let before = self
                offerShared(index) { before[.person(index - 1, $0)]?.text }
            }
            offerRelation(index, context)
            if let digits = value(.person(index, .personnummer), context),
                let number = try? IdentityNumber.parse(digits, today: context.today)
            {
                offer(context.words.sex(number.isMan ? .man : .woman), in: .person(index, .sex))
            }
            if index == 0, isNewborn(0, context), let born = value(.person(0, .birthDate), context) {
                offer(born, in: .joined)
            }
        }
    }

    private mutating func offerRelation(_ index: Int, _ context: AppContext) {
        if index == 0, purpose == .newCase {
            return offer(context.words.relation(.applicant), in: .person(0, .relation))
        }
        guard let born = value(.person(index, .birthDate), context).flatMap({ Day($0) }) else { return }
        let hasPartner = (0..<index).contains {
            value(.person($0, .relation), context) == Relation.partner.rawValue
        }
        let relation: Relation =
            born.age(on: context.today) < 18 ? .child : hasPartner || purpose != .newCase ? .other : .partner
        offer(context.words.relation(relation), in: .person(index, .relation))
    }

    mutating func offer(_ text: String, in id: FieldID) {
        guard var field = self[id] else { return }
        field.offer(text)
        self[id] = field
    }
}
