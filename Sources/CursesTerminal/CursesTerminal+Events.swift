// Waiting for what happens: keys, signals, calls from other threads.

import CNcursesw
import CTermGuard
import TerminalKit

extension CursesTerminal {
    /// How long a paste may pause before it counts as ended.
    private static let pastePause = 1000

    /// Waits for the next event.
    ///
    /// Ctrl-Z stops the process here, and `.resumed` follows when it goes on. A paste arrives as one key.
    ///
    /// - Parameter timeoutMilliseconds: how long to wait; nil waits for ever, 0 takes what is there.
    /// - Returns: nil when the time is up.
    public func nextEvent(timeoutMilliseconds: Int? = nil) -> TerminalEvent? {
        let clock = ContinuousClock()
        let deadline = timeoutMilliseconds.map { clock.now + .milliseconds($0) }
        while true {
            if sizeChanged {
                sizeChanged = false
                return .resized(columns: columns, rows: rows)
            }
            // What is already here comes before any waiting.
            if let key = decoder.next() { return event(for: key) }
            var patience = deadline.map { Self.milliseconds($0 - clock.now) } ?? -1
            var completes = false
            if decoder.isPending {
                let limit = decoder.isPasting ? Self.pastePause : options.escapeDelayMilliseconds
                if patience < 0 || limit <= patience {
                    patience = limit
                    completes = true
                }
            }
            let ready = Int(tg_wait(inputEnded ? -1 : 0, Int32(clamping: patience)))
            if ready & TG_SIGNAL != 0, let event = signalEvent() { return event }
            if ready & TG_INPUT != 0 {
                if !readInput() { return .signal(.hangup) }
                continue
            }
            if ready & TG_WAKE != 0 {
                tg_clear_wake()
                return .wake
            }
            if ready != 0 { continue }
            if completes {
                if let key = decoder.flush() { return event(for: key) }
            } else {
                return nil
            }
        }
    }

    /// Puts a text on the clipboard of the machine where the terminal window is, where the terminal allows
    /// it.
    ///
    /// - Parameter text: at most some tens of kilobytes; terminals drop more.
    public func copyToClipboard(_ text: String) {
        send(Array("\u{1B}]52;c;".utf8) + Base64.encode(Array(text.utf8)) + [0x07])
    }

    private func event(for key: Key) -> TerminalEvent {
        guard key == .control("z") else { return .key(key) }
        suspend()
        return .resumed
    }

    private func signalEvent() -> TerminalEvent? {
        while true {
            switch Int(tg_next_signal()) {
            case TG_NONE: return nil
            case TG_INTERRUPT: return .signal(.interrupt)
            case TG_TERMINATE: return .signal(.terminate)
            case TG_HANGUP: return .signal(.hangup)
            case TG_RESIZE:
                if adaptSize() { return .resized(columns: columns, rows: rows) }
            case TG_STOP:
                suspend()
                return .resumed
            case TG_CONTINUE:
                recover()
                return .resumed
            default: break
            }
        }
    }

    /// False when the terminal is gone, which is told once.
    private func readInput() -> Bool {
        let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
            let count = tg_read(0, buffer.baseAddress, buffer.count)
            if count > 0 { decoder.feed(buffer.prefix(count)) }
            return count
        }
        if count == 0 || count == -1 { inputEnded = true }
        return !inputEnded
    }

    /// Whole milliseconds, rounded up, never negative.
    private static func milliseconds(_ duration: Duration) -> Int {
        let parts = duration.components
        if parts.seconds < 0 || parts.attoseconds < 0 { return 0 }
        return Int(clamping: parts.seconds) &* 1000
            + Int((parts.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }
}
