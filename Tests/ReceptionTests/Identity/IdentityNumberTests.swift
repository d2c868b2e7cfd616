// Personnummer and samordningsnummer in every usual spelling, and what is refused.

import Reception
import TestSupport
import Testing

/// The nine digits with the check digit that follows, computed apart from the code under test: the digits of
/// each product are added by writing it out.
func withCheckDigit(_ nine: String) -> String {
    let products = nine.compactMap(\.wholeNumberValue).enumerated().map {
        $0.offset % 2 == 0 ? $0.element * 2 : $0.element
    }
    let sum = products.flatMap { String($0) }.compactMap(\.wholeNumberValue).reduce(0, +)
    return nine + String((10 - sum % 10) % 10)
}

/// The error that a body throws.
func identityError(_ body: () throws -> Void) -> IdentityError? {
    do {
        try body()
        return nil
    } catch {
        return error as? IdentityError
    }
}

@Suite struct IdentityNumberTests {
    static let today = "2026-05-01"

    @Test(arguments: [
        "198112189876", "19811218-9876", "811218-9876", "8112189876", " 19811218-9876 ", "19811218 9876",
        "1981 12 18 98 76", "811218 - 9876", "19811218\u{2011}9876", "19811218\u{2013}9876",
        "19811218\u{2010}9876", "811218\u{2212}9876", "19811218\u{A0}9876", "19811218+9876",
        "\u{FEFF}8112189876",
        "\t811218-9876\n", "\u{200E}19811218-9876\u{200F}",
    ])
    func spellings(text: String) throws {
        let number = try IdentityNumber.parse(text, today: day(Self.today))
        #expect(number.twelveDigits == "198112189876")
        #expect(number.birthDate == (try day("1981-12-18")))
        #expect(number.isMan)
        #expect(number.formatted == "19811218-9876")
        #expect(number.masked == "19811218-****")
    }

    @Test(arguments: [
        // Born before, on and after the day it is read.
        ("121212-", "121", "2012-12-12"), ("121212+", "121", "1912-12-12"), ("260430-", "238", "2026-04-30"),
        ("260501-", "238", "2026-05-01"), ("260502-", "238", "1926-05-02"), ("261201-", "238", "1926-12-01"),
        // The plus is written from the first day of the year in which somebody turns 100.
        ("261201+", "238", "1926-12-01"), ("260401+", "238", "1926-04-01"), ("270101+", "238", "1827-01-01"),
        ("270101-", "238", "1927-01-01"), ("000229-", "238", "2000-02-29"), ("991231+", "238", "1899-12-31"),
        ("261201", "238", "1926-12-01"),
    ])
    func centuries(start: String, serial: String, birth: String) throws {
        let ten = withCheckDigit(start.filter(\.isNumber) + serial)
        let text = start + ten.suffix(4)
        #expect(try IdentityNumber.parse(text, today: day(Self.today)).birthDate == day(birth))
    }

    @Test func samordningsnummer() throws {
        // The example of Skatteverkets meddelande 2010:3.
        let number = try IdentityNumber.parse("701063-2391", today: day(Self.today))
        #expect(number.twelveDigits == "197010632391")
        #expect(number.birthDate == (try day("1970-10-03")))
        #expect(number.isMan)
        guard case .samordningsnummer = number else {
            Issue.record("read as a personnummer")
            return
        }
        #expect(identityError { _ = try Personnummer(parsing: "197010632391") } == .isSamordningsnummer)
        #expect(identityError { _ = try Samordningsnummer(parsing: "198112189876") } == .isPersonnummer)
        #expect(try Samordningsnummer(parsing: "197010632391").digits == "197010632391")
    }

    @Test func womenHaveEvenSerials() throws {
        let number = try Personnummer(parsing: "19" + withCheckDigit("900115238"))
        #expect(!number.isMan)
    }

    @Test func storedDigitsNeedNoToday() throws {
        #expect(try Personnummer(parsing: "198112189876").digits == "198112189876")
        #expect(identityError { _ = try Personnummer(parsing: "8112189876") } == .centuryUnknown)
    }

