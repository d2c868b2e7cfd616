// How a connection waits while another process holds the lock: see docs/decisions/0015-waiting-for-the-lock.md.

import Foundation
import GRDB
import Synchronization

/// Waits in short sleeps of random length, so that whoever waits has as good a chance at the next free moment as
/// whoever has just written.
final class LockWait: Sendable {
    /// In microseconds. ``ReceptionStore`` leaves the lock free for longer than the longest between pieces of long work.
    static let naps: ClosedRange<UInt32> = 500...6_000
    private let limit: Duration
    private let began = Mutex(SuspendingClock.now)

    private init(limit: Duration) {
        self.limit = limit
    }

    /// The mode of one connection.
    /// - Parameter seconds: how long it waits before ``StoreError/busy``.
    static func mode(seconds: Double) -> Database.BusyMode {
        let wait = LockWait(limit: .seconds(seconds))
        return .callback { wait.mayGoOn($0) }
    }

    /// - Parameter tries: how many times the lock has been asked for in vain, counted anew for each wait.
    private func mayGoOn(_ tries: Int) -> Bool {
        let now = SuspendingClock.now
        let began = began.withLock { began in
            if tries == 0 { began = now }
            return began
        }
        guard now - began < limit else { return false }
        usleep(.random(in: Self.naps))
        return true
    }
}
