// Where an export goes: a file that is there whole or not at all, or standard output, which gets the whole or nothing.

import Foundation
import ReceptionText

/// Takes bytes and gives them on in larger pieces.
struct ByteSink {
    /// It could not take more, for the reason of an `errno`.
    struct Full: Error {
        let code: Int32
    }

    private let file: Int32
    private var buffer: [UInt8] = []
    private static let piece = 1 << 16

    init(_ file: Int32) { self.file = file }

    mutating func write(_ bytes: [UInt8]) throws(Full) {
        buffer += bytes
        if buffer.count >= Self.piece { try flush() }
    }

    /// Gives on what is left.
    mutating func flush() throws(Full) {
        guard OpenFile.write(buffer, to: file) else { throw Full(code: errno) }
        buffer.removeAll(keepingCapacity: true)
    }
}

struct ExportTarget {
    /// A file's path; nil for standard output.
    let path: String?

    /// Lets an export be written beside its place, and puts it there when it is whole.
    /// - Parameters:
    ///   - isSheet: whether what is written is a spreadsheet's records, of which the file is made.
    ///   - fill: writes it and tells how many rows it has.
    ///   - seal: called when all is written, just before it is given; what it throws keeps it from being given.
    /// - Throws: ``Failure`` where there is no room or no such folder.
    func put(
        isSheet: Bool, fill: (inout ByteSink) throws -> Int, seal: (Int) throws -> Void
    ) throws -> Int {
        do {
            guard let path else { return try toStandardOutput(fill, seal) }
            var rows = 0
            let outcome = try WholeFile.make(path, replaces: true) { file, name in
                rows = isSheet ? try Self.sheet(at: name, fill) : try Self.bytes(in: file, fill)
                try seal(rows)
                return true
            }
            guard case .written = outcome else { throw ByteSink.Full(code: errno) }
            return rows
        } catch let full as ByteSink.Full {
            throw Failure.failed(words(.errorExportFailed, "\(full.code)"), words(.errorExportFailedFix))
        }
    }

    private static func bytes(in file: Int32, _ fill: (inout ByteSink) throws -> Int) throws -> Int {
        var sink = ByteSink(file)
        let rows = try fill(&sink)
        try sink.flush()
        return rows
    }

    /// Gathers everything in a file without a name first: whoever reads gets nothing of an export that is stopped.
    private func toStandardOutput(
        _ fill: (inout ByteSink) throws -> Int, _ seal: (Int) throws -> Void
    ) throws -> Int {
        var template = Array((NSTemporaryDirectory() + "/mottagning-XXXXXX").utf8CString)
        let file = mkstemp(&template)
        guard file >= 0 else { throw ByteSink.Full(code: errno) }
        defer { close(file) }
        unlink(template)
        let rows = try Self.bytes(in: file, fill)
        try seal(rows)
        guard lseek(file, 0, SEEK_SET) == 0 else { throw ByteSink.Full(code: errno) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ByteSink.Full(code: errno) }
            guard count > 0 else { return rows }
            try Output.write(Array(buffer[..<count]))
        }
    }

    /// Lets `mottagning-sheet`, which stands beside this program, make the file of what comes on its standard input.
    private static func sheet(at name: String, _ fill: (inout ByteSink) throws -> Int) throws -> Int {
        guard let program = Tool.beside("mottagning-sheet") else {
            throw Failure.failed(words(.errorNoSheetProgram), words(.errorNoSheetProgramFix))
        }
        var rows = 0
        let made = try Tool.run(program, ["--output", name]) { file in
            // Where it stops reading, what it says tells why.
            do { rows = try bytes(in: file, fill) } catch is ByteSink.Full {}
        }
        guard made.status != 0 else { return rows }
        let said = made.errors.split(separator: "\n").last.map { $0.dropFirst(7).description } ?? ""
        if said == "too-many-rows" {
            throw Failure.failed(words(.errorExportTooMany), words(.errorExportTooManyFix))
        }
        throw Failure.failed(words(.errorExportFailed, said), words(.errorExportFailedFix))
    }
}
