// What lists and look-ups know of a case, derived from its entries in the transaction that writes them.

import GRDB
import Reception

/// The derived columns of a case.
struct CaseRow: Hashable {
    /// Nil where the act that opened the case was taken back: such a case is in no list.
    var kind: CaseKind?
    var phase: Phase
    var caseworker: Login?
    var household: String
    var isProtected: Bool
    var persons: Int
    var isClosed: Bool
    /// When the household is to come; nil where it has come, or nobody has said when.
    var expectedOn: Day?

    init(_ file: CaseFile) {
        kind = file.latestKind
        phase = file.phase
        caseworker = file.caseworker
        household = file.household
        isProtected = file.isProtected
        persons = file.members.count { $0.left == nil }
        isClosed = file.closing != nil
        expectedOn = file.expectedOn
    }

    func insert(_ file: CaseFile, act: Int64, touched: Day, computation: Int64, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO reception_case (kind, phase, caseworker, household, sort_key, is_protected, persons,
                is_closed, expected_on, computed_by, updated_act, touched_on, id, year, serial)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            arguments(act, computation)
                + [touched.number, file.id.raw, file.number.year, file.number.serial])
    }

    func update(_ file: CaseFile, act: Int64, touched: Day, computation: Int64, _ db: Database) throws {
        try db.run(
            """
            UPDATE reception_case SET kind = ?, phase = ?, caseworker = ?, household = ?, sort_key = ?,
                is_protected = ?, persons = ?, is_closed = ?, expected_on = ?, computed_by = ?, updated_act = ?,
                touched_on = ?, recheck_on = NULL
            WHERE id = ?
            """, arguments(act, computation) + [touched.number, file.id.raw])
    }

    /// The day on which a stored case was last touched.
    static func touched(_ id: CaseID, _ db: Database) throws -> Day {
        let day = try db.int("SELECT touched_on FROM reception_case WHERE id = ?", [id.raw])
        guard let day else { throw StoreError.noSuchCase }
        return Day(number: Int32(clamping: day))
    }

    private func arguments(_ act: Int64, _ computation: Int64) -> [(any DatabaseValueConvertible)?] {
        [
            kind?.rawValue, phase.rawValue, caseworker?.name, household, SearchText.sortKey(household),
            isProtected,
            persons, isClosed, expectedOn?.number, computation, act,
        ]
    }
}

extension Change {
    /// Whether it touches the case: that another handläggare has it is nothing done in it.
    var touches: Bool {
        if case .assignment = entry.content { false } else { true }
    }
}

/// The keys by which a household is known: identity numbers, dossier numbers and the list it was imported
/// from.
struct LookupKey: Hashable {
    let kind: String
    let value: String
    let number: Int

    static func all(of file: CaseFile) -> Set<LookupKey> {
        var keys: Set<LookupKey> = []
        for member in file.members where !member.hasOwnCase {
            for field in [PersonDetail.personnummer, .samordningsnummer, .dossiernummer] {
                if let value = member.person[field] {
                    keys.insert(LookupKey(kind: field.rawValue, value: value, number: member.number))
                }
            }
        }
        if let key = file.details[.importKey] {
            keys.insert(LookupKey(kind: CaseDetail.importKey.rawValue, value: key, number: 0))
        }
        return keys
    }
}

/// The name and birth date that somebody is known by.
struct KnownName: Hashable {
    let born: String
    let folded: String

    /// Nil without a birth date.
    init?(_ person: Newcomer?) {
        guard let person, let born = person.birthDate else { return nil }
        self.born = born.description
        // As it is compared, in one spelling.
        folded = SearchText.fold(person.givenName + " " + person.familyName)
    }
}

/// The landlord of a case, as the list of landlords may show it.
enum LandlordName {
    /// Nil where there is none, and of a protected household, whose place it might tell.
    static func of(_ file: CaseFile) -> String? {
        guard file.latestKind != nil, !file.isProtected else { return nil }
        return file.details[.landlord]
    }
}

/// The folded words by which a case is found.
struct CaseText: Hashable {
    var names = ""
    var numbers = ""
    var address = ""
    var notes = ""

    init(_ file: CaseFile) {
        // A case without persons was never opened, or its opening was taken back.
        guard file.latestKind != nil else { return }
        // Who has a case of her own is found by that one alone.
        let members = file.members.filter { !$0.hasOwnCase }
        names = members.map { Self.name($0.person) }.joined(separator: " ")
        let fields = [PersonDetail.personnummer, .samordningsnummer, .dossiernummer, .phone]
        numbers = members.flatMap { member in
            fields.compactMap { field in member.person[field].map(Self.digits) }
        }.joined(separator: " ")
        let places = [CaseDetail.address, .dwellingNumber, .landlord, .fileNumber].compactMap {
            file.details[$0]
        }
        address = SearchText.fold(places.joined(separator: " "))
        notes = SearchText.fold(
            file.notes.compactMap { entry in
                guard case .note(let text, _) = entry.content else { return nil }
                return text
            }.joined(separator: " "))
    }

    /// A person's names as they are looked for.
    static func name(_ person: Newcomer) -> String {
        let written = person.givenName + " " + person.familyName
        let others = SearchText.otherSpellings(written)
        return SearchText.fold(written) + (others.isEmpty ? "" : " " + others)
    }

    private static func digits(_ text: String) -> String { String(text.filter { ("0"..."9").contains($0) }) }
}
