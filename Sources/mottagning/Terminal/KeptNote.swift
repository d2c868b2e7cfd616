// A note that the database did not take before the program ended: a private file, and a line that says where it lies.

import Foundation
import ReceptionText
import ReceptionUI
import TerminalKit

enum KeptNote {
    /// Puts a note into a file that only the user can read, and says on standard error where; the text itself is said
    /// nowhere.
    static func save(_ note: UnwrittenNote) {
        let path = file(for: note)
        let text =
            path.map { words(.noteSavedBeside, note.number.description, $0) }
            ?? words(.noteNotSaved, note.number.description)
        Output.say("mottagning: \(DisplayWidth.harmless(text))\n")
    }

    private static func file(for note: UnwrittenNote) -> String? {
        let home = World.environment("HOME") ?? "/"
        let state = (World.environment("XDG_STATE_HOME") ?? home + "/.local/state") + "/mottagning"
        for folder in [state, World.environment("TMPDIR"), "/tmp"].compactMap({ $0 }) {
            var template = Array((folder + "/anteckning-\(note.number)-XXXXXX").utf8CString)
            // Only the user can read what mkstemp makes.
            let file = mkstemp(&template)
            guard file >= 0 else { continue }
            defer { close(file) }
            if OpenFile.write(note.text + "\n", to: file) {
                return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
            unlink(template)
        }
        return nil
    }
}
