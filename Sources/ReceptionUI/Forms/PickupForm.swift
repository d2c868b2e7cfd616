// The form of a pickup: the journey, the households, the vehicles; below it what does not fit, while it is typed.

import Reception
import ReceptionText
import TerminalKit

/// The fields of a pickup itself.
enum PickupField: Int, CaseIterable, Hashable, Sendable {
    case mode, day, time, journey, confirmed, place, terminal, meetingPoint, dutyDay, interpreter, agency,
        reference, backup, wheelchair, staff, parking
}

/// The fields of a household in a pickup, before and after it.
enum HouseholdField: Int, CaseIterable, Hashable, Sendable {
    case bags, escort, cards, absent, missingBag
}

/// The fields of a vehicle.
enum VehicleField: Int, CaseIterable, Hashable, Sendable {
    case name, room, driver, riders
}

/// What a form of a pickup begins from.
struct PickupDraft: Hashable, Sendable {
    /// The record that is changed; nil for a new pickup.
    var record: UnitRecord?
    var base: Pickup
    /// The households, in the order of the form.
    var rows: [ArrivalRow]
}

extension Form {
    /// The form of a pickup for some households.
    static func pickup(_ draft: PickupDraft, _ context: AppContext) -> Form {
        let words = context.words
        let base = draft.base
        var fields = PickupField.allCases.map { one in field(one, base, isNew: draft.record == nil, context) }
        for (index, row) in draft.rows.enumerated() {
            let own = base.households.first { $0.caseID == row.caseID }
            let name = words.household(row.household, row.isMasked, row.number)
            fields.append(
                FormField(
                    .household(index, .bags), words(.pickupFormBags, name), .number(VehicleRoom.bagRange),
                    text: own?.bags.map(String.init) ?? "", stored: own?.bags.map(String.init) ?? ""))
            // Only children who come without a guardian travel with somebody else.
            guard row.isUnaccompanied || own?.escort.isEmpty == false else { continue }
            fields.append(
                FormField(
                    .household(index, .escort), words(.pickupFormEscort, name), .text,
                    text: own?.escort ?? "", stored: own?.escort ?? ""))
        }
        for (index, vehicle) in base.vehicles.enumerated() {
            fields += vehicleFields(index, vehicle, context)
        }
        if base.vehicles.isEmpty { fields += vehicleFields(0, nil, context) }
        fields.append(FormField(.addVehicle, words(.pickupFormAddVehicle), .action))
        let numbers = draft.rows.map(\.number.description).joined(separator: ", ")
        return Form(words(.pickupFormTitle, numbers), .pickup(draft), fields)
    }

    private static func field(
        _ one: PickupField, _ base: Pickup, isNew: Bool, _ context: AppContext
    ) -> FormField {
        let words = context.words
        func yes(_ flag: Bool) -> String { words(flag ? .formYes : .formNo) }
        let (word, kind, text): (Word, FieldKind, String) =
            switch one {
            case .mode:
                (
                    .pickupFormMode,
                    .chosen(JourneyMode.allCases.map { FormChoice($0.rawValue, words.mode($0)) }, nil),
                    words.mode(base.mode)
                )
            case .day: (.pickupFormDay, .day(.future, isEvent: false), base.landing.day.description)
            case .time:
                (.pickupFormTime, .time(isStrict: true), base.landing.minutes.map(Booking.clock) ?? "")
            case .journey: (.pickupFormJourney, .text, base.journey?.description ?? "")
            case .confirmed:
                (.pickupFormConfirmed, .day(.past, isEvent: true), base.confirmed?.description ?? "")
            case .place: (.pickupFormPlace, .text, base.place)
            case .terminal: (.pickupFormTerminal, .text, base.terminal)
            case .meetingPoint: (.pickupMeetingPoint, .text, base.meetingPoint)
            case .dutyDay:
                (.pickupDutyDay, .day(.future, isEvent: false), base.statedDutyDay?.description ?? "")
            case .interpreter:
                (.pickupFormLanguages, .languages, base.interpreter.languages.joined(separator: ", "))
            case .agency: (.pickupFormAgency, .text, base.interpreter.agency)
            case .reference: (.pickupFormReference, .text, base.interpreter.reference)
            case .backup: (.pickupFormBackup, .text, base.interpreter.backup)
            case .wheelchair:
                (
                    .pickupFormWheelchair,
                    .chosen([FormChoice("no", yes(false)), FormChoice("yes", yes(true))], nil),
                    yes(base.wheelchairOrdered)
                )
            case .staff: (.pickupStaff, .text, base.staff.joined(separator: ", "))
            case .parking: (.pickupParking, .text, base.parking)
            }
        var field = FormField(.pickup(one), words(word), kind, text: text, stored: isNew ? "" : text)
        field.isNeeded = one == .day || one == .mode
        return field
    }

