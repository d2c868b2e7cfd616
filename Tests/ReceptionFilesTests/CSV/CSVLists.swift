// Lists for the tests of the import, and the catalogue of facts they are read with.

import Reception
import ReceptionFiles
import Testing

/// Small lists of invented people.
enum CSVLists {
    static let today = Day(year: 2026, month: 3, day: 2) ?? .distantPast

    static let facts = FactCatalogue([
        FactDefinition(
            id: .received, scope: .case, nature: .event, swedish: "mottagen i kommunen",
            english: "received here"),
        FactDefinition(
            id: .arrivalPlanned, scope: .case, nature: .plan, swedish: "planerad ankomst",
            english: "planned arrival"),
        FactDefinition(
            id: .populationRegistered, scope: .person, nature: .event, swedish: "folkbokförd",
            english: "registered"),
        FactDefinition(
            id: .permitExpires, scope: .person, nature: .plan, isRepeated: true,
            swedish: "uppehållstillstånd löper ut", english: "permit expires"),
    ])

    static let header = "hushåll;ärendetyp;förnamn;efternamn;födelsedatum"
    static let row = "1;KVOT;Amina;Öberg;1990-01-01"

    static func reader(
        _ text: String, options: HouseholdReader.Options = .init(), pieceSize: Int? = nil
    ) -> HouseholdReader {
        reader(Array(text.utf8), options: options, pieceSize: pieceSize)
    }

    static func reader(
        _ bytes: [UInt8], options: HouseholdReader.Options = .init(), pieceSize: Int? = nil
    ) -> HouseholdReader {
        let source = ListSource(bytes: bytes, pieceSize: pieceSize)
        return HouseholdReader(source, facts: facts, today: today, options: options)
    }

    /// A list of one person with one more column.
    static func list(_ column: String, _ value: String) -> String { "\(header);\(column)\n\(row);\(value)\n" }

    /// `code line:column argument|argument`, one for each fault.
    static func faults(_ text: String, options: HouseholdReader.Options = .init()) throws -> [String] {
        try faults(reader(text, options: options).check())
    }

    static func faults(_ report: ImportReport) -> [String] {
        report.faults.map { fault in
            let place = "\(fault.code.rawValue) \(fault.place.line):\(fault.place.column)"
            return fault.arguments.isEmpty ? place : place + " " + fault.arguments.joined(separator: "|")
        }
    }
}
