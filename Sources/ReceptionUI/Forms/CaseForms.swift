// The forms of a case: a new one, somebody who joins, a person's or the case's details put right, a booking.

import Reception
import ReceptionText

extension Form {
    /// A household that is not known yet, with its first person.
    static func newCase(_ context: AppContext) -> Form {
        let words = context.words
        var kind = FormField(
            .kind, words(.fieldKind),
            .chosen(CaseKind.allCases.map { FormChoice($0.rawValue, $0.rawValue) }, nil))
        kind.isNeeded = true
        var caseworker = FormField(.caseworker, words(.fieldCaseworker), .chosen([], nil))
        caseworker.offer(context.user.name)
        let facts: [(FactID, Word, Bool)] = [
            (.placementDecided, .fieldPlacementDecided, true),
            (.latestReception, .fieldLatestReception, false),
            (.arrivalPlanned, .fieldArrivalPlanned, false), (.received, .fieldReceived, true),
        ]
        let dates = facts.map { fact, word, isEvent in
            FormField(.fact(fact), words(word), .day(isEvent ? .past : .future, isEvent: isEvent))
        }
        let details: [CaseDetail] = [
            .flight, .arrivalTime, .address, .dwellingNumber, .landlord, .fileNumber,
        ]
        let fields =
            [kind, caseworker] + dates + details.map { detailField($0, "", words) }
            + [FormField(.note, words(.fieldNote), .text)]
            + personFields(0, newPerson, nil, context)
            + [FormField(.addPerson, words(.formAddPerson), .action)]
        var form = Form(words(.formNewCase), .newCase, fields)
        form.offerWhatFollows(context)
        return form
    }

    /// Somebody who joins a household.
    static func join(_ target: SelectedCase, _ file: CaseFile, _ context: AppContext) -> Form {
        let words = context.words
        var joined = FormField(.joined, words(.fieldJoined), .day(.past, isEvent: true))
        joined.isNeeded = true
        joined.offer(context.today.description)
        let fields = personFields(0, newPerson, nil, context) + [joined]
        var form = Form(words(.formJoin, file.number.description), .join(target), fields)
        let applicant = file.applicant?.person
        let shown = personFields(0, newPerson, applicant, context)
        form.offerShared(0) { detail in shown.first { $0.id == .person(0, detail) }?.text }
        return form
    }

    /// What is known of a person, to be put right.
    static func editPerson(
        _ target: SelectedCase, _ file: CaseFile, _ member: Membership, _ context: AppContext
    ) -> Form {
        Form(
            context.words(.formEditPerson, file.number.description, "\(member.number)"),
            .editPerson(target, number: member.number), personFields(0, wholePerson, member.person, context))
    }

    /// What is known of a case, to be put right.
    static func editCase(_ target: SelectedCase, _ file: CaseFile, _ context: AppContext) -> Form {
        let details: [CaseDetail] = [
            .address, .dwellingNumber, .landlord, .fileNumber, .flight, .arrivalTime,
        ]
        return Form(
            context.words(.formEditCase, file.number.description), .editCase(target),
            details.map { detailField($0, file.details[$0] ?? "", context.words) })
    }

    private static func detailField(_ detail: CaseDetail, _ stored: String, _ words: Catalogue) -> FormField {
        let kind: FieldKind =
            switch detail {
            case .landlord: .suggested([])
            case .arrivalTime: .time(isStrict: false)
            case .importKey, .address, .dwellingNumber, .fileNumber, .flight: .text
            }
        return FormField(.detail(detail), words.label(of: detail), kind, text: stored, stored: stored)
    }

    /// A booking of a case.
    static func booking(_ target: SelectedCase, _ context: AppContext) -> Form {
        let fields = BookingField.allCases.map { one in
            let (word, kind): (Word, FieldKind) =
                switch one {
                case .day: (.bookingDay, .day(.future, isEvent: false))
                case .time: (.bookingTime, .time(isStrict: true))
                case .what: (.bookingWhat, .text)
                case .length: (.bookingsLength, .length)
                case .with: (.bookingWith, .text)
                case .interpreter: (.bookingsInterpreterField, .text)
                case .place: (.bookingPlace, .text)
                case .phone: (.bookingPhone, .text)
                case .reference: (.bookingReference, .text)
                case .persons: (.bookingPersons, .numbers)
                case .cancelBy: (.bookingCancelBy, .day(.future, isEvent: false))
                }
            var field = FormField(.booking(one), context.words(word), kind)
            field.isNeeded = one == .day || one == .what
            return field
        }
        return Form(context.words(.bookingTitle, target.number?.description ?? ""), .booking(target), fields)
    }

    /// Those whom a case can be assigned to have come.
    mutating func take(_ users: [Caseworker]) {
        guard var field = self[.caseworker] else { return }
        field.kind = .chosen(
            users.filter { $0.role.may(.haveCases) }.map { FormChoice($0.login.name, $0.login.name) }, nil)
        self[.caseworker] = field
    }

    /// The landlords used before have come.
    mutating func take(landlords: [String]) {
        for id in [FieldID.detail(.landlord), .dwelling(.landlord)] {
            guard var field = self[id] else { continue }
            field.kind = .suggested(landlords.map { FormChoice($0, $0) })
            self[id] = field
        }
    }
}
