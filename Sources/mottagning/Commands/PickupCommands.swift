// `pickup`: how households are met, from the plan to what is written down afterwards.

import ArgumentParser
import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

struct PickupGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pickup", abstract: words(.helpPickup),
        subcommands: [
            PickupPlan.self, PickupChange.self, PickupShow.self, PickupMove.self, PickupRemove.self,
            PickupDone.self,
        ])
}

extension Session {
    /// A pickup by its number, or by the number of one of its cases that the actor sees.
    func pickup(_ text: String) throws -> (record: UnitRecord, pickup: Pickup) {
        var found: UnitRecord?
        if let number = Int(text) {
            found = try store.record(RecordID(.pickup, number))
            if case .pickup(let pickup)? = found?.content { try reveal(pickup) }
        } else {
            found = try store.records(.pickup, of: try seenCase(text).id).first
        }
        guard let record = found, case .pickup(let pickup) = record.content else {
            throw Failure.failed(words(.errorNoPickup), words(.errorNoPickupFix))
        }
        return (record, pickup)
    }

    /// Whoever says why sees the protected households of a pickup that she is named for.
    /// - Throws: where nobody in it is seen.
    private func reveal(_ pickup: Pickup) throws {
        var hidden: [CaseView] = []
        for household in pickup.households {
            let view = try store.caseFile(store.number(of: household.caseID), for: actor)
            guard view.isMasked else { continue }
            if view.mayReveal, let reason = options.reason {
                try store.reveal(view.file.number, because: reason, by: actor)
            } else {
                hidden.append(view)
            }
        }
        guard hidden.count < pickup.households.count else {
            throw StoreError.refused(hidden.contains(where: \.mayReveal) ? .needsReason : .masked, nil)
        }
    }

    /// The case with a number where it is expected and in no pickup.
    func expectedAlone(_ text: String) throws -> CaseFile? {
        guard Int(text) == nil else { return nil }
        let file = try seenCase(text)
        guard file.landing != nil, try store.records(.pickup, of: file.id).isEmpty else { return nil }
        return file
    }

    /// The cases of a pickup as they are stored now.
    func files(of pickup: Pickup) throws -> [CaseFile] {
        try pickup.households.map { household in
            // Whoever may not see a household may not plan for it either, nor look what would follow.
            try seenView(store.number(of: household.caseID)).file
        }
    }

    /// Writes a pickup and says what moved with it and how it stands.
    func put(_ request: ActRequest, _ id: RecordID?, moved: Moved? = nil) throws {
        let receipt = try store.apply(request, by: actor)
        try report(receipt, moved: moved)
        guard options.format == .table, let id else { return }
        Output.say(try missing(id))
    }

    /// Says what was written, and what moved with it.
    private func report(_ receipt: ActReceipt, moved: Moved?) throws {
        guard let moved else { return try report(receipt) }
        try report(receipt, more: ["moves": moved.listed, "deadlines": moved.due])
        if options.format == .table { try Output.write(moved.lines.joined(separator: "\n") + "\n") }
    }

    /// Says what was written of a new pickup.
    fileprivate func report(_ receipt: ActReceipt, _ id: RecordID, moved: Moved) throws {
        try report(
            receipt, more: ["pickup": .int(id.number), "moves": moved.listed, "deadlines": moved.due])
        guard options.format == .table else { return }
        if !moved.isEmpty { try Output.write(moved.lines.joined(separator: "\n") + "\n") }
        Output.say("mottagning: \(words(.pickupNumbered, "\(id.number)"))\n")
        Output.say(try missing(id))
    }

    /// What is missing for a pickup, a line each.
    func missing(_ id: RecordID) throws -> String {
        guard let group = try store.arrivalGroup(id, for: actor) else { return "" }
        return group.concerns.map { "mottagning: \(words.concern($0))\n" }.joined()
    }
}

/// The numbers of cases with what they are within.
private func numbers(_ files: [CaseFile]) -> [CaseNumber: CaseID] {
    Dictionary(files.map { ($0.number, $0.id) }, uniquingKeysWith: { first, _ in first })
}

