// One line of text that a person edits.

/// A text with a cursor that moves by what people see as characters.
///
/// ```swift
/// var field = TextField(text: "Rahimi")
/// if field.handle(key) { ... }
/// frame.cursor = field.draw(into: &frame, row: 3, column: 10, width: 30)
/// ```
public struct TextField: Hashable, Sendable {
    private var characters: [Character]
    /// How many characters stand before the cursor.
    public private(set) var cursor: Int
    /// No more characters than this; what is beyond is not taken in.
    public var maximumLength: Int
    /// Whether the last text that was inserted did not get in whole.
    public private(set) var wasCut = false

    /// A field with the cursor behind its text.
    public init(text: String = "", maximumLength: Int = 4096) {
        characters = Array(DisplayWidth.harmless(text).prefix(maximumLength))
        cursor = characters.count
        self.maximumLength = maximumLength
    }

    /// The text. Setting it puts the cursor behind it.
    public var text: String {
        get { String(characters) }
        set { self = TextField(text: newValue, maximumLength: maximumLength) }
    }

    /// Whether there is no text.
    public var isEmpty: Bool { characters.isEmpty }

    /// Inserts text at the cursor; line breaks become spaces. Marks join the character before.
    public mutating func insert(_ addition: String) {
        let before = String(characters[..<cursor]) + DisplayWidth.harmless(addition)
        let after = characters[cursor...]
        let joined = Array(before)
        // Marks without end make one character of any length.
        if before.unicodeScalars.count > 4 * max(maximumLength, 16), addition.unicodeScalars.count > 1 {
            wasCut = true
            return
        }
        wasCut = joined.count + after.count > max(maximumLength, characters.count)
        guard !wasCut else {
            let room = max(0, maximumLength - after.count)
            guard room > cursor else { return }
            characters = Array(joined.prefix(room)) + after
            cursor = room
            return
        }
        characters = joined + after
        cursor = joined.count
    }

    /// Removes the character before the cursor.
    public mutating func deleteBackward() {
        guard cursor > 0 else { return }
        cursor -= 1
        characters.remove(at: cursor)
    }

    /// Removes the character under the cursor.
    public mutating func deleteForward() {
        guard cursor < characters.count else { return }
        characters.remove(at: cursor)
    }

    /// Removes from the word's beginning to the cursor.
    public mutating func deleteWordBackward() {
        let start = wordStart
        characters.removeSubrange(start..<cursor)
        cursor = start
    }

    /// Removes what stands before the cursor.
    public mutating func deleteToStart() {
        characters.removeSubrange(..<cursor)
        cursor = 0
    }

    /// Removes what stands from the cursor on.
    public mutating func deleteToEnd() { characters.removeSubrange(cursor...) }

    /// Moves the cursor by characters; it stops at the ends.
    public mutating func move(by steps: Int) {
        cursor = min(max(0, cursor + min(max(steps, -characters.count), characters.count)), characters.count)
    }

    /// Does what a key means in a field.
    ///
    /// - Returns: whether the key meant something here. Enter, Escape, Tab and up and down never do.
    public mutating func handle(_ key: Key) -> Bool {
        wasCut = false
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let pasted): insert(pasted)
        case .backspace: deleteBackward()
        case .delete, .control("d"): deleteForward()
        case .left, .control("b"): move(by: -1)
        case .right, .control("f"): move(by: 1)
        case .home, .control("a"): cursor = 0
        case .end, .control("e"): cursor = characters.count
        case .control("u"): deleteToStart()
        case .control("k"): deleteToEnd()
        case .control("w"): deleteWordBackward()
        default: return false
        }
        return true
    }

    /// Draws the field, scrolled sideways so that the cursor can be seen.
    ///
    /// - Parameters:
    ///   - frame: where to draw.
    ///   - row: the row.
    ///   - column: its first column.
    ///   - width: its columns, all of which are filled.
    ///   - style: how it looks.
    /// - Returns: where the cursor stands, nil if nothing fits.
    @discardableResult
    public func draw(
        into frame: inout Frame, row: Int, column: Int, width: Int, style: Style = .normal
    ) -> Frame.Position? {
        guard width > 0, frame.bounds.contains(row: row, column: column) else { return nil }
        let field = min(width, frame.columns - column)
        let widths = characters.map { DisplayWidth.of(String($0)) }
        let before = widths[..<cursor].reduce(0, +)
        var start = 0
        var skipped = 0
        // The window moves by half its width, so that it stands still while one types.
        let half = max(1, field / 2)
        let wanted = before < field ? 0 : (before - field) / half * half + half
        while start < cursor, skipped < wanted || before - skipped >= field {
            skipped += widths[start]
            start += 1
        }
        var end = start
        var used = 0
        while end < characters.count, used + widths[end] <= field {
            used += widths[end]
            end += 1
        }
        frame.put(String(characters[start..<end]), row: row, column: column, width: field, style: style)
        return Frame.Position(row: row, column: column + before - skipped)
    }

    private var wordStart: Int {
        var index = cursor
        while index > 0 && characters[index - 1] == " " { index -= 1 }
        while index > 0 && characters[index - 1] != " " { index -= 1 }
        return index
    }
}
