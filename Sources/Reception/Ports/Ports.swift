// The ports: everything the rest of the program may ask of a store, as acts and questions. No SQL beyond them.

/// Who asks, on which day, and when it really is.
public struct Actor: Hashable, Sendable {
    public let login: Login
    /// The operating system's user, where somebody acts for another.
    public let actual: Login
    public let role: Role
    /// The day by which things are late: the option `--today` or the real one.
    public let today: Day
    public let now: Moment

    public init(login: Login, actual: Login, role: Role, today: Day, now: Moment) {
        self.login = login
        self.actual = actual
        self.role = role
        self.today = today
        self.now = now
    }
}

/// One act: commands on one or more cases, and changes of the unit's records, that succeed or fail together.
public struct ActRequest: Sendable {
    public var kind: ActKind
    /// The fact or rule that it is about.
    public var subject: String?
    public var steps: [(caseID: CaseID?, command: CaseCommand)]
    /// What it does to the unit's own records, after the steps.
    public var records: [UnitChange]

    public init(
        kind: ActKind, subject: String?, steps: [(caseID: CaseID?, command: CaseCommand)],
        records: [UnitChange] = []
    ) {
        self.kind = kind
        self.subject = subject
        self.steps = steps
        self.records = records
    }

    /// An act on one case; `nil` opens a new one.
    public init(_ command: CaseCommand, on caseID: CaseID?) {
        self.init(kind: command.kind, subject: command.subject, steps: [(caseID, command)])
    }
}

/// What an act did.
public struct ActReceipt: Hashable, Sendable {
    /// Nil where nothing changed and nothing was written.
    public let act: ActID?
    public let summary: ActSummary
    public init(act: ActID?, summary: ActSummary) {
        self.act = act
        self.summary = summary
    }
}

/// An act in one sentence, without anybody's data.
public struct ActSummary: Hashable, Sendable {
    public var kind: ActKind
    public var subject: String?
    public var cases: [CaseNumber]
    /// Entries that were added, ended or revived.
    public var changes: Int
    public init(kind: ActKind, subject: String?, cases: [CaseNumber], changes: Int) {
        self.kind = kind
        self.subject = subject
        self.cases = cases
        self.changes = changes
    }
}

/// Why the store could not do something.
public enum StoreError: Error, Sendable {
    /// A refusal of the domain, with the case it is about.
    case refused(CommandError, CaseNumber?)
    case noSuchCase
    /// Somebody else wrote for longer than five seconds.
    case busy
    case readOnly
    case diskFull
    /// The disk took something back or in part; whether the act is written is known only by looking.
    case diskFailed
    case notADatabase
    /// Written by a newer version of the program.
    case newerVersion(found: Int, known: Int)
    case networkFileSystem
    case cannotOpen
    case unknownUser(Login)
    /// A user with so many open cases is not removed.
    case userHasCases(Int)
    /// Without a team lead nobody could add users any more.
    case lastTeamLead
    /// The rules were changed after this program was started; it must begin anew before it writes.
    case rulesChanged
    case nothingToUndo
    case nothingToRedo
    /// A later act touched the same entries; who and what.
    case undoBlocked(by: Login, ActSummary)
    case damaged(String)
    /// The database's engine said something else; its code only, never its words.
    case failed(code: Int)

    /// The refusal of what a role may not do.
    public static func notPermitted(_ permission: Permission) -> StoreError {
        .refused(.notPermitted(permission), nil)
    }
}

/// What changes things.
public protocol ReceptionActs: Sendable {
    /// Decides and writes an act in one transaction, with deadlines, counters, search text and journal.
    func apply(_ request: ActRequest, by actor: Actor) throws -> ActReceipt
    /// Takes back the actor's latest act of the day that is not yet taken back.
    func undo(by actor: Actor) throws -> ActReceipt
    /// Does again what the actor last took back.
    func redo(by actor: Actor) throws -> ActReceipt
}

