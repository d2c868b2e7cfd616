// The terminal: takes it at the start, draws frames on it, gives it back whole. Used from one thread.

import CNcursesw
import CTermGuard
import TerminalKit

/// The screen and the keyboard.
///
/// ```swift
/// let terminal = try CursesTerminal()
/// defer { terminal.close() }
/// terminal.draw(frame)
/// while let event = terminal.nextEvent() { ... }
/// ```
///
/// Only one can be open in a process. Everything but ``Waker`` belongs to the thread that made it.
public final class CursesTerminal {
    /// What can be chosen at the start.
    public struct Options: Sendable {
        /// The colours; `NO_COLOR` in the environment refuses them all.
        public var theme: ColourTheme = .auto
        /// Where standard error goes while the screen is up; nil leaves it where it is. Created private to
        /// the user.
        public var logPath: String?
        /// Whether the terminal tells of clicks and the wheel; selecting text then needs Shift in most terminals.
        public var mouse = false
        /// How long an Escape waits for the rest of a sequence.
        public var escapeDelayMilliseconds = 25

        /// The usual choices.
        public init() {}
    }

    /// Makes the waiting ``CursesTerminal/nextEvent(timeoutMilliseconds:)`` return `.wake`. Harmless at any
    /// time.
    public struct Waker: Sendable {
        /// Calls for attention; calls that come before the first is seen count as one.
        public func wake() { tg_wake() }
    }

    private enum State {
        case up
        case released
        case closed
    }

    let options: Options
    private let theme: Theme
    var decoder: KeyDecoder
    var inputEnded = false
    /// The window changed its size while the terminal was not ours, and nobody has been told.
    var sizeChanged = false
    private var state = State.up
    private var shown: Frame?
    private var last: Frame?
    private var cursorVisible: Bool?
    private var runs = RowRuns()
    /// What shortens the bytes of a frame on this terminal.
    private let sparing: TerminalDescription.Sparing?
    /// Curses has ended for another program, and its next update brings the terminal's settings back.
    private var mustTakeBack = false

    /// Takes the terminal.
    ///
    /// - Throws: ``TerminalError``; the terminal is then as it was.
    public init(options: Options = Options()) throws(TerminalError) {
        self.options = options
        guard tg_is_terminal(0) == 1, tg_is_terminal(1) == 1 else { throw .notATerminal }
        tg_keep_memory()
        nc_use_utf8()
        nc_size_from_system()
        let name = TerminalDescription.name
        guard !name.isEmpty else { throw .terminalUnknown(name: "") }
        switch nc_lookup(1) {
        case 1: break
        case 0: throw .terminalUnknown(name: name)
        default: throw .noTerminalDatabase
        }
        guard nc_capability("cup") != nil else { throw .terminalTooSimple(name: name) }
        guard tg_save(0) == 0 else { throw .systemRefused(code: tg_error()) }
        guard tg_wake_fd() >= 0 else { throw .systemRefused(code: tg_error()) }
        let sequence = TerminalDescription.restoreSequence(mouse: options.mouse)
        guard tg_set_restore(sequence, sequence.count) == 0, tg_install() == 0 else {
            throw .systemRefused(code: tg_error())
        }
        if let path = options.logPath, tg_redirect_stderr(path) != 0 {
            tg_uninstall()
            throw .logNotWritable(path: path)
        }
        guard nc_start(tg_screen()) != nil else {
            tg_uninstall()
            tg_restore_stderr()
            throw .cannotStart
        }
        tg_take()
        // Ctrl-C and Ctrl-Z come as keys, so that a paste with such bytes in it cannot end anything.
        raw()
        noecho()
        nonl()
        keypad(nc_screen(), true)
        idlok(nc_screen(), true)
        typeahead(-1)
        set_escdelay(Int32(clamping: options.escapeDelayMilliseconds))
        theme = Theme(options.theme)
        sparing = TerminalDescription.sparing
        decoder = KeyDecoder(
            sequences: TerminalDescription.keySequences(), takesMouse: options.mouse)
        sendModes()
    }

    deinit { close() }

    /// The width of the screen.
    public var columns: Int { Int(nc_columns()) }
    /// The height of the screen.
    public var rows: Int { Int(nc_rows()) }
    /// Whether roles are shown in colours.
    public var hasColours: Bool { theme.hasColours }
    /// Calls this terminal from other threads.
    public var waker: Waker { Waker() }

    /// The marks that this terminal's font is likely to have.
    public var glyphs: Glyphs { .likely(on: TerminalDescription.name) }

