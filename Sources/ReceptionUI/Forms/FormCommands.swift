// From a form without faults to the act that it means.

import Reception
import ReceptionText

extension Form {
    /// The act, and the sentence that says it was done; nil where nothing would change.
    func request(_ context: AppContext) -> (request: ActRequest, sentence: String)? {
        let words = context.words
        switch purpose {
        case .pickup: return nil
        case .arrived: return arrivedRequest(context)
        case .newDwelling, .dwelling, .keys: return dwellingRequest(context)
        case .newPartner, .partner, .consent: return partnerRequest(context)
        case .newCase:
            let household = NewHousehold(
                kind: value(.kind, context).flatMap { CaseKind(rawValue: $0) } ?? .kvot,
                caseworker: value(.caseworker, context).map { Login($0) }, details: caseDetails(context),
                facts: facts(context), persons: newPersons(context),
                notes: value(.note, context).map { [$0] } ?? [])
            return (
                ActRequest(.open(household), on: nil),
                words(.wentOpened, words.count(.countPersons, household.persons.count))
            )
        case .join(let target):
            guard let person = newPersons(context).first else { return nil }
            let day = value(.joined, context).flatMap { Day($0) } ?? context.today
            return (ActRequest(.join(person, day), on: target.id), words(.wentJoined, day.description))
        case .editPerson(let target, let number):
            let changed: [PersonDetail: String] = changes(context) { id in
                if case .person(_, let detail) = id { detail } else { nil }
            }
            guard !changed.isEmpty else { return nil }
            return (
                ActRequest(.correctPerson(number, changed, from: context.today), on: target.id),
                words.count(.wentCorrected, changed.count)
            )
        case .editCase(let target):
            let changed: [CaseDetail: String] = changes(context) { id in
                if case .detail(let detail) = id { detail } else { nil }
            }
            guard !changed.isEmpty else { return nil }
            return (
                ActRequest(.correctCase(changed, from: context.today), on: target.id),
                words.count(.wentCorrected, changed.count)
            )
        case .booking(let target):
            guard let day = value(.booking(.day), context).flatMap({ Day($0) }) else { return nil }
            let booking = booking(context)
            return (
                ActRequest(.book(day, booking), on: target.id),
                context.join(
                    [words(.wentBooked, day.description, booking.clock)]
                        + clashes.prefix(1).map { context.sentence($0) })
            )
        }
    }

    /// The fields whose value is another than the stored one; an empty text takes a value away.
    private func changes<Detail: Hashable>(
        _ context: AppContext, _ detail: (FieldID) -> Detail?
    ) -> [Detail: String] {
        var changed: [Detail: String] = [:]
        for field in fields {
            guard field.isTouched, let detail = detail(field.id) else { continue }
            let value = field.reading(context).value ?? ""
            if value != field.stored { changed[detail] = value }
        }
        return changed
    }

    private func caseDetails(_ context: AppContext) -> [CaseDetail: String] {
        var details: [CaseDetail: String] = [:]
        for field in fields {
            if case .detail(let detail) = field.id { details[detail] = field.reading(context).value }
        }
        return details
    }

    private func facts(_ context: AppContext) -> [StatedFact] {
        fields.compactMap { field in
            guard case .fact(let fact) = field.id, let day = field.reading(context).value.flatMap({ Day($0) })
            else { return nil }
            return StatedFact(fact, day)
        }
    }

    /// The details of a person as they would be stored; those of a field that is not shown are left out.
    func details(_ person: Int, _ context: AppContext) -> [PersonDetail: String] {
        var details: [PersonDetail: String] = [:]
        for field in visible(context) {
            guard case .person(person, let detail) = field.id else { continue }
            details[detail] = field.reading(context).value
        }
        return details
    }

    /// Those of whom something was typed.
    private func newPersons(_ context: AppContext) -> [NewHousehold.Person] {
        (0..<persons).filter { $0 == 0 || isBegun($0) }.map {
            NewHousehold.Person(details: details($0, context))
        }
    }

    private func booking(_ context: AppContext) -> Booking {
        func text(_ field: BookingField) -> String { self[.booking(field)]?.text ?? "" }
        func value(_ field: BookingField) -> String? { self.value(.booking(field), context) }
        return Booking(
            minutes: value(.time).flatMap { Int($0) }, what: text(.what), with: text(.with),
            place: text(.place), phone: text(.phone), reference: text(.reference),
            persons: (value(.persons) ?? "").split(separator: ",").compactMap { Int($0) },
            cancelBy: value(.cancelBy).flatMap { Day($0) }, length: value(.length).flatMap { Int($0) },
            interpreter: text(.interpreter))
    }

    /// What to ask about clashes: the time and the persons that stand in the form now; nil before it has a day, and
    /// while its time may still come: only where something is written below it is it for the whole day.
    func draft(_ context: AppContext) -> BookingDraft? {
        guard case .booking(let target) = purpose,
            let day = value(.booking(.day), context).flatMap({ Day($0) })
        else { return nil }
        let whole = booking(context)
        guard whole.minutes != nil || !whole.what.isEmpty else { return nil }
        let asked = Booking(minutes: whole.minutes, what: "", persons: whole.persons, length: whole.length)
        return BookingDraft(caseID: target.id, day: day, booking: asked)
    }

    /// Takes the answer to what was last asked about clashes.
    mutating func take(clashes found: [BookingClash]) { clashes = found }
}