    private static func vehicleFields(_ index: Int, _ vehicle: Vehicle?, _ context: AppContext) -> [FormField]
    {
        let words = context.words
        let known = context.unit.vehicles.map { FormChoice($0.name, $0.name) }
        let texts: [VehicleField: String] =
            vehicle.map { vehicle in
                [
                    .name: vehicle.name, .room: VehicleRoom(vehicle).description, .driver: vehicle.driver,
                    .riders: vehicle.riders.joined(separator: ", "),
                ]
            } ?? [:]
        return VehicleField.allCases.map { one in
            let (word, kind): (Word, FieldKind) =
                switch one {
                case .name: (.pickupFormVehicle, .suggested(known))
                case .room: (.pickupFormRoom, .room)
                case .driver: (.pickupFormDriver, .text)
                case .riders: (.pickupFormRiders, .text)
                }
            let text = texts[one] ?? ""
            return FormField(
                .vehicle(index, one), words(word, "\(index + 1)"), kind, text: text, stored: text)
        }
    }

    /// How many vehicles it has rows for.
    private var vehicles: Int {
        let numbers = fields.compactMap { if case .vehicle(let index, _) = $0.id { index } else { nil } }
        return (numbers.max() ?? -1) + 1
    }

    /// Adds rows for another vehicle and puts the cursor there.
    mutating func addVehicle(_ context: AppContext) {
        let index = vehicles
        let place = fields.firstIndex { $0.id == .addVehicle } ?? fields.endIndex
        fields.insert(contentsOf: Self.vehicleFields(index, nil, context), at: place)
        select(.vehicle(index, .name), context)
    }

    /// Offers what one of the unit's vehicles holds.
    mutating func offerRooms(_ context: AppContext) {
        for index in 0..<vehicles {
            guard let name = self[.vehicle(index, .name)]?.text,
                let known = context.unit.vehicles.first(where: { $0.name == name })
            else { continue }
            offer(VehicleRoom(known.vehicle).description, in: .vehicle(index, .room))
        }
    }

    /// The pickup that stands in the form, as far as it can be read.
    func pickup(_ context: AppContext) -> Pickup? {
        guard case .pickup(let draft) = purpose else { return nil }
        var pickup = draft.base
        func text(_ field: PickupField) -> String { self[.pickup(field)]?.text ?? "" }
        func value(_ field: PickupField) -> String? { self.value(.pickup(field), context) }
        pickup.mode = value(.mode).flatMap(JourneyMode.init) ?? pickup.mode
        pickup.landing = Landing(
            day: value(.day).flatMap { Day($0) } ?? pickup.landing.day,
            minutes: value(.time).flatMap { Int($0) })
        pickup.journey = try? JourneyNumber(text(.journey), mode: pickup.mode)
        pickup.confirmed = value(.confirmed).flatMap { Day($0) }
        pickup.place = text(.place)
        pickup.terminal = text(.terminal)
        pickup.meetingPoint = text(.meetingPoint)
        pickup.statedDutyDay = value(.dutyDay).flatMap { Day($0) }
        pickup.interpreter.languages = FieldText.list(value(.interpreter) ?? "")
        pickup.interpreter.agency = text(.agency)
        pickup.interpreter.reference = text(.reference)
        pickup.interpreter.backup = text(.backup)
        pickup.wheelchairOrdered = value(.wheelchair) == "yes"
        pickup.staff = FieldText.list(text(.staff))
        pickup.parking = text(.parking)
        pickup.households = draft.rows.enumerated().map { index, row in
            Pickup.Household(
                row.caseID, bags: self.value(.household(index, .bags), context).flatMap { Int($0) },
                escort: self[.household(index, .escort)]?.text ?? "")
        }
        pickup.vehicles = (0..<vehicles).compactMap { vehicle($0, context) }
        return pickup
    }

    /// A vehicle that has been named.
    private func vehicle(_ index: Int, _ context: AppContext) -> Vehicle? {
        func text(_ field: VehicleField) -> String { self[.vehicle(index, field)]?.text ?? "" }
        guard !text(.name).isEmpty else { return nil }
        let room = VehicleRoom(text(.room)) ?? VehicleRoom(seats: 5, bags: 2)
        return Vehicle(
            name: text(.name), seats: room.seats, bags: room.bags, wheelchairs: room.wheelchairs,
            driver: text(.driver), riders: FieldText.list(text(.riders)))
    }