    /// Shows a frame. Only what differs from the one before is sent; a frame of another size is cut or left
    /// blank at its edges.
    public func draw(_ frame: Frame) {
        last = frame
        guard state == .up else { return }
        if let shown, shown == frame { return }
        let isGathered = beginUpdate()
        let height = rows
        let width = columns
        let sameSize = shown?.columns == frame.columns && shown?.rows == frame.rows
        for row in 0..<height {
            if sameSize, let shown, row < frame.rows, frame.hasSameRow(row, as: shown) { continue }
            draw(row, of: frame, width: width)
        }
        placeCursor(frame.cursor, height: height, width: width)
        nc_update()
        if isGathered { tg_show(sparing) }
        shown = frame
    }

    /// Draws everything anew, for instance after another program wrote on the screen.
    public func redraw() {
        guard state == .up else { return }
        nc_clear_on_next_update()
        shown = nil
        if let last {
            draw(last)
        } else {
            nc_update()
        }
    }

    /// Stops the process as Ctrl-Z does everywhere; returns when it goes on, with the screen as it was.
    ///
    /// ``nextEvent(timeoutMilliseconds:)`` does this by itself for Ctrl-Z and SIGTSTP.
    public func suspend() {
        guard state == .up else { return }
        release()
        tg_stop()
        takeAgain()
    }

    /// Lets another program have the terminal, for instance an editor, and takes it back afterwards.
    ///
    /// - Parameter body: runs the program and waits for it. Its Ctrl-C and Ctrl-Z are its own.
    public func withTerminalReleased<Value, Failure: Error>(
        _ body: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard state == .up else { return try body() }
        release()
        defer { takeAgain() }
        return try body()
    }

    /// Gives the terminal back as it was found. Further calls do nothing.
    public func close() {
        if state == .up { release() }
        guard state == .released else { return }
        state = .closed
        tg_uninstall()
    }

    /// Adapts to the window's size. False if it has not changed.
    func adaptSize() -> Bool {
        var width: Int32 = 0
        var height: Int32 = 0
        guard tg_window_size(1, &width, &height) == 0 else { return false }
        guard width != nc_columns() || height != nc_rows() else { return false }
        resize_term(height, width)
        nc_clear_on_next_update()
        shown = nil
        return true
    }

    /// The process was stopped without a word to us and goes on: whoever had the terminal changed its
    /// settings.
    func recover() {
        guard state == .up else { return }
        release()
        takeAgain()
    }

    private func draw(_ row: Int, of frame: Frame, width: Int) {
        runs.load(frame, row: row, limit: width) { scalar, columns in
            Int(wcwidth(wchar_t(bitPattern: scalar.value))) == columns
        }
        nc_move(Int32(row), 0)
        runs.bytes.withUnsafeBytes { bytes in
            guard let start = bytes.bindMemory(to: CChar.self).baseAddress else { return }
            for run in runs.runs where !run.bytes.isEmpty {
                let look = theme.look(of: run.style)
                nc_set_style(look.attributes, look.pair)
                nc_add(start + run.bytes.lowerBound, Int32(run.bytes.count))
            }
        }
        if runs.columns < width {
            nc_set_style(0, 0)
            // The position is curses' own; after a full row it would be the next one.
            nc_move(Int32(row), Int32(runs.columns))
            nc_clear_to_end_of_line()
        }
    }

    /// Has curses write into memory, so that a frame reaches the terminal whole and in one piece: by itself it
    /// writes at every change of colour. Not where it must first take the terminal back, whose settings it sets
    /// through the same descriptor.
    private func beginUpdate() -> Bool {
        guard !mustTakeBack else {
            mustTakeBack = false
            return false
        }
        return tg_gather() == 0
    }

    private func placeCursor(_ cursor: Frame.Position?, height: Int, width: Int) {
        let place = cursor.flatMap {
            (0..<height).contains($0.row) && (0..<width).contains($0.column) ? $0 : nil
        }
        if cursorVisible != (place != nil) {
            curs_set(place == nil ? 0 : 1)
            cursorVisible = place != nil
        }
        nc_move(Int32(place?.row ?? height - 1), Int32(place?.column ?? width - 1))
    }

    private func release() {
        send(TerminalDescription.pasteOff + (options.mouse ? TerminalDescription.mouseOff : []))
        endwin()
        mustTakeBack = true
        tg_release()
        tg_restore_settings()
        tg_restore_stderr()
        state = .released
    }

    private func takeAgain() {
        if let path = options.logPath { tg_redirect_stderr(path) }
        state = .up
        tg_take()
        tg_forget_stops()
        decoder = decoder.emptied()
        if adaptSize() { sizeChanged = true }
        redraw()
        sendModes()
    }

    /// Asks the terminal to mark pastes, and to tell of the mouse where that is wanted.
    private func sendModes() {
        // Whatever was shown before may have left the line-drawing characters on, and frames do not end them.
        send(TerminalDescription.bytes("rmacs") ?? [])
        send(TerminalDescription.pasteOn + (options.mouse ? TerminalDescription.mouseOn : []))
    }

    func send(_ bytes: [UInt8]) { tg_write(1, bytes, bytes.count) }
}
