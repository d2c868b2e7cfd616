// Searching in a database: never an error, nothing found that does not say so, and nothing missed that a reading of
// everything finds.

import GRDB
import Reception
import ReceptionData
import TestSupport

@testable import ReceptionStore

enum SearchProperties {
    static func play(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try folds(text)
        let house = try house.get()
        try house.search(text)
        try house.asTyped(text)
    }

    nonisolated(unsafe) private static let house = Result { try House() }

    // MARK: Without a database

    private static func folds(_ text: String) throws {
        for folded in [SearchText.fold(text), SearchText.sortKey(text)] {
            try demand(!folded.hasPrefix(" ") && !folded.hasSuffix(" "), "a folded text has spaces around it")
            try demand(!folded.contains("  "), "a folded text has two spaces together")
            try demand(without: Harmless.fault(in: folded), "a folded text holds harm")
        }
        let once = SearchText.fold(text)
        try demand(SearchText.fold(once) == once, "folding twice changes a text")
        for word in SearchText.typedWords(text) {
            try demand(!word.forms.isEmpty, "a typed word has no form")
            for form in word.forms {
                try demand(!form.text.isEmpty && !form.text.contains(" "), "a form is no word")
            }
        }
        for key in SearchText.numberKeys(text) {
            try demand(key.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }, "\(key) is no number")
        }
        let excerpt = Excerpt.around(SearchText.typedWords(text), in: text)
        try demand(!excerpt.unicodeScalars.contains("\n"), "an excerpt has a line break")
    }
}

/// A few cases whose texts are known.
private final class House {
    private static let today = Day(year: 2026, month: 3, day: 16) ?? .distantPast
    private static let anna = Actor(
        login: Login("anna"), actual: Login("anna"), role: .teamLead, today: today,
        now: Moment(seconds: Int64(today.number) * 86_400 + 36_000))
    private static let persons = [
        ("Åsa", "Öberg-Nilsson", "Ring om hyran"), ("Сергій", "Мельник", "Dörrkod 4711, O'Brien"),
        ("محمد", "الحسن", "نص عربي"), ("Yonas", "ገብረመድህን", "x"), ("สมชาย", "ใจดี", "日本語 note"),
        ("Straße", "ﬁn", "a\u{301}\u{302}b क्षेत्र"), ("Գրիգոր", "Ελένη", "ქართული"),
        ("O'Sår", "AND", "NOT OR NEAR*"),
    ]

    private let folder: Folder
    private let store: ReceptionStore
    /// Each case's words as they are kept.
    private var kept: [CaseNumber: [String]] = [:]
    /// What the store's own index is made like.
    private let index: DatabaseQueue

