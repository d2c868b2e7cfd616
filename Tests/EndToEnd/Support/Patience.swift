// Waiting for something to become true, never for a fixed time.

import Foundation

/// Asks again and again, some fifty times a second, until an answer comes or the time is up.
///
/// - Parameters:
///   - seconds: how long at most; what takes longer counts as never.
///   - answer: nil while it is too early.
/// - Returns: nil when the time is up.
func pollUntil<Answer>(within seconds: Int = 15, _ answer: () throws -> Answer?) rethrows -> Answer? {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    while true {
        if let found = try answer() { return found }
        guard clock.now < end else { return nil }
        _ = poll(nil, 0, 20)
    }
}
