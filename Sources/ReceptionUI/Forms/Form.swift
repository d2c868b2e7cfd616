// A form: fields one below the other, each read while it is typed into. A pure value.
//
//     var form = Form.newCase(context)
//     form.handle(.character("K"), context)
//     form.firstFault(context)        // which field is not right, and why

import Reception
import ReceptionText
import TerminalKit

/// What a form is for.
enum FormPurpose: Hashable, Sendable {
    case booking(SelectedCase)
    case newCase
    case join(SelectedCase)
    case editPerson(SelectedCase, number: Int)
    case editCase(SelectedCase)
    case pickup(PickupDraft)
    /// What is written down when a pickup is over.
    case arrived(ArrivalGroup)
    case newDwelling
    case dwelling(DwellingTarget)
    case keys(DwellingTarget)
    case newPartner
    case partner(PartnerRow)
    case consent(ConsentDraft)

    /// Whether somebody new may be known already.
    var concernsPersons: Bool {
        switch self {
        case .newCase, .join, .editPerson: true
        case .booking, .editCase, .pickup, .arrived, .newDwelling, .dwelling, .keys,
            .newPartner, .partner, .consent:
            false
        }
    }

    /// The case that it is about, nil for one that does not exist yet.
    var target: SelectedCase? {
        switch self {
        case .newCase, .pickup, .arrived, .newDwelling, .dwelling, .keys, .newPartner, .partner: nil
        case .consent(let draft): draft.target
        case .booking(let target), .join(let target), .editCase(let target), .editPerson(let target, _):
            target
        }
    }
}

/// A form that is being filled in.
public struct Form: Sendable {
    let title: String
    var purpose: FormPurpose
    var fields: [FormField]
    /// The field with the cursor.
    private(set) var current: FieldID
    /// What was last wrong, for the status line.
    var problem: String?
    /// Whether it asks if what was typed may be thrown away.
    var asksToLeave = false
    /// Whether it was tried to save, so that empty fields that are needed are faults.
    var wasTried = false
    /// Whether it is being written.
    var isSaving = false
    /// Whether the case was looked at just now, so that what it corrects is what is stored.
    var isFresh = false
    /// Who was looked for, and what was found.
    var search = KnownSearch()
    /// The booking that was last asked about, and what it clashes with.
    var draft: BookingDraft?
    var clashes: [BookingClash] = []

    init(_ title: String, _ purpose: FormPurpose, _ fields: [FormField]) {
        self.title = title
        self.purpose = purpose
        self.fields = fields
        current = fields.first?.id ?? .kind
    }

    subscript(_ id: FieldID) -> FormField? {
        get { fields.first { $0.id == id } }
        set {
            guard let newValue, let index = fields.firstIndex(where: { $0.id == id }) else { return }
            fields[index] = newValue
        }
    }

    /// Whether it puts right what is stored.
    var isCorrection: Bool {
        switch purpose {
        case .editCase, .editPerson: true
        case .booking, .newCase, .join, .pickup, .arrived, .newDwelling, .dwelling, .keys,
            .newPartner, .partner, .consent:
            false
        }
    }

    var isTouched: Bool { fields.contains(where: \.isTouched) }

    /// The value of a field, nil where there is none or it is wrong.
    func value(_ id: FieldID, _ context: AppContext) -> String? { self[id]?.reading(context).value }

    /// How many persons it has rows for.
    var persons: Int { (fields.compactMap(\.id.person).max() ?? -1) + 1 }

    // MARK: What is shown

    /// The fields that are shown, in order; of a newborn some are not asked for.
    func visible(_ context: AppContext) -> [FormField] {
        let newborns = Set((0..<persons).filter { isNewborn($0, context) })
        guard !newborns.isEmpty else { return fields }
        return fields.filter { field in
            guard case .person(let index, let detail) = field.id, newborns.contains(index) else {
                return true
            }
            return !Self.notOfNewborns.contains(detail) || field.isTouched
        }
    }

    private static let notOfNewborns: Set<PersonDetail> = [.interpreter, .phone]

    /// Whether somebody who is written down is not a year old yet.
    func isNewborn(_ index: Int, _ context: AppContext) -> Bool {
        if case .editPerson = purpose { return false }
        guard let born = value(.person(index, .birthDate), context).flatMap({ Day($0) }) else { return false }
        return born <= context.today && born.age(on: context.today) < 1
    }

