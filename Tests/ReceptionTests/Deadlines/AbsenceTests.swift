// Somebody who does not come with her household: nothing that follows from its arrival runs for her until she does.

import ReceptionData
import TestSupport
import Testing

@testable import Reception

@Suite struct AbsenceTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    /// A family of three that was received in January, without its third person.
    private func family() throws -> CaseBuilder {
        var builder = try CaseBuilder(
            .kvot, engine: Self.engine, today: "2026-06-01",
            persons: ["1990-05-05", "1992-05-05,relation=partner", "2003-05-05,relation=other"])
        try builder.record("placement_decided", "2025-12-15")
        try builder.record("received", "2026-01-12")
        try builder.record("moved_in", "2026-01-12")
        try builder.record(.didNotCome, "2026-01-12", 3)
        return builder
    }

    /// The deadlines of one person, with the days that they count from.
    private func deadlines(_ file: CaseFile, of number: Int) throws -> [DeadlineKey: Day] {
        let person = try #require(file.member(number)).person.id
        return Dictionary(
            Self.engine.deadlines(of: file).filter { $0.key.person == person }.map {
                ($0.key, $0.triggerDay)
            },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func nothingOfTheArrivalRunsForHer() throws {
        let file = try family().file
        #expect(try deadlines(file, of: 2).count > 5)
        #expect(try deadlines(file, of: 3).isEmpty)
        #expect(file.absent.map(\.number) == [3])
    }

    @Test func itRunsFromTheDayOnWhichSheComes() throws {
        var builder = try family()
        let day = try CaseBuilder.day("2026-03-02")
        try builder.record(.cameLater, "2026-03-02", 3)
        let hers = try deadlines(builder.file, of: 3)
        let others = try deadlines(builder.file, of: 2)
        #expect(Set(hers.keys.map(\.rule)) == Set(others.keys.map(\.rule)))
        #expect(hers.values.allSatisfy { $0 >= day })
        #expect(builder.file.absent.isEmpty)
    }

    @Test func whatWasBeforeTheArrivalIsEverybodys() throws {
        let file = try family().file
        let index = FactIndex(file, BuiltIn.facts)
        let member = try #require(file.member(3))
        #expect(index.readings(.placementDecided, for: member).count == 1)
        #expect(index.readings(.received, for: member).isEmpty)
        #expect(index.readings("first_received", for: member).isEmpty)
    }
}
