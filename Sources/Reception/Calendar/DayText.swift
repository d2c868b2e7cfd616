// How a day is written and read: YYYY-MM-DD, and YYYYMMDD when read.

extension Day: CustomStringConvertible {
    /// The day that a text names.
    ///
    /// - Parameter text: `YYYY-MM-DD` or `YYYYMMDD` in ASCII digits and nothing else, no spaces either.
    /// - Returns: nil for any other form and for a date that does not exist.
    public init?(_ text: some StringProtocol) {
        var digits: (year: Int, month: Int, day: Int) = (0, 0, 0)
        var read = 0
        var dashes = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let value = Int(byte - UInt8(ascii: "0"))
                switch read {
                case 0...3: digits.year = digits.year * 10 + value
                case 4, 5: digits.month = digits.month * 10 + value
                case 6, 7: digits.day = digits.day * 10 + value
                default: return nil
                }
                read += 1
            case UInt8(ascii: "-"):
                // The first dash stands after the year, the second after the month.
                guard (read == 4 && dashes == 0) || (read == 6 && dashes == 1) else { return nil }
                dashes += 1
            default: return nil
            }
        }
        guard read == 8, dashes == 0 || dashes == 2 else { return nil }
        self.init(year: digits.year, month: digits.month, day: digits.day)
    }

    /// The day as `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        return String(unsafeUninitializedCapacity: 10) { buffer in
            Day.write(year, width: 4, at: 0, in: buffer)
            buffer[4] = UInt8(ascii: "-")
            Day.write(month, width: 2, at: 5, in: buffer)
            buffer[7] = UInt8(ascii: "-")
            Day.write(day, width: 2, at: 8, in: buffer)
            return 10
        }
    }

    /// Writes a number with leading zeros into a buffer of text.
    private static func write(
        _ number: Int, width: Int, at start: Int, in buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        var rest = number
        for place in stride(from: start + width - 1, through: start, by: -1) {
            buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }
}