    // MARK: What is wrong

    /// What is wrong with a field, seen with the others; nil where nothing is.
    func fault(_ field: FormField, _ context: AppContext) -> String? {
        if field.id == .pickup(.journey) { return journeyFault(context) }
        if field.id == .pickup(.dutyDay), let fault = dutyFault(context) { return fault }
        if let fault = bookingFault(field, context) { return wasTried ? fault : nil }
        if let fault = arrivedFault(field, context), !field.text.isEmpty { return fault }
        if let fault = consentFault(field, context) { return fault }
        // What is stored already may stand as it is.
        if !field.stored.isEmpty, !field.isTouched { return nil }
        switch field.reading(context) {
        case .fault(let text): return text
        case .nothing:
            return wasTried && isNeeded(field, context) ? context.words(.formMissing) : nil
        case .value(let value, _): return contradiction(field, value, context)
        }
    }

    /// The first field that is not right.
    func firstFault(_ context: AppContext) -> FieldID? {
        visible(context).first { field in
            if case .nothing = field.reading(context) {
                return isNeeded(field, context) || bookingFault(field, context) != nil
            }
            return fault(field, context) != nil
        }?.id
    }

    /// Whether a field must have a value; those of a person of whom nothing was typed need none.
    func isNeeded(_ field: FormField, _ context: AppContext) -> Bool {
        guard field.isNeeded else { return false }
        guard let person = field.id.person, person > 0 else { return true }
        return isBegun(person)
    }

    /// Whether something was typed of a person.
    func isBegun(_ person: Int) -> Bool {
        fields.contains { $0.id.person == person && !$0.isOffered && !$0.input.isEmpty }
    }

    /// What a value says against another person's.
    private func contradiction(_ field: FormField, _ value: String, _ context: AppContext) -> String? {
        if field.id == .keys(.day) { return keysFault(context) }
        guard case .person(let index, let detail) = field.id, index > 0 else { return nil }
        switch detail {
        case .relation where value == Relation.applicant.rawValue:
            break
        case .personnummer, .samordningsnummer: break
        default: return nil
        }
        let isTaken = (0..<index).contains { self.value(.person($0, detail), context) == value }
        guard isTaken else { return nil }
        return context.words(detail == .relation ? .faultTwoApplicants : .formSameNumber)
    }

    // MARK: Moving

    /// Moves the cursor, around the ends.
    mutating func move(by step: Int, _ context: AppContext) {
        let ids = visible(context).map(\.id) + knownIDs
        guard !ids.isEmpty else { return }
        let place = ids.firstIndex(of: current) ?? 0
        select(ids[(place + step + ids.count) % ids.count], context)
    }

    /// Moves to the next part of the form, or to the beginning of this or the one before.
    mutating func moveSection(by step: Int, _ context: AppContext) {
        let ids = visible(context).map(\.id) + knownIDs
        let starts = ids.indices.filter { $0 == 0 || section(ids[$0]) != section(ids[$0 - 1]) }
        let place = ids.firstIndex(of: current) ?? 0
        let next = step > 0 ? starts.first { $0 > place } : starts.last { $0 < place }
        select(ids[next ?? (step > 0 ? ids.count - 1 : 0)], context)
    }

    /// Puts the cursor into a field.
    mutating func select(_ id: FieldID, _ context: AppContext) {
        if var field = self[current] {
            field.settle(context)
            self[current] = field
        }
        current = id
        offerWhatFollows(context)
        offerRooms(context)
    }

    /// Which part of the form a field stands in: the case, a person, or the cases that were found.
    func section(_ id: FieldID) -> Int {
        switch id {
        case .person(let index, _): index + 1
        case .known: Int.max
        case .addPerson: Int.max - 1
        case .household: Self.householdSection
        case .vehicle(let index, _): Self.vehicleSection + index
        case .addVehicle: Int.max - 1
        default: 0
        }
    }

    /// The sections of a pickup's form.
    static let householdSection = 1
    static let vehicleSection = 2

    /// A key in the field with the cursor.
    /// - Returns: whether it meant anything there.
    mutating func handle(_ key: Key, _ context: AppContext) -> Bool {
        guard var field = self[current] else { return false }
        defer {
            if search.isSeen, !search.matches.isEmpty, search.asked != queries(context) {
                search.isSeen = false
            }
        }
        let isMeant = field.handle(key)
        self[current] = field
        return isMeant
    }
}
