// What can be written after `:filter`: `kind=kvot,abo phase=personnummer due<14d title~tolk`, in both languages.

import Reception
import ReceptionText

/// What is wrong with a filter.
struct FilterFault: Error, Hashable {
    /// The character where it is, from 1.
    let column: Int
    let message: String
}

/// Reads filters. The text is kept, not what it means, so that `due<14d` means fourteen days from each day.
enum FilterGrammar {
    /// The conditions there are.
    enum Name: CaseIterable {
        case kind, phase, status, caseworker, rule, lane, owner, due, untouched, title, household

        /// In English; each language's own is a word of the catalogue.
        var word: Word {
            switch self {
            case .kind: .filterKind
            case .phase: .filterPhase
            case .status: .filterStatus
            case .caseworker: .filterCaseworker
            case .rule: .filterRule
            case .lane: .filterLane
            case .owner: .filterOwner
            case .due: .filterDue
            case .untouched: .filterUntouched
            case .title: .filterTitle
            case .household: .filterHousehold
            }
        }

        /// The signs that it takes.
        var operators: [String] {
            switch self {
            case .due: ["<", "<=", ">", ">=", "="]
            case .untouched: [">=", ">"]
            case .title, .household: ["~"]
            default: ["="]
            }
        }
    }

    /// The filter that a text means; nothing is asked for where it cannot be read.
    static func filter(_ text: String, _ context: AppContext) -> ListFilter {
        (try? parse(text, context)) ?? ListFilter()
    }

    /// Reads a text.
    static func parse(_ text: String, _ context: AppContext) throws(FilterFault) -> ListFilter {
        var reading = FilterReading(context)
        for term in terms(text) { try reading.take(term) }
        return reading.filter
    }

    /// What may follow a text: names of conditions with their signs, or the values that the last one takes.
    static func completion(of text: String, _ context: AppContext) -> Completion {
        let start = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
        let term = text[start...]
        guard let sign = term.firstIndex(where: { "=<>~".contains($0) }) else {
            let names = Name.allCases.map { context.words($0.word) + ($0.operators.first ?? "") }
            return Completion(String(text[..<start]), String(term), names)
        }
        // Behind the sign, and behind the last value of several.
        let last = term.lastIndex { "=<>~,".contains($0) } ?? sign
        let value = term.index(after: last)
        let name = name(String(term[..<sign]), context)
        return Completion(
            String(text[..<value]), String(term[value...]), name.map { values(of: $0, context) } ?? [],
            quoted: true)
    }

    /// The condition of a name, in either language.
    static func name(_ written: String, _ context: AppContext) -> Name? {
        let folded = SearchText.fold(written)
        guard !folded.isEmpty else { return nil }
        return Name.allCases.first { name in
            SearchText.fold(context.words(name.word)) == folded
                || SearchText.fold(context.otherWords(name.word)) == folded
        }
    }

    /// The values of a condition that has a list of them.
    private static func values(of name: Name, _ context: AppContext) -> [String] {
        let words = context.words
        return switch name {
        case .kind: CaseKind.allCases.map { $0.rawValue.lowercased() }
        case .phase: Phase.allCases.map(words.phase)
        case .status: DeadlineStatus.allCases.filter(\.isOpen).map(words.status)
        case .owner: RuleOwner.allCases.map(words.owner)
        case .lane: Lane.allCases.map { words($0.filterWord) }
        case .caseworker: [words(.filterMe), words(.screenNobody)]
        case .rule: context.rulebook.rules.map(\.id.id)
        case .due, .untouched, .title, .household: []
        }
    }

    /// A condition as it was written.
    struct Term {
        let text: [Character]
        /// Where it begins, from 1.
        let column: Int
    }

