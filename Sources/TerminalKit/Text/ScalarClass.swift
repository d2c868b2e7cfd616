// What a scalar of text from outside may do on the screen; the one place where such text is made harmless.

/// How a cell takes in one scalar.
enum ScalarClass {
    /// Invisible and able to mislead (bidirectional controls, zero-width spaces): left out.
    case dropped
    /// A line break, a tab or an unusual space: one plain space.
    case space
    /// Any other control character, and what will never be a character: a question mark, so that nobody wonders where it went.
    case replaced
    /// A combining mark: joins the cell before it.
    case mark
    /// U+200C or U+200D: joins the cell before it when that one is a letter. After an emoji it is left out,
    /// since some terminals would draw the joined pair narrower than its parts.
    case joiner
    /// One column.
    case narrow
    /// Two columns.
    case wide

    /// The class of a scalar by its value.
    static func of(_ value: UInt32) -> ScalarClass {
        if value < 0x300 { return ofLatin(value) }
        switch value {
        case 0x400..<0x483, 0x48A..<0x530, 0x5D0..<0x600, 0x620..<0x64B, 0x1200..<0x135D:
            return .narrow
        case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F:
            return .space
        case 0x200C, 0x200D:
            return .joiner
        // No font has them, so that a paper could not be drawn.
        case 0xFDD0...0xFDEF:
            return .replaced
        case _ where value & 0xFFFE == 0xFFFE:
            return .replaced
        default:
            break
        }
        if WidthTables.contains(value, in: WidthTables.zero) {
            return WidthTables.contains(value, in: WidthTables.dropped) ? .dropped : .mark
        }
        return WidthTables.contains(value, in: WidthTables.wide) ? .wide : .narrow
    }

    private static func ofLatin(_ value: UInt32) -> ScalarClass {
        switch value {
        case 0x09...0x0D, 0x85, 0xA0: .space
        case 0..<0x20, 0x7F...0x9F: .replaced
        case 0xAD: .dropped
        default: .narrow
        }
    }
}
