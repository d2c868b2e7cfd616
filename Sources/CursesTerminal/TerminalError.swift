// Why the terminal cannot be used, one case for each cause.

/// What keeps the screen from starting.
public enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// `TERM` names no terminal that this machine knows; the name is empty where `TERM` is not set.
    case terminalUnknown(name: String)
    /// The terminal cannot move its cursor.
    case terminalTooSimple(name: String)
    /// This machine has no terminal descriptions.
    case noTerminalDatabase
    /// The terminal's settings cannot be read, or signals cannot be caught; the system's error number.
    case systemRefused(code: Int32)
    /// The log that standard error should go to cannot be written.
    case logNotWritable(path: String)
    /// The screen library did not start, for a reason it does not give.
    case cannotStart
}