    /// The text at its spaces; quotation marks keep some together.
    private static func terms(_ text: String) -> [Term] {
        var terms: [Term] = []
        var current: [Character] = []
        var start = 1
        var isQuoted = false
        for (index, character) in (Array(text) + [" "]).enumerated() {
            if character == "\"" || character == "”" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted || index == text.count {
                if !current.isEmpty { terms.append(Term(text: current, column: start)) }
                current = []
            } else {
                if current.isEmpty { start = index + 1 }
                current.append(character)
            }
        }
        return terms
    }
}

/// A filter that is being read.
private struct FilterReading {
    let context: AppContext
    var filter = ListFilter()
    private var seen: Set<FilterGrammar.Name> = []
    private var words: Catalogue { context.words }

    init(_ context: AppContext) { self.context = context }

    mutating func take(_ term: FilterGrammar.Term) throws(FilterFault) {
        let signs: Set<Character> = ["=", "<", ">", "~"]
        let written = String(term.text.prefix { !signs.contains($0) })
        guard let name = FilterGrammar.name(written, context) else {
            let known = FilterGrammar.Name.allCases.map { words($0.word) }.joined(separator: " ")
            throw fault(term.column, words(.filterUnknownName, written, known))
        }
        let rest = term.text.dropFirst(written.count)
        let sign = String(rest.prefix { signs.contains($0) })
        let column = term.column + written.count
        if sign.isEmpty { throw fault(column, words(.filterNoOperator, written)) }
        guard name.operators.contains(sign) else {
            throw fault(
                column, words(.filterWrongOperator, words(name.word), name.operators.joined(separator: " ")))
        }
        // From when until when takes two.
        guard seen.insert(name).inserted || name == .due else {
            throw fault(term.column, words(.filterTwice, words(name.word)))
        }
        let value = String(rest.dropFirst(sign.count))
        let place = column + sign.count
        if value.isEmpty { throw fault(place, words(.filterNoValue, words(name.word))) }
        try take(name, sign, value, place)
    }

    private func fault(_ column: Int, _ message: String) -> FilterFault {
        FilterFault(column: column, message: words(.filterAt, "\(column)", message))
    }

    private mutating func take(
        _ name: FilterGrammar.Name, _ sign: String, _ value: String, _ column: Int
    ) throws(FilterFault) {
        switch name {
        case .kind:
            filter.kinds = try choose(name, value, column, CaseKind.allCases) { [$0.rawValue] }
        case .phase:
            filter.phases = try choose(name, value, column, Phase.allCases) { phase in
                [words.phase(phase), phase.rawValue, context.otherWords.phase(phase)]
            }
        case .status:
            let open = DeadlineStatus.allCases.filter(\.isOpen)
            filter.statuses = try choose(name, value, column, open) { status in
                [words.status(status), status.rawValue, context.otherWords.status(status)]
            }
        case .owner:
            filter.owners = try choose(name, value, column, RuleOwner.allCases) { owner in
                [words.owner(owner), owner.rawValue, context.otherWords.owner(owner)]
            }
        case .lane:
            filter.lanes = try choose(name, value, column, Lane.allCases) { lane in
                [words(lane.filterWord), lane.rawValue, context.otherWords(lane.filterWord)]
            }
        case .caseworker:
            filter.caseworkers = Set(value.split(separator: ",").map { caseworker(String($0)) })
        case .rule: restrict(try rules(name, value, column))
        case .title:
            restrict(WordIndex(context.rulebook).rules(matching: SearchText.fold(value)))
        case .household: filter.household = value
        case .due: try takeDue(sign, value, column)
        case .untouched: try takeUntouched(sign, value, column)
        }
    }

    private mutating func restrict(_ rules: Set<RuleID>) {
        filter.rules = filter.rules?.intersection(rules) ?? rules
    }

