// Deciding: a command on a case becomes changes, or a refusal. Pure: what the world says comes in with the context.
//
//     var context = DecisionContext(…)
//     let changes = try Decision.decide(.assign(login), on: file, &context)

/// What a decision needs besides the case.
public struct DecisionContext: Sendable {
    public let today: Day
    public let now: Moment
    public let user: Login
    public let role: Role
    public var act: ActID
    public let engine: DeadlineEngine
    public let knownLogins: Set<Login>
    /// Those among them who are given no cases.
    public let readers: Set<Login>
    /// The next free identifiers; a decision takes from them.
    public var nextEntry: Int64
    public var nextPerson: Int64

    public init(
        today: Day, now: Moment, user: Login, role: Role, act: ActID, engine: DeadlineEngine,
        knownLogins: Set<Login>, readers: Set<Login> = [],
        nextEntry: Int64, nextPerson: Int64
    ) {
        self.today = today
        self.now = now
        self.user = user
        self.role = role
        self.act = act
        self.engine = engine
        self.knownLogins = knownLogins
        self.readers = readers
        self.nextEntry = nextEntry
        self.nextPerson = nextPerson
    }

    mutating func entry(_ caseID: CaseID, _ person: PersonID?, _ day: Day, _ content: Entry.Content) -> Entry
    {
        defer { nextEntry += 1 }
        return Entry(
            id: EntryID(nextEntry), caseID: caseID, person: person, day: day, content: content, act: act,
            by: user,
            at: now)
    }

    /// Refuses somebody who cannot be given a case.
    func requireCaseworker(_ login: Login) throws(CommandError) {
        guard knownLogins.contains(login) else { throw .unknownCaseworker(login) }
        guard !readers.contains(login) else { throw .hasNoCases(login) }
    }

    mutating func person() -> PersonID {
        defer { nextPerson += 1 }
        return PersonID(nextPerson)
    }
}

/// The decisions, as a namespace; files beside this one hold the larger ones.
public enum Decision {
    /// The longest text that a note, a reminder or a reason may have, in bytes of UTF-8.
    public static let textLimit = 32_768
    /// The longest name, address or the like, in characters as Unicode counts them.
    public static let detailLimit = 2_000

    /// What a command changes in a case that exists.
    /// - Throws: why it is refused; then nothing is changed.
    public static func decide(
        _ command: CaseCommand, on file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        try require(.change, of: context.role)
        if file.closing != nil {
            switch command {
            case .reopen, .note, .assign: break
            // A pickup of which one household is done with is still taken away.
            case .settle: return []
            default: guard concernsWhatOutlives(command, context.engine) else { throw .caseClosed }
            }
        }
        switch command {
        case .open(let household): return try open(household, as: file.id, &context)
        case .record(let fact, let day, let who, let until, let value):
            return try record(StatedFact(fact, day, until: until, value: value), who, file, &context)
        case .retract(let fact, let person, let day, let reason):
            return try retract(fact, person: person, day: day, reason: reason, file)
        case .complete(let keys, let day): return try complete(keys, on: day, file, &context)
        case .waive(let keys, let reason, let note): return try waive(keys, reason, note, file, &context)
        case .unwaive(let keys): return try unwaive(keys, file)
        case .snooze(let keys, let until): return try snooze(keys, until: until, file, &context)
        case .remind(let day, let text):
            return [.add(context.entry(file.id, nil, day, .reminder(try checked(text))))]
        case .book(let day, let booking):
            _ = try checked(booking.what)
            for number in booking.persons { _ = try present(number, in: file) }
            return [.add(context.entry(file.id, nil, day, .booking(booking)))]
        case .cancelBooking(let id):
            guard let entry = file.bookings.first(where: { $0.id == id }) else { throw .noSuchBooking }
            return [.end(entry, reason: "cancelled")]
        case .expect(let plan): return try expect(plan, file, &context)
        case .settle(let arranged, let withdrawn):
            return try settle(arranged, withdrawn: withdrawn, file, &context)
        case .assign(let login): return try assign(login, file, &context)
        case .note(let text, let important):
            return [
                .add(
                    context.entry(file.id, nil, context.today, .note(try checked(text), important: important))
                )
            ]
        case .pause(let number, let from, let to, let reason):
            let fact = StatedFact(.establishmentPaused, from, until: to, value: reason.rawValue)
            return try record(fact, .persons([number]), file, &context)
        case .convert(let kind, let day): return try convert(to: kind, on: day, file, &context)
        case .join(let person, let day): return try join(person, day, file, &context)
        case .leave(let number, let reason, let day):
            return try leave(number, reason, on: day, file, &context)
        // A split is about two cases; the store decides it with the number of the new one.
        case .split: throw .noPersons
        case .correctPerson(let number, let details, let from):
            let member = try present(number, in: file)
            if let born = details[.birthDate].flatMap({ Day($0) }), born > context.today {
                throw .birthInFuture
            }
            let changed = details.filter { member.person[$0.key] ?? "" != $0.value }
            guard !changed.isEmpty else { return [] }
            try check(changed)
            return [.add(context.entry(file.id, member.person.id, from, .personDetails(changed)))]
        case .correctCase(let details, let from):
            let changed = details.filter { file.details[$0.key] ?? "" != $0.value }
            try check(changed)
            return changed.isEmpty ? [] : [.add(context.entry(file.id, nil, from, .caseDetails(changed)))]
        case .close(let reason, let day, let receiver, let note):
            return try close(reason, on: day, to: receiver, note: note, file, &context)
        case .reopen: return try reopen(file)
        }
    }

    /// Refuses what a role may not do.
    public static func require(_ permission: Permission, of role: Role) throws(CommandError) {
        guard role.may(permission) else { throw .notPermitted(permission) }
    }

    private static func assign(
        _ login: Login?, _ file: CaseFile, _ context: inout DecisionContext
    ) throws(CommandError) -> [Change] {
        if let login { try context.requireCaseworker(login) }
        guard login != file.caseworker else { return [] }
        return [.add(context.entry(file.id, nil, context.today, .assignment(login)))]
    }

    /// A member who belongs to the household now.
    static func present(_ number: Int, in file: CaseFile) throws(CommandError) -> Membership {
        guard let member = file.member(number) else { throw .noSuchPerson(number) }
        guard member.left == nil else { throw .personLeft(number) }
        return member
    }

    /// A text that says something and is not endless.
    static func checked(_ text: String, _ place: LongText = .text) throws(CommandError) -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .emptyText }
        try check(place, text, isAtMost: textLimit)
        return text
    }

    /// Counts what a text is made of, not what is seen: a letter may bear a thousand marks.
    static func check(_ place: LongText, _ text: String, isAtMost limit: Int) throws(CommandError) {
        guard text.unicodeScalars.count <= limit else { throw .textTooLong(place, limit: limit) }
    }

    /// Details that are no longer than such things are: what is longer was pasted by mistake, or to do harm.
    static func check(_ details: [PersonDetail: String]) throws(CommandError) {
        let tooLong = details.filter { $0.value.unicodeScalars.count > detailLimit }.keys
        if let first = PersonDetail.allCases.first(where: tooLong.contains) {
            throw .personDetailTooLong(first, limit: detailLimit)
        }
    }

    /// The same of the household.
    static func check(_ details: [CaseDetail: String]) throws(CommandError) {
        let tooLong = details.filter { $0.value.unicodeScalars.count > detailLimit }.keys
        if let first = CaseDetail.allCases.first(where: tooLong.contains) {
            throw .caseDetailTooLong(first, limit: detailLimit)
        }
    }
}
