// Bytes in from standard input, a line at a time, and out to standard output.

import Glibc

/// The lines that come on a descriptor, each as soon as it is whole.
struct LineReader {
    private let descriptor: Int32
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line without its line feed; nil at the end.
    /// - Throws: ``PrintError/cannotRead(_:)``.
    mutating func next() throws(PrintError) -> [UInt8]? {
        var looked = 0
        while true {
            if let end = rest[looked...].firstIndex(of: 0x0A) {
                let line = Array(rest[..<end])
                rest.removeFirst(end + 1)
                return line
            }
            looked = rest.count
            if isAtEnd {
                defer { rest = [] }
                return rest.isEmpty ? nil : rest
            }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count > 0 {
                rest += buffer[..<count]
            } else if count == 0 {
                isAtEnd = true
            } else if errno != EINTR {
                throw .cannotRead(errno)
            }
        }
    }
}

enum Descriptor {
    /// Writes all bytes to a descriptor.
    /// - Throws: ``PrintError/cannotWrite(_:)``.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(PrintError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw .cannotWrite(errno)
            }
        }
    }
}
