// Persons who leave a household: by death, by moving away, or into a case of their own that the old one never shows.

/// Who moves out of a household into a case of their own.
public struct HouseholdSplit: Hashable, Sendable {
    /// Their numbers in the old household.
    public var persons: [Int]
    /// The first day on which they no longer belong to it.
    public var day: Day
    /// Who handles the new case; nil for nobody.
    public var caseworker: Login?
    /// Who may see which case belongs to which; the one who acts always may.
    public var seenBy: Set<Login>
    /// Protection of the persons in the new case; nil leaves what they have.
    public var protection: Protection?

    public init(
        persons: [Int], day: Day, caseworker: Login?, seenBy: Set<Login> = [], protection: Protection? = nil
    ) {
        self.persons = persons
        self.day = day
        self.caseworker = caseworker
        self.seenBy = seenBy
        self.protection = protection
    }
}

/// What a split changes in the two cases.
public struct SplitChanges: Hashable, Sendable {
    public let old: [Change]
    public let new: [Change]
}

extension Decision {
    /// Somebody no longer belongs to the household and gets no case of her own.
    static func leave(
        _ number: Int, _ reason: LeavingReason, on day: Day, _ file: CaseFile,
        _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        let leaver = try present(number, in: file)
        try checkLeaving([leaver], day, context)
        let stay = file.members.filter { $0.left == nil && $0.number != number }
        guard !stay.isEmpty else { throw .lastOfHousehold }
        return [.add(context.entry(file.id, leaver.person.id, day, .memberLeft(reason, to: nil)))]
            + orphaned(stay, among: [leaver], file.id, day, &context)
    }

    /// Some persons get a case of their own: their facts go with them, and so does what the household had in common up
    /// to that day, as facts of each. Its address, notes, contacts and checklists stay, and nothing that comes later is
    /// seen from the old case.
    ///
    /// - Parameters:
    ///   - file: the old case.
    ///   - id: the new case, already numbered by the store.
    public static func split(
        _ split: HouseholdSplit, _ file: CaseFile, into id: CaseID, _ number: CaseNumber,
        _ context: inout DecisionContext
    ) throws(CommandError) -> SplitChanges {
        try require(.change, of: context.role)
        guard file.closing == nil else { throw .caseClosed }
        var leavers: [Membership] = []
        for number in Set(split.persons).sorted() { leavers.append(try present(number, in: file)) }
        let stay = file.members.filter { $0.left == nil && !split.persons.contains($0.number) }
        guard !leavers.isEmpty else { throw .noPersons }
        guard !stay.isEmpty else { throw .nobodyStays }
        try checkLeaving(leavers, split.day, context)
        for login in split.seenBy.sorted() where !context.knownLogins.contains(login) {
            throw .unknownCaseworker(login)
        }
        if let login = split.caseworker { try context.requireCaseworker(login) }
        let named = split.seenBy.union([context.user])
        var old: [Change] = leavers.map { leaver in
            let left = Entry.Content.memberLeft(.ownCase, to: CaseLink(number: number, seenBy: named))
            return .add(context.entry(file.id, leaver.person.id, split.day, left))
        }
        old += orphaned(stay, among: leavers, file.id, split.day, &context)
        var new: [Change] = []
        for dated in file.kinds { new.append(.add(context.entry(id, nil, dated.from, .kind(dated.kind)))) }
        if let login = split.caseworker {
            new.append(.add(context.entry(id, nil, context.today, .assignment(login))))
        }
        for (index, leaver) in leavers.enumerated() {
            let link = CaseLink(number: file.number, seenBy: named)
            let member = Entry.Content.member(number: index + 1, from: link)
            new.append(.add(context.entry(id, leaver.person.id, split.day, member)))
            if let protection = split.protection, protection != leaver.person.protection {
                let details = Entry.Content.personDetails([.protection: protection.rawValue])
                new.append(.add(context.entry(id, leaver.person.id, split.day, details)))
            }
        }
        new += lead(leavers, id, split.day, &context)
        new += brought(by: leavers, until: split.day, file, id, &context)
        new += orphaned(leavers, among: stay, id, split.day, &context)
        let bookings = bookings(of: leavers, from: split.day, file, id, &context)
        return SplitChanges(old: old + bookings.old, new: new + bookings.new)
    }

    private static func checkLeaving(
        _ leavers: [Membership], _ day: Day, _ context: DecisionContext
    ) throws(CommandError) {
        guard day <= context.today else { throw .leavesInFuture(day) }
        guard day >= earliest else { throw .dateOutOfRange(day) }
        for leaver in leavers {
            if let born = leaver.person.birthDate, day < born {
                throw .leavesBeforeBirth(person: leaver.number)
            }
        }
    }

