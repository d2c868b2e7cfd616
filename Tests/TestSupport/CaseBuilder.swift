// Builds cases for tests in a few words, through the same decisions as the program.

import Reception

/// A case under construction. Days are written as text; a wrong one ends the test with a thrown error.
public struct CaseBuilder {
    public enum Fault: Error { case badDay(String) }

    public private(set) var file: CaseFile
    public var context: DecisionContext

    /// Opens a case.
    /// - Parameters:
    ///   - persons: birth date and, after a comma, fields such as `permit_basis=refugee`; the first applies.
    ///   - facts: of the case.
    public init(
        _ kind: CaseKind, engine: DeadlineEngine, today: String = "2026-03-02",
        persons: [String] = ["1990-05-05"], facts: [(FactID, String)] = []
    ) throws {
        let day = try Self.day(today)
        context = DecisionContext(
            today: day, now: Moment(seconds: 1_772_000_000), user: Login("anna"), role: .caseworker,
            act: ActID(1),
            engine: engine, knownLogins: [Login("anna"), Login("bjorn")], nextEntry: 1, nextPerson: 1)
        let household = NewHousehold(
            kind: kind, facts: try facts.map { StatedFact($0.0, try Self.day($0.1)) },
            persons: try persons.enumerated().map { try Self.person($1, isApplicant: $0 == 0) })
        let changes = try Decision.open(household, as: CaseID(1), &context)
        file = CaseFile(id: CaseID(1), number: CaseNumber(year: 2026, serial: 1), entries: [])
            .applying(changes)
    }

    /// Decides a command and applies it, as an act of its own.
    @discardableResult
    public mutating func apply(_ command: CaseCommand) throws -> [Change] {
        context.act = ActID(context.act.raw + 1)
        let changes = try Decision.decide(command, on: file, &context)
        file = file.applying(changes)
        return changes
    }

    /// Records a fact; without numbers it is one of the case.
    public mutating func record(
        _ fact: FactID, _ day: String, _ persons: Int..., until: String? = nil, value: String? = nil
    ) throws {
        try apply(
            .record(
                fact, try Self.day(day), persons.isEmpty ? .unstated : .persons(persons),
                until: try until.map(Self.day), value: value))
    }

    /// The deadlines of a rule, in the order of the engine.
    public func deadlines(_ rule: RuleID) -> [Deadline] {
        context.engine.deadlines(of: file).filter { $0.key.rule == rule }
    }

    public static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Fault.badDay(text) }
        return day
    }

    private static func person(_ text: String, isApplicant: Bool) throws -> NewHousehold.Person {
        let parts = text.split(separator: ",").map(String.init)
        var details: [PersonDetail: String] = [
            .givenName: "Prov", .familyName: "Provsson", .birthDate: try day(parts[0]).description,
            .relation: (isApplicant ? Relation.applicant : .other).rawValue,
        ]
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=").map(String.init)
            if let field = PersonDetail(rawValue: pair[0]) { details[field] = pair[1] }
        }
        return NewHousehold.Person(details: details)
    }
}
