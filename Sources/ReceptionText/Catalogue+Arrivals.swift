// Words for arrivals and pickups: what is missing, who sits in what, how they ride.

import Reception

extension Catalogue {
    /// What is missing before an arrival, in a few words; cases by their numbers alone.
    public func concern(_ concern: ArrivalConcern) -> String {
        switch concern {
        case .noPickup: self(.arrivalNoPickup)
        case .noJourney: self(.arrivalNoJourney)
        case .noTime: self(.arrivalNoTime)
        case .preliminary(let since): self(.arrivalPreliminary, since.description)
        case .otherDay(let number, let day): self(.arrivalOtherDay, number.description, day.description)
        case .tooLate(let number, let day): self(.arrivalTooLate, number.description, day.description)
        case .noFlat(let number): self(.arrivalNoFlat, number.description)
        case .noInterpreter(let languages): self(.arrivalNoInterpreter, self.languages(languages))
        case .noBackup: self(.arrivalNoBackup)
        case .noVehicle: self(.arrivalNoVehicle)
        case .noDriver(let vehicles): self(.arrivalNoDriver, vehicles.joined(separator: ", "))
        case .busLicence(let vehicle): self(.arrivalBusLicence, vehicle)
        case .noSeat(let persons): count(.arrivalNoSeat, persons)
        case .noRoomForBags(let bags): count(.arrivalNoRoom, bags)
        case .unknownBags(let households): count(.arrivalUnknownBags, households)
        case .divided: self(.arrivalDivided)
        case .secondTrip: self(.arrivalSecondTrip)
        case .childAlone(let children): count(.arrivalChildAlone, children)
        case .unknownHeight(let children): count(.arrivalUnknownHeight, children)
        case .wheelchairNotOrdered: self(.arrivalWheelchair)
        case .noWheelchairPlace(let persons): count(.arrivalNoWheelchairPlace, persons)
        case .noGuardian(let number): self(.arrivalNoGuardian, number.description)
        case .noEscort(let number): self(.arrivalNoEscort, number.description)
        case .notCome(let number, let persons):
            self(.arrivalNotCome, number.description, persons.map(String.init).joined(separator: ", "))
        }
    }

    /// What the last leg is by.
    public func mode(_ mode: JourneyMode) -> String {
        self(mode == .flight ? .pickupFormFlight : .pickupFormTrain)
    }

    /// Where a pickup is: `Arlanda, terminal 5`, or a station with its platform.
    public func place(of pickup: Pickup) -> String {
        let word: Word = pickup.mode == .flight ? .sheetTerminal : .sheetPlatform
        return [pickup.place, pickup.terminal.isEmpty ? "" : self(word, pickup.terminal)]
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Whose number it is.
    public func phone(_ phone: UnitPhone) -> String {
        switch phone {
        case .manager: self(.phoneManager)
        case .onCall: self(.phoneOnCall)
        case .migrationsverketQuota: self(.phoneMigrationsverketQuota)
        case .iom: self(.phoneIom)
        case .airline: self(.phoneAirline)
        case .airport: self(.phoneAirport)
        case .socialEmergency: self(.phoneSocialEmergency)
        }
    }

    /// What a child sits in.
    public func childSeat(_ seat: ChildSeat) -> String {
        switch seat {
        case .infant: self(.arrivalSeatInfant)
        case .rearFacing: self(.arrivalSeatRear)
        case .booster: self(.arrivalSeatBooster)
        }
    }

    /// How many sit in which child seat: `1 babyskydd, 2 bälteskuddar`; empty where none is needed.
    public func childSeats(_ seats: [ChildSeat: Int]) -> String {
        ChildSeat.allCases.compactMap { seat in
            guard let number = seats[seat], number > 0 else { return nil }
            return switch seat {
            case .infant: count(.arrivalSeatsInfant, number)
            case .rearFacing: count(.arrivalSeatsRear, number)
            case .booster: count(.arrivalSeatsBooster, number)
            }
        }.joined(separator: ", ")
    }

    /// Who rides in a vehicle: `2026-0012 1–4, 6 · 5 väskor`. Households that ride whole are named by their number alone.
    ///
    /// - Parameters:
    ///   - ride: of a plan.
    ///   - group: whose households ride.
    ///   - name: what a household is called.
    public func ride(
        _ ride: SeatPlan.Ride, of group: ArrivalGroup, name: (ArrivalRow) -> String
    ) -> String {
        var parts: [String] = []
        for row in group.rows {
            let numbers = ride.passengers.filter { $0.caseID == row.caseID }.map(\.number).sorted()
            guard !numbers.isEmpty else { continue }
            let isWhole = numbers.count == row.passengers.count
            let who = numbers.map(String.init).joined(separator: " ")
            parts.append(isWhole ? name(row) : self(.arrivalPartly, name(row), who))
        }
        if ride.bagCount > 0 { parts.append(count(.arrivalBags, ride.bagCount)) }
        return parts.joined(separator: ", ")
    }
}

extension Catalogue {
    /// A pickup as lines of text: when and where, who comes, how they ride, what is missing.
    public func lines(of pickup: Pickup, _ group: ArrivalGroup) -> [String] {
        func fact(_ label: Word, _ text: String) -> String? { text.isEmpty ? nil : "\(self(label)): \(text)" }
        let landing = pickup.landing
        let clock = landing.minutes.map(Booking.clock) ?? ""
        let travellers = group.travellers
        let interpreter = pickup.interpreter
        let head = [
            [
                landing.day.description, clock, pickup.journey?.description ?? "", pickup.place,
                pickup.terminal,
            ]
            .filter { !$0.isEmpty }.joined(separator: " "),
            pickup.confirmed.map { self(.pickupConfirmed, $0.description) }
                ?? self(.arrivalPreliminary, pickup.preliminarySince.description),
        ]
        let facts = [
            duty(of: pickup),
            fact(.pickupMeetingPoint, pickup.meetingPoint), fact(.pickupParking, pickup.parking),
            fact(.pickupStaff, pickup.staff.joined(separator: ", ")),
            fact(.pickupSeats, childSeats(travellers.seats)),
            fact(.columnNeeds, travellers.needs.map(need).joined(separator: ", ")),
            fact(
                .pickupInterpreter,
                [
                    interpreter.languages.joined(separator: ", "), interpreter.agency, interpreter.reference,
                    interpreter.backup,
                ].filter { !$0.isEmpty }.joined(separator: " · ")),
        ].compactMap { $0 }
        let households = group.rows.map { row in
            let own = pickup.households.first { $0.caseID == row.caseID }
            return [
                row.number.description, household(row.household, row.isMasked, row.number),
                count(.countPersons, row.persons),
                row.isMasked ? "" : own?.bags.map { count(.arrivalBags, $0) } ?? "",
                row.isMasked ? "" : own?.escort ?? "",
            ].filter { !$0.isEmpty }.joined(separator: " · ")
        }
        let rides = rides(group)
        return head + facts + [""] + households + (rides.isEmpty ? [] : [""] + rides) + missing(group)
    }

