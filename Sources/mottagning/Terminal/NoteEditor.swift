// A note in the user's own editor: a private folder, a private file, and nothing left of either.

import CursesTerminal
import Foundation
import Reception
import ReceptionUI
import TerminalKit

enum NoteEditor {
    /// The longest note that is read back, in bytes; the domain's own limit is lower.
    private static let limit = 1 << 20

    /// Lets the user write, with the terminal lent to the editor meanwhile.
    /// - Parameter text: what stands in the file to begin with.
    static func edit(_ token: Token, _ text: String, _ terminal: CursesTerminal) -> AppMessage {
        guard let editor = World.environment("VISUAL") ?? World.environment("EDITOR") ?? fallback else {
            return .noteAbandoned(token, .noEditor)
        }
        // The folder is private, so what an editor leaves beside the file is so too, and goes with it.
        guard let folder = privateFolder() else { return .noteAbandoned(token, .notReadable) }
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/anteckning.txt"
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { return .noteAbandoned(token, .notReadable) }
        let isWritten = OpenFile.write(text, to: file)
        close(file)
        guard isWritten else { return .noteAbandoned(token, .notReadable) }
        let status = terminal.withTerminalReleased { run(editor, path) }
        guard status == 0 else { return .noteAbandoned(token, .editorFailed(status: status)) }
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: limit) ?? Data()
        else { return .noteAbandoned(token, .notReadable) }
        var text = String(decoding: data, as: UTF8.self)
        while text.last?.isNewline == true { text.removeLast() }
        return .noteWritten(token, text)
    }

    /// A new folder of the user's own, in the first place where one can be made: after `su` the variables may still
    /// name somebody else's.
    private static func privateFolder() -> String? {
        let places = [World.environment("XDG_RUNTIME_DIR"), World.environment("TMPDIR"), "/tmp"]
        for place in places.compactMap({ $0 }) {
            var template = Array((place + "/mottagning-XXXXXX").utf8CString)
            if let made = mkdtemp(&template) { return String(cString: made) }
        }
        return nil
    }

    private static var fallback: String? {
        ["/usr/bin/sensible-editor", "/usr/bin/editor", "/usr/bin/vi"].first { access($0, X_OK) == 0 }
    }

    /// Runs the editor as the shell would, since VISUAL may bear options, and waits for it.
    private static func run(_ editor: String, _ path: String) -> Int {
        let arguments = ["-c", editor + " \"$1\"", "mottagning", path]
        return Child.start("/bin/sh", arguments).map(Child.end) ?? 127
    }
}
