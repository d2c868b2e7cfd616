// What is stored, as the commands with `--format json` tell it: a screen may show what was never written.

import Foundation

/// A case as `case show` gives it; only what the tests look at.
struct StoredCase: Decodable {
    struct Person: Decodable {
        let number: Int
        let givenName, familyName, birthDate, personnummer, dossiernummer, citizenship, language: String?
        let interpreter: Bool
        let relation: String
        let permitBasis: String?
    }

    struct Fact: Decodable {
        let fact, date: String
        let person: Int?
        let until, value: String?
    }

    struct Pause: Decodable, Equatable {
        let person: Int
        let from: String
        let to, reason: String?
    }

    struct Window: Decodable {
        let person: Int
        let computedEnd: String?
    }

    struct Note: Decodable {
        let by, text: String
    }

    let `case`, kind, household, phase: String
    let caseworker: String?
    let persons: [Person]
    let details: [String: String]
    let facts: [Fact]
    let deadlines: [StoredRow]
    let pauses: [Pause]
    let windows: [Window]
    let notes: [Note]

    /// The persons of whom a fact is recorded, in their order; on a day, where one is named.
    func persons(with fact: String, on day: String? = nil) -> [Int] {
        facts.filter { $0.fact == fact && (day == nil || $0.date == day) }.compactMap(\.person).sorted()
    }

    /// The days of a fact of the case.
    func days(of fact: String) -> [String] { facts.filter { $0.fact == fact }.map(\.date) }

    /// The rows of a title that are not dealt with.
    func open(_ title: String) -> [StoredRow] { deadlines.filter { $0.title == title && $0.isOpen } }
}

/// A row of `queue`, and a bevakning of a case.
struct StoredRow: Decodable, Equatable {
    let `case`, kind, household: String
    let person: Int?
    let rule, title: String
    let due: String?
    let daysLeft: Int?
    let status, lane, triggerDate: String

    var isOpen: Bool { ["overdue", "due_soon", "upcoming", "paused", "snoozed"].contains(status) }
}

/// A row of `day`.
struct StoredDayLine: Decodable {
    let lane, title: String
    let due, time: String?
    let cases: [String]
}

/// A row of `bookings`.
struct StoredBooking: Decodable {
    struct Clash: Decodable {
        let `case`, what: String
        let shared: [String]
    }

    let date: String
    let time: String?
    let what, `case`: String
    let clashes: [Clash]
}

/// A row of `case journal`.
struct StoredAct: Decodable {
    let by, kind: String
    let undoes: String?
    let undone: Bool
    let title: String
    let changes: [String]
}

/// A row of `case list`.
struct StoredCaseRow: Decodable {
    let `case`, kind, household: String
    let caseworker: String?
    let persons: Int
}

extension Unit {
    /// What a command tells in JSON, of another process than the terminal.
    func stored<Told: Decodable>(_ arguments: String..., as login: String? = nil) throws -> Told {
        let asks = arguments + (login.map { ["--as", $0] } ?? []) + ["--format", "json"]
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Told.self, from: Data(try run(asks).utf8))
    }

    /// A case as it is stored.
    func file(_ number: String, as login: String? = nil) throws -> StoredCase {
        try stored("case", "show", number, as: login)
    }

    /// The queue of a handläggare, without what others do.
    func queue(as login: String? = nil) throws -> [StoredRow] { try stored("queue", as: login) }
}
