// What a person may do to a case. A command says what is meant; `Decision` says what that changes.

/// Whom a recorded fact is about.
public enum Subjects: Hashable, Sendable {
    /// The case, for a fact of the case; for a person's fact the only person there is.
    case unstated
    /// These numbers in the household.
    case persons([Int])
    /// Everyone who belongs to the household, with exceptions.
    case everyone(except: [Int])
}

/// A fact as it is written down for a household that is opened.
public struct StatedFact: Hashable, Sendable {
    public var id: FactID
    public var day: Day
    public var until: Day?
    public var value: String?
    public init(_ id: FactID, _ day: Day, until: Day? = nil, value: String? = nil) {
        self.id = id
        self.day = day
        self.until = until
        self.value = value
    }
}

/// A household that is not known yet.
public struct NewHousehold: Hashable, Sendable {
    /// One of its persons.
    public struct Person: Hashable, Sendable {
        public var details: [PersonDetail: String]
        public var facts: [StatedFact]
        public init(details: [PersonDetail: String], facts: [StatedFact] = []) {
            self.details = details
            self.facts = facts
        }
    }

    public var kind: CaseKind
    public var caseworker: Login?
    public var details: [CaseDetail: String]
    public var facts: [StatedFact]
    public var persons: [Person]
    public var notes: [String]

    public init(
        kind: CaseKind, caseworker: Login? = nil, details: [CaseDetail: String] = [:],
        facts: [StatedFact] = [],
        persons: [Person], notes: [String] = []
    ) {
        self.kind = kind
        self.caseworker = caseworker
        self.details = details
        self.facts = facts
        self.persons = persons
        self.notes = notes
    }
}

/// Everything that can be done to one case.
public enum CaseCommand: Hashable, Sendable {
    /// Opens a case; the only command without a case to act on.
    case open(NewHousehold)
    case record(FactID, Day, Subjects, until: Day?, value: String?)
    /// Takes a fact back. Without a person or a day it must be plain which one is meant.
    case retract(FactID, person: Int?, day: Day?, reason: String)
    /// The act that completes these deadlines was done.
    case complete([DeadlineKey], on: Day)
    case waive([DeadlineKey], WaiverReason, note: String)
    case unwaive([DeadlineKey])
    case snooze([DeadlineKey], until: Day)
    case remind(Day, String)
    case book(Day, Booking)
    case cancelBooking(EntryID)
    /// The household is expected then; what hangs on an earlier plan moves with it.
    case expect(ArrivalPlan)
    /// The household's pickup has arranged this and no longer that.
    case settle(Set<ArrivalStep>, withdrawn: Set<ArrivalStep>)
    case assign(Login?)
    case note(String, important: Bool)
    case pause(person: Int, from: Day, to: Day?, PauseReason)
    /// Somebody joins the household.
    case join(NewHousehold.Person, Day)
    /// Somebody no longer belongs to the household, without a case of her own.
    case leave(Int, LeavingReason, Day)
    /// Some persons get a case of their own.
    case split(HouseholdSplit)
    /// The household is of another kind from a day on.
    case convert(to: CaseKind, on: Day)
    case correctPerson(Int, [PersonDetail: String], from: Day)
    case correctCase([CaseDetail: String], from: Day)
    /// See ``Closing``, which asks first what is open.
    case close(ClosingReason, Day, to: ClosingReceiver? = nil, note: String)
    case reopen

    /// The kind of act, for the journal and the sentence that says what undo will take back.
    public var kind: ActKind {
        switch self {
        case .open: .open
        case .record: .record
        case .retract: .retract
        case .complete: .complete
        case .waive: .waive
        case .unwaive: .unwaive
        case .snooze: .snooze
        case .remind: .remind
        case .book: .book
        case .cancelBooking: .cancelBooking
        case .expect: .moveArrival
        case .settle: .pickup
        case .assign: .assign
        case .note: .note
        case .pause: .pause
        case .join: .join
        case .leave: .leave
        case .split: .split
        case .convert: .convert
        case .correctPerson, .correctCase: .correct
        case .close: .close
        case .reopen: .reopen
        }
    }

    /// The fact or rule that the act is about, for the same sentence; never a person's data.
    public var subject: String? {
        switch self {
        case .record(let fact, _, _, _, _), .retract(let fact, _, _, _): fact.id
        case .complete(let keys, _), .waive(let keys, _, _), .unwaive(let keys), .snooze(let keys, _):
            Set(keys.map(\.rule)).count == 1 ? keys.first?.rule.id : nil
        default: nil
        }
    }
}

/// What kind of act it was. The raw value stands in the journal.
public enum ActKind: String, CaseIterable, Sendable {
    case open, record, retract, complete, waive, unwaive, snooze, remind, book
    case cancelBooking = "cancel_booking"
    case assign, note, pause, join, leave, split, convert, correct, close, reopen, `import`, undo
    /// A user was added, changed or removed.
    case user
    /// A rule file was taken into use.
    case rules
    /// Invented households were written.
    case generate
    /// A paper that names the case was made.
    case print
    /// Rows were given to other programs.
    case export
    /// A copy of everything was made.
    case backup
    /// The database came out of such a copy.
    case restore
    /// A pickup was planned or changed.
    case pickup
    /// An arrival was moved to another day, with all that hangs on it.
    case moveArrival = "move_arrival"
    /// Households were met, and what is to come was written down.
    case arrive
    /// A number of persons to receive was written down.
    case quota
    /// What the unit says of itself was changed.
    case unit
    /// Cases were offered to somebody, taken, sent back or withdrawn.
    case handOver = "hand_over"
    /// Somebody is away, or back.
    case absence
    /// A partner was written down, changed or taken off the list.
    case partner
    /// Somebody consented to sharing with a partner, or withdrew that.
    case consent
    /// Somebody was named to see a protected household, or is named no longer.
    case nameViewer = "name_viewer"
    /// By what the unit erases was written down, or a case is kept all the same.
    case retention
    /// What was known of households was erased for good.
    case erase
    /// Somebody who is named has looked at a protected household, and said why.
    case reveal
    /// A flat was written down, changed, given to a household or left.
    case dwelling
}