    /// A new household whose members have no applicant among them gets one: a partner, else the first who is grown up.
    /// In the old one the relations stay as they were, as a list says them that is imported again.
    private static func lead(
        _ members: [Membership], _ id: CaseID, _ day: Day, _ context: inout DecisionContext
    ) -> [Change] {
        guard !members.contains(where: { $0.person.relation == .applicant }) else { return [] }
        let next =
            members.first { $0.person.relation == .partner }
            ?? members.first { !$0.isMinor(on: day) } ?? members.first
        guard let next else { return [] }
        let details = Entry.Content.personDetails([.relation: Relation.applicant.rawValue])
        return [.add(context.entry(id, next.person.id, day, details))]
    }

    /// Children whose last grown-up is gone are without a guardian from that day.
    private static func orphaned(
        _ members: [Membership], among others: [Membership], _ id: CaseID, _ day: Day,
        _ context: inout DecisionContext
    ) -> [Change] {
        guard !members.isEmpty, members.allSatisfy({ $0.isMinor(on: day) }),
            others.contains(where: { !$0.isMinor(on: day) })
        else { return [] }
        return members.map { member in
            let lost = Entry.Content.fact(.guardianLost, until: nil, value: nil)
            return .add(context.entry(id, member.person.id, day, lost))
        }
    }

    /// What the household had in common counts for each who leaves, as her own; and what was decided of her deadlines.
    private static func brought(
        by leavers: [Membership], until day: Day, _ file: CaseFile, _ id: CaseID,
        _ context: inout DecisionContext
    ) -> [Change] {
        let index = FactIndex(file, context.engine.catalogue)
        var changes: [Change] = []
        for leaver in leavers {
            // The deadlines that start from a shared fact start from the copy, and keep what was decided of them.
            var copies: [EntryID: EntryID] = [:]
            for shared in index.shared(with: leaver) where shared.day <= day {
                let fact = shared.fact
                let kind = context.engine.catalogue[fact.id]
                guard fact.id.stepRule == nil, !(kind?.isOfDwelling ?? false) else { continue }
                let content = Entry.Content.fact(fact.id, until: fact.until, value: fact.value)
                let entry = context.entry(id, leaver.person.id, shared.day, content)
                copies[fact.entry] = entry.id
                changes.append(.add(entry))
            }
            for entry in file.waivers + file.snoozes where entry.person == leaver.person.id {
                guard let content = entry.content.starting(from: copies) else { continue }
                changes.append(.add(context.entry(id, leaver.person.id, entry.day, content)))
            }
        }
        return changes
    }

    /// Bookings ahead of those who leave: theirs alone move with them, and from the others they are left out.
    private static func bookings(
        of leavers: [Membership], from day: Day, _ file: CaseFile, _ id: CaseID,
        _ context: inout DecisionContext
    ) -> SplitChanges {
        var old: [Change] = []
        var new: [Change] = []
        for entry in file.bookings where entry.day >= day {
            guard case .booking(var booking) = entry.content else { continue }
            let theirs = leavers.indices.filter { booking.persons.contains(leavers[$0].number) }
            guard !theirs.isEmpty else { continue }
            old.append(.end(entry, reason: "moved out"))
            let others = booking.persons.filter { number in !leavers.contains { $0.number == number } }
            if others.isEmpty {
                booking.persons = theirs.count == leavers.count ? [] : theirs.map { $0 + 1 }
                new.append(.add(context.entry(id, nil, entry.day, .booking(booking))))
            } else {
                booking.persons = others
                old.append(.add(context.entry(file.id, nil, entry.day, .booking(booking))))
            }
        }
        return SplitChanges(old: old, new: new)
    }
}

extension Membership {
    /// Whether the person is known to be under eighteen on a day.
    func isMinor(on day: Day) -> Bool { person.birthDate.map { (0..<18).contains($0.age(on: day)) } ?? false }
}

extension Entry.Content {
    /// A waiver or a snooze of a deadline that starts from the copy of an entry.
    fileprivate func starting(from copies: [EntryID: EntryID]) -> Entry.Content? {
        switch self {
        case .waiver(let rule, let trigger, let reason, let note):
            .waiver(rule, trigger: trigger.map { copies[$0] ?? $0 }, reason, note: note)
        case .snooze(let rule, let trigger, let until):
            .snooze(rule, trigger: trigger.map { copies[$0] ?? $0 }, until: until)
        default: nil
        }
    }
}
