// The words around what was found in a long text, on one line.

/// A part of a text.
public enum Excerpt {
    /// The part of a text around the first word that one of the typed words begins, on one line.
    ///
    /// - Parameters:
    ///   - words: what was typed.
    ///   - text: what was written.
    ///   - length: about how many characters are given.
    /// - Returns: the beginning of the text where no word of it matches.
    public static func around(_ words: [SearchWord], in text: String, length: Int = 60) -> String {
        let written = text.split { $0.isWhitespace }
        let found = written.firstIndex { written in
            SearchText.fold(String(written)).split(separator: " ").contains { folded in
                words.contains { $0.forms.contains { folded.hasPrefix($0.text) } }
            }
        }
        guard let found else { return joined(written[...], length) }
        // A third of the room for what stands before.
        var start = found
        var room = length / 3
        while start > 0, written[start - 1].count < room {
            start -= 1
            room -= written[start].count + 1
        }
        return (start > 0 ? "… " : "") + joined(written[start...], length)
    }

    private static func joined(_ words: ArraySlice<Substring>, _ length: Int) -> String {
        var text = ""
        for (index, word) in words.enumerated() {
            if index > 0, text.count + word.count >= length { return text + " …" }
            text += (index > 0 ? " " : "") + word
        }
        return text
    }
}
