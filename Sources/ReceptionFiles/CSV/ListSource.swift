// Where the bytes of an imported list come from; they can be read several times, a piece at a time.

import Foundation

/// Why a list could not be read at all. No case carries the file's name or content.
public enum ListSourceError: Error, Hashable, Sendable {
    /// There is no such file.
    case noSuchFile
    /// The file may not be read by this user.
    case notPermitted
    /// The path names a directory.
    case isDirectory
    /// The operating system gave another error, by its number.
    case failed(Int32)
}

/// The bytes of a list. Each reading starts from the beginning, so that a file of any size can be gone through
/// more than once without being held in memory.
public struct ListSource: Sendable {
    /// Gives the next piece; an empty piece is the end.
    typealias Pieces = () throws -> [UInt8]

    private static let pieceSize = 1 << 18

    private let start: @Sendable () throws -> Pieces

    /// A list that stands in memory.
    ///
    /// - Parameters:
    ///   - bytes: the whole list.
    ///   - pieceSize: how many bytes are handed out at a time.
    public init(bytes: [UInt8], pieceSize: Int? = nil) {
        let size = max(1, pieceSize ?? ListSource.pieceSize)
        start = { ListSource.pieces(of: bytes, size: size) }
    }

    private static func pieces(of bytes: [UInt8], size: Int) -> Pieces {
        var position = 0
        return {
            let end = min(bytes.count, position + size)
            defer { position = end }
            return Array(bytes[position..<end])
        }
    }

    /// A list in a file. A pipe is read to its end at once, as it cannot be read a second time.
    ///
    /// - Parameter path: the file's path.
    /// - Throws: what keeps the file from being read.
    public init(path: String) throws(ListSourceError) {
        let file = try OpenFile(path: path)
        if file.isRegular {
            start = {
                let file = try OpenFile(path: path)
                return { try file.read(ListSource.pieceSize) }
            }
        } else {
            var all: [UInt8] = []
            while true {
                let piece = try file.read(ListSource.pieceSize)
                guard !piece.isEmpty else { break }
                all += piece
            }
            start = { [all] in ListSource.pieces(of: all, size: ListSource.pieceSize) }
        }
    }

    /// Starts a reading from the first byte.
    func pieces() throws -> Pieces { try start() }
}

/// A file that is closed when nobody reads it any longer.
private final class OpenFile {
    private let descriptor: Int32
    let isRegular: Bool

    init(path: String) throws(ListSourceError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw OpenFile.cause(errno) }
        var status = stat()
        let known = fstat(opened, &status) == 0
        let kind = status.st_mode & S_IFMT
        guard known, kind != S_IFDIR else {
            close(opened)
            throw known ? .isDirectory : .failed(EIO)
        }
        isRegular = kind == S_IFREG
        descriptor = opened
    }

    deinit { close(descriptor) }

    func read(_ count: Int) throws(ListSourceError) -> [UInt8] {
        var got = -1
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat {
                got = Foundation.read(descriptor, buffer.baseAddress, count)
            } while got < 0 && errno == EINTR
            initialized = max(0, got)
        }
        guard got >= 0 else { throw OpenFile.cause(errno) }
        return bytes
    }

    private static func cause(_ number: Int32) -> ListSourceError {
        switch number {
        case ENOENT, ENOTDIR: .noSuchFile
        case EACCES, EPERM: .notPermitted
        case EISDIR: .isDirectory
        default: .failed(number)
        }
    }
}
