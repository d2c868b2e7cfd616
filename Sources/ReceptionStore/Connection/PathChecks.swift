// What is looked at before a file is opened: whether it may be ours, and whether its file system can be
// trusted.

import Foundation
import Reception

enum PathChecks {
    /// File systems on which the locks of several machines cannot be relied upon, as Linux names them.
    private static let networkTypes: Set<Substring> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "coda", "ncpfs", "lustre", "gfs2",
        "glusterfs",
        "fuse.sshfs", "fuse.glusterfs", "fuse.ceph", "fuse.rclone", "fuse.davfs", "davfs",
    ]

    /// Refuses a path whose folder lies on a network file system.
    static func refuseNetwork(_ path: String) throws {
        try DatabaseGroup.reaching(path) { try refuseNetworkFolder(of: path) }
    }

    private static func refuseNetworkFolder(of path: String) throws {
        #if os(Linux)
            var info = stat()
            // What lies on a block device of this machine has a major number.
            guard stat(folder(of: path), &info) == 0, info.st_dev >> 8 & 0xFFF == 0 else { return }
            guard let folder = realpath(folder(of: path), nil) else { return }
            defer { free(folder) }
            if isNetwork(String(cString: folder), mounts: read("/proc/self/mountinfo")) {
                throw StoreError.networkFileSystem
            }
        #endif
    }

    /// Whether the deepest mount that holds a folder is a network file system.
    /// - Parameters:
    ///   - folder: an absolute path without links.
    ///   - mounts: the text of `/proc/self/mountinfo`.
    static func isNetwork(_ folder: String, mounts: String) -> Bool {
        var deepest = (length: -1, isNetwork: false)
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 5, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else {
                continue
            }
            let point = fields[4]
            guard point == "/" || folder == point || folder.hasPrefix(point + "/") else { continue }
            // A later mount on the same place lies on top.
            guard point.utf8.count >= deepest.length else { continue }
            deepest = (point.utf8.count, networkTypes.contains(fields[dash + 1]))
        }
        return deepest.isNetwork
    }

    private static func read(_ path: String) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Foundation.read(file, &buffer, buffer.count)
            guard count > 0 else { break }
            text += buffer[..<count]
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether there is a file. Not `access`, which asks for the user alone.
    static func exists(_ path: String) -> Bool {
        var info = stat()
        return DatabaseGroup.reaching(path) { stat(path, &info) == 0 }
    }

    /// Makes the folder of a database for its owner alone, and an empty file likewise; in a folder that is a group's own
    /// the file is the group's too.
    static func prepare(_ path: String) throws {
        let folder = folder(of: path)
        if !exists(folder) {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw StoreError.cannotOpen
            }
        }
        guard !exists(path) else { return }
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            switch errno {
            case EROFS, EACCES, EPERM: throw StoreError.readOnly
            case ENOSPC, EDQUOT: throw StoreError.diskFull
            default: throw StoreError.cannotOpen
            }
        }
        close(file)
        DatabasePlace.share(path)
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
