// How a connection waits while another process holds the lock: see docs/decisions/0015-waiting-for-the-lock.md.

import Foundation
import GRDB
import Synchronization

/// Waits in short sleeps of random length, so that whoever waits has as good a chance at the next free moment as
/// whoever has just written.
final class LockWait: Sendable {
    /// In microseconds. ``ReceptionStore`` leaves the lock free for longer than the longest between pieces of long work.
    static let naps: ClosedRange<UInt32> = 500...6_000
    // Touched only by the connection that waits.
    private let times: Mutex<(began: SuspendingClock.Instant, limit: Duration)>

    /// - Parameter seconds: how long the connection waits before ``StoreError/busy``.
    init(seconds: Double) {
        times = Mutex((.now, .seconds(seconds)))
    }

    /// The mode of the connection that waits so.
    var mode: Database.BusyMode { .callback { self.mayGoOn($0) } }

    /// Does something on the connection that waits no longer than this for the lock.
    /// - Parameter seconds: nil for as long as otherwise.
    func within<Result>(_ seconds: Double?, _ body: () throws -> Result) rethrows -> Result {
        guard let seconds else { return try body() }
        let usual = times.withLock { times in
            defer { times.limit = .seconds(seconds) }
            return times.limit
        }
        defer { times.withLock { $0.limit = usual } }
        return try body()
    }

    /// - Parameter tries: how many times the lock has been asked for in vain, counted anew for each wait.
    private func mayGoOn(_ tries: Int) -> Bool {
        let now = SuspendingClock.now
        let mayWait = times.withLock { times in
            if tries == 0 { times.began = now }
            return now - times.began < times.limit
        }
        if mayWait { usleep(.random(in: Self.naps)) }
        return mayWait
    }
}
