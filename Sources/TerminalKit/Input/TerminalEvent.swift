// What can happen to a program in a terminal: the one kind of value that its loop waits for.

/// An event from the terminal.
public enum TerminalEvent: Hashable, Sendable {
    /// A key, or a paste.
    case key(Key)
    /// Somebody asks the program to end.
    case signal(TerminalSignal)
    /// Another thread called for attention.
    case wake
    /// The window has this size now; what was drawn is gone.
    case resized(columns: Int, rows: Int)
    /// The program was stopped and goes on; time has passed. What was drawn last stands on the screen
    /// again; `.resized` follows if the window changed meanwhile.
    case resumed
}

/// Why the program should end.
public enum TerminalSignal: Hashable, Sendable {
    /// SIGINT. Ctrl-C is a key, `.control("c")`; this comes from outside.
    case interrupt
    /// SIGTERM.
    case terminate
    /// SIGHUP, or a terminal that is no longer there.
    case hangup
}
