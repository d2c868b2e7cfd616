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
    private let process = Process()

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
        process.executableURL = URL(fileURLWithPath: Run.tool("cupsd") ?? "")
        process.arguments = ["-f", "-c", main, "-s", files]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let lpstat = Run.tool("lpstat") ?? ""
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end, process.isRunning {
            let state = try Run([lpstat, "-r"], env: environment.merging(["LC_ALL": "C"]) { $1 })
            if state.out.contains("is running") { return }
        }
        throw Fault.notAnswering(folder.text("error_log"))
    }

    deinit {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
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