    /// `Tjänstgöringsdag: torsdag 2026-03-12`, where that is not the day of the landing.
    public func duty(of pickup: Pickup) -> String? {
        guard pickup.dutyDay != pickup.landing.day else { return nil }
        return "\(self(.pickupDutyDay)): \(weekday(pickup.dutyDay)) \(pickup.dutyDay)"
    }

    /// Who rides in which vehicle, a line a ride: `Minibuss 1 (anna): Noori, 4 väskor`.
    public func rides(_ group: ArrivalGroup) -> [String] {
        guard let pickup = group.pickup, let plan = group.seatPlan else { return [] }
        return plan.rides.map { ride in
            let vehicle = pickup.vehicles[ride.vehicle]
            let trip = ride.trip > 1 ? " " + self(.pickupSecondTrip) : ""
            let driver = vehicle.driver.isEmpty ? "" : " (\(vehicle.driver))"
            return vehicle.name + driver + trip + ": "
                + self.ride(ride, of: group) { household($0.household, $0.isMasked, $0.number) }
        }
    }

    private func missing(_ group: ArrivalGroup) -> [String] {
        let concerns = group.concerns
        guard !concerns.isEmpty else { return [] }
        return ["", self(.pickupMissing)] + concerns.map { "  " + concern($0) }
    }

    /// What a booking or reminder that moves is called.
    public func what(_ move: ArrivalMove) -> String {
        switch move.entry.content {
        case .booking(let booking): booking.what
        case .reminder(let text): self(.pickupReminder) + ": " + text
        default: self(.pickupReminder)
        }
    }

    /// The clock times before and after a move, each after a space; the first only where it changes.
    public func times(_ move: ArrivalMove) -> (from: String, to: String) {
        var before: Int?
        if case .booking(let booking) = move.entry.content, booking.minutes != move.minutes {
            before = booking.minutes
        }
        func clock(_ minutes: Int?) -> String { minutes.map { " " + Booking.clock($0) } ?? "" }
        return (clock(before), clock(move.minutes))
    }

    /// What moves with an arrival: bookings and reminders with their numbers, then deadlines.
    ///
    /// - Parameter keeping: what stays all the same.
    public func lines(
        of moves: [(number: CaseNumber, move: ArrivalMove)], keeping: Set<EntryID>,
        _ deadlines: [(number: CaseNumber, move: DeadlineMove)], _ rulebook: Rulebook
    ) -> [String] {
        let moving = moves.count { !keeping.contains($0.move.id) }
        var lines = [moving == 0 ? self(.pickupMovesNone) : count(.pickupMoves, moving)]
        for (index, (number, move)) in moves.enumerated() {
            let mark = keeping.contains(move.id) ? self(.pickupStays) : ""
            let (from, to) = times(move)
            let weekday = self.weekday(move.day)
            let what = what(move).split(whereSeparator: \.isNewline).joined(separator: " ")
            lines.append(
                "\(index + 1)  \(move.entry.day)\(from) → \(move.day)\(to) \(weekday)  \(number)  \(what) \(mark)"
            )
        }
        guard !deadlines.isEmpty else { return lines }
        lines.append(count(.pickupDeadlines, deadlines.count))
        for (number, move) in deadlines {
            let person = move.personNumber.map { " \($0)" } ?? ""
            let (from, to) = (move.before?.description ?? "–", move.after?.description ?? "–")
            lines.append("   \(from) → \(to)  \(number)  \(title(move.rule, rulebook))\(person)")
        }
        return lines
    }
}