    /// The choices that values with commas between them mean: whole names, or the only one that has such a beginning.
    private func choose<Choice: Hashable>(
        _ name: FilterGrammar.Name, _ value: String, _ column: Int, _ all: [Choice],
        names: (Choice) -> [String]
    ) throws(FilterFault) -> Set<Choice> {
        var chosen: Set<Choice> = []
        var place = column
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            let folded = SearchText.fold(String(part))
            func fits(_ choice: Choice, _ test: (String) -> Bool) -> Bool {
                names(choice).contains { test(SearchText.fold($0)) }
            }
            var found = all.filter { fits($0) { $0 == folded } }
            if found.isEmpty, !folded.isEmpty {
                found = all.filter { fits($0) { SearchWordStart.has($0, folded) } }
            }
            guard found.count == 1, let only = found.first else {
                let known = all.compactMap { names($0).first }.joined(separator: ", ")
                throw fault(place, words(.filterUnknownValue, words(name.word), String(part), known))
            }
            chosen.insert(only)
            place += part.count + 1
        }
        return chosen
    }

    private func caseworker(_ value: String) -> Login? {
        let folded = SearchText.fold(value)
        func means(_ word: Word) -> Bool {
            [words, context.otherWords].contains { SearchText.fold($0(word)) == folded }
        }
        if value == "-" || means(.screenNobody) { return nil }
        return means(.filterMe) ? context.user : Login(value)
    }

    private func rules(
        _ name: FilterGrammar.Name, _ value: String, _ column: Int
    ) throws(FilterFault) -> Set<RuleID> {
        var chosen: Set<RuleID> = []
        var place = column
        for part in value.split(separator: ",", omittingEmptySubsequences: false) {
            let written = part.uppercased()
            let all = Set(context.rulebook.rules.map(\.id))
            let exact = all.filter { $0.id.uppercased() == written }
            let begun = all.filter { $0.id.uppercased().hasPrefix(written) }
            let found = exact.isEmpty && !written.isEmpty ? begun : exact
            guard !found.isEmpty else {
                let near = NearestName.to(written, among: all.map(\.id).sorted()) ?? ""
                throw fault(place, words(.filterUnknownValue, words(name.word), String(part), near))
            }
            chosen.formUnion(found)
            place += part.count + 1
        }
        return chosen
    }

    private mutating func takeDue(_ sign: String, _ value: String, _ column: Int) throws(FilterFault) {
        guard let day = day(value) else { throw fault(column, words(.filterNotADate, value)) }
        switch sign {
        case "<": filter.dueTo = day.adding(days: -1)
        case "<=": filter.dueTo = day
        case ">": filter.dueFrom = day.adding(days: 1)
        case ">=": filter.dueFrom = day
        default: (filter.dueFrom, filter.dueTo) = (day, day)
        }
    }

    /// For at least so many days, or for more.
    private mutating func takeUntouched(_ sign: String, _ value: String, _ column: Int) throws(FilterFault) {
        guard let days = days(value), days >= 0 else { throw fault(column, words(.filterNotALength, value)) }
        filter.touchedBy = context.today.adding(days: -(sign == ">" ? days + 1 : days))
    }

    /// `14d`, `2v`, `-3d`.
    private func days(_ value: String) -> Int? {
        let units: [Character: Int] = ["d": 1, "v": 7, "w": 7]
        guard let unit = value.last.flatMap({ units[$0] }), let count = Int(value.dropLast()),
            (-9999...9999).contains(count)
        else { return nil }
        return count * unit
    }

    /// A number of days from today, or a date as prompts read it.
    private func day(_ value: String) -> Day? {
        if let days = days(value) { return context.today.adding(days: days) }
        return DateInput.day(value, today: context.today, leaning: .future)
    }
}

/// Beginnings of words.
private enum SearchWordStart {
    static func has(_ text: String, _ start: String) -> Bool {
        text.hasPrefix(start) || text.split(separator: " ").contains { $0.hasPrefix(start) }
    }
}

extension Lane {
    /// What the lane is called in a filter.
    fileprivate var filterWord: Word {
        switch self {
        case .now: .filterLaneNow
        case .atRisk: .filterLaneAtRisk
        case .late: .filterLaneLate
        case .week: .filterLaneWeek
        case .waiting: .filterLaneWaiting
        case .later: .filterLaneLater
        }
    }
}
