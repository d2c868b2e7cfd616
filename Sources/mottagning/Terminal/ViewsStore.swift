// Where a user's views are kept: one file of her own, written whole or not at all.

import Foundation
import Reception
import ReceptionFiles

/// The file `views.toml` in the user's own configuration folder.
enum ViewsStore {
    /// More than this is no file of views.
    private static let mostBytes = 1 << 20

    private static let name = "views.toml"

    static var path: String { UserFolder.path + "/" + name }

    /// The views that are kept; none where there is no file.
    static func read() throws(ViewTrouble) -> [SavedView] {
        guard access(path, F_OK) == 0 else { return [] }
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes,
            let text = String(data: data, encoding: .utf8)
        else { throw .cannotRead(path: path) }
        return try ViewsFile.read(text)
    }

    /// Reads the file anew, changes it and writes it, so that another terminal's views stay. A file with a fault in it
    /// is left as it is.
    /// - Returns: the views after the change.
    static func change(_ change: ViewChange) throws(ViewTrouble) -> [SavedView] {
        let views = change.applied(to: try read())
        guard case .written = UserFolder.write(ViewsFile.text(views), to: name, replaces: true) else {
            throw .cannotWrite(path: path)
        }
        return views
    }
}
