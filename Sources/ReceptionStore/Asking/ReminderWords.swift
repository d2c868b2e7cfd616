// What open reminders say, kept in memory: no index has it, and reading it all takes longer than a key may.

import Foundation
import GRDB
import Reception

/// Remembers what open reminders say, folded, and follows what is written by the journal.
final class ReminderWords: @unchecked Sendable {
    private let lock = NSLock()
    // All below is touched only while the lock is held.
    /// Where the journal stood when it was read last.
    private var seen: Int64?
    private var cases: [Int64] = []
    /// Where each text ends in ``bytes``.
    private var ends: [Int] = []
    private var bytes: [UInt8] = []

    /// After so many rows of the journal everything is read again.
    private static let followed: Int64 = 1000

    /// A case with a reminder that has some of the words, and the words its household must have besides.
    typealias Found = (caseID: Int64, names: [String])

    /// The reminders that have some of the words.
    func found(_ words: QueueWords, _ range: QueueWalk.Range, _ db: Database) throws -> [Found] {
        if range.includesClosed { return try closed(words, db) }
        lock.lock()
        defer { lock.unlock() }
        try follow(db)
        return bytes.withUnsafeBufferPointer { all in
            var found: [Found] = []
            var start = 0
            for (index, end) in ends.enumerated() {
                if let names = words.names(besides: UnsafeBufferPointer(rebasing: all[start..<end])) {
                    found.append((cases[index], names))
                }
                start = end
            }
            return found
        }
    }

    /// Closed reminders too, which only commands ask for.
    private func closed(_ words: QueueWords, _ db: Database) throws -> [Found] {
        let rows = try db.rows(
            "SELECT case_id, text FROM deadline WHERE rule = ? AND text IS NOT NULL", [RuleID.reminder.id])
        var found: [Found] = []
        while let row = try rows.next() {
            var text = SearchText.fold(row[1])
            if let names = text.withUTF8({ words.names(besides: $0) }) { found.append((row[0], names)) }
        }
        return found
    }

    private func follow(_ db: Database) throws {
        let last = try db.int("SELECT max(seq) FROM journal") ?? 0
        guard let seen, seen <= last, last - seen <= Self.followed else { return try readAll(last, db) }
        guard seen < last else { return }
        // Whatever opens or closes a reminder is an act on its case, and in the journal.
        var changed: Set<Int64> = []
        let acts = try db.rows(
            "SELECT DISTINCT case_id FROM journal WHERE seq > ? AND case_id IS NOT NULL", [seen])
        while let row = try acts.next() { changed.insert(row[0]) }
        self.seen = nil
        forget(changed)
        for id in changed {
            let rows = try db.rows(
                "SELECT case_id, text FROM deadline WHERE case_id = ? AND text IS NOT NULL AND outcome = 0",
                [id])
            while let row = try rows.next() { add(row) }
        }
        self.seen = last
    }

    private func readAll(_ last: Int64, _ db: Database) throws {
        seen = nil
        (cases, ends, bytes) = ([], [], [])
        let rows = try db.rows(
            "SELECT case_id, text FROM deadline INDEXED BY deadline_reminder "
                + "WHERE text IS NOT NULL AND outcome = 0")
        while let row = try rows.next() { add(row) }
        seen = last
    }

    private func add(_ row: Row) {
        cases.append(row[0])
        bytes += Array(SearchText.fold(row[1]).utf8)
        ends.append(bytes.count)
    }

    private func forget(_ changed: Set<Int64>) {
        let (oldCases, oldEnds, oldBytes) = (cases, ends, bytes)
        (cases, ends, bytes) = ([], [], [])
        var start = 0
        for (index, end) in oldEnds.enumerated() {
            if !changed.contains(oldCases[index]) {
                cases.append(oldCases[index])
                bytes += oldBytes[start..<end]
                ends.append(bytes.count)
            }
            start = end
        }
    }
}
