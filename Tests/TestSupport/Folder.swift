// A folder for one test.

import Foundation

/// A folder that goes away with its owner.
public final class Folder {
    public let path: String

    /// - Parameter holdsPrograms: whether programs in it are run, which not every system lets one do in memory.
    /// - Throws: ``Run/Fault`` where no folder can be made.
    public init(holdsPrograms: Bool = false) throws {
        // In memory where the system offers it: the database waits for the disk at every act.
        let memory = "/dev/shm"
        let parent = access(memory, W_OK) == 0 && !holdsPrograms ? memory : NSTemporaryDirectory()
        var template = Array((parent + "/mottagning-test-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw Run.Fault.cannotStart(errno) }
        path = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    /// The text of a file; empty where there is none.
    public func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }

    /// The bytes of a file; none where there is none.
    public func bytes(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path + "/" + name).map { Array($0) } ?? []
    }
}
