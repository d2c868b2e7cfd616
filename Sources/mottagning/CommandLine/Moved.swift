// What moves with an arrival, as commands say it: bookings and reminders with their numbers, and deadlines.

import Reception
import ReceptionData
import ReceptionFiles
import ReceptionText

/// What a change of a landing moves in the cases of those who come.
struct Moved {
    private let moves: [(number: CaseNumber, move: ArrivalMove)]
    private let deadlines: [(number: CaseNumber, move: DeadlineMove)]
    /// What stays where it is all the same.
    let keeping: Set<EntryID>

    /// - Parameters:
    ///   - files: the cases as they are stored.
    ///   - landing: when they will come.
    ///   - keep: the numbers in the list of what stays.
    /// - Throws: a usage error for a number that the list does not have.
    init(_ files: [CaseFile], to landing: Landing, keep: [Int] = [], _ session: Session) throws {
        let found = files.flatMap { file in
            file.moves(with: landing, today: session.today).map { (number: file.number, move: $0) }
        }
        for number in keep where !found.indices.contains(number - 1) {
            throw Failure.usage(
                words(.errorKeepUnknown, "\(number)"),
                found.isEmpty ? words(.pickupMovesNone) : words(.errorKeepUnknownFix, "\(found.count)"))
        }
        moves = found
        keeping = Set(keep.map { found[$0 - 1].move.id })
        let engine = DeadlineEngine(rulebook: RulesInUse.rulebook, catalogue: BuiltIn.facts)
        deadlines = engine.moves(of: files, arrivingOn: landing.day)
    }

    /// Whether nothing but the arrival itself moves.
    var isEmpty: Bool { moves.isEmpty && deadlines.isEmpty }

    /// Bookings and reminders.
    var listed: JSONValue {
        .array(
            moves.enumerated().map { index, move in
                .record([
                    "number": .int(index + 1), "case": .string(move.number.description),
                    "what": .string(words.what(move.move)),
                    "from": .string(move.move.entry.day.description),
                    "to": .string(move.move.day.description),
                    "time": move.move.minutes.map { .string(Booking.clock($0)) } ?? .null,
                    "moved": .bool(!keeping.contains(move.move.id)),
                ])
            })
    }

    /// Deadlines.
    var due: JSONValue {
        .array(
            deadlines.map { number, move in
                .record([
                    "case": .string(number.description), "rule": .string(move.rule.id),
                    "person": move.personNumber.map { .int($0) } ?? .null,
                    "from": move.before.map { .string($0.description) } ?? .null,
                    "to": move.after.map { .string($0.description) } ?? .null,
                ])
            })
    }

    /// Both as text.
    var lines: [String] { words.lines(of: moves, keeping: keeping, deadlines, RulesInUse.rulebook) }
}
