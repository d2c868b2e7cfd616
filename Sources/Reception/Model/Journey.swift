// How a household travels here: the last leg, its number, and the day on which it is somebody's turn to fetch.

/// What the last leg is by.
public enum JourneyMode: String, CaseIterable, Sendable {
    case flight, train
}

/// What is wrong with the number of a flight or train.
public enum JourneyFault: Error, Hashable, Sendable {
    case empty
    /// A flight number begins with the airline's two characters or three letters.
    case noAirline
    /// It ends with the number.
    case noNumber
    /// A flight has at most four digits, a train five.
    case tooManyDigits
    /// There is a sign in it that no such number has.
    case unknownSign(Character)
}

/// The number of a flight or a train, in one spelling.
public struct JourneyNumber: Hashable, Sendable, CustomStringConvertible {
    public let mode: JourneyMode
    /// `SK`, `W6`, `SAS`; of a train whoever runs it, empty where that is not said.
    public let carrier: String
    /// Without leading zeros.
    public let number: Int
    /// A letter that some flights have behind the number.
    public let suffix: String

    /// `SK1418`, `SJ 541`, `541`.
    public var description: String {
        switch mode {
        case .flight: carrier + "\(number)" + suffix
        case .train: carrier.isEmpty ? "\(number)" : carrier + " \(number)"
        }
    }

    /// Reads a number as people write it: `sk 1418`, `W6-2345`, `SAS1418`, `tåg 541`, `SJ 541`.
    public init(_ typed: String, mode: JourneyMode) throws(JourneyFault) {
        let signs = Array(typed.uppercased()).filter { !" -\u{A0}".contains($0) }
        guard !signs.isEmpty else { throw .empty }
        for sign in signs where !sign.isASCIIDigit && !sign.isLetter { throw .unknownSign(sign) }
        self.mode = mode
        switch mode {
        case .flight:
            let length = Self.airline(signs)
            guard length > 0 else { throw .noAirline }
            carrier = String(signs[..<length])
            let rest = signs[length...]
            let digits = rest.prefix(while: \.isASCIIDigit)
            let tail = rest.dropFirst(digits.count)
            guard let number = Int(String(digits)) else { throw .noNumber }
            guard digits.count <= 4 else { throw .tooManyDigits }
            guard tail.count <= 1, tail.allSatisfy(\.isASCIILetter) else { throw .noNumber }
            self.number = number
            suffix = String(tail)
        case .train:
            let digits = Array(signs.reversed().prefix(while: \.isASCIIDigit).reversed())
            guard let number = Int(String(digits)) else { throw .noNumber }
            guard digits.count <= 5 else { throw .tooManyDigits }
            let name = String(signs.dropLast(digits.count))
            carrier = ["TÅG", "TRAIN"].contains(name) ? "" : name
            self.number = number
            suffix = ""
        }
    }

    /// How many signs are the airline's: three letters of ICAO, else two of IATA of which one may be a digit.
    private static func airline(_ signs: [Character]) -> Int {
        if signs.count >= 3, signs[..<3].allSatisfy(\.isASCIILetter) { return 3 }
        guard signs.count >= 2 else { return 0 }
        let pair = signs[..<2]
        let isCode =
            pair.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit } && pair.contains(where: \.isASCIILetter)
        return isCode ? 2 : 0
    }
}

/// When and where the last leg ends.
public struct Landing: Hashable, Sendable {
    public var day: Day
    /// Minutes after midnight, nil where the time is not known yet.
    public var minutes: Int?

    public init(day: Day, minutes: Int?) {
        self.day = day
        self.minutes = minutes
    }

    /// Before this clock time a landing is fetched by those who work the evening before.
    public static let nightEnds = 5 * 60

    /// The day on whose roster the pickup stands: of a night flight the day before it lands. A unit may state another.
    public var dutyDay: Day {
        guard let minutes, minutes < Self.nightEnds else { return day }
        return day.adding(days: -1)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isASCIILetter: Bool { ("A"..."Z").contains(self) }
}