struct PickupPlan: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: words(.helpPickupPlan))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var parts: PickupOptions
    @Argument(help: help(.argumentCases)) var cases: [String]

    func run() throws {
        let session = try Session(options)
        let files = try cases.map { try session.caseView($0).file }
        // What the cases say of the journey is the beginning of the plan.
        let known = files.compactMap(\.landing).first
        guard let landing = try parts.date.map({ Landing(day: try readDay($0), minutes: nil) }) ?? known
        else {
            throw Failure.usage(words(.errorNoArrivalDay), words(.errorNoArrivalDayFix))
        }
        let mode: JourneyMode = parts.train == nil ? .flight : .train
        var pickup = Pickup(
            mode: mode, landing: landing, households: files.map { Pickup.Household($0.id) },
            planned: session.today)
        if parts.time == nil { pickup.landing.minutes = known?.minutes }
        let flight = files.compactMap { $0.details[.flight] }.first
        pickup.journey = flight.flatMap { try? JourneyNumber($0, mode: mode) }
        let unit = try session.unitFacts()
        // The unit's usual ones are those of the airport.
        if mode == .flight {
            pickup.meetingPoint = unit.pickup.meetingPoint
            pickup.parking = unit.pickup.parking
        }
        pickup = try parts.change(pickup, numbers(files), unit, today: session.today)
        let moved = try Moved(files, to: pickup.landing, session)
        let request = PickupAct.plan(
            pickup, replacing: nil, files: files, today: session.today)
        let receipt = try session.store.apply(request, by: session.actor)
        guard let first = files.first, let record = try session.store.records(.pickup, of: first.id).first
        else {
            return try session.report(receipt)
        }
        try session.report(receipt, record.id, moved: moved)
    }
}

struct PickupChange: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: words(.helpPickupChange))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var parts: PickupOptions
    @Argument(help: help(.argumentPickup)) var pickup: String
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPickupAdd)) var add: [String] = []
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPickupDrop)) var drop: [String] = []

    func run() throws {
        let session = try Session(options)
        var (record, old) = try session.pickup(pickup)
        let added = try add.map { try session.caseView($0).file }
        var files = try session.files(of: old)
        for number in try drop.map(readCase) {
            guard let file = files.first(where: { $0.number == number }) else {
                throw Failure.usage(
                    words(.errorNotInPickup, number.description), words(.errorNotInPickupFix))
            }
            old.households.removeAll { $0.caseID == file.id }
        }
        old.households += added.map { Pickup.Household($0.id) }
        files += added
        let new = try parts.change(
            old, numbers(files), try session.unitFacts(), today: session.today)
        let moved = try Moved(files, to: new.landing, session)
        let request = PickupAct.plan(
            new, replacing: record, files: files, today: session.today)
        try session.put(request, record.id, moved: moved.isEmpty ? nil : moved)
    }
}

struct PickupShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: words(.helpPickupShow))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPickup)) var pickup: String

    func run() throws {
        let session = try Session(options)
        let record = try session.pickup(pickup).record
        guard let group = try session.store.arrivalGroup(record.id, for: session.actor),
            let shown = group.pickup
        else { throw StoreError.refused(.masked, nil) }
        let object = session.rows.pickup(record.id.number, shown, group) { words.concern($0) }
        try Output.one(object, session.options.format) {
            words.lines(of: shown, group).joined(separator: "\n")
        }
    }
}

struct PickupRemove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: words(.helpPickupRemove))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPickup)) var pickup: String

    func run() throws {
        let session = try Session(options)
        let record = try session.pickup(pickup).record
        try session.put(PickupAct.remove(record), nil)
        if session.options.format == .table { Output.say("mottagning: \(words(.pickupRemoved))\n") }
    }
}

struct PickupMove: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "move", abstract: words(.helpPickupMove))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPickup)) var pickup: String
    @Argument(help: help(.argumentDate)) var date: String
    @Option(name: .long, help: help(.optionPickupTime)) var time: String?
    @Option(name: .long, help: help(.optionPickupFlight)) var flight: String?
    @Option(name: .long, parsing: .upToNextOption, help: help(.optionPickupKeep)) var keep: [Int] = []
    @Flag(name: .long, help: help(.optionPickupDryRun)) var dryRun = false

    func run() throws {
        let session = try Session(options)
        if let file = try session.expectedAlone(pickup) { return try move(file, session) }
        let (record, old) = try session.pickup(pickup)
        var new = old
        new.landing.day = try readDay(date)
        if let time { new.landing.minutes = try minutes(time) }
        if let flight { new.journey = try journey(flight, old.mode) }
        let files = try session.files(of: old)
        let moved = try Moved(files, to: new.landing, keep: keep, session)
        guard !dryRun else {
            let object = JSONValue.record(["moves": moved.listed, "deadlines": moved.due])
            return try Output.one(object, session.options.format) { moved.lines.joined(separator: "\n") }
        }
        let request = PickupAct.plan(
            new, replacing: record, files: files, keeping: moved.keeping, today: session.today)
        try session.put(request, record.id, moved: moved)
    }

    /// Moves a household that comes without a pickup.
    private func move(_ file: CaseFile, _ session: Session) throws {
        var landing = file.landing ?? Landing(day: session.today, minutes: nil)
        landing.day = try readDay(date)
        if let time { landing.minutes = try minutes(time) }
        let journey = try flight.map { try mottagning.journey($0, .flight)?.description ?? "" }
        let moved = try Moved([file], to: landing, keep: keep, session)
        guard !dryRun else {
            let object = JSONValue.record(["moves": moved.listed, "deadlines": moved.due])
            return try Output.one(object, session.options.format) { moved.lines.joined(separator: "\n") }
        }
        let plan = ArrivalPlan(landing: landing, journey: journey, keeping: moved.keeping)
        try session.put(ActRequest(.expect(plan), on: file.id), nil, moved: moved)
    }
}

