// Work that may take long: a line on standard error that says how far it is, and an end by Ctrl-C that is whole.

import Foundation
import ReceptionText
import ReceptionUI
import Synchronization
import TerminalKit

/// Somebody wants the work to end: Ctrl-C, or SIGTERM.
struct Interrupted: Error {
    let signal: Int32
    /// The exit status, as of a process that the signal has ended.
    var status: Int32 { 128 + signal }
}

/// A piece of long work. Whoever does it tells how far it is, and is stopped there when somebody wants it to end.
///
///     try LongWork.run(.progressImport) { work in
///         for (index, row) in rows.enumerated() {
///             try work.advance(to: index, of: rows.count)
///             ...
///         }
///     }
///
/// The line comes only where standard error is a terminal, and only when the work has taken a while.
final class LongWork {
    private let meter: ProgressMeter?
    private var catcher: SignalCatcher?

    private init(_ title: Word) {
        meter = ProgressMeter(title)
    }

    /// Does long work. Nothing happens before its first ``advance(to:of:)``, so that it costs nothing where there is
    /// nothing to do.
    static func run<Result>(_ title: Word, _ body: (LongWork) throws -> Result) rethrows -> Result {
        let work = LongWork(title)
        do {
            let result = try body(work)
            work.end(isDone: true)
            return result
        } catch {
            work.end(isDone: false)
            throw error
        }
    }

    /// Says how far the work is.
    /// - Parameters:
    ///   - done: how much is done.
    ///   - total: how much there is; nil where that is not known.
    /// - Throws: ``Interrupted`` when it is to end here.
    func advance(to done: Int, of total: Int?) throws {
        if let signal = note(done, total) { throw Interrupted(signal: signal) }
    }

    /// Does work that keeps what it has done when it is stopped, and goes on with the rest another time.
    /// - Throws: a ``Failure`` that says how far it came, when it was stopped.
    func resumable(_ body: ((Int, Int) -> Bool) throws -> Void) throws {
        var stopped: Failure?
        try body { done, total in
            guard let signal = note(done, total), done < total else { return true }
            stopped = Failure(
                status: Interrupted(signal: signal).status,
                what: words.count(.interruptedRest, total, String(done)),
                remedy: words(.interruptedRestFix))
            return false
        }
        if let stopped { throw stopped }
    }

    /// The signal that has come, if any.
    private func note(_ done: Int, _ total: Int?) -> Int32? {
        if catcher == nil { catcher = SignalCatcher() }
        meter?.show(done, total)
        return SignalCatcher.signal
    }

    private func end(isDone: Bool) {
        meter?.end(isDone: isDone)
        catcher?.end()
        catcher = nil
    }
}

/// Catches the signals that ask for an end, once each: a second one ends the process at once, which leaves the
/// database as it was before, too.
private final class SignalCatcher {
    private static let caught = Atomic<Int32>(0)
    private static let signals = [SIGINT, SIGTERM]
    private var before: [(Int32, sigaction)] = []

    /// The signal that was caught.
    static var signal: Int32? {
        let signal = caught.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    init() {
        Self.caught.store(0, ordering: .relaxed)
        for signal in Self.signals {
            var old = sigaction()
            var new = sigaction()
            new.__sigaction_handler.sa_handler = { SignalCatcher.caught.store($0, ordering: .relaxed) }
            new.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
            guard sigaction(signal, nil, &old) == 0 else { continue }
            // Who started the program may want it to go on whatever happens.
            let isIgnored =
                unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self)
                == unsafeBitCast(SIG_IGN, to: Int.self)
            guard !isIgnored, sigaction(signal, &new, nil) == 0 else { continue }
            before.append((signal, old))
        }
    }

    /// Leaves the signals as they were.
    func end() {
        for (signal, old) in before {
            var old = old
            sigaction(signal, &old, nil)
        }
        before = []
    }
}
