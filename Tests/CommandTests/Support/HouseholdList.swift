// An invented unit's list of households, as rows of named values, and the ways in which a list may be written.

import Reception
import TestSupport

/// Rows of a list; what a row does not name stays empty.
struct HouseholdList {
    var columns: [String]
    var rows: [[String: String]]

    /// The list as text.
    /// - Parameter delimiter: what stands between fields; fields that hold it are quoted.
    func text(delimiter: String, lineEnd: String) -> String {
        func field(_ text: String) -> String {
            guard text.contains(delimiter) || text.contains("\"") || text.contains("\n") else { return text }
            return "\""
                + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
        }
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
        return lines.map { $0.map(field).joined(separator: delimiter) + lineEnd }.joined()
    }

    /// As Excel on a Swedish computer writes it.
    var excel: [UInt8] { Self.windows1252(text(delimiter: ";", lineEnd: "\r\n")) }
    /// As Excel writes "CSV UTF-8".
    var excelUTF8: [UInt8] { [0xEF, 0xBB, 0xBF] + Array(text(delimiter: ";", lineEnd: "\r\n").utf8) }
    /// As other programs write it.
    var commas: [UInt8] { Array(text(delimiter: ",", lineEnd: "\n").utf8) }

    /// The bytes of Windows-1252; what it has no place for becomes a question mark.
    static func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
            case 0x20AC: 0x80
            case 0x2013: 0x96
            case 0x2019: 0x92
            case 0x0160: 0x8A
            case 0x0161: 0x9A
            case 0x017D: 0x8E
            case 0x017E: 0x9E
            default: UInt8(ascii: "?")
            }
        }
    }

    /// Ten digits of a personnummer with its check digit (folkbokföringslagen 1991:481 18 §).
    static func personnummer(born: Day, serial: Int) -> String {
        let date = Array(born.description.filter { $0 != "-" })
        let nine = String(date[2...]) + String(String(1000 + serial).dropFirst())
        var sum = 0
        for (index, digit) in nine.compactMap(\.wholeNumberValue).enumerated() {
            let product = digit * (index % 2 == 0 ? 2 : 1)
            sum += product / 10 + product % 10
        }
        return String(date) + "-" + String(nine.suffix(3)) + String((10 - sum % 10) % 10)
    }
}

/// Invents households of every kind.
struct ListInventor {
    static let columns = [
        "hushåll", "ärendetyp", "handläggare", "förnamn", "efternamn", "födelsedatum", "personnummer",
        "dossiernummer", "medborgarskap", "språk", "tolk", "relation", "skydd", "kön", "telefon",
        "tillståndsgrund",
        "adress", "anteckning", "anvisningsbeslut", "received", "inrest", "uppehållstillstånd beviljat",
        "uppehållstillstånd löper ut", "anmäld till Skatteverket", "folkbokförd", "Anmäld till SFI",
        "sfi påbörjad",
        "beslut om boende (massflykt)", "hyresavtal löper ut", "etableringsprogrammet påbörjat",
        "hälsoundersökning gjord",
    ]
    /// The facts that have their Swedish name in the list, by id.
    static let names = [
        "placement_decided": "anvisningsbeslut", "entered_sweden": "inrest",
        "permit_granted": "uppehållstillstånd beviljat", "permit_expires": "uppehållstillstånd löper ut",
        "registration_notified": "anmäld till Skatteverket", "population_registered": "folkbokförd",
        "sfi_applied": "Anmäld till SFI", "sfi_started": "sfi påbörjad",
        "housing_decided": "beslut om boende (massflykt)",
        "establishment_started": "etableringsprogrammet påbörjat",
    ]
    private static let given = [
        "Åsa", "Élodie", "Ömer", "Nadia", "Samir", "Olena", "Yonas", "Farah", "Jürgen",
    ]
    private static let family = [
        "Håkansson", "Al-Masri", "Kovalenko", "Tesfay", "Öztürk", "Žižka – Šolc", "O’Neill",
    ]
    private static let grounds = ["flykting", "alternativt skyddsbehövande", "anhörig"]

