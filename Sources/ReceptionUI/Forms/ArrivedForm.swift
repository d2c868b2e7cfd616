// Efter hämtning: one form that writes down who came, with which papers and bags, and what is booked next for all.

import Reception
import ReceptionText

/// The fields that are common to all households.
enum ArrivedField: Hashable, Sendable {
    case day, movedIn
    /// Of a booking with an index: its day, time or text.
    case booking(Int, BookingField)
}

extension Form {
    /// How many bookings can be written at once.
    private static let bookings = 3

    /// The form for the households of a pickup.
    static func arrived(_ group: ArrivalGroup, _ context: AppContext) -> Form {
        let words = context.words
        var day = FormField(.arrived(.day), words(.arrivedDay), .day(.past, isEvent: true))
        day.isNeeded = true
        // Before the day it is for whoever writes it down to say.
        if group.landing.day <= context.today { day.offer(group.landing.day.description) }
        let yesNo = [FormChoice("yes", words(.formYes)), FormChoice("no", words(.formNo))]
        var moved = FormField(.arrived(.movedIn), words(.arrivedMovedIn), .chosen(yesNo, nil))
        moved.offer(words(.formNo))
        var fields = [day, moved]
        for (index, row) in group.rows.enumerated() {
            let name = words.household(row.household, row.isMasked, row.number)
            fields += [
                FormField(.household(index, .cards), words(.arrivedCards, name), .numbers),
                FormField(.household(index, .absent), words(.arrivedAbsent, name), .numbers),
                FormField(.household(index, .missingBag), words(.arrivedBag, name), .text),
            ]
        }
        for index in 0..<bookings {
            fields += [
                FormField(
                    .arrived(.booking(index, .day)), words(.arrivedBookingDay, "\(index + 1)"),
                    .day(.future, isEvent: false)),
                FormField(
                    .arrived(.booking(index, .time)), words(.arrivedTime, "\(index + 1)"),
                    .time(isStrict: true)),
                FormField(.arrived(.booking(index, .what)), words(.arrivedWhat, "\(index + 1)"), .text),
            ]
        }
        let numbers = group.rows.map(\.number.description).joined(separator: ", ")
        return Form(words(.arrivedTitle, numbers), .arrived(group), fields)
    }

    /// The act of the form; nil where it is not that form.
    func arrivedRequest(_ context: AppContext) -> (request: ActRequest, sentence: String)? {
        guard case .arrived(let group) = purpose,
            let day = value(.arrived(.day), context).flatMap({ Day($0) })
        else { return nil }
        let words = context.words
        func numbers(_ id: FieldID) -> [Int] {
            (value(id, context) ?? "").split(separator: ",").compactMap { Int($0) }
        }
        let arrived = group.rows.enumerated().map { index, row in
            var remarks: [String] = []
            let absent = numbers(.household(index, .absent))
            if !absent.isEmpty {
                remarks.append(words(.pickupAbsent, absent.map(String.init).joined(separator: ", ")))
            }
            if let bag = value(.household(index, .missingBag), context) {
                remarks.append(words(.pickupBagMissing, bag))
            }
            return Arrived(
                row.caseID, cards: numbers(.household(index, .cards)), absent: absent,
                movedIn: value(.arrived(.movedIn), context) == "yes", remarks: remarks)
        }
        let bookings = (0..<Self.bookings).compactMap { index -> (day: Day, booking: Booking)? in
            guard let what = value(.arrived(.booking(index, .what)), context),
                let day = value(.arrived(.booking(index, .day)), context).flatMap({ Day($0) })
            else { return nil }
            let minutes = value(.arrived(.booking(index, .time)), context).flatMap { Int($0) }
            return (day, Booking(minutes: minutes, what: what))
        }
        return (
            PickupAct.arrive(arrived, of: Self.numbers(of: group), on: day, bookings: bookings),
            words.count(.wentArrived, arrived.count, day.description)
        )
    }

    /// The numbers of those who belong to each household.
    private static func numbers(of group: ArrivalGroup) -> [CaseID: Set<Int>] {
        Dictionary(
            group.rows.map { ($0.caseID, Set($0.passengers.map(\.id.number))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What is wrong with the numbers of those who came without their card, or not at all, or with a day to book on.
    func arrivedFault(_ field: FormField, _ context: AppContext) -> String? {
        if field.id == .arrived(.day), case .arrived(let group) = purpose {
            return value(field.id, context).flatMap { Day($0) }
                .flatMap { PickupAct.refusal(ofArrivalOn: $0, landing: group.landing) }
                .map { context.words.text(of: $0, rulebook: context.rulebook, facts: context.facts).problem }
        }
        if case .arrived(.booking(_, .day)) = field.id {
            return value(field.id, context).flatMap { Day($0) }
                .flatMap { PickupAct.refusal(ofBookingOn: $0, today: context.today) }
                .map { context.words.text(of: $0, rulebook: context.rulebook, facts: context.facts).problem }
        }
        guard case .arrived(let group) = purpose, case .household(let index, let part) = field.id,
            part == .cards || part == .absent, group.rows.indices.contains(index)
        else { return nil }
        func numbers(_ part: HouseholdField) -> [Int] {
            (value(.household(index, part), context) ?? "").split(separator: ",").compactMap { Int($0) }
        }
        let row = group.rows[index]
        let said = Arrived(
            row.caseID, cards: numbers(.cards), absent: part == .absent ? numbers(.absent) : [])
        let own = part == .absent ? Arrived(row.caseID, absent: said.absent) : said
        let both = Arrived(row.caseID, cards: numbers(.cards), absent: numbers(.absent))
        let known = Set(row.passengers.map(\.id.number))
        guard let refusal = PickupAct.refusal(of: own, known) ?? PickupAct.refusal(of: both, known) else {
            return nil
        }
        return context.words.text(of: refusal, rulebook: context.rulebook, facts: context.facts).problem
    }

    /// A booking of which a part is missing: a day without what is done there, or the other way round.
    func bookingFault(_ field: FormField, _ context: AppContext) -> String? {
        guard case .arrived(.booking(let index, let part)) = field.id, part == .day || part == .what else {
            return nil
        }
        let other = part == .day ? BookingField.what : .day
        let hasOther = self[.arrived(.booking(index, other))]?.text.isEmpty == false
        return hasOther && field.text.isEmpty ? context.words(.formMissing) : nil
    }
}

extension AppState {
    mutating func beginArrived(_ state: ArrivalsState, _ context: AppContext) -> [Effect] {
        guard let group = state.selectedGroup else { return [] }
        return open(.arrived(group, context), context)
    }
}
