// What is missing before an arrival, and from which day on it is a warning.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct ConcernTests {
    private let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
    private let unit = UnitPickup()

    private func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    /// A household that is expected on the 20th of March.
    private func row(
        _ persons: [String], facts: [(FactID, String)] = [], id: Int64 = 1, protected: Bool = false
    ) throws -> ArrivalRow {
        var builder = try CaseBuilder(.kvot, engine: engine, persons: persons)
        try builder.record("arrival_planned", "2026-03-20")
        for (fact, day) in facts { try builder.record(fact, day, 1) }
        var row = ArrivalRow(
            caseID: CaseID(id), number: CaseNumber(year: 2026, serial: Int(id)), kind: .kvot,
            household: "Provsson", isMasked: protected, caseworker: nil, day: try day("2026-03-20"),
            persons: persons.count)
        if !protected { row.add(builder.file) }
        return row
    }

    private func group(
        _ rows: [ArrivalRow], _ change: (inout Pickup) -> Void = { _ in }
    ) throws -> ArrivalGroup {
        var pickup = Pickup(
            mode: .flight, landing: Landing(day: try day("2026-03-20"), minutes: 875),
            households: rows.map { Pickup.Household($0.caseID, bags: 1) }, planned: try day("2026-03-02"))
        pickup.journey = try JourneyNumber("SK1418", mode: .flight)
        pickup.confirmed = try day("2026-03-02")
        pickup.vehicles = [Vehicle(name: "A", seats: 9, bags: 9, driver: "Anna")]
        change(&pickup)
        let record = UnitRecord(
            id: RecordID(.pickup, 1), version: UnitRecord.Version(1), content: .pickup(pickup), act: ActID(1),
            by: Login("anna"), at: Moment(seconds: 0))
        let groups = ArrivalGroup.all(rows, [record])
        #expect(groups.count == 1)
        return try #require(groups.first)
    }

    @Test func whoLacksWhat() throws {
        let spoken = ["1990-05-05,language=ara,interpreter=yes"]
        let lone = ArrivalGroup(try row(spoken))
        for need in PickupNeed.allCases { #expect(lone.rows(lacking: need).count == 1) }
        var two = [try row(spoken), try row(spoken, id: 2), try row(spoken, id: 3, protected: true)]
        two[0].hasFlat = true
        let planned = try group(two) { $0.vehicles = [Vehicle(name: "A", seats: 9, bags: 9)] }
        #expect(planned.rows(lacking: .flat).map(\.caseID.raw) == [2])
        #expect(planned.rows(lacking: .driver).map(\.caseID.raw) == [1, 2])
        #expect(planned.rows(lacking: .interpreter).map(\.caseID.raw) == [1, 2])
        #expect(planned.rows(lacking: .flight).isEmpty)
        let driven = try group(two) { $0.interpreter.languages = ["ara"] }
        #expect(driven.rows(lacking: .driver).isEmpty && driven.rows(lacking: .interpreter).isEmpty)
    }

    @Test func allIsMissingWhereNothingIsPlanned() throws {
        let lone = ArrivalGroup(try row(["1990-05-05,language=ara,interpreter=yes"]))
        let number = CaseNumber(year: 2026, serial: 1)
        #expect(
            lone.concerns == [.noPickup, .noJourney, .noTime, .noFlat(number), .noInterpreter(["ara"])])
        // A flat is to be there fourteen days before, the journey and the interpreter seven.
        func warned(_ today: String) throws -> [ArrivalConcern] { lone.warnings(on: try day(today), unit) }
        #expect(try warned("2026-03-05").isEmpty)
        #expect(try warned("2026-03-06") == [.noFlat(number)])
        #expect(try warned("2026-03-12") == [.noFlat(number)])
        #expect(try warned("2026-03-13") == lone.concerns)
    }

    @Test func aPreliminaryJourneyIsAWarningSevenDaysBefore() throws {
        let group = try group([row(["1990-05-05"])]) { $0.confirmed = nil }
        #expect(group.concerns.contains(.preliminary(since: try day("2026-03-02"))))
        #expect(!group.warnings(on: try day("2026-03-12"), unit).contains { $0.need == .flight })
        #expect(group.warnings(on: try day("2026-03-13"), unit).contains { $0.need == .flight })
        let without = try self.group([row(["1990-05-05"])]) { $0.journey = nil }
        #expect(without.warnings(on: try day("2026-03-13"), unit).contains(.noJourney))
    }

    @Test func interpretersAreForThoseWhoNeedThem() throws {
        let rows = [
            try row(["1990-05-05,language=ara,interpreter=yes", "1991-05-05,language=eng,interpreter=no"]),
            try row(["1990-05-05,language=tir", "1991-05-05,language=swe"], id: 2),
        ]
        let none = try group(rows)
        #expect(none.concerns.contains(.noInterpreter(["ara", "tir"])))
        let one = try group(rows) { $0.interpreter.languages = ["ara"] }
        #expect(one.concerns.contains(.noInterpreter(["tir"])) && one.concerns.contains(.noBackup))
        let both = try group(rows) {
            $0.interpreter.languages = ["tir", "ara"]
            $0.interpreter.backup = "010"
        }
        #expect(!both.concerns.contains { $0.need == .interpreter })
    }

    @Test func childrenWithoutAGuardianNeedOneAndAnEscort() throws {
        let number = CaseNumber(year: 2026, serial: 1)
        let alone = try group([row(["2010-05-05", "2012-05-05"])])
        #expect(alone.concerns.contains(.noGuardian(number)) && alone.concerns.contains(.noEscort(number)))
        #expect(alone.concerns.contains(.childAlone(2)))
        #expect(alone.warnings(on: try day("2026-03-02"), unit).contains(.noGuardian(number)))
        let looked = try group([row(["2010-05-05"], facts: [("guardian_appointed", "2026-03-01")])]) {
            $0.households[0].escort = "IOM"
            $0.vehicles[0].riders = ["ledsagare"]
        }
        #expect(
            !looked.concerns.contains(.noGuardian(number)) && !looked.concerns.contains(.noEscort(number)))
        #expect(!looked.concerns.contains { if case .childAlone = $0 { true } else { false } })
    }

    @Test func whatDoesNotFitIsTold() throws {
        let persons = (0..<9).map { "19\(70 + $0)-05-05" }
        let full = try group([row(persons)]) { $0.households[0].bags = 12 }
        #expect(full.concerns.contains(.noSeat(1)) || full.concerns.contains(.secondTrip))
        let bus = try group([row(persons)]) { $0.vehicles[0].seats = 12 }
        #expect(bus.concerns.contains(.busLicence("A")) && !bus.concerns.contains(.noSeat(1)))
        let bags = try group([row(["1990-05-05"])]) { pickup in
            pickup.households[0].bags = 30
            pickup.vehicles[0].bags = 10
        }
        #expect(bags.concerns.contains(.noRoomForBags(10)), "\(bags.concerns)")
        let unknown = try group([row(["1990-05-05"])]) { $0.households[0].bags = nil }
        #expect(unknown.concerns.contains(.unknownBags(1)))
        let idle = try group([row(["1990-05-05"])]) { $0.vehicles[0].driver = "" }
        #expect(idle.concerns.contains(.noDriver(["A"])) && !idle.concerns.contains(.noVehicle))
        #expect(try group([row(["1990-05-05"])]) { $0.vehicles = [] }.concerns.contains(.noVehicle))
    }

    @Test func aWheelchairWithoutAPlaceIsTold() throws {
        let rows = [try row(["1990-05-05,needs=wheelchair", "1991-05-05"])]
        let none = try group(rows)
        #expect(
            none.concerns.contains(.noWheelchairPlace(1)) && none.concerns.contains(.wheelchairNotOrdered))
        #expect(!none.concerns.contains { if case .noSeat = $0 { true } else { false } })
        let place = try group(rows) {
            $0.vehicles[0].wheelchairs = 1
            $0.wheelchairOrdered = true
        }
        #expect(!place.concerns.contains(.noWheelchairPlace(1)))
        #expect(!place.concerns.contains(.wheelchairNotOrdered))
    }

    @Test func aCaseThatSaysAnotherDayIsTold() throws {
        let group = try group([row(["1990-05-05"])]) { $0.landing.day = $0.landing.day.adding(days: 2) }
        let other = ArrivalConcern.otherDay(CaseNumber(year: 2026, serial: 1), try day("2026-03-20"))
        #expect(group.warnings(on: try day("2026-03-02"), unit).contains(other))
    }

    @Test func ofMaskedHouseholdsNothingIsSaid() throws {
        let masked = try group([row(["1990-05-05", "1991-05-05"], protected: true)])
        #expect(masked.pickup == nil && masked.concerns.isEmpty && masked.persons == 2)
        // Beside others it is counted where seats are.
        let both = try group([
            row(["1990-05-05", "1991-05-05"], protected: true), row(["1992-05-05"], id: 2),
        ])
        #expect(both.pickup != nil && both.passengers.count == 3)
    }
}