    init() throws {
        folder = try Folder()
        store = try ReceptionStore.create(
            path: folder.path + "/unit.db", lead: Self.anna.login, rulebook: BuiltIn.rulebook,
            catalogue: BuiltIn.facts, now: Self.anna.now)
        index = try DatabaseQueue()
        let schema: String? = try store.reader.read { db in
            try String.fetchOne(db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'case_text'")
        }
        try index.write { db in
            try db.execute(sql: schema ?? "")
            try db.execute(sql: "CREATE VIRTUAL TABLE term USING fts5vocab(case_text, row)")
        }
        for (number, person) in Self.persons.enumerated() {
            let details: [PersonDetail: String] = [
                .givenName: person.0, .familyName: person.1, .birthDate: "1985-05-0\(number + 1)",
                .relation: Relation.applicant.rawValue, .phone: "070-123 45 0\(number)",
                .dossiernummer: "1234567\(number)",
            ]
            let household = NewHousehold(
                kind: CaseKind.allCases[number % 4], caseworker: Self.anna.login,
                details: [.address: "Storgatan \(number)", .landlord: "Bo \"AB\""],
                facts: [StatedFact(.placementDecided, Self.today.adding(days: -30))],
                persons: [NewHousehold.Person(details: details)], notes: [person.2])
            let receipt = try store.apply(ActRequest(.open(household), on: nil), by: Self.anna)
            guard let opened = receipt.summary.cases.first else { continue }
            kept[opened] = try store.reader.read { db in
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT t.names, t.numbers, t.address, t.notes FROM case_text t
                        JOIN reception_case c ON c.id = t.rowid WHERE c.year = ? AND c.serial = ?
                        """, arguments: [opened.year, opened.serial])
                return (0..<4).map { row?[$0] ?? "" }
            }
        }
    }

    private func says(_ word: SearchWord, _ texts: [String]) -> Bool {
        word.forms.contains { form in
            texts.contains { text in
                text.split(separator: " ").contains { part in
                    // By scalars, as the index compares: a letter with a mark begins with the letter.
                    form.isWhole
                        ? part.unicodeScalars.elementsEqual(form.text.unicodeScalars)
                        : part.unicodeScalars.starts(with: form.text.unicodeScalars)
                }
            }
        }
    }

    func search(_ text: String) throws {
        let words = SearchText.typedWords(text)
        let hits = try store.search(text, limit: 50, for: Self.anna)
        try demand(Set(hits.map(\.row.number)).count == hits.count, "a case is found twice")
        let scanned = kept.filter { _, texts in words.allSatisfy { says($0, texts) } }
        if !words.isEmpty {
            let missed = Set(scanned.keys).subtracting(hits.map(\.row.number))
            try demand(missed.isEmpty, "not found: \(missed)")
        }
        // What the index does not know divides words there, so that it finds a little more.
        let isKnown = SearchText.fold(text).unicodeScalars.allSatisfy { scalar in
            let properties = scalar.properties
            guard let age = properties.age, properties.generalCategory != .spacingMark else { return false }
            return (age.major, age.minor) <= (6, 1)
        }
        for hit in hits where isKnown && ![.number, .caseNumber].contains(hit.matched) {
            try demand(scanned[hit.row.number] != nil, "\(hit.row.number) does not say that")
        }
        var list = CaseListQuery(scope: .all, limit: 50)
        list.text = text
        let cases = try store.caseList(list, from: nil, backwards: false, for: Self.anna)
        let lacking = Set(scanned.keys).subtracting(cases.rows.map(\.row.number))
        try demand(lacking.isEmpty || words.isEmpty, "not in the list: \(lacking)")
        list.text = ""
        list.filter.household = text
        _ = try store.caseList(list, from: nil, backwards: false, for: Self.anna)
        var queue = QueueQuery(scope: .all, limit: 500)
        queue.text = text
        let rows = try store.queue(queue, after: nil, for: Self.anna).rows
        for row in rows where isKnown {
            let texts =
                [row.household, row.number.description, String(row.number.serial), row.text ?? ""]
                .map(SearchText.fold) + [kept[row.number]?[3] ?? ""]
            let holds = SearchText.fold(text).split(separator: " ").allSatisfy { word in
                texts.contains { $0.split(separator: " ").contains { $0.hasPrefix(word) } }
            }
            try demand(holds, "a row of \(row.number) does not say that")
        }
    }

    /// Who is called as it is typed is found as it is typed. The index does not know the letters of scripts that Unicode
    /// took in after version 6.1, nor marks alone: words of nothing else are not looked for.
    func asTyped(_ text: String) throws {
        let words = SearchText.typedWords(text)
        guard !words.isEmpty else { return }
        let names = CaseText.name(Newcomer(id: PersonID(1), details: [.givenName: text]))
        let found: Int? = try index.write { db in
            func put(_ names: String) throws {
                try db.execute(sql: "DELETE FROM case_text")
                try db.execute(
                    sql:
                        "INSERT INTO case_text (rowid, names, numbers, address, notes) VALUES (1, ?, '', '', '')",
                    arguments: [names])
            }
            for word in words {
                try put(word.single)
                guard try Int.fetchOne(db, sql: "SELECT count(*) FROM term") ?? 0 > 0 else { return nil }
            }
            try put(names)
            return try Int.fetchOne(
                db, sql: "SELECT count(*) FROM case_text WHERE case_text MATCH ?",
                arguments: ["names : (\(SearchWords.match(typed: words)))"])
        }
        try demand(found ?? 1 == 1, "a name is not found as it is written")
    }
}
