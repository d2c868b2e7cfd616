// How a span is written and read: 3m+1w, -3m, 60d.

extension Span: CustomStringConvertible {
    /// A hundred years, the longest span a text may give, in the fraction of a day that units are measured
    /// in.
    private static let longest = 100 * Unit.years.measure

    /// The span that a text gives.
    ///
    /// - Parameter text: numbers each followed by `d`, `b` (working days), `w`, `m` or `y`, joined by `+` or `-`, with an
    ///   optional sign first: `3m+1w`, `-3m`, `60d`, `0d`. No spaces.
    /// - Returns: nil when it is written otherwise, or when the parts, whatever their sign, come to more than
    ///   a hundred years.
    public init?(_ text: String) {
        var parts: [Part] = []
        var sign = 1
        var signed = false
        var count: Int?
        var total = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard count == nil, !signed else { return nil }
                signed = true
                sign = byte == UInt8(ascii: "-") ? -1 : 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Every part after the first must be joined to the one before.
                guard signed || parts.isEmpty else { return nil }
                let value = (count ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
                guard value <= Span.longest else { return nil }
                count = value
            default:
                guard let number = count, let unit = Unit(rawValue: Character(Unicode.Scalar(byte)))
                else { return nil }
                total += number * unit.measure
                guard total <= Span.longest else { return nil }
                parts.append(Part(count: sign * number, unit: unit))
                (count, sign, signed) = (nil, 1, false)
            }
        }
        guard !parts.isEmpty, count == nil, !signed else { return nil }
        self.init(parts)
    }

    /// The span as `Span(_:)` reads it; `0d` when it is no time at all.
    public var description: String {
        guard !parts.isEmpty else { return "0d" }
        var text = ""
        for part in parts {
            if part.count > 0, !text.isEmpty { text += "+" }
            text += "\(part.count)\(part.unit.rawValue)"
        }
        return text
    }
}
