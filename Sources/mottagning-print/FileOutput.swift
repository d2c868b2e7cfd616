// Bytes in from standard input and out to a file that is there whole or not at all.

import Glibc

enum FileOutput {
    /// Everything on a descriptor.
    /// - Throws: ``PrintError/cannotRead(_:)``.
    static func read(_ descriptor: Int32) throws(PrintError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += buffer[..<count]
            } else if errno != EINTR {
                throw .cannotRead(errno)
            }
        }
    }

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

    /// Puts bytes in a file that only its owner may read, beside its final name first, so that nobody ever
    /// finds half of it. A signal that ends the program waits for that.
    ///
    /// - Parameters:
    ///   - bytes: the whole content.
    ///   - path: a regular file, which is replaced, or a name that is free.
    /// - Throws: ``PrintError/notAFile`` or ``PrintError/cannotWrite(_:)``.
    static func write(_ bytes: [UInt8], file path: String) throws(PrintError) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw .notAFile }
        var held = sigset_t()
        var before = sigset_t()
        sigemptyset(&held)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
        sigprocmask(SIG_BLOCK, &held, &before)
        defer { sigprocmask(SIG_SETMASK, &before, nil) }

        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        var name = Array((folder + ".mottagning-print-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw .cannotWrite(errno) }
        do throws(PrintError) {
            defer { close(descriptor) }
            try write(bytes, to: descriptor)
            guard fdatasync(descriptor) == 0 else { throw .cannotWrite(errno) }
        } catch {
            unlink(name)
            throw error
        }
        guard rename(name, path) == 0 else {
            let code = errno
            unlink(name)
            throw .cannotWrite(code)
        }
    }

    /// A line on standard error.
    static func complain(_ line: String) {
        // Nobody is left to tell where this fails.
        try? write(Array((line + "\n").utf8), to: STDERR_FILENO)
    }
}
