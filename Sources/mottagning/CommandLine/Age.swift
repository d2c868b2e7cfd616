// Encryption with the program age, which this one does not need for anything else.

import Foundation
import ReceptionText

enum Age {
    /// Where the program is; nil where it is not installed.
    static var program: String? { ["/usr/bin/age", "/usr/local/bin/age"].first(where: Tool.exists) }

    /// Whether a file begins as age writes it.
    static func isEncrypted(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let start = String(decoding: (try? file.read(upToCount: 34)) ?? Data(), as: UTF8.self)
        return start.hasPrefix("age-encryption.org/v1")
            || start.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----")
    }

    /// Runs age between two open files, so that nothing of what goes through it has a name.
    /// - Throws: ``Failure`` where it is not there or does not succeed; what it says itself is not repeated.
    static func run(_ arguments: [String], from source: Int32, to target: Int32) throws {
        guard let program else { throw Failure.failed(words(.errorNoAge), words(.errorNoAgeFix)) }
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(nowhere) }
        guard let child = Child.start(program, arguments, streams: [source, target, nowhere]),
            Child.end(of: child) == 0
        else { throw Failure.failed(words(.errorAgeFailed), words(.errorAgeFailedFix)) }
    }
}
