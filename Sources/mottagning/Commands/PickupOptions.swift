// What the commands of pickups can be told, and how it changes a pickup.

import ArgumentParser
import Reception
import ReceptionText

/// The parts of a pickup, as options; what is not stated stays.
struct PickupOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionPickupDate)) var date: String?
    @Option(name: .long, help: help(.optionPickupTime)) var time: String?
    @Option(name: .long, help: help(.optionPickupFlight)) var flight: String?
    @Option(name: .long, help: help(.optionPickupTrain)) var train: String?
    @Option(name: .long, help: help(.optionPickupPlace)) var place: String?
    @Option(name: .long, help: help(.optionPickupTerminal)) var terminal: String?
    @Option(name: .long, help: help(.optionPickupMeeting)) var meetingPoint: String?
    @Option(name: .long, help: help(.optionPickupDuty)) var dutyDay: String?
    @Option(name: .long, help: help(.optionPickupConfirmed)) var confirmed: String?
    @Flag(name: .long, help: help(.optionPickupPreliminary)) var preliminary = false
    @Option(name: .long, help: help(.optionPickupBags)) var bags: [String] = []
    @Option(name: .long, help: help(.optionPickupEscort)) var escort: [String] = []
    @Option(name: .long, help: help(.optionPickupVehicle)) var vehicle: [String] = []
    @Option(name: .long, help: help(.optionPickupDriver)) var driver: [String] = []
    @Option(name: .long, help: help(.optionPickupRider)) var rider: [String] = []
    @Option(name: .long, help: help(.optionPickupNoVehicle)) var noVehicle: [String] = []
    @Option(name: .long, help: help(.optionPickupInterpreter)) var interpreter: String?
    @Option(name: .long, help: help(.optionPickupAgency)) var agency: String?
    @Option(name: .long, help: help(.optionPickupReference)) var reference: String?
    @Option(name: .long, help: help(.optionPickupBackup)) var backup: String?
    @Option(name: .long, help: help(.optionPickupWheelchair)) var wheelchair: String?
    @Option(name: .long, help: help(.optionPickupStaff)) var staff: String?
    @Option(name: .long, help: help(.optionPickupParking)) var parking: String?

    /// The pickup as the options would have it.
    /// - Parameters:
    ///   - cases: the households of the pickup by their numbers.
    ///   - today: no journey is confirmed on a later day.
    func change(
        _ old: Pickup, _ cases: [CaseNumber: CaseID], _ unit: UnitFacts, today: Day
    ) throws -> Pickup {
        var pickup = old
        try changeJourney(&pickup, today)
        if let meetingPoint { pickup.meetingPoint = FieldText.line(meetingPoint) }
        if let parking { pickup.parking = FieldText.line(parking) }
        if let staff { pickup.staff = FieldText.list(staff) }
        if let wheelchair {
            guard let isOrdered = yesNo(wheelchair) else {
                throw Failure.usage(
                    words(.errorBadChoice, "--wheelchair", wheelchair), words(.errorBadYesNoFix))
            }
            pickup.wheelchairOrdered = isOrdered
        }
        if let stated = pickup.statedDutyDay, dutyDay != nil, !pickup.possibleDutyDays.contains(stated) {
            throw Failure.usage(words(.errorBadDutyDay, stated.description), words(.pickupBadDutyDay))
        }
        try changeHouseholds(&pickup, cases)
        try changeInterpreter(&pickup)
        try changeVehicles(&pickup, unit)
        return pickup
    }

    private func changeJourney(_ pickup: inout Pickup, _ today: Day) throws {
        if let date { pickup.landing.day = try readDay(date) }
        if let time { pickup.landing.minutes = try minutes(time) }
        if flight != nil, train != nil {
            throw Failure.usage(words(.errorFlightAndTrain), words(.errorFlightAndTrainFix))
        }
        if let number = flight ?? train {
            let mode: JourneyMode = train == nil ? .flight : .train
            // The usual airport is where flights come, and no train.
            if mode != pickup.mode {
                pickup.place = mode == .flight ? Pickup.usualAirport : ""
                pickup.mode = mode
            }
            pickup.journey = try journey(number, mode)
        }
        if let place { pickup.place = FieldText.line(place) }
        if let terminal { pickup.terminal = FieldText.line(terminal) }
        if let dutyDay { pickup.statedDutyDay = dutyDay.isEmpty ? nil : try readDay(dutyDay) }
        if let confirmed {
            let day = try readDay(confirmed)
            guard day <= today else {
                throw Failure.usage(
                    words(.errorOptionInFuture, "--confirmed", day.description),
                    words(.errorOptionInFutureFix))
            }
            pickup.confirmed = day
        }
        if preliminary { pickup.confirmed = nil }
    }

    private func changeHouseholds(_ pickup: inout Pickup, _ cases: [CaseNumber: CaseID]) throws {
        let range = VehicleRoom.bagRange
        for pair in bags {
            let (index, count) = try household(pair, .bags, pickup, cases)
            guard let count = Int(count), range.contains(count) else {
                throw Failure.usage(
                    words(.errorPairNumber, "--bags", "\(range.lowerBound)", "\(range.upperBound)"),
                    words(.errorBadPairFix, PairOption.bags.example))
            }
            pickup.households[index].bags = count
        }
        for pair in escort {
            let (index, name) = try household(pair, .escort, pickup, cases)
            pickup.households[index].escort = FieldText.line(name)
        }
    }

    private func changeInterpreter(_ pickup: inout Pickup) throws {
        if let interpreter {
            pickup.interpreter.languages = try FieldText.list(interpreter).map(readLanguage)
        }
        if let agency { pickup.interpreter.agency = FieldText.line(agency) }
        if let reference { pickup.interpreter.reference = FieldText.line(reference) }
        if let backup { pickup.interpreter.backup = FieldText.line(backup) }
    }

    private func changeVehicles(_ pickup: inout Pickup, _ unit: UnitFacts) throws {
        for name in noVehicle { pickup.vehicles.remove(at: try place(of: FieldText.line(name), in: pickup)) }
        for text in vehicle {
            let new = try vehicle(text, unit)
            if let index = pickup.vehicles.firstIndex(where: { $0.name == new.name }) {
                (pickup.vehicles[index].seats, pickup.vehicles[index].bags) = (new.seats, new.bags)
                pickup.vehicles[index].wheelchairs = new.wheelchairs
            } else {
                pickup.vehicles.append(new)
            }
        }
        for text in driver {
            let (name, value) = try pair(text, .driver)
            pickup.vehicles[try place(of: name, in: pickup)].driver = value
        }
        for name in Set(try rider.map { try pair($0, .rider).0 }) {
            pickup.vehicles[try place(of: name, in: pickup)].riders = []
        }
        for text in rider {
            let (name, value) = try pair(text, .rider)
            if !value.isEmpty { pickup.vehicles[try place(of: name, in: pickup)].riders.append(value) }
        }
    }

    private func vehicle(_ text: String, _ unit: UnitFacts) throws -> Vehicle {
        guard text.contains("=") else {
            let name = FieldText.line(text)
            guard let own = unit.vehicles.first(where: { $0.name == name }) else {
                throw Failure.usage(words(.errorBadRoom, text), words(.errorBadRoomFix))
            }
            return own.vehicle
        }
        let (name, value) = try pair(text, .vehicle)
        guard let room = VehicleRoom(value) else {
            throw Failure.usage(words(.errorBadRoom, value), words(.errorBadRoomFix))
        }
        return Vehicle(name: name, seats: room.seats, bags: room.bags, wheelchairs: room.wheelchairs)
    }

    private func place(of name: String, in pickup: Pickup) throws -> Int {
        guard let index = pickup.vehicles.firstIndex(where: { $0.name == name }) else {
            throw Failure.usage(words(.errorUnknownVehicle, name), words(.errorUnknownVehicleFix, name))
        }
        return index
    }

    private func household(
        _ text: String, _ option: PairOption, _ pickup: Pickup, _ cases: [CaseNumber: CaseID]
    ) throws -> (Int, String) {
        let (name, value) = try pair(text, option)
        let number = try readCase(name)
        guard let id = cases[number], let index = pickup.households.firstIndex(where: { $0.caseID == id })
        else {
            throw Failure.usage(
                words(.errorNotInPickup, number.description), words(.errorNotInPickupFix))
        }
        return (index, value)
    }
}