/// How a list of households is taken in.
public struct ImportOptions: Hashable, Sendable {
    /// Says what would happen and writes nothing.
    public var isDryRun: Bool
    /// Handläggare whom the program does not know are added instead of being faults.
    public var addsUsers: Bool
    /// Households with faults are left out, the others are taken in.
    public var isQuarantining: Bool

    public init(isDryRun: Bool = false, addsUsers: Bool = false, isQuarantining: Bool = false) {
        self.isDryRun = isDryRun
        self.addsUsers = addsUsers
        self.isQuarantining = isQuarantining
    }
}

/// What an import did, or found wrong.
public struct ImportOutcome: Hashable, Sendable {
    /// What was added.
    public var cases = 0
    public var persons = 0
    public var facts = 0
    /// Rows that changed nothing.
    public var unchanged = 0
    /// The lines of households that may be protected ones for which whoever reads in the list is not named. Their rows are
    /// among those that changed nothing, whatever they say: any other answer would tell something.
    public var withheld: [Int] = []
    public var faults: [ImportFault] = []
    /// The keys of the households that had faults.
    public var faultyKeys: Set<String> = []
    public init() {}
}

/// Takes in a list of households as one act.
public protocol HouseholdImporting: Sendable {
    /// Compares each household with what is known and writes what is new, in one transaction, with memory that does
    /// not grow with the list. With faults and no quarantine nothing is written.
    /// - Parameter feed: calls what it is given with each household of the list, once, in order. What it throws ends
    ///   the import and takes everything back.
    func importHouseholds(
        _ options: ImportOptions, by actor: Actor,
        from feed: ((ImportHousehold) throws -> Void) throws -> Void
    ) throws -> ImportOutcome
}

/// Who works here.
public protocol UserKeeping: Sendable {
    func addUser(_ user: Caseworker, by actor: Actor) throws
    func setRole(_ role: Role, of login: Login, by actor: Actor) throws
    /// - Parameter share: percent of full time, one of ``Caseworker/shares``.
    func setShare(_ share: Int, of login: Login, by actor: Actor) throws
    /// Refused while the user has open cases, so that nothing is without an owner.
    func removeUser(_ login: Login, by actor: Actor) throws
}

/// A file of rules that is laid over the program's.
public struct RuleFile: Hashable, Sendable {
    /// What a file is; a database has at most one of each, laid in this order.
    public enum Slot: String, CaseIterable, Sendable {
        /// A newer edition of the program's rules.
        case edition
        /// The unit's own rules and changes.
        case unit
    }
    public let slot: Slot
    /// Its name, for messages.
    public let name: String
    /// Names what it says, as ``RuleOverlay/version`` does.
    public let version: String
    public let text: String
    public init(slot: Slot, name: String, version: String, text: String) {
        self.slot = slot
        self.name = name
        self.version = version
        self.text = text
    }
}

/// What a new rulebook does to one case.
public struct CaseMoves: Sendable {
    public let number: CaseNumber
    /// Whether the case is protected and the viewer does not see it.
    public let isMasked: Bool
    public let moves: [DeadlineMove]
    public init(number: CaseNumber, isMasked: Bool, moves: [DeadlineMove]) {
        self.number = number
        self.isMasked = isMasked
        self.moves = moves
    }
}

/// Keeps the rule files of a unit.
public protocol RuleKeeping: Sendable {
    /// The files that are in use, in the order in which they are laid.
    func ruleFiles() throws -> [RuleFile]
    /// Puts a file in the place of the one in its slot; an empty text takes it away. Team leads only. The cases are
    /// computed again by the next opening with the new rules.
    func keep(_ file: RuleFile, by actor: Actor) throws
    /// Which open deadlines another rulebook would add, take away or move, case by case, in the order of their numbers.
    /// Cases without a change are left out; what is masked for the viewer is to be counted and not shown. Team leads only.
    /// - Parameter progress: told how many cases of how many are done; what it throws ends the preview.
    func preview(
        _ rulebook: Rulebook, for viewer: Actor, progress: (Int, Int) throws -> Void,
        _ visit: (CaseMoves) throws -> Void) throws
}

