// The line of long work on standard error, drawn again in its place; nothing where nobody watches.

import Foundation
import ReceptionText
import ReceptionUI
import TerminalKit

/// Shows how far work is.
final class ProgressMeter {
    /// Work that is done sooner shows nothing.
    private static let patience = Duration.milliseconds(300)
    private static let interval = Duration.milliseconds(100)
    /// Back to the first column, and clears the line.
    private static let wipe = "\r\u{1B}[K"

    private let line: ProgressLine
    /// Whether a line can be drawn over. Where it cannot, one line comes at the start and one at the end.
    private let isRedrawn: Bool
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private var next: ContinuousClock.Instant
    private var pace = Pace()
    private var isShown = false

    /// Nil where standard error is no terminal.
    init?(_ title: Word) {
        guard isatty(STDERR_FILENO) == 1 else { return nil }
        let terminal = World.environment("TERM") ?? "dumb"
        isRedrawn = terminal != "dumb" && !World.isPlain
        line = ProgressLine(
            title: words(title), words: words, glyphs: World.isUTF8 ? .likely(on: terminal) : .ascii)
        began = clock.now
        next = began + Self.patience
    }

    /// Takes in how far the work is, and draws that when it is time.
    func show(_ done: Int, _ total: Int?) {
        let now = clock.now
        guard now >= next else { return }
        next = now + Self.interval
        pace.advance(to: done, of: total, after: now - began)
        if isRedrawn {
            write(Self.wipe + line.text(pace, columns: columns - 1))
        } else if !isShown {
            write(line.start + "\n")
        }
        isShown = true
    }

    /// Takes the line away; where it cannot be, says that the work is done.
    func end(isDone: Bool) {
        guard isShown else { return }
        if isRedrawn {
            write(Self.wipe)
        } else if isDone {
            pace.advance(to: pace.total ?? pace.done, of: pace.total, after: clock.now - began)
            write(line.end(pace) + "\n")
        }
    }

    /// The width of the window; 80 where it is not known.
    private var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private func write(_ text: String) { Output.say(text) }
}
