// A real CUPS server of a test's own: an ordinary process with a private configuration, spool and socket.

import Foundation
import TestSupport

/// A scheduler with three printers: `kontoret` keeps what it is sent in a file, `reception` takes no jobs, `arkivet` takes
/// them and stands still.
final class CupsServer {
    static let isInstalled = Run.tool("cupsd") != nil && Run.tool("lp") != nil && Run.tool("lpstat") != nil

    /// What keeps the server from serving.
    enum Fault: Error { case notAnswering(String) }

    private let folder: Folder
    private var process: pid_t = 0

    /// Where clients find it.
    var environment: [String: String] { ["CUPS_SERVER": folder.path + "/s"] }

    /// What the printer `kontoret` was sent last.
    var printed: [UInt8] { folder.bytes("printed") }

    /// Starts the server and waits until it answers.
    /// - Throws: ``Fault`` where it does not within half a minute.
    init() throws {
        folder = try Folder(holdsPrograms: true)
        let path = folder.path
        chmod(path, 0o755)
        for name in ["root", "spool", "spool/tmp", "cache", "state", "bin", "bin/backend"] {
            try FileManager.default.createDirectory(
                atPath: path + "/" + name, withIntermediateDirectories: true)
        }
        for name in ["daemon", "filter", "monitor", "notifier"] {
            try? FileManager.default.createSymbolicLink(
                atPath: path + "/bin/" + name, withDestinationPath: "/usr/lib/cups/" + name)
        }
        // CUPS runs a printer's program as root where nobody else may read it.
        let backend = try folder.write("bin/backend/keep", Array(Self.backend.utf8))
        chmod(backend, 0o700)
        let files = try folder.write("root/cups-files.conf", Array(Self.files(path).utf8))
        let main = try folder.write("root/cupsd.conf", Array(Self.main(path).utf8))
        try folder.write("root/printers.conf", Array(Self.printers(path).utf8))
        process = try Self.start([Run.tool("cupsd") ?? "", "-f", "-c", main, "-s", files])
        let lpstat = Run.tool("lpstat") ?? ""
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end {
            let state = try Run([lpstat, "-r"], env: environment.merging(["LC_ALL": "C"]) { $1 })
            if state.out.contains("is running") { return }
        }
        throw Fault.notAnswering(folder.text("error_log"))
    }

    deinit {
        guard process > 0 else { return }
        kill(process, SIGKILL)
        var state: Int32 = 0
        while waitpid(process, &state, 0) < 0, errno == EINTR {}
    }

    /// Starts a program that runs on; what it says goes nowhere.
    private static func start(_ words: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for stream in Int32(0)...2 {
            posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0)
        }
        // A thread of the tests may have signals blocked, which the server would inherit and never hear its jobs end.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        var envp: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { for text in argv + envp { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, &attributes, &argv, &envp)
        guard failure == 0 else { throw Run.Fault.cannotStart(failure) }
        return process
    }

    private static let backend = """
        #!/bin/sh
        # Called as: keep JOB USER TITLE COPIES OPTIONS [FILE]; without arguments it would list devices.
        [ $# -eq 0 ] && exit 0
        target="${DEVICE_URI#keep:}"
        if [ -n "$6" ]; then cat "$6"; else cat; fi > "$target.new" && mv "$target.new" "$target"

        """

    private static func files(_ path: String) -> String {
        """
        ServerRoot \(path)/root
        RequestRoot \(path)/spool
        TempDir \(path)/spool/tmp
        CacheDir \(path)/cache
        StateDir \(path)/state
        ServerBin \(path)/bin
        DataDir /usr/share/cups
        AccessLog \(path)/access_log
        ErrorLog \(path)/error_log
        PageLog \(path)/page_log
        User lp
        Group lp

        """
    }

    private static func main(_ path: String) -> String {
        """
        Listen \(path)/s
        Browsing No
        WebInterface No
        <Location />
          Order allow,deny
          Allow all
        </Location>

        """
    }

    private static func printers(_ path: String) -> String {
        [("kontoret", "Idle", "Yes"), ("reception", "Idle", "No"), ("arkivet", "Stopped", "Yes")].map {
            printer in
            """
            <Printer \(printer.0)>
            DeviceURI keep:\(path)/printed
            State \(printer.1)
            Accepting \(printer.2)
            </Printer>

            """
        }.joined()
    }
}