    private var dice: SplitMix64
    private let today: Day
    private var serial = 0

    init(seed: UInt64, today: Day) {
        dice = SplitMix64(seed: seed)
        self.today = today
    }

    /// Households with keys from `first` on, of one to six persons each.
    mutating func rows(_ count: Int, from first: Int) -> [[String: String]] {
        (0..<count).flatMap { household(first + $0) }
    }

    private mutating func household(_ key: Int) -> [[String: String]] {
        let kind = ["KVOT", "abo", "EBO", "Massflykt"][key % 4]
        let received = today.adding(days: -dice.int(10...700))
        let name = (dice.element(of: Self.family) ?? "") + " \(key)"
        var rows: [[String: String]] = []
        for person in 0..<dice.int(1...6) {
            var row = self.person(person, received)
            row["hushåll"] = "H\(key)"
            row["efternamn"] = name
            if person == 0 {
                row["ärendetyp"] = kind
                row["handläggare"] = key % 3 == 0 ? "" : "root"
                row["adress"] = "Storgatan \(key); lgh 1\(key % 10)0\(key % 7)\nvid ån, Växjö"
                row["anteckning"] = "Sa \"välkommen\", en gång \(key)"
                row["received"] = received.description
                switch kind {
                case "Massflykt": row["beslut om boende (massflykt)"] = received.adding(days: -9).description
                case "abo": row["anvisningsbeslut"] = received.adding(days: -30).description
                default: row["hyresavtal löper ut"] = received.adding(days: 800).description
                }
            }
            row["tillståndsgrund"] =
                kind == "Massflykt" ? "tillfälligt skydd" : kind == "KVOT" ? "kvot" : Self.grounds[key % 3]
            rows.append(row)
        }
        // No list says where somebody protected lives.
        if rows.contains(where: { $0["skydd"] != "ingen" }) { rows[0]["adress"] = "" }
        return rows
    }

    private mutating func person(_ index: Int, _ received: Day) -> [String: String] {
        serial += 1
        let age = index < 2 ? dice.int(19...60) : dice.int(1...17)
        let born = received.adding(days: -age * 365 - dice.int(20...300))
        let registered = received.adding(days: dice.int(1...20))
        var row = [
            "förnamn": dice.element(of: Self.given) ?? "", "födelsedatum": born.description,
            "relation": index == 0 ? "sökande" : index == 1 ? "partner" : "barn",
            "medborgarskap": ["SYR", "AFG", "ERI", "UKR"][serial % 4],
            "språk": ["ara", "prs", "tir", "ukr"][serial % 4],
            "tolk": serial % 2 == 0 ? "ja" : "nej", "kön": serial % 3 == 0 ? "kvinna" : "man",
            "skydd": serial % 97 == 0 ? "sekretessmarkering" : "ingen",
            "telefon": "070-\(1_000_000 + serial)",
            "dossiernummer": "\(20_000_000 + serial)",
            "inrest": compact(received.adding(days: -dice.int(0...5))),
            "uppehållstillstånd beviljat": received.adding(days: -dice.int(6...9)).description,
            "uppehållstillstånd löper ut": received.adding(days: 1090).description,
        ]
        if serial % 2 == 0 {
            row["personnummer"] = HouseholdList.personnummer(born: born, serial: serial % 1000)
        }
        guard registered <= today else { return row }
        row["anmäld till Skatteverket"] = received.description
        row["folkbokförd"] = registered.description
        let later = registered.adding(days: dice.int(1...200))
        guard later <= today else { return row }
        if age >= 16 { row["Anmäld till SFI"] = later.description }
        row["hälsoundersökning gjord"] = serial % 3 == 0 ? later.description : ""
        row["etableringsprogrammet påbörjat"] = (20...60).contains(age) ? later.description : ""
        return row
    }

    private func compact(_ day: Day) -> String { day.description.filter { $0 != "-" } }
}
