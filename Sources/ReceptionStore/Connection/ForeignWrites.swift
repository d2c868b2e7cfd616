// Whether another process has written: what this one writes itself is no news, whenever it does so.

import Foundation
import GRDB

/// Counts what others have written since it was first asked.
///
/// SQLite tells a connection of every commit but its own. Before this process writes, the reading connection is asked;
/// from then on the writing one, since to the reading one our own commits are news like any other.
final class ForeignWrites: @unchecked Sendable {
    private let lock = NSLock()
    // All below is touched only while the lock is held.
    private var count = 0
    private var read: Int64?
    private var written: Int64?

    /// The connection that writes is there now, and has not been written to since it was last asked.
    func begin(_ writer: DatabaseQueue, _ reader: DatabaseQueue) throws {
        lock.lock()
        defer { lock.unlock() }
        guard written == nil else { return }
        // In this order a commit between the two is counted twice, never left out.
        written = try Self.version(writer)
        try look(reader, &read)
    }

    /// A number that is another one when somebody else has written.
    /// - Parameter writer: nil while this process has not written.
    func version(_ writer: DatabaseQueue?, _ reader: DatabaseQueue) throws -> Int {
        lock.lock()
        defer { lock.unlock() }
        if let writer, written != nil { try look(writer, &written) } else { try look(reader, &read) }
        return count
    }

    private func look(_ queue: DatabaseQueue, _ known: inout Int64?) throws {
        let now = try Self.version(queue)
        if known != nil, now != known { count += 1 }
        known = now
    }

    private static func version(_ queue: DatabaseQueue) throws -> Int64? {
        try queue.unsafeRead { try $0.int("PRAGMA data_version") }
    }
}