    /// What is wrong with the number of the flight or train, by what it travels.
    func journeyFault(_ context: AppContext) -> String? {
        let text = self[.pickup(.journey)]?.text ?? ""
        let mode = value(.pickup(.mode), context).flatMap(JourneyMode.init) ?? .flight
        guard !text.isEmpty, (try? JourneyNumber(text, mode: mode)) == nil else { return nil }
        return context.words(mode == .flight ? .pickupFormBadFlight : .pickupFormBadTrain)
    }

    /// What is wrong with a duty day that is written down.
    func dutyFault(_ context: AppContext) -> String? {
        guard let pickup = pickup(context), let stated = pickup.statedDutyDay,
            !pickup.possibleDutyDays.contains(stated)
        else { return nil }
        return context.words(.pickupBadDutyDay)
    }

    /// How all would ride and what of it does not fit, below the fields.
    func remarks(_ context: AppContext) -> [(text: String, style: Style)] {
        guard case .pickup(let draft) = purpose, let pickup = pickup(context) else { return [] }
        let words = context.words
        let group = ArrivalGroup(planned: pickup, draft.rows)
        var lines: [(text: String, style: Style)] = words.rides(group).map { ($0, .done) }
        if pickup.statedDutyDay == nil, let duty = words.duty(of: pickup) { lines.append((duty, .done)) }
        let riding = group.concerns.filter { concern in
            switch concern {
            case .noSeat, .noWheelchairPlace, .noRoomForBags, .childAlone, .busLicence, .divided, .secondTrip:
                true
            default: false
            }
        }
        lines += riding.map { ("\(context.glyphs.late) " + words.concern($0), $0.isMild ? .soon : .late) }
        return lines
    }

    /// What is to be written, with everything that moves with it.
    func arrivalDraft(_ context: AppContext) -> ArrivalDraft? {
        guard case .pickup(let draft) = purpose, let pickup = pickup(context) else { return nil }
        return ArrivalDraft(
            record: draft.record, pickup: pickup, landing: pickup.landing,
            cases: draft.rows.map { SelectedCase(id: $0.caseID, number: $0.number) },
            sentence: context.words(.wentPickup, pickup.landing.day.description))
    }
}

extension AppState {
    /// The form for the selected pickup, or for the marked households together.
    mutating func beginPickup(_ state: ArrivalsState, _ context: AppContext) -> [Effect] {
        let rows = state.together
        guard let first = rows.first else { return [] }
        let groups = state.groups.filter { group in
            group.version != nil && group.rows.contains { row in rows.contains { $0.caseID == row.caseID } }
        }
        // Households of two pickups are not joined by a form; one of them is taken away first.
        guard groups.count < 2 else {
            say(context.words(.reasonTwoPickups), .bad)
            return []
        }
        guard let group = groups.first, let pickup = group.pickup, let record = group.record else {
            var pickup = Pickup(
                mode: first.kind == .abo ? .train : .flight, landing: first.landing,
                households: rows.map { Pickup.Household($0.caseID) }, planned: context.today)
            pickup.journey = try? JourneyNumber(first.flight, mode: pickup.mode)
            // The unit's own places are those of its airport.
            if pickup.mode == .flight {
                pickup.meetingPoint = context.unit.pickup.meetingPoint
                pickup.parking = context.unit.pickup.parking
            }
            pickup.interpreter.languages = []
            return open(.pickup(PickupDraft(record: nil, base: pickup, rows: rows), context), context)
        }
        return open(.pickup(PickupDraft(record: record, base: pickup, rows: rows), context), context)
    }

    /// Asks for another day; what would move is shown then.
    mutating func beginMove(_ state: ArrivalsState, _ context: AppContext) -> [Effect] {
        guard let group = state.selectedGroup else { return [] }
        let numbers = group.rows.map(\.number.description).joined(separator: ", ")
        overlays.append(
            .prompt(
                Prompt(
                    label: context.words(.moveDay, numbers), purpose: .moveArrival(group), leaning: .future)))
        return []
    }

    /// The day has been given, perhaps with a clock time behind it.
    mutating func move(_ group: ArrivalGroup, to day: Day, _ context: AppContext) -> [Effect] {
        closeOverlay()
        var landing = group.landing
        landing.day = day
        var pickup = group.pickup
        pickup?.landing = landing
        return open(
            ArrivalDraft(
                record: group.record, pickup: pickup, landing: landing,
                cases: group.rows.map { SelectedCase(id: $0.caseID, number: $0.number) },
                sentence: context.words(.wentArrivalMoved, day.description)), context)
    }
}
