// Invented addresses, landlords and appointments; the telephone numbers are those set aside for fiction.

/// Where things are, and what is said of them. Swedish, because it is what a handläggare would write herself.
enum Places {
    static let streets = [
        "Kungsgatan", "Västra Ringgatan", "Östra Ringgatan", "Sandgatan", "Kyrkogatan", "Långgatan",
        "Bäckgatan",
        "Fjärdhundragatan", "Åsgatan", "Tallvägen", "Enbärsvägen", "Stationsgatan", "Hamngatan",
        "Smedjegatan",
    ]
    static let landlords = [
        "Ringbo Bostäder AB", "Åfors Fastigheter", "Lind & Ström Hyreshus", "Bostadsbolaget Fyrklövern",
        "Norrängen Förvaltning", "Strandhem AB",
    ]

    /// A mobile number of the series 070-1740605 … 070-1740699, which is set aside for fiction.
    static func mobile(_ dice: inout Dice) -> String { "070-1740\(dice.int(605...699))" }

    /// A number of the series 08-46500400 … 08-46500499, which is set aside for fiction.
    static func landline(_ dice: inout Dice) -> String { "08-465004\(two(dice.int(0...99)))" }

    static func address(_ dice: inout Dice) -> String {
        dice.pick(streets, or: "Kungsgatan") + " \(dice.int(1...64))"
    }

    /// A dwelling number as Lantmäteriet forms them: floor, then the flat on it.
    static func dwelling(_ dice: inout Dice) -> String { "1\(dice.int(0...5))0\(dice.int(1...6))" }

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// What a booking is about: what, with whom, where, the hours it may have.
    struct Errand {
        let what: String
        let with: String
        let place: String
        let hours: ClosedRange<Int>
        let isWholeFamily: Bool
        /// In minutes; nil where nobody has written it down.
        var length: Int?
        var interpreter = ""
    }

    static let errands = [
        Errand(
            what: "Skatteverket, hela familjen", with: "Skatteverket", place: "Servicekontoret",
            hours: 10...14,
            isWholeFamily: true),
        Errand(
            what: "Tolk + möte försörjningsstöd", with: "Tolkförmedlingen Ordet", place: "Rum 3, på plats",
            hours: 9...11, isWholeFamily: false, length: 60, interpreter: "Tolkförmedlingen Ordet, på plats"),
        Errand(
            what: "Hälsoundersökning", with: "Cosmos", place: "Vårdcentralen, plan 2", hours: 8...15,
            isWholeFamily: true, length: 90, interpreter: "Tolkförmedlingen Ordet, på telefon"),
        Errand(
            what: "Bank, öppna konto", with: "Banken", place: "Stora torget", hours: 10...15,
            isWholeFamily: false),
        Errand(
            what: "Möte med skolan, tolk på telefon", with: "Mottagningsenheten skola",
            place: "Rektorsexpeditionen",
            hours: 9...15, isWholeFamily: false, length: 45, interpreter: "Tolkförmedlingen Ordet, på telefon"
        ),
        Errand(
            what: "Arbetsförmedlingen, planering", with: "Arbetsförmedlingen", place: "Videomöte",
            hours: 9...15,
            isWholeFamily: false, length: 45, interpreter: "Digital tolk"),
        Errand(
            what: "Hembesök", with: "Tolkförmedlingen Ordet", place: "I bostaden", hours: 13...15,
            isWholeFamily: true, length: 90, interpreter: "Tolkförmedlingen Ordet, på plats"),
    ]

    static let reminders = [
        "Ring hyresvärden", "Ring skolan om skolskjuts", "Hör med tolkförmedlingen om stående tid",
        "Fråga om barnvagn", "Ring Försäkringskassan om kompletteringen", "Lämna nyckelkvitto",
        "Mejla busskort till resebutiken", "Stäm av med SFI om närvaro", "Kolla om hemförsäkringen är betald",
    ]
    static let notes = [
        "Vill helst bli kontaktad med sms.", "Barnen vill gå i samma skola.", "Behöver hjälp att läsa post.",
        "Vill komma igång med arbete snarast.", "Farbror bor i grannkommunen.",
        "Intresserad av fotbollsklubben.",
        "Har läst till sjuksköterska.", "Behöver hjälp med barnomsorg för att kunna läsa.",
    ]
}
