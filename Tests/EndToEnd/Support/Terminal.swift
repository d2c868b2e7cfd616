// A terminal of its own for a test: tmux on a private socket, with a plain shell in it.

import Foundation
import TestSupport

/// What a test waited for in vain, and what stood on the screen instead.
struct NeverCame: Error, CustomStringConvertible {
    let what: String
    let screen: Screen
    var description: String { "never came: \(what)\n\(screen)" }
}

/// A terminal with a shell; `$M` is the program, `$D` the unit's database.
final class Terminal {
    static let prompt = "skal>"
    /// How long anything may take, in seconds; on a machine at rest it takes some hundredths.
    static let patience = 15
    /// Whether tests in a terminal can run on this machine.
    static let isThere = Tool.path("tmux") != nil && Tool.path("bash") != nil

    let unit: Unit
    /// How many keys were pressed so far; what is written into a field does not count.
    private(set) var presses = 0
    private let tmux: [String]
    private var environment: [String: String]
    private var lines = 0

    init(_ unit: Unit, columns: Int = 80, rows: Int = 24) throws {
        self.unit = unit
        guard let path = Tool.path("tmux"), let shell = Tool.path("bash") else {
            throw ToolError.cannotStart("tmux or bash", ENOENT)
        }
        tmux = [path, "-u", "-L", "mottagning", "-f", "/dev/null"]
        environment = unit.environment
        // The socket lies in the test's own folder, so that no two tests meet and nothing is left behind.
        environment["TMUX_TMPDIR"] = unit.folder
        environment["M"] = try BuiltProgram.path()
        environment["D"] = unit.database
        environment["PS1"] = Self.prompt + " "
        environment["HISTFILE"] = ""
        try order(
            "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "default-terminal",
            "screen-256color",
            ";", "set", "-g", "allow-rename", "off", ";", "set", "-g", "set-clipboard", "off", ";",
            "new-session", "-d",
            "-x", "\(columns)", "-y", "\(rows)", "-c", unit.folder, shell, "--norc", "--noprofile",
            "-i")
        try wait("a shell") { $0.has(Self.prompt) }
    }

    deinit {
        let running = processes()
        _ = try? order("kill-server")
        // The folder is removed after this, and nobody may write into it any more.
        _ = pollUntil { running.contains(where: Self.isRunning) ? nil : true }
    }

    // MARK: Keys

    /// Presses keys, by tmux's names for those without a character.
    func press(_ keys: String...) throws {
        presses += keys.count
        try order(["send-keys"] + keys.map { $0 == ";" ? "\\;" : $0 })
    }

    /// Writes a text, as it is.
    func write(_ text: String) throws { try order("send-keys", "-l", "--", text) }

    /// Sends bytes as they are, as a terminal tells of the mouse.
    func send(bytes text: String) throws {
        try order(["send-keys", "-H"] + text.utf8.map { String($0, radix: 16) })
    }

    /// Pastes a text as a terminal does: between the marks of a paste where the program asked for them.
    func paste(_ text: String) throws {
        try order("set-buffer", text)
        try order("paste-buffer", "-p")
    }

    // MARK: The shell

    /// Starts the program and waits for its first screen.
    func open(_ arguments: String, variables: String = "", first: String = " Min dag") throws {
        try write("\(variables) \"$M\" \(arguments) --today \(Unit.today) 2>stderr.txt".trimmed)
        try press("Enter")
        try wait("the first screen") { $0.lines.first?.hasPrefix(first) == true && $0.selectedLine != nil }
        presses = 0
    }

    /// Runs a line of the shell and waits for its end, on a screen that bears nothing else then.
    func shell(_ line: String) throws {
        lines += 1
        let sign = "klar\(lines)"
        try write(line + "; clear; echo " + sign)
        try order("send-keys", "Enter")
        try wait("the end of a line of the shell") { $0.lines == [sign, Self.prompt] }
    }

    /// The terminal's settings as `stty -a` prints them in the shell.
    func settings() throws -> String {
        try shell("stty -a >stty.txt")
        return unit.text("stty.txt")
    }