/// Asks for what the unit keeps besides its cases. What a record says of households is to be shown only as far as their
/// cases are.
public protocol UnitQuestions: Sendable {
    /// The records of a kind whose days lie within some days, in order.
    func records(_ kind: RecordID.Kind, on days: ClosedRange<Day>) throws -> [UnitRecord]
    /// The records of a kind that are about a household.
    func records(_ kind: RecordID.Kind, of household: CaseID) throws -> [UnitRecord]
    /// What people call a household's case by.
    func number(of household: CaseID) throws -> CaseNumber
    /// A record as it stands; nil where there is none.
    func record(_ id: RecordID) throws -> UnitRecord?
    /// A page of the unit's flats. Who has a flat is told only where the viewer may see her case; the question costs
    /// what the page and the flats without anybody in them cost, however many cases there are.
    func flats(
        _ list: DwellingList, _ place: PagePlace<DwellingRow.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<DwellingRow>
    /// A flat by its number, masked in the same way; nil where there is none.
    func flat(_ number: Int, for viewer: Actor) throws -> DwellingRow?
    /// The flats of a household; none where the viewer may not see it.
    func flats(of household: CaseID, for viewer: Actor) throws -> [DwellingRow]
}

/// Protected households. Nobody sees one, her own handläggare included, before somebody who is named for it has said why;
/// that stands in the journal of the case. She sees it then in this process alone, for the day.
public protocol ProtectedSight: Sendable {
    /// Shows a protected household to somebody who is named for it.
    /// - Parameter reason: why, for the journal.
    /// - Throws: ``CommandError/notNamed`` as a refusal for everybody else, and for whoever acts in the place of somebody who
    ///   is named; ``CommandError/emptyText`` without a reason.
    func reveal(_ number: CaseNumber, because reason: String, by actor: Actor) throws
    /// The same of the household that has a flat; nothing where none has it.
    func reveal(flat number: Int, because reason: String, by actor: Actor) throws
    /// Who is named for a case besides its handläggare.
    func viewers(of number: CaseNumber) throws -> [UnitRecord]
}

/// Remembers who has opened which case; never asked by a preview.
public protocol OpeningLog: Sendable {
    /// For a protected case this comes first and the screen after it; where it fails, the case stays shut.
    func logOpening(of caseID: CaseID, by actor: Actor) throws
}

/// Keeps what the unit says of itself; see ``UnitFacts``.
public protocol UnitKeeping: Sendable {
    /// The text of the unit's file, nil where none has been taken in.
    func unitFile() throws -> String?
    /// Puts a text, which has been read and found right, in the place of the former. Team leads only; the journal keeps
    /// the text.
    func keepUnitFile(_ text: String, by actor: Actor) throws
}

/// What asks things. Every answer is masked for the viewer by the query itself.
public protocol ReceptionQuestions: Sendable {
    /// A page of rows strictly after, or strictly before, a place; nil starts at the first row.
    func queue(_ query: QueueQuery, after: QueueCursor?, for viewer: Actor) throws -> QueuePage
    func queue(_ query: QueueQuery, before: QueueCursor, for viewer: Actor) throws -> QueuePage
    /// How many open rows the scope has in all, by kept counters, and how many of them are late.
    func openCount(_ scope: CaseloadScope, for viewer: Actor) throws -> (open: Int, overdue: Int)
    /// How many rows of a rule the queue of everyone has open, counted no further than a limit.
    func openCount(of rule: RuleID, limit: Int, for viewer: Actor) throws -> Int
    /// The material of Min dag.
    func day(of caseworker: Login, for viewer: Actor) throws -> DayInput
    /// Those of some cases that are protected, whoever looks: paper and mail leave the unit also from their own handläggare.
    func protected(among cases: Set<CaseID>) throws -> Set<CaseNumber>
    /// A case with its deadlines. Throws `noSuchCase`.
    func caseFile(_ number: CaseNumber, for viewer: Actor) throws -> CaseView
    /// The cases that a query admits, in the order of their numbers.
    func cases(_ query: CaseQuery, for viewer: Actor) throws -> [CaseListRow]
    /// Cases in which every typed word is found in names, numbers, addresses or notes; what is masked for the viewer is
    /// found by its number alone.
    func search(_ text: String, limit: Int, for viewer: Actor) throws -> [SearchRow]
    /// The cases that persons who are to be written down may be known in already; see ``KnownPerson``. What the viewer may
    /// not see is not among them.
    func known(_ person: KnownPersonQuery, for viewer: Actor) throws -> [KnownPerson]
    /// The landlords of the unit's households, the most usual first; none of a protected household.
    func landlords(limit: Int) throws -> [String]
    /// Everybody who works here and has not been removed, by login.
    func caseworkers() throws -> [Caseworker]
    /// The unit's closed waits for somebody else's acts, by the rule that is waited by; from kept counters, so that the
    /// question costs the same however many cases there are.
    func waits() throws -> [RuleID: ClosedWaits]
    /// A page of the establishment windows that are not over, what ends first on top.
    func windows(
        _ scope: CaseloadScope, _ place: PagePlace<WindowRow.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<WindowRow>
    /// Who waits for whom: each rule by which somebody waits on the viewer's day, in the order of the rulebook; from
    /// kept counters.
    func waitGroups(_ scope: CaseloadScope, for viewer: Actor) throws -> [WaitGroup]
    /// A page of the households that wait by a rule, the longest wait first.
    func waiting(
        by rule: RuleID, _ scope: CaseloadScope, _ place: PagePlace<WaitRow.Cursor>, limit: Int,
        for viewer: Actor
    ) throws -> RowPage<WaitRow>
    /// The planned arrivals of some days whose households have not been received, in the order of days; the question
    /// costs what those days hold.
    func arrivals(_ scope: CaseloadScope, on days: ClosedRange<Day>, for viewer: Actor) throws -> [ArrivalRow]
    /// The same arrivals with their pickups, and with the other households of these; see ``ArrivalGroup``.
    /// - Parameters:
    ///   - after: behind which household to begin; nil for the first.
    ///   - limit: the most households, apart from those that pickups bring.
    func arrivalGroups(
        _ scope: CaseloadScope, on days: ClosedRange<Day>, after: ArrivalCursor?, limit: Int,
        for viewer: Actor
    ) throws -> ArrivalPage
    /// A pickup with its households, whether they have come or not; nil where there is no such pickup.
    func arrivalGroup(_ id: RecordID, for viewer: Actor) throws -> ArrivalGroup?
    /// What everybody has, nobody's cases first; the question costs what there are of handläggare and days, and what is put
    /// off or will be grown out of, however many other deadlines there are.
    func team(for viewer: Actor) throws -> [TeamRow]
    /// The offers of cases that the viewer has made or been made, all there are for a team lead; what is lost first on top.
    /// The question costs what offers there are.
    func handovers(for viewer: Actor) throws -> [HandoverRow]
    /// What an offer of cases is made from.
    func offering(_ cases: [CaseID]) throws -> Offering
    /// The same for all open cases of somebody.
    func offering(of caseworker: Login) throws -> Offering
    /// The figures of a period with the rows behind them, nothing kept back. Reads what is known of all households.
    func report(_ period: ReportPeriod, for viewer: Actor) throws -> Report
    /// What a team lead asks of the whole unit; the question costs what the arrivals of the next weeks, the flats that
    /// nobody lives in and the deadlines that are counted cost, however many cases there are.
    func leadBoard(for viewer: Actor) throws -> LeadBoard
    /// How a year stands against the numbers to receive, one for each scheme; the question costs what was assigned in
    /// that year, however many cases there are. Of a masked household there is its number and how many count.
    func quota(_ year: Int, for viewer: Actor) throws -> [QuotaYear]
    /// The sums of a year, of the schemes that have a number, without who counts.
    func quotaSums(_ year: Int) throws -> [QuotaYear]
    /// The bookings of open cases on some days, in the order of time; the question costs what those days hold,
    /// however many cases there are. Of a masked household time and length are given and nothing else.
    func bookings(_ query: BookingQuery, for viewer: Actor) throws -> BookingPage
    /// The bookings that a new one would clash with: those of its case and of the case's handläggare.
    func clashes(of draft: BookingDraft, for viewer: Actor) throws -> [BookingClash]
    /// A page of what was done in a case, the newest act first; nothing of it where the case is masked.
    func journal(
        of number: CaseNumber, _ place: PagePlace<JournalEvent.Cursor>, limit: Int, for viewer: Actor
    ) throws -> RowPage<JournalEvent>
    /// The sentence of what undo and redo would do now; nil where there is nothing.
    func undoable(by actor: Actor) throws -> (undo: ActSummary?, redo: ActSummary?)
    /// Changes whenever another process has written, and only then: what this store wrote itself does not change it.
    func dataVersion() throws -> Int
}

/// A case as a viewer may see it.
public struct CaseView: Sendable {
    /// Without names, numbers, address and notes where masked.
    public let file: CaseFile
    public let isMasked: Bool
    /// Whether the viewer would see it after saying why; see ``ProtectedSight``.
    public let mayReveal: Bool
    /// All deadlines, as stored for the case.
    public let deadlines: [QueueRow]
    /// The unit's closed waits for folkbokföring (rule `FB-VANTE`), from which windows are forecast.
    public let registrationWaits: ClosedWaits
    /// What its persons consent to, the newest first; nothing where masked.
    public let consents: [ConsentRow]

