// Ärende: one household's reception, folded from its live entries.
//
//     var file = CaseFile(id: …, number: …, entries: entries)
//     file.kind(on: day)          // the kind is dated
//     file.facts                  // what happened, earliest first

/// A fact as it stands in a case.
public struct Fact: Hashable, Sendable {
    public let entry: EntryID
    public let id: FactID
    public let day: Day
    /// Nil for a fact of the case.
    public let person: PersonID?
    public let until: Day?
    public let value: String?
    public let act: ActID
    public let by: Login
    public let at: Moment
}

/// One case with everything alive in it. A value: reading and deciding happen on it, the store keeps it.
public struct CaseFile: Sendable, Identifiable {
    public let id: CaseID
    public let number: CaseNumber
    /// Every live entry, in the order of writing.
    public private(set) var entries: [Entry] = []

    /// The kinds that the case has had, by day; the first also holds for the time before it.
    public private(set) var kinds: [(from: Day, kind: CaseKind)] = []
    public private(set) var members: [Membership] = []
    /// Facts by day, then by entry.
    public private(set) var facts: [Fact] = []
    public private(set) var details: [CaseDetail: String] = [:]
    public private(set) var caseworker: Login?
    public private(set) var waivers: [Entry] = []
    public private(set) var snoozes: [Entry] = []
    public private(set) var reminders: [Entry] = []
    public private(set) var bookings: [Entry] = []
    public private(set) var notes: [Entry] = []
    /// The entry that closed the case, nil while it is open.
    public private(set) var closing: Entry?

    /// Folds a case.
    /// - Parameter entries: its live entries and those person entries of its members that were written elsewhere.
    /// - Complexity: O(n log n) in the entries.
    public init(id: CaseID, number: CaseNumber, entries: [Entry]) {
        self.id = id
        self.number = number
        self.entries = entries.sorted { $0.id < $1.id }
        fold()
    }

    /// The case after some changes; the same fold as ever, so that nothing can differ.
    public func applying(_ changes: [Change]) -> CaseFile {
        var ended: Set<EntryID> = []
        var added: [Entry] = []
        for change in changes {
            switch change {
            case .add(let entry): added.append(entry)
            case .end(let entry, _): ended.insert(entry.id)
            case .revive(let entry): added.append(entry)
            }
        }
        return CaseFile(id: id, number: number, entries: (entries + added).filter { !ended.contains($0.id) })
    }

    /// The kind that held on a day.
    public func kind(on day: Day) -> CaseKind? {
        var found = kinds.first?.kind
        for dated in kinds where dated.from <= day { found = dated.kind }
        return found
    }

    /// The kind last decided, whatever its day.
    public var latestKind: CaseKind? { kinds.last?.kind }

    /// The day after another on which the case stopped being of some kinds for good; nil while it is of one, so that
    /// a case that comes back to its kind has its clocks again.
    func leaves(_ kinds: [CaseKind], after day: Day) -> Day? {
        var found: Day?
        for dated in self.kinds.reversed() {
            guard !kinds.contains(dated.kind), dated.from > day else { break }
            found = dated.from
        }
        return found
    }

    /// The person with a number in the household.
    public func member(_ number: Int) -> Membership? { members.first { $0.number == number } }
    /// The membership of a person.
    public func member(_ person: PersonID) -> Membership? { members.first { $0.person.id == person } }

    /// The one who applied, else her partner, else the first of those who belong to the household.
    public var applicant: Membership? {
        let present = members.filter { $0.left == nil }
        return present.first { $0.person.relation == .applicant }
            ?? present.first { $0.person.relation == .partner } ?? present.first ?? members.first
    }

    /// The family name that the household goes by.
    public var household: String { applicant?.person.familyName ?? "" }

    /// Whether one protected member masks the household.
    public var isProtected: Bool { members.contains { $0.person.protection != .none } }