struct PickupDone: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "done", abstract: words(.helpPickupDone))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentPickup)) var pickup: String
    @Argument(help: help(.argumentDate)) var date: String
    @Option(name: .long, help: help(.optionPickupCard)) var card: [String] = []
    @Option(name: .long, help: help(.optionPickupBag)) var bag: [String] = []
    @Option(name: .long, help: help(.optionPickupAbsent)) var absent: [String] = []
    @Flag(name: .long, help: help(.optionPickupMovedIn)) var movedIn = false
    @Option(name: .long, help: help(.optionPickupBook)) var book: [String] = []

    func run() throws {
        let session = try Session(options)
        let day = try readDay(date)
        let planned = try session.pickup(pickup).pickup
        let files = try session.files(of: planned)
        var arrived = files.map { Arrived($0.id, movedIn: movedIn) }
        func told(_ text: String, _ option: PairOption) throws -> (Int, String) {
            let (name, value) = try pair(text, option)
            let number = try readCase(name)
            guard let index = files.firstIndex(where: { $0.number == number }) else {
                throw Failure.usage(words(.errorNotInPickup, number.description), words(.errorNotInPickupFix))
            }
            return (index, value)
        }
        for text in card {
            let (index, value) = try told(text, .card)
            arrived[index].cards += try readNumbers(value, .card)
        }
        for text in bag {
            let (index, value) = try told(text, .bag)
            arrived[index].remarks.append(words(.pickupBagMissing, value))
        }
        for text in absent {
            let (index, value) = try told(text, .absent)
            let numbers = try readNumbers(value, .absent)
            arrived[index].absent += numbers
            arrived[index].remarks.append(
                words(.pickupAbsent, numbers.map(String.init).joined(separator: ", ")))
        }
        var households: [CaseID: Set<Int>] = [:]
        for (file, household) in zip(files, arrived) {
            let numbers = Set(file.members.filter { $0.left == nil }.map(\.number))
            households[file.id] = numbers
            if let refusal = PickupAct.refusal(of: household, numbers) {
                throw StoreError.refused(refusal, file.number)
            }
        }
        let bookings = try book.map(readBooking)
        if let past = bookings.lazy.compactMap({
            PickupAct.refusal(ofBookingOn: $0.day, today: session.today)
        }).first {
            throw StoreError.refused(past, nil)
        }
        if let refusal = PickupAct.refusal(ofArrivalOn: day, landing: planned.landing) {
            throw StoreError.refused(refusal, nil)
        }
        let request = PickupAct.arrive(arrived, of: households, on: day, bookings: bookings)
        try session.apply(request)
    }

    private func readNumbers(_ text: String, _ option: PairOption) throws -> [Int] {
        let parts = FieldText.list(text)
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, !numbers.isEmpty else {
            throw Failure.usage(
                words(.errorPairPersons, "--" + option.rawValue), words(.errorBadPairFix, option.example))
        }
        return numbers
    }

    /// `2026-03-13 09:30 Försörjningsstöd`.
    private func readBooking(_ text: String) throws -> (day: Day, booking: Booking) {
        let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3 else {
            throw Failure.usage(
                words(.errorBadBooking, "--book"),
                words(.errorBadPairFix, "2026-03-13 09:30 Försörjningsstöd"))
        }
        let clock = try minutes(parts[1])
        return (try readDay(parts[0]), Booking(minutes: clock, what: FieldText.line(parts[2])))
    }
}