    /// Whether it is not told how the date of a deadline was computed: that may say when somebody protected was born.
    public func withholdsComputation(of key: DeadlineKey) -> Bool {
        isMasked || key.person.flatMap { file.member($0) }?.isWithheld ?? false
    }

    public init(
        file: CaseFile, isMasked: Bool, mayReveal: Bool = false, deadlines: [QueueRow],
        registrationWaits: ClosedWaits = ClosedWaits([:]), consents: [ConsentRow] = []
    ) {
        self.file = file
        self.isMasked = isMasked
        self.mayReveal = mayReveal
        self.deadlines = deadlines
        self.registrationWaits = registrationWaits
        self.consents = consents
    }
}

/// A question for cases.
public struct CaseQuery: Hashable, Sendable {
    public var scope: CaseloadScope
    public var kind: CaseKind?
    public var phase: Phase?
    public var includesClosed: Bool
    public var limit: Int
    public init(scope: CaseloadScope, limit: Int) {
        self.scope = scope
        self.limit = limit
        kind = nil
        phase = nil
        includesClosed = false
    }
}

/// A case in a list.
public struct CaseListRow: Hashable, Sendable {
    public var caseID: CaseID
    public var number: CaseNumber
    public var kind: CaseKind
    public var phase: Phase
    public var isClosed: Bool
    public var caseworker: Login?
    public var household: String
    public var isMasked: Bool
    public var persons: Int
    public init(
        caseID: CaseID, number: CaseNumber, kind: CaseKind, phase: Phase, isClosed: Bool, caseworker: Login?,
        household: String, isMasked: Bool, persons: Int
    ) {
        self.caseID = caseID
        self.number = number
        self.kind = kind
        self.phase = phase
        self.isClosed = isClosed
        self.caseworker = caseworker
        self.household = household
        self.isMasked = isMasked
        self.persons = persons
    }
}

/// A hit of a search.
public struct SearchRow: Hashable, Sendable {
    /// What matched.
    public enum Matched: String, Sendable {
        case name, number, address, note
        case caseNumber = "case"
    }
    public var row: CaseListRow
    public var person: Int?
    public var matched: Matched
    /// The person's name, the address, or the words around what was found in a note; empty for numbers.
    public var words: String
    public init(row: CaseListRow, person: Int?, matched: Matched, words: String = "") {
        self.row = row
        self.person = person
        self.matched = matched
        self.words = words
    }
}
