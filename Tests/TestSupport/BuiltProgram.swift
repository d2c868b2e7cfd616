// Where the program under test lies: beside the tests, or where the environment says.

import Foundation

/// The program that was built together with the tests.
public enum BuiltProgram {
    /// What keeps it from being found.
    public enum Fault: Error {
        /// Neither beside the tests nor where `MOTTAGNING_BINARY` says.
        case missing
    }

    /// The path of the program: what `MOTTAGNING_BINARY` names, else `mottagning` in the folder of the products.
    /// - Throws: ``Fault``.
    public static func path() throws -> String {
        let files = FileManager.default
        if let stated = ProcessInfo.processInfo.environment["MOTTAGNING_BINARY"] {
            guard files.isExecutableFile(atPath: stated) else { throw Fault.missing }
            return stated
        }
        // The test bundle, or the tool that has loaded it, lies in the folder of the products or below it.
        var starts = CommandLine.arguments.filter { $0.hasPrefix("/") }
        if let own = try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe") { starts.append(own) }
        for start in starts {
            var folder = URL(fileURLWithPath: start)
            for _ in 0..<4 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent("mottagning").path
                var isFolder: ObjCBool = false
                if files.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
            }
        }
        throw Fault.missing
    }
}
