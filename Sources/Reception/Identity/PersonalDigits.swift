// What personnummer and samordningsnummer have in common: ten digits, a century and a check digit.

/// A number that has been checked: twelve digits, and the birth date they tell.
struct PersonalDigits: Hashable, Sendable {
    /// YYYYMMDDNNNN, with 60 added to the day in a samordningsnummer.
    let text: String
    /// The date the digits tell, without the 60.
    let birthDate: Day
    /// Whether 60 is added to the day.
    let isCoordination: Bool
    /// Whether the serial is odd.
    let isMan: Bool

    /// Reads and checks a number of either kind.
    ///
    /// - Parameters:
    ///   - source: ten or twelve digits, with or without a separator before the last four.
    ///   - today: the day to tell the century from, and which nobody is born after.
    init(_ source: some StringProtocol, asOf today: Day?) throws(IdentityError) {
        let written = try IdentityText(source)
        let digits = written.digits
        guard digits.count == 10 || digits.count == 12 else { throw .wrongLength(digits.count) }
        try written.requireSeparator(beforeLast: 4)

        let ten = Array(digits.suffix(10))
        let writtenDay = ten[4] * 10 + ten[5]
        isCoordination = writtenDay > 60
        let month = ten[2] * 10 + ten[3]
        let day = isCoordination ? writtenDay - 60 : writtenDay
        let shortYear = ten[0] * 10 + ten[1]

        if digits.count == 12 {
            // The century is written out, so the separator says nothing more.
            birthDate = try PersonalDigits.date(
                year: (digits[0] * 10 + digits[1]) * 100 + shortYear, month: month, day: day)
            if let today, birthDate > today { throw .bornInTheFuture }
        } else {
            guard let today else { throw .centuryUnknown }
            birthDate = try PersonalDigits.date(
                shortYear: shortYear, month: month, day: day, plus: written.separator == .plus, asOf: today)
        }

        guard ten[6...8] != [0, 0, 0] else { throw .noSuchSerial }
        guard PersonalDigits.checkDigit(of: ten.prefix(9)) == ten[9] else { throw .wrongCheckDigit }
        isMan = ten[8] % 2 == 1
        let century = birthDate.year / 100
        text = ([century / 10, century % 10] + ten).map(String.init).joined()
    }

    /// The check digit that follows from nine digits: Luhn's, weights 2, 1, 2, ….
    static func checkDigit(of nine: some Collection<Int>) -> Int {
        var sum = 0
        for (place, digit) in nine.enumerated() {
            let product = place.isMultiple(of: 2) ? digit * 2 : digit
            sum += product / 10 + product % 10
        }
        return (10 - sum % 10) % 10
    }

    /// The date with a whole year. Centuries are written 18, 19 or 20; an earlier one is a slip.
    private static func date(year: Int, month: Int, day: Int) throws(IdentityError) -> Day {
        guard year >= 1800, let date = Day(year: year, month: month, day: day) else { throw .noSuchDate }
        return date
    }

    /// The date with two digits for the year.
    ///
    /// With `-` or nothing it is the latest such date not after today, and less than a hundred years old. `+`
    /// is written from the year in which the person turns 100 (folkbokföringslagen (1991:481) 18 §), so it is
    /// the latest such date in a year at least a hundred years back.
    private static func date(
        shortYear: Int, month: Int, day: Int, plus: Bool, asOf today: Day
    ) throws(IdentityError) -> Day {
        let latest = plus ? today.year - 100 : today.year
        let year = latest - (((latest - shortYear) % 100) + 100) % 100
        if plus { return try date(year: year, month: month, day: day) }
        if let date = Day(year: year, month: month, day: day), date <= today { return date }
        let earlier = try date(year: year - 100, month: month, day: day)
        guard earlier.age(on: today) < 100 else { throw .noSuchDate }
        return earlier
    }
}

/// The two ways to write a checked number, which both kinds share.
extension PersonalDigits {
    /// YYYYMMDD-NNNN.
    var formatted: String { "\(text.prefix(8))-\(text.suffix(4))" }

    /// YYYYMMDD-****.
    var masked: String { "\(text.prefix(8))-****" }
}
