// The printers of CUPS, through its own programs: which there are, and sending a job.

import Foundation
import ReceptionText

enum Printers {
    private static let list = "/usr/bin/lpstat"
    private static let send = "/usr/bin/lp"

    /// The printers that CUPS knows, in its order.
    /// - Throws: ``Failure`` where CUPS' programs are not installed.
    static func names() throws -> [String] {
        guard Tool.exists(list), Tool.exists(send), let listed = try? Tool.run(list, ["-e"]) else {
            throw Failure.failed(words(.errorNoLp), words(.errorNoLpFix))
        }
        let names = listed.output.split(separator: "\n").map(String.init)
        if names.isEmpty, let state = try? Tool.run(list, ["-r"]), state.output.contains("not running") {
            throw Failure.failed(words(.errorNoCups), words(.errorNoCupsFix))
        }
        return names
    }

    /// Sends a PDF to a printer, on the standard input of `lp`, so that no copy of it lies in a file.
    /// - Returns: whether the printer stands still and the job waits.
    /// - Throws: ``Failure`` with what `lp` says where it does not take the job.
    static func send(_ pdf: [UInt8], to printer: String) throws -> Bool {
        guard let sent = try? Tool.run(send, ["-d", printer, "-t", "Mottagning", "-"], input: pdf) else {
            throw Failure.failed(words(.errorNoLp), words(.errorNoLpFix))
        }
        guard sent.status == 0 else {
            let lines = sent.errors.split(separator: "\n").map { line in
                line.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
            }
            throw Failure.failed(
                words(.errorPrintJob, lines.first ?? "\(sent.status)"), words(.errorPrintJobFix))
        }
        // CUPS takes jobs for a printer that is stopped, and keeps them.
        let state = try? Tool.run(list, ["-p", printer])
        return state?.output.contains("disabled since") == true
    }
}
