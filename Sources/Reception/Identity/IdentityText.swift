// Takes a written number apart into digits and separators, whatever spaces and dashes it came with.

/// The digits of a number as a person or another program wrote it.
struct IdentityText {
    /// What stood between two digits.
    enum Separator {
        case dash
        case plus
    }

    /// The values of the digits, 0 … 9.
    private(set) var digits: [Int] = []
    /// The separator, if any.
    private(set) var separator: Separator?
    /// How many digits stand before the separator.
    private(set) var digitsBefore = 0
    /// Where the separator stands, counted from 1.
    private(set) var position = 0

    /// Takes a text apart.
    ///
    /// Spaces of every kind are passed over, and so are characters that do not show, such as the direction
    /// marks that come along when text is copied beside Arabic. Only ASCII digits count as digits.
    init(_ text: some StringProtocol) throws(IdentityError) {
        var place = 0
        for scalar in text.unicodeScalars {
            place += 1
            switch scalar {
            case "0"..."9": digits.append(Int(scalar.value - 48))
            case "+": try separate(.plus, at: place)
            // Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus.
            case "-", "\u{2010}"..."\u{2014}", "\u{2212}": try separate(.dash, at: place)
            default:
                let properties = scalar.properties
                guard properties.isWhitespace || properties.generalCategory == .format
                else { throw .notDigits(position: place) }
            }
        }
        guard !digits.isEmpty || separator != nil else { throw .empty }
    }

    /// Checks that a separator, if there is one, is followed by so many digits and no more.
    func requireSeparator(beforeLast count: Int) throws(IdentityError) {
        guard separator == nil || digits.count - digitsBefore == count
        else { throw .misplacedSeparator(position: position) }
    }

    private mutating func separate(_ kind: Separator, at place: Int) throws(IdentityError) {
        guard separator == nil else { throw .misplacedSeparator(position: place) }
        separator = kind
        digitsBefore = digits.count
        position = place
    }
}
