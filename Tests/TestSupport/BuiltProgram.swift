// Where the programs under test lie: beside the tests, or where the environment says.

import Foundation

/// The programs that were built together with the tests.
public enum BuiltProgram {
    /// What keeps it from being found.
    public enum Fault: Error {
        /// Neither beside the tests nor where `MOTTAGNING_BINARY` says.
        case missing
    }

    /// The path of a program: beside what `MOTTAGNING_BINARY` names, else in the folder of the products.
    /// - Parameter name: `mottagning` unless stated.
    /// - Throws: ``Fault``.
    public static func path(_ name: String = "mottagning") throws -> String {
        let files = FileManager.default
        if let stated = ProcessInfo.processInfo.environment["MOTTAGNING_BINARY"] {
            let file = URL(fileURLWithPath: stated)
            let path = name == "mottagning" ? stated : file.deletingLastPathComponent().path + "/" + name
            guard files.isExecutableFile(atPath: path) else { throw Fault.missing }
            return path
        }
        // The test bundle, or the tool that has loaded it, lies in the folder of the products or below it.
        var starts = CommandLine.arguments.filter { $0.hasPrefix("/") }
        if let own = try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe") { starts.append(own) }
        for start in starts {
            var folder = URL(fileURLWithPath: start)
            for _ in 0..<4 {
                folder.deleteLastPathComponent()
                let candidate = folder.appendingPathComponent(name).path
                var isFolder: ObjCBool = false
                if files.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
            }
        }
        throw Fault.missing
    }
}