    /// The process that the shell runs in the foreground.
    func program() throws -> pid_t {
        if let found = pollUntil({ processes().dropFirst().first }) { return found }
        throw NeverCame(what: "a process", screen: try screen())
    }

    /// The shell, then what it has started.
    private func processes() -> [pid_t] {
        guard let name = try? display("pane_pid"), let shell = pid_t(name) else { return [] }
        let children = FileManager.default.contents(atPath: "/proc/\(shell)/task/\(shell)/children") ?? Data()
        return [shell]
            + String(decoding: children, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }

    /// Whether a process still does anything; one that has ended and waits for its parent has no program any more.
    private static func isRunning(_ process: pid_t) -> Bool {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")) != nil
    }

    // MARK: The screen

    /// What stands on the screen.
    /// - Parameter withColours: with a sign of its colours and attributes before every run of them.
    func screen(withColours: Bool = false) throws -> Screen {
        guard withColours else { return Screen(try order("capture-pane", "-p")) }
        return Screen(Paint.normalised(try order("capture-pane", "-p", "-e")))
    }

    /// Waits until the screen is as it should be.
    /// - Throws: ``NeverCame`` with what stood there instead.
    @discardableResult
    func wait(_ what: String, within seconds: Int = patience, for isThere: (Screen) throws -> Bool) throws
        -> Screen
    {
        let found = try pollUntil(within: seconds) { () -> Screen? in
            let screen = try screen()
            return try isThere(screen) ? screen : nil
        }
        guard let found else { throw NeverCame(what: what, screen: try screen()) }
        return found
    }

    /// Waits until a text stands on the screen.
    @discardableResult
    func wait(for text: String) throws -> Screen { try wait(text) { $0.has(text) } }

    /// Waits until the screen has been the same for a while, colours included.
    func settled() throws -> Screen {
        var last = try screen(withColours: true)
        var times = 0
        let found = try pollUntil { () -> Screen? in
            let now = try screen(withColours: true)
            times = now == last ? times + 1 : 0
            last = now
            return times >= 8 ? now : nil
        }
        guard let found else { throw NeverCame(what: "a screen at rest", screen: last) }
        return found
    }

    /// Waits until the screen is as it was, colours included.
    /// - Throws: ``NeverCame`` with the lines that differ, as they were and as they are.
    func wait(until before: Screen) throws {
        if try pollUntil({ try screen(withColours: true) == before ? true : nil }) != nil { return }
        let now = try screen(withColours: true).lines
        let differing = (0..<max(now.count, before.lines.count)).flatMap { row -> [String] in
            let pair = [before.lines, now].map { $0.indices.contains(row) ? $0[row] : "" }
            return pair[0] == pair[1] ? [] : ["\(row) was \(pair[0])", "\(row)  is \(pair[1])"]
        }
        throw NeverCame(what: "the screen as before", screen: Screen(differing.joined(separator: "\n")))
    }

    /// Makes the window another size.
    func resize(_ columns: Int, _ rows: Int) throws {
        try order("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// A value that tmux knows of the terminal, such as `cursor_y`.
    func display(_ name: String) throws -> String {
        try order("display", "-p", "#{\(name)}").trimmed
    }

    /// Lets programs fill the clipboard from now on, and gives what is on it; nil where it is empty.
    func clipboard() throws -> String? {
        try order("set", "-g", "set-clipboard", "on")
        let result = try Tool.run(tmux + ["show-buffer"], environment)
        return result.status == 0 ? result.text : nil
    }

    /// What programs change on a terminal besides its settings.
    func modes() throws -> String {
        try order(
            "display", "-p",
            "cursor #{cursor_flag} alternate #{alternate_on} keypad #{keypad_flag} #{keypad_cursor_flag}"
                + " insert #{insert_flag} wrap #{wrap_flag} mouse #{mouse_any_flag} title #{pane_title}")
    }

    @discardableResult
    private func order(_ words: String...) throws -> String { try order(words) }

    @discardableResult
    private func order(_ words: [String]) throws -> String {
        let result = try Tool.run(tmux + words, environment)
        guard result.status == 0 else { throw ToolError.failed(result.text) }
        return result.text
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
