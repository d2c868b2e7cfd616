// Reading a table strictly: every key is asked for by name, and what was never asked for is a fault.

import Reception

/// Collects the faults of some files while they are read; one a reading.
final class FaultList {
    private(set) var faults: [RulebookFault] = []

    func add(_ cause: RulebookFault.Cause, _ file: String, _ place: TomlPlace) {
        faults.append(RulebookFault(file: file, place: place, cause: cause))
    }

    /// The root of a text, or nil with its syntax fault noted.
    func parse(_ text: String, file: String) -> TomlNode? {
        do {
            return try TomlParser.parse(text)
        } catch {
            add(.syntax(error.message), file, error.place)
            return nil
        }
    }
}

/// One table of a file. A key that the table lacks is looked for among the file's defaults.
struct StrictTable {
    let file: String
    let place: TomlPlace
    let faults: FaultList
    private let members: [String: TomlMember]
    private let order: [TomlMember]
    private let defaults: [String: TomlMember]
    private var asked: Set<String> = []

    init?(_ node: TomlNode, key: String, file: String, faults: FaultList, defaults: TomlNode? = nil) {
        guard let order = node.members else {
            faults.add(.wrongType(key: key, expected: .table, found: node.type), file, node.place)
            return nil
        }
        self.file = file
        self.faults = faults
        place = node.place
        self.order = order
        members = Dictionary(order.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        self.defaults = Dictionary(
            (defaults?.members ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Notes a fault at a key, or at the table where the key is not given.
    func fault(_ cause: RulebookFault.Cause, at key: String? = nil) {
        let member = key.flatMap { members[$0] ?? defaults[$0] }
        faults.add(cause, file, member?.value.place ?? place)
    }

    /// The value of a key, which from now on is a known one.
    mutating func value(_ key: String) -> TomlNode? {
        asked.insert(key)
        return (members[key] ?? defaults[key])?.value
    }

    /// The keys of the table itself, in the order of the text.
    var keys: [String] { order.map(\.key) }

    /// Whether the key is given.
    func has(_ key: String) -> Bool { members[key] != nil || defaults[key] != nil }

    /// The value of a key without which the table is of no use.
    mutating func required(_ key: String) -> TomlNode? {
        if let value = value(key) { return value }
        fault(.missingKey(key))
        return nil
    }

    /// Notes every key that nobody asked for. Call it when the table has been read.
    func finish() {
        for member in order where !asked.contains(member.key) {
            let nearest = NearestName.near(member.key, among: asked.sorted())
            faults.add(.unknownKey(member.key, nearest: nearest), file, member.place)
        }
    }

    // MARK: Typed values

    mutating func text(_ key: String) -> String? { value(key).flatMap { text($0, key) } }

    mutating func requiredText(_ key: String) -> String? { required(key).flatMap { text($0, key) } }

    func text(_ node: TomlNode, _ key: String) -> String? {
        guard let text = node.string else { return wrong(node, key, .string) }
        guard !text.allSatisfy(\.isWhitespace) else {
            faults.add(.emptyText(key: key), file, node.place)
            return nil
        }
        return text
    }

    mutating func boolean(_ key: String) -> Bool? {
        guard let node = value(key) else { return nil }
        guard case .boolean(let boolean) = node.content else { return wrong(node, key, .boolean) }
        return boolean
    }

    /// A whole number that is not negative.
    mutating func count(_ key: String) -> Int? { value(key).flatMap { count($0, key) } }

    /// A whole number that may be an amount of money.
    mutating func amount(_ key: String) -> Int? { value(key).flatMap { count($0, key, to: 1_000_000_000) } }

    private func count(_ node: TomlNode, _ key: String, to most: Int = 36_500) -> Int? {
        guard case .integer(let number) = node.content else { return wrong(node, key, .integer) }
        guard (0...most).contains(number) else {
            faults.add(.badNumber(key: key, found: number), file, node.place)
            return nil
        }
        return number
    }

    /// A date, written as TOML writes dates.
    mutating func day(_ key: String) -> Day? { value(key).flatMap { day(of: $0, key) } }

    /// A value of the table, or of something in it, as a date.
    func day(of node: TomlNode, _ key: String) -> Day? {
        guard case .date(let year, let month, let day) = node.content else { return wrong(node, key, .date) }
        if let result = Day(year: year, month: month, day: day) { return result }
        faults.add(.badDay(key: key), file, node.place)
        return nil
    }

    mutating func span(_ key: String) -> Span? { value(key).flatMap { span($0, key) } }

    mutating func requiredSpan(_ key: String) -> Span? { required(key).flatMap { span($0, key) } }

    private func span(_ node: TomlNode, _ key: String) -> Span? {
        guard let text = node.string else { return wrong(node, key, .string) }
        if let span = Span(text) { return span }
        faults.add(.badSpan(key: key, found: text), file, node.place)
        return nil
    }

    mutating func spans(_ key: String) -> [Span] {
        elements(key).compactMap { span($0, key) }
    }

    /// One word of a closed list.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type = Word.self)
        -> Word?
    where Word.RawValue == String {
        value(key).flatMap { word($0, key) }
    }

    mutating func requiredWord<Word: RawRepresentable & CaseIterable>(_ key: String) -> Word?
    where Word.RawValue == String {
        required(key).flatMap { word($0, key) }
    }

    mutating func words<Word: RawRepresentable & CaseIterable>(_ key: String) -> [Word]
    where Word.RawValue == String {
        elements(key).compactMap { word($0, key) }
    }

    private func word<Word: RawRepresentable & CaseIterable>(_ node: TomlNode, _ key: String) -> Word?
    where Word.RawValue == String {
        guard let text = node.string else { return wrong(node, key, .string) }
        if let word = Word(rawValue: text) { return word }
        faults.add(
            .unknownWord(key: key, found: text, allowed: Word.allCases.map(\.rawValue)), file, node.place)
        return nil
    }

    /// Two whole numbers, the first the smaller.
    mutating func ages(_ key: String) -> ClosedRange<Int>? {
        guard let node = value(key) else { return nil }
        guard let elements = node.elements, elements.count == 2 else { return wrong(node, key, .array) }
        let numbers = elements.compactMap { count($0, key) }
        guard numbers.count == 2 else { return nil }
        guard numbers[0] <= numbers[1] else {
            faults.add(.contradiction(.agesReversed), file, node.place)
            return nil
        }
        return numbers[0]...numbers[1]
    }

    /// The elements of an array; none where the key is not given.
    mutating func elements(_ key: String) -> [TomlNode] {
        guard let node = value(key) else { return [] }
        return node.elements ?? wrong(node, key, .array) ?? []
    }

    /// A list that is given says something: an empty one would hold for everything where nothing is meant.
    mutating func refuseEmpty(_ keys: [String]) {
        for key in keys where value(key)?.elements?.isEmpty ?? false { fault(.emptyList(key: key), at: key) }
    }

    /// The tables of an array of tables, `[[key]]`.
    mutating func tables(_ key: String, defaults: TomlNode? = nil) -> [StrictTable] {
        elements(key).compactMap {
            StrictTable($0, key: key, file: file, faults: faults, defaults: defaults)
        }
    }

    /// A table of the table.
    mutating func table(_ key: String) -> StrictTable? {
        value(key).flatMap { StrictTable($0, key: key, file: file, faults: faults) }
    }

    /// A text in both languages: `{ sv = "…", en = "…" }`.
    mutating func bilingual(_ key: String) -> Bilingual? {
        guard var table = table(key) else { return nil }
        let (sv, en) = (table.requiredText("sv"), table.requiredText("en"))
        table.finish()
        guard let sv, let en else { return nil }
        return Bilingual(sv: sv, en: en)
    }

    private func wrong<T>(_ node: TomlNode, _ key: String, _ expected: TomlType) -> T? {
        faults.add(.wrongType(key: key, expected: expected, found: node.type), file, node.place)
        return nil
    }
}

extension StrictTable {
    /// A fact of the catalogue.
    mutating func fact(_ key: String, _ facts: FactCatalogue) -> FactID? {
        value(key).flatMap { fact($0, key, facts) }
    }

    /// A fact of the catalogue, or the step of a rule, `step:KVOT-EL`; whether there is such a rule, all rules together
    /// tell.
    mutating func factOrStep(_ key: String, _ facts: FactCatalogue) -> FactID? {
        if let text = value(key)?.string, FactID(text).stepRule != nil { return FactID(text) }
        return fact(key, facts)
    }

    /// Facts of the catalogue.
    mutating func facts(_ key: String, _ facts: FactCatalogue) -> [FactID] {
        elements(key).compactMap { fact($0, key, facts) }
    }

    private func fact(_ node: TomlNode, _ key: String, _ facts: FactCatalogue) -> FactID? {
        guard let text = node.string else {
            faults.add(.wrongType(key: key, expected: .string, found: node.type), file, node.place)
            return nil
        }
        let id = FactID(text)
        if facts[id] != nil { return id }
        let nearest = NearestName.near(text, among: facts.definitions.map(\.id.id))
        faults.add(.unknownFact(text, nearest: nearest), file, node.place)
        return nil
    }

    /// Kinds of case, in upper case as everywhere in files.
    mutating func kinds(_ key: String) -> [CaseKind] { elements(key).compactMap { kind($0, key) } }

    /// One kind of case.
    mutating func kind(_ key: String) -> CaseKind? { value(key).flatMap { kind($0, key) } }

    private func kind(_ node: TomlNode, _ key: String) -> CaseKind? {
        guard let text = node.string else {
            faults.add(.wrongType(key: key, expected: .string, found: node.type), file, node.place)
            return nil
        }
        if let kind = CaseKind(reading: text) { return kind }
        faults.add(.unknownKind(text), file, node.place)
        return nil
    }
}