/// An option that says of something what is so.
enum PairOption: String {
    case bags, escort, vehicle, driver, rider, card, bag, absent

    var example: String {
        switch self {
        case .bags: "2026-0012=6"
        case .escort: "2026-0012=IOM"
        case .vehicle: "Minibuss 1=9/8/0"
        case .driver: "Minibuss 1=Anna"
        case .rider: "Minibuss 1=tolk"
        case .card: "2026-0012=1,2"
        case .bag: "2026-0012=röd resväska"
        case .absent: "2026-0012=4"
        }
    }
}

/// `2026-0012=6`: what something is about, and what is said of it.
/// - Throws: ``Failure`` that names the option and not what was given, which may be somebody's name.
func pair(_ text: String, _ option: PairOption) throws -> (String, String) {
    let bad = Failure.usage(
        words(.errorBadPair, "--" + option.rawValue), words(.errorBadPairFix, option.example))
    guard let equals = text.firstIndex(of: "=") else { throw bad }
    let name = FieldText.line(String(text[..<equals]))
    guard !name.isEmpty else { throw bad }
    return (name, FieldText.line(String(text[text.index(after: equals)...])))
}

/// A clock time, in minutes after midnight; an empty text is none.
func minutes(_ text: String) throws -> Int? {
    guard !text.isEmpty else { return nil }
    guard let minutes = Booking.minutes(text) else {
        throw Failure.usage(words(.errorBadTime, text), words(.errorBadTimeFix))
    }
    return minutes
}

/// The number of a flight or train; an empty text is none.
func journey(_ text: String, _ mode: JourneyMode) throws -> JourneyNumber? {
    guard !text.isEmpty else { return nil }
    do {
        return try JourneyNumber(text, mode: mode)
    } catch {
        let what = words(mode == .flight ? .errorJourneyFlight : .errorJourneyTrain)
        throw Failure.usage(words(.errorBadJourney, text, what), words(.errorBadJourneyFix))
    }
}