    /// The members who did not come when the others did, and have not come since.
    public var absent: [Membership] {
        let told = facts.filter { $0.id == .didNotCome || $0.id == .cameLater }
        guard !told.isEmpty else { return [] }
        return members.filter { member in
            member.left == nil && told.contains { $0.id == .didNotCome && $0.person == member.person.id }
                && !told.contains { $0.id == .cameLater && $0.person == member.person.id }
        }
    }

    /// The day on which the household is to come, while the case is open and it has not come; nil where nobody has said when.
    public var expectedOn: Day? {
        guard latestKind != nil, closing == nil, !facts.contains(where: { $0.id == .received }) else {
            return nil
        }
        return facts.last { $0.id == .arrivalPlanned && $0.person == nil }?.day
    }

    /// The first day of a case whose persons moved out of another one; nil for a case of its own beginning.
    var beganBySplit: Day? { members.first.flatMap { $0.cameFrom == nil ? nil : $0.joined } }

    /// The day on which the case began: the first kind's.
    public var opened: Day? { kinds.first?.from }

    /// The case as somebody may see it: where its persons came from and went to is for named staff only, and of those
    /// who are protected where they went others are told nothing else.
    public func seen(by login: Login, leavers: ProtectedLeavers = ProtectedLeavers()) -> CaseFile {
        guard members.contains(where: { $0.cameFrom != nil || $0.movedTo != nil }) else { return self }
        var file = CaseFile(
            id: id, number: number, entries: entries.map { $0.seen(by: login, leavers: leavers) })
        for index in file.members.indices {
            let person = file.members[index].person.id
            file.members[index].protectionElsewhere = leavers.protections[person] ?? .none
            file.members[index].isWithheld = leavers.withheld.contains(person)
        }
        return file
    }

    // MARK: Folding

    private mutating func fold() {
        var people: [PersonID: Newcomer] = [:]
        var joined: [(PersonID, Int, Day, CaseLink?, ActID)] = []
        var left: [PersonID: (day: Day, reason: LeavingReason, to: CaseLink?)] = [:]
        for entry in entries {
            switch entry.content {
            case .kind(let kind): kinds.append((entry.day, kind))
            case .member(let number, let from):
                if entry.caseID == id, let person = entry.person {
                    joined.append((person, number, entry.day, from, entry.act))
                }
            case .memberLeft(let reason, let to):
                if entry.caseID == id, let person = entry.person { left[person] = (entry.day, reason, to) }
            case .personDetails(let newer):
                if let person = entry.person { people[person, default: Newcomer(id: person)].correct(newer) }
            case .caseDetails(let newer):
                for (field, value) in newer { details[field] = value.isEmpty ? nil : value }
            case .fact(let fact, let until, let value):
                facts.append(
                    Fact(
                        entry: entry.id, id: fact, day: entry.day, person: entry.person, until: until,
                        value: value,
                        act: entry.act, by: entry.by, at: entry.at))
            case .assignment(let login): caseworker = login
            case .waiver: waivers.append(entry)
            case .snooze: snoozes.append(entry)
            case .reminder: reminders.append(entry)
            case .booking: bookings.append(entry)
            case .note: notes.append(entry)
            case .closing: closing = entry
            }
        }
        kinds.sort { $0.from < $1.from }
        facts.sort { ($0.day, $0.entry) < ($1.day, $1.entry) }
        reminders.sort { ($0.day, $0.id) < ($1.day, $1.id) }
        bookings.sort { Self.order($0) < Self.order($1) }
        let founding = joined.first?.4
        members = joined.map { person, number, day, from, act in
            var member = Membership(
                person: people[person] ?? Newcomer(id: person), number: number, joined: day,
                left: left[person]?.day)
            member.joinedLater = act != founding
            member.cameFrom = from
            member.leavingReason = left[person]?.reason
            member.movedTo = left[person]?.to
            return member
        }
        members.sort { $0.number < $1.number }
    }

    private static func order(_ entry: Entry) -> (Day, Int, EntryID) {
        guard case .booking(let booking) = entry.content else { return (entry.day, -1, entry.id) }
        return (entry.day, booking.minutes ?? -1, entry.id)
    }
}
