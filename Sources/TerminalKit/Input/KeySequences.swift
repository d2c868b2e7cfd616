// The escape sequences that xterm, the VT family, rxvt, the Linux console and their heirs send.

enum KeySequences {
    /// The key of `ESC [ parameters final`; nil where it is none of ours. A modified arrow is not an arrow.
    static func bracket(_ parameters: String, final: UInt8) -> Key? {
        if final == 0x7E { return Int(parameters).flatMap(numbered) }
        guard parameters.isEmpty || parameters == "1" || parameters == "1;1" else { return nil }
        if final == UInt8(ascii: "Z") { return .backTab }
        return movement(final)
    }

    /// What `ESC [ < button ; column ; row M` means; nil for releases, movements, other buttons and what is no place.
    static func mouse(_ parameters: Substring, final: UInt8) -> Key? {
        guard final == UInt8(ascii: "M") else { return nil }
        let parts = parameters.split(separator: ";", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { UInt16($0) }.map(Int.init)
        guard parts.count == 3, numbers.count == 3, (1...4096).contains(numbers[1]),
            (1...4096).contains(numbers[2])
        else { return nil }
        switch numbers[0] {
        case 0: return .click(row: numbers[2] - 1, column: numbers[1] - 1)
        case 64: return .wheelUp
        case 65: return .wheelDown
        default: return nil
        }
    }

    /// The key of `ESC O final`: keypad in application mode, F1 to F4.
    static func application(final: UInt8) -> Key? {
        final == UInt8(ascii: "M") ? .enter : movement(final)
    }

    private static func movement(_ final: UInt8) -> Key? {
        switch final {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }

    /// `ESC [ number ~`; the gaps at 16 and 22 are history.
    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...24: .function(number - 12)
        default: nil
        }
    }
}
