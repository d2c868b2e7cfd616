// The names of the columns of a list, in Swedish and English, and what stands under each.

import Reception

/// What a column of a list holds.
enum Column: Hashable {
    case key
    case kind
    case caseworker
    case note
    case person(PersonDetail)
    case household(CaseDetail)
    case fact(FactDefinition)
    /// A column the program does not know, kept as notes under this name.
    case extra(String)
    /// A comment (`#…`), a column mapped to nothing, or one that a fault was reported for.
    case ignored
}

/// The columns that a list may have.
struct ColumnNames {
    /// Column, Swedish name, English name; in the order of the template.
    static let fixed: [(column: Column, swedish: String, english: String)] = [
        (.key, "hushåll", "household"),
        (.kind, "ärendetyp", "kind"),
        (.caseworker, "handläggare", "caseworker"),
        (.person(.givenName), "förnamn", "given_name"),
        (.person(.familyName), "efternamn", "family_name"),
        (.person(.birthDate), "födelsedatum", "birth_date"),
        (.person(.personnummer), "personnummer", "personnummer"),
        (.person(.samordningsnummer), "samordningsnummer", "samordningsnummer"),
        (.person(.dossiernummer), "dossiernummer", "dossiernummer"),
        (.person(.relation), "relation", "relation"),
        (.person(.sex), "kön", "sex"),
        (.person(.citizenship), "medborgarskap", "citizenship"),
        (.person(.language), "språk", "language"),
        (.person(.interpreter), "tolk", "interpreter"),
        (.person(.protection), "skydd", "protection"),
        (.person(.permitBasis), "tillståndsgrund", "permit_basis"),
        (.person(.classCode), "klassningskod", "class_code"),
        (.person(.phone), "telefon", "phone"),
        (.person(.heightCM), "längd_cm", "height_cm"),
        (.person(.needs), "behov", "needs"),
        (.household(.address), "adress", "address"),
        (.household(.dwellingNumber), "lgh_nr", "dwelling_number"),
        (.household(.landlord), "hyresvärd", "landlord"),
        (.household(.fileNumber), "akt", "file_number"),
        (.household(.flight), "flyg", "flight"),
        (.household(.arrivalTime), "ankomsttid", "arrival_time"),
        (.note, "anteckning", "note"),
    ]

    /// The columns without which a list says nothing, Swedish name first.
    static let required: [(column: Column, swedish: String, english: String)] = fixed.filter {
        switch $0.column {
        case .key, .kind, .person(.givenName), .person(.familyName), .person(.birthDate): true
        default: false
        }
    }

    /// All names as people read them, for finding the nearest.
    let all: [String]
    private let columns: [String: Column]

    /// - Parameter facts: the facts whose dates may stand in columns of their own.
    init(facts: FactCatalogue) {
        var all: [String] = []
        var columns: [String: Column] = [:]
        func add(_ name: String, _ column: Column) {
            let folded = ColumnNames.folded(name)
            guard !folded.isEmpty, columns[folded] == nil else { return }
            columns[folded] = column
            all.append(name)
        }
        for (column, swedish, english) in ColumnNames.fixed {
            add(swedish, column)
            add(english, column)
        }
        for fact in facts.definitions { add(fact.id.id, .fact(fact)) }
        for fact in facts.definitions {
            add(fact.swedish, .fact(fact))
            // What stands in brackets explains the name; a list may leave it out.
            if let bracket = fact.swedish.range(of: " (") {
                add(String(fact.swedish[..<bracket.lowerBound]), .fact(fact))
            }
        }
        for fact in facts.definitions { add(fact.english, .fact(fact)) }
        self.all = all
        self.columns = columns
    }

    /// The column with a name, whatever its case; nil for none.
    subscript(_ name: String) -> Column? { columns[ColumnNames.folded(name)] }

    /// A name as names are compared: without case and without spaces around it.
    static func folded(_ name: String) -> String { FieldText.trimmed(name).lowercased() }
}

/// What a column is called, for messages about what is known already.
public enum ListColumn {
    /// The Swedish name of a column by its English one, the name of a detail; nil for what is no column.
    public static func swedish(_ english: String) -> String? {
        ColumnNames.fixed.first { $0.english == english }?.swedish
    }
}
