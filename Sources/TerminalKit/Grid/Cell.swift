// One place of the screen, in sixteen bytes without references, so that frames are cheap to fill and compare.

/// A base scalar with its combining marks, a style and a width.
///
/// The text is UTF-8 in place: at most twelve bytes and five scalars, which is also what ncurses takes in one
/// cell. Further marks are left out. The second column of a wide cell is a cell of width 0 without text.
public struct Cell: Hashable, Sendable {
    private var low: UInt64
    private var high: UInt32
    private var length: UInt8
    /// Columns: 1, 2, or 0 for the second column of the wide cell before.
    public private(set) var width: UInt8
    /// How it looks.
    public internal(set) var style: Style

    private init(low: UInt64, length: UInt8, width: UInt8, style: Style) {
        self.low = low
        self.high = 0
        self.length = length
        self.width = width
        self.style = style
    }

    /// A space.
    static func blank(_ style: Style = .normal) -> Cell { Cell(low: 0x20, length: 1, width: 1, style: style) }

    /// A printable ASCII character.
    static func ascii(_ byte: UInt8, _ style: Style) -> Cell {
        Cell(low: UInt64(byte), length: 1, width: 1, style: style)
    }

    /// The second column of a wide cell.
    static func continuation(_ style: Style) -> Cell { Cell(low: 0, length: 0, width: 0, style: style) }

    /// A printable scalar of known width.
    init(scalar: Unicode.Scalar, width: UInt8, style: Style) {
        self.init(low: 0, length: 0, width: width, style: style)
        append(scalar)
    }

    /// Adds a mark, unless the cell is full.
    mutating func attach(_ mark: Unicode.Scalar) {
        var scalars = 0
        for index in 0..<length where byte(at: index) & 0xC0 != 0x80 { scalars += 1 }
        guard scalars < 5, Int(length) + UTF8.width(mark) <= 12 else { return }
        append(mark)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard let encoded = UTF8.encode(scalar) else { return }
        for byte in encoded {
            if length < 8 {
                low |= UInt64(byte) << (8 * UInt64(length))
            } else {
                high |= UInt32(byte) << (8 * UInt32(length - 8))
            }
            length += 1
        }
    }

    private func byte(at index: UInt8) -> UInt8 {
        index < 8
            ? UInt8(truncatingIfNeeded: low >> (8 * UInt64(index)))
            : UInt8(truncatingIfNeeded: high >> (8 * UInt32(index - 8)))
    }

    /// Whether this is a single ASCII character; its value is then in ``firstByte``.
    var isASCII: Bool { length == 1 }

    /// The first byte of the text, 0 in a continuation.
    var firstByte: UInt8 { UInt8(truncatingIfNeeded: low) }

    /// Appends the UTF-8 of the text.
    func append(to bytes: inout [UInt8]) {
        for index in 0..<length { bytes.append(byte(at: index)) }
    }

    /// The text: a base and its marks; empty in a continuation.
    public var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The base scalar, nil in a continuation.
    var base: Unicode.Scalar? {
        let lead = UInt32(byte(at: 0))
        switch length {
        case 0: return nil
        case _ where lead < 0x80: return Unicode.Scalar(lead)
        case _ where lead < 0xE0: return Unicode.Scalar((lead & 0x1F) << 6 | tail(1))
        case _ where lead < 0xF0: return Unicode.Scalar((lead & 0x0F) << 12 | tail(1) << 6 | tail(2))
        default: return Unicode.Scalar((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3))
        }
    }

    private func tail(_ index: UInt8) -> UInt32 { UInt32(byte(at: index) & 0x3F) }
}