    @Test(arguments: [
        ("", IdentityError.empty), ("  \u{A0}", .empty), ("-", .wrongLength(0)), ("811218", .wrongLength(6)),
        ("811218-987", .wrongLength(9)), ("1981121898761", .wrongLength(13)),
        ("811218-98766", .wrongLength(11)),
        ("811218-98x6", .notDigits(position: 10)), ("19811218-T876", .notDigits(position: 10)),
        ("٨١١٢١٨-٩٨٧٦", .notDigits(position: 1)), ("811218/9876", .notDigits(position: 7)),
        ("81-12189876", .misplacedSeparator(position: 3)),
        ("1981-12-18-9876", .misplacedSeparator(position: 8)),
        ("8112189876-", .misplacedSeparator(position: 11)),
        ("811218--9876", .misplacedSeparator(position: 8)),
        ("811318-9876", .noSuchDate), ("811200-9876", .noSuchDate), ("811260-9876", .noSuchDate),
        ("811292-9876", .noSuchDate), ("810229-9876", .noSuchDate), ("810289-9876", .noSuchDate),
        ("000229+9876", .noSuchDate), ("098112189876", .noSuchDate), ("208112189876", .bornInTheFuture),
        ("811218-9875", .wrongCheckDigit), ("701063-2390", .wrongCheckDigit), ("811218-0000", .noSuchSerial),
    ])
    func refused(text: String, expected: IdentityError) throws {
        let today = try day(Self.today)
        #expect(identityError { _ = try IdentityNumber.parse(text, today: today) } == expected)
    }

    @Test func everyNumberWithOneDigitChangedIsRefused() throws {
        var random = SplitMix64(seed: 8)
        let today = try day(Self.today)
        for round in 0..<60 {
            let birth = random.day(in: 1900...2025)
            let (year, month, dayOfMonth) = birth.components
            let writtenDay = dayOfMonth + (round.isMultiple(of: 3) ? 60 : 0)
            let parts = [(year % 100, 2), (month, 2), (writtenDay, 2), (random.int(1...999), 3)]
            let nine = parts.map { number, width in
                String(repeating: "0", count: width - String(number).count) + String(number)
            }
            let digits = Array("\(year / 100)" + withCheckDigit(nine.joined()))
            let right = try IdentityNumber.parse(String(digits), today: today)
            #expect(right.birthDate == birth)
            #expect(right.twelveDigits == String(digits))
            #expect(try IdentityNumber.parse(right.formatted, today: today) == right)
            // The check digit covers the ten last; the century is not part of the number proper.
            for place in 2..<12 {
                for other in "0123456789" where other != digits[place] {
                    var changed = digits
                    changed[place] = other
                    #expect(throws: IdentityError.self) {
                        try IdentityNumber.parse(String(changed), today: today)
                    }
                }
            }
        }
    }

    @Test func nothingPrintedLeaksTheNumber() throws {
        let personal = try Personnummer(parsing: "198112189876")
        let number = IdentityNumber.personnummer(personal)
        let coordination = try Samordningsnummer(parsing: "197010632391")
        let dossier = try Dossiernummer(parsing: "12-345678")
        var dumped = ""
        dump([number], to: &dumped)
        dump(personal, to: &dumped)
        dump(coordination, to: &dumped)
        dump(dossier, to: &dumped)
        let printed = [
            "\(personal)", "\(number)", "\(coordination)", "\(dossier)", String(reflecting: personal),
            String(reflecting: number), String(reflecting: [dossier]), "\([coordination])", dumped,
        ]
        for text in printed {
            #expect(!text.contains("9876"))
            #expect(!text.contains("2391"))
            #expect(!text.contains("345678"))
        }
        #expect("\(personal)" == "19811218-****")
        #expect("\(dossier)" == "12-******")
    }
}

@Suite struct DossiernummerTests {
    @Test(arguments: ["12345678", "12-345678", " 12 345 678 ", "12\u{2013}345678", "12 - 345678"])
    func spellings(text: String) throws {
        let number = try Dossiernummer(parsing: text)
        #expect(number.digits == "12345678")
        #expect(number.formatted == "12-345678")
    }

    @Test(arguments: [
        ("", IdentityError.empty), ("1234567", .wrongLength(7)), ("123456789", .wrongLength(9)),
        ("123-45678", .misplacedSeparator(position: 4)), ("12+345678", .misplacedSeparator(position: 3)),
        ("12-34-5678", .misplacedSeparator(position: 6)), ("12-34567a", .notDigits(position: 9)),
    ])
    func refused(text: String, expected: IdentityError) {
        #expect(identityError { _ = try Dossiernummer(parsing: text) } == expected)
    }
}
