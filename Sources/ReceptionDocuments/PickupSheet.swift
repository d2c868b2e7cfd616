// Körblad: all that whoever fetches households needs to work from without a telephone. No address and no health.

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// The sheet of a pickup. A protected household appears by the number of its case, how many they are and the agreed
    /// code, whoever prints it.
    ///
    /// - Parameters:
    ///   - pickup: the plan.
    ///   - group: its households.
    ///   - files: their cases; of a protected one nothing is taken but its number.
    public func pickup(_ pickup: Pickup, _ group: ArrivalGroup, _ files: [CaseFile]) -> PaperDocument {
        let journey = pickup.journey?.description ?? words(.arrivalNoJourney)
        let title = words(
            .sheetTitle, journey, pickup.landing.day.description, words.weekday(pickup.landing.day))
        let blocks =
            [PaperBlock.rows(meeting(pickup), columns: 2), .rows(heads(pickup, group), columns: 2)]
            + riding(pickup, group) + households(group, files) + onTheWay(pickup, group)
        return document(title, blocks)
    }

    // MARK: Where and when

    private func meeting(_ pickup: Pickup) -> [PaperRow] {
        let landing = pickup.landing
        let clock = landing.minutes.map(Booking.clock) ?? words(.arrivalNoTime)
        let isFlight = pickup.mode == .flight
        // A delay is known some hours before; the last look is when one leaves.
        let looks = landing.minutes.map { minutes in
            [180, 60].map { before in
                let clock = Booking.clock((minutes - before + 24 * 60) % (24 * 60))
                return minutes < before ? clock + " " + words(.sheetDayBefore) : clock
            }
        }
        let duty = pickup.dutyDay.description + " " + words.weekday(pickup.dutyDay)
        return [
            PaperRow(words(isFlight ? .sheetLands : .sheetArrives), text: clock),
            PaperRow(
                words(.sheetPlace),
                text: words.place(of: pickup)),
            PaperRow(words(.pickupMeetingPoint), Self.orLine(pickup.meetingPoint)),
            PaperRow(words(.pickupParking), Self.orLine(pickup.parking)),
            PaperRow(words(.sheetLookAgain), .boxes(looks ?? ["", ""])),
            PaperRow(
                words(.sheetState),
                text: pickup.confirmed.map { words(.pickupConfirmed, $0.description) }
                    ?? words(.arrivalPreliminary, pickup.preliminarySince.description)),
            PaperRow(words(.pickupStaff), Self.orLine(pickup.staff.joined(separator: ", "))),
            PaperRow(words(.pickupDutyDay), text: duty),
        ]
    }

    /// What is known, or a line for the pen.
    private static func orLine(_ text: String) -> PaperCell { text.isEmpty ? .line : .text(text) }

    /// How many come, what they sit in, and who interprets.
    private func heads(_ pickup: Pickup, _ group: ArrivalGroup) -> [PaperRow] {
        let seen = group.rows.filter { !$0.isMasked && !$0.isProtected }
        let hidden = group.rows.filter { $0.isMasked || $0.isProtected }.reduce(0) { $0 + $1.persons }
        let travellers = seen.reduce(into: Travellers()) { $0.add($1.travellers) }
        let adults = seen.reduce(0) { $0 + $1.persons } - travellers.children
        let infants = travellers.seats[.infant] ?? 0
        let counted =
            [
                words.count(.sheetAdults, adults), words.count(.sheetChildren, travellers.children - infants),
                words.count(.sheetInfants, infants),
            ].joined(separator: ", ")
            + (hidden > 0 ? ", " + words(.sheetHidden, "\(hidden)") : "")
        let seats = [
            words.childSeats(travellers.seats),
            travellers.unknownHeights > 0
                ? words.concern(.unknownHeight(travellers.unknownHeights)) : "",
        ].filter { !$0.isEmpty }.joined(separator: "; ")
        let chairs = seen.flatMap(\.passengers).count(where: \.usesWheelchair)
        let chair =
            pickup.wheelchairOrdered
            ? words.count(.sheetChairsOrdered, max(1, chairs))
            : chairs > 0
                ? words.count(.sheetChairsMissing, chairs) : hidden > 0 ? "" : words(.sheetNone)
        let interpreter = pickup.interpreter
        let languages =
            hidden > 0
            ? interpreter.languages.filter(travellers.languages.contains) : interpreter.languages
        let missing = travellers.interpreted.filter { !interpreter.languages.contains($0) }
        let ordered = [
            words.languages(languages), interpreter.agency, interpreter.reference,
            missing.isEmpty ? "" : words(.sheetLanguagesMissing, words.languages(missing)),
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        // Of whom nothing may be known somebody may need an interpreter.
        let needsNone = travellers.interpreted.isEmpty && hidden == 0 && !interpreter.isOrdered
        func interpreting(_ text: String) -> PaperCell {
            needsNone ? .text(words(.sheetNone)) : Self.orLine(text)
        }
        return [
            PaperRow(words(.sheetCome), text: counted),
            PaperRow(words(.pickupSeats), text: seats.isEmpty && hidden == 0 ? words(.sheetNone) : seats),
            PaperRow(words(.sheetWheelchair), Self.orLine(chair)),
            PaperRow(words(.pickupInterpreter), interpreting(ordered)),
            PaperRow(words(.sheetBackup), interpreting(interpreter.backup)),
        ]
            // Who comes all the same is written in by hand.
            + (missing.isEmpty ? [] : [PaperRow(words(.sheetInterpreterFound), .line)])
            // The other needs are health, and whoever must know of them is told by word of mouth.
            + (travellers.needs.contains(.escort)
                ? [PaperRow(words(.sheetEscort), text: words(.sheetNeeded))] : [])
    }

    // MARK: Who rides in what

    private func riding(_ pickup: Pickup, _ group: ArrivalGroup) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.sheetVehicle), width: 16), PaperColumn(words(.sheetDriver), width: 14),
            PaperColumn(words(.sheetRiders), width: 14), PaperColumn(words(.sheetPassengers), width: 36),
        ]
        let rides = group.seatPlan?.rides ?? []
        let hidden = Set(group.rows.filter { $0.isMasked || $0.isProtected }.map(\.caseID))
        let idle = pickup.vehicles.indices.filter { index in !rides.contains { $0.vehicle == index } }
        let rows = (rides + idle.map { SeatPlan.Ride(vehicle: $0, trip: 1) }).map { ride -> [PaperCell] in
            let vehicle = pickup.vehicles[ride.vehicle]
            let trip = ride.trip > 1 ? "\n" + words(.pickupSecondTrip) : ""
            var told = ride
            told.bags = ride.bags.filter { !hidden.contains($0.key) }
            let who = words.ride(told, of: group) { name(of: $0) }
            return [
                .text(vehicle.name + trip), vehicle.driver.isEmpty ? .line : .text(vehicle.driver),
                .text(vehicle.riders.joined(separator: ", ")), .text(who),
            ]
        }
        let wrong = group.concerns.filter { concern in
            switch concern {
            case .noSeat, .noRoomForBags, .childAlone, .noWheelchairPlace, .busLicence: true
            default: false
            }
        }
        return section(words(.sheetRides), columns, rows, none: .sheetNoVehicles)
            + wrong.map { .paragraph("! " + words.concern($0), .strong) }
    }

    /// What a household is called on this paper.
    private func name(of row: ArrivalRow) -> String {
        row.isMasked || row.isProtected
            ? row.number.description : Transliteration.withLatin(row.household)
    }

    // MARK: Who they are

    private func households(_ group: ArrivalGroup, _ files: [CaseFile]) -> [PaperBlock] {
        group.rows.map { row in
            let bags = group.pickup?.households.first { $0.caseID == row.caseID }?.bags
            let isHidden = row.isMasked || row.isProtected
            let counted = [
                row.number.description, words.count(.countPersons, row.persons),
                isHidden ? "" : bags.map { words.count(.arrivalBags, $0) } ?? words(.sheetBagsUnknown),
            ].filter { !$0.isEmpty }.joined(separator: " · ")
            guard let file = files.first(where: { $0.id == row.caseID }), !row.isMasked, !row.isProtected
            else {
                return .together([
                    .heading(level: 2, text: counted),
                    .rows([PaperRow(words(.sheetCode), .line)]),
                ])
            }
            let escort = group.pickup?.households.first { $0.caseID == row.caseID }?.escort ?? ""
            var blocks: [PaperBlock] = [
                .heading(level: 2, text: Transliteration.withLatin(row.household) + " · " + counted),
                .table(persons(file, on: group.landing.day)),
            ]
            if !escort.isEmpty { blocks.append(.rows([PaperRow(words(.sheetEscort), text: escort)])) }
            return .together(blocks)
        }
    }

    private func persons(_ file: CaseFile, on day: Day) -> PaperTable {
        let columns = [
            PaperColumn(words(.columnPerson), width: 4, side: .right),
            PaperColumn(words(.columnName), width: 18), PaperColumn(words(.sheetAge), width: 6, side: .right),
            PaperColumn(words(.sheetLanguage), width: 10), PaperColumn(words(.sheetSits), width: 16),
            PaperColumn(words(.sheetHere), width: 5), PaperColumn(words(.sheetCard), width: 17),
            PaperColumn(words(.sheetDocument), width: 17),
        ]
        let yesNo = PaperCell.boxes([words(.formYes), words(.formNo)])
        let rows = file.members.filter { $0.left == nil }.map { member -> [PaperCell] in
            let person = member.person
            let need = ChildSeat.needed(
                birth: person.birthDate, height: person[.heightCM].flatMap { Int($0) },
                isChild: person.isChild(on: day), on: day)
            let seat = need.seat.map { words.childSeat($0) + (need.asks ? " ?" : "") } ?? ""
            return [
                .text("\(member.number)"), .text(name(of: person, in: file)),
                .text(person.birthDate.map { "\($0.age(on: day))" } ?? ""),
                .text(words.languages([person[.language] ?? ""])),
                .text(seat), .boxes([""]), yesNo, yesNo,
            ]
        }
        return PaperTable(columns: columns, rows: rows)
    }

    /// The given name, for the family's stands above; both where the person's own family name is another, as her
    /// documents say it.
    private func name(of person: Newcomer, in file: CaseFile) -> String {
        let isShared = person.familyName.isEmpty || person.familyName == file.household
        return Transliteration.withLatin(
            isShared ? person.givenName : person.givenName + " " + person.familyName)
    }
}
