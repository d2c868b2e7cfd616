// Examples: a household and what its deadlines must be, so that who changes a rule sees at once what else changed.

/// One worked example of a rule file.
public struct RuleExample: Hashable, Sendable {
    /// Somebody in the household of an example.
    public struct Person: Hashable, Sendable {
        public var details: [PersonDetail: String]
        /// The day she joined, nil for the case's first day.
        public var joined: Day?
        public var left: Day?
        public init(details: [PersonDetail: String], joined: Day? = nil, left: Day? = nil) {
            self.details = details
            self.joined = joined
            self.left = left
        }
    }

    /// Something recorded.
    public struct Occurrence: Hashable, Sendable {
        public var fact: FactID
        public var day: Day
        /// The number in the household, nil for a fact of the case.
        public var person: Int?
        public var until: Day?
        public var value: String?
        public init(fact: FactID, day: Day, person: Int?, until: Day? = nil, value: String? = nil) {
            self.fact = fact
            self.day = day
            self.person = person
            self.until = until
            self.value = value
        }
    }

    /// One deadline that there must be.
    public struct Expectation: Hashable, Sendable {
        /// Nil where it does not matter whose it is.
        public var person: Int?
        /// Nil while a pause runs.
        public var due: Day?
        public var rawDue: Day?
        public var rolled: RollReason?
        public var met: Day?
        public var cancelled: Day?
        public var isProvisional: Bool
        /// Nil where the example does not say.
        public var opensOn: Day?
        public init(
            person: Int? = nil, due: Day?, rawDue: Day?, rolled: RollReason? = nil, met: Day? = nil,
            cancelled: Day? = nil, isProvisional: Bool = false, opensOn: Day? = nil
        ) {
            self.person = person
            self.due = due
            self.rawDue = rawDue
            self.rolled = rolled
            self.met = met
            self.cancelled = cancelled
            self.isProvisional = isProvisional
            self.opensOn = opensOn
        }
    }

    /// What it shows, in a few words.
    public var about: String
    /// The kinds of the case by day; the first holds from its beginning.
    public var kinds: [(from: Day, kind: CaseKind)]
    public var persons: [Person]
    public var occurrences: [Occurrence]
    public var closed: Day?

    public init(
        about: String, kinds: [(from: Day, kind: CaseKind)], persons: [Person], occurrences: [Occurrence],
        closed: Day?
    ) {
        self.about = about
        self.kinds = kinds
        self.persons = persons
        self.occurrences = occurrences
        self.closed = closed
    }

    public static func == (a: RuleExample, b: RuleExample) -> Bool {
        a.about == b.about && a.persons == b.persons && a.occurrences == b.occurrences && a.closed == b.closed
            && a.kinds.map(\.from) == b.kinds.map(\.from) && a.kinds.map(\.kind) == b.kinds.map(\.kind)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(about)
        hasher.combine(occurrences)
    }
}

extension RuleExample {
    /// The example as a case.
    public var caseFile: CaseFile {
        let id = CaseID(1)
        var entries: [Entry] = []
        func add(_ person: PersonID?, _ day: Day, _ content: Entry.Content, act: Int64 = 1) {
            entries.append(
                Entry(
                    id: EntryID(Int64(entries.count + 1)), caseID: id, person: person, day: day,
                    content: content,
                    act: ActID(act), by: Login("example"), at: Moment(seconds: 0)))
        }
        for dated in kinds { add(nil, dated.from, .kind(dated.kind)) }
        let opened = kinds.first?.from ?? .distantPast
        for (index, person) in persons.enumerated() {
            let own = PersonID(Int64(index + 1))
            // Who has a day of joining came by a later act than the household.
            let act: Int64 = person.joined == nil ? 1 : 2
            add(own, person.joined ?? opened, .member(number: index + 1, from: nil), act: act)
            add(own, person.joined ?? opened, .personDetails(person.details))
            if let left = person.left { add(own, left, .memberLeft(.other, to: nil)) }
        }
        for one in occurrences {
            let person = one.person.map { PersonID(Int64($0)) }
            add(person, one.day, .fact(one.fact, until: one.until, value: one.value))
        }
        if let closed {
            add(nil, closed, .closing(.other, note: ""))
            add(nil, closed, .fact(.caseClosed, until: nil, value: nil))
        }
        return CaseFile(id: id, number: CaseNumber(year: 2026, serial: 1), entries: entries)
    }

    /// Whether the deadlines of one rule are exactly those that are expected.
    public static func holds(_ expected: [Expectation], _ found: [Deadline]) -> Bool {
        guard expected.count == found.count else { return false }
        var left = found
        for one in expected {
            guard let index = left.firstIndex(where: one.isMet) else { return false }
            left.remove(at: index)
        }
        return true
    }
}

extension RuleExample.Expectation {
    fileprivate func isMet(by deadline: Deadline) -> Bool {
        let outcome: Bool =
            switch deadline.outcome {
            case .open: met == nil && cancelled == nil
            case .met(let day, _): met == day
            case .cancelled(let day, _): cancelled == day
            case .waived: false
            }
        return outcome && due == deadline.due && rawDue == deadline.rawDue && rolled == deadline.rolledBecause
            && isProvisional == deadline.isProvisional && (person == nil || person == deadline.personNumber)
            && (opensOn == nil || opensOn == deadline.opensOn)
    }

    /// What is expected, in one line: `2 2026-03-16 (2026-03-15 sunday)`.
    public var text: String {
        Self.text(
            person: person, due: due, raw: rawDue, rolled: rolled, opensOn: opensOn,
            outcome: met.map { "met \($0)" } ?? cancelled.map { "cancelled \($0)" },
            isProvisional: isProvisional)
    }

    /// A computed deadline in the same words.
    public static func text(of deadline: Deadline) -> String {
        let outcome: String? =
            switch deadline.outcome {
            case .open: nil
            case .met(let day, _): "met \(day)"
            case .cancelled(let day, _): "cancelled \(day)"
            case .waived: "waived"
            }
        return text(
            person: deadline.personNumber, due: deadline.due, raw: deadline.rawDue,
            rolled: deadline.rolledBecause,
            opensOn: deadline.opensOn, outcome: outcome, isProvisional: deadline.isProvisional)
    }

    private static func text(
        person: Int?, due: Day?, raw: Day?, rolled: RollReason?, opensOn: Day?, outcome: String?,
        isProvisional: Bool
    ) -> String {
        var parts: [String] = []
        if let person { parts.append("person \(person)") }
        parts.append(due?.description ?? "paused")
        if let rolled, let raw { parts.append("(\(raw) \(rolled.rawValue))") }
        if let opensOn { parts.append("opens \(opensOn)") }
        if isProvisional { parts.append("provisional") }
        if let outcome { parts.append(outcome) }
        return parts.joined(separator: " ")
    }
}
