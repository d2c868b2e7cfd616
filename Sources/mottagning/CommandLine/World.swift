// What the program asks the machine: who sits here, which day it is in Stockholm, where data lives.

import Foundation
import Reception
import ReceptionStore

/// The outside, read once at the start.
enum World {
    /// The zone that handläggare live in, as a rule that needs no time zone files: CET, and CEST from the last Sunday
    /// of March to the last Sunday of October.
    private static let zone = "CET-1CEST,M3.5.0,M10.5.0/3"

    /// The environment's `TZ` before ``useSwedishTime()``, for programs that are started from this one.
    nonisolated(unsafe) private static var originalZone: String?

    /// Makes local time Swedish time for this process. To be called once, before anything else runs.
    static func useSwedishTime() {
        originalZone = environment("TZ")
        setenv("TZ", zone, 1)
        tzset()
    }

    /// Runs something with the environment that the program was started with.
    static func withOriginalZone<Result>(_ body: () throws -> Result) rethrows -> Result {
        if let originalZone { setenv("TZ", originalZone, 1) } else { unsetenv("TZ") }
        defer { setenv("TZ", zone, 1) }
        return try body()
    }

    static func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    static var now: Moment { Moment(seconds: Int64(time(nil))) }

    /// The civil date and clock of a moment in Stockholm.
    static func local(_ moment: Moment) -> (day: Day, hour: Int, minute: Int, second: Int) {
        var seconds = time_t(moment.seconds)
        var parts = tm()
        localtime_r(&seconds, &parts)
        let day = Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        return (day ?? Day(number: 0), Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec))
    }

    /// `2026-03-02T09:30:00` in Stockholm.
    static func stamp(_ moment: Moment) -> String {
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let local = local(moment)
        return "\(local.day)T\(two(local.hour)):\(two(local.minute)):\(two(local.second))"
    }

    /// The operating system's user.
    static var user: Login {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
            return Login("uid\(geteuid())")
        }
        return Login(String(cString: name))
    }

    /// Where the database lies unless something else is said: where the program was installed for it, else in the user's
    /// own folder.
    static var defaultDatabase: String {
        if let installed = DatabaseGroup.path { return installed }
        let home = environment("HOME") ?? "/"
        let data = environment("XDG_DATA_HOME") ?? home + "/.local/share"
        return data + "/mottagning/mottagning.db"
    }

    /// Whether the terminal is asked to draw no boxes and to draw nothing over: `MOTTAGNING_PLAIN`, or `--plain`.
    nonisolated(unsafe) static var isPlain = isAsked("plain")
    /// Whether the terminal is asked to take the mouse: `MOTTAGNING_MOUSE`, or `--mouse`.
    nonisolated(unsafe) static var usesMouse = isAsked("mouse")

    private static func isAsked(_ name: String) -> Bool {
        environment("MOTTAGNING_" + name.uppercased()).map { $0 != "0" } ?? false
            || CommandLine.arguments.dropFirst().contains("--" + name)
    }

    /// Whether the locale's characters are those of Unicode.
    static var isUTF8: Bool {
        let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG") ?? ""
        let name = locale.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
    }
}
