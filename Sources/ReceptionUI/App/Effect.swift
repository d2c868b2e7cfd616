// What update asks of the world, as values; the runtime carries them out and answers with messages.

import Reception
import TerminalKit

/// Names one request, so that an answer that nobody waits for any more is dropped.
public struct Token: Hashable, Sendable {
    public let raw: Int
    public init(_ raw: Int) { self.raw = raw }
}

/// A question to the store.
public enum Question: Hashable, Sendable {
    /// A page of the queue strictly after a place; nil starts at the first row.
    case queue(QueueQuery, after: QueueCursor?)
    case queueBefore(QueueQuery, QueueCursor)
    case day(Login)
    /// A look at a case, which nobody logs.
    case caseFile(CaseNumber)
    /// A case is opened on purpose: the log of openings keeps it, for a protected case before it is shown.
    case openCase(CaseNumber)
    /// A protected household is shown to somebody who is named for it and says why; both logs keep it first.
    case revealCase(CaseNumber, because: String)
    /// Who is named for a protected household, and who may be.
    case viewers(CaseNumber)
    case caseworkers
    /// The cases in which persons of a form may be known already, a list for each.
    case known([FormQuery])
    /// The landlords used before.
    case landlords
    case openCount(CaseloadScope)
    /// How many open deadlines a rule has.
    case ruleCount(RuleID)
    case windows(CaseloadScope, PagePlace<WindowRow.Cursor>, limit: Int)
    case waitGroups(CaseloadScope)
    case waiting(RuleID, CaseloadScope, PagePlace<WaitRow.Cursor>, limit: Int)
    /// A page of cases strictly beyond a place; nil starts at that end of the list.
    case cases(CaseListQuery, from: CasePlace?, backwards: Bool)
    case caseCount(CaseloadScope, includesClosed: Bool)
    case search(String, limit: Int)
    /// What undo and redo would do now.
    case undoable
    case bookings(BookingQuery)
    case dwellings(DwellingList, PagePlace<DwellingRow.Cursor>, limit: Int)
    /// The free flats as they suit a household.
    case dwellingMatches(CaseNumber, norms: [Int: Int])
    /// A look at a case with the flats that it has.
    case dwellingCase(CaseNumber)
    /// What a booking that is about to be made clashes with.
    case clashes(BookingDraft)
    case journal(CaseNumber, PagePlace<JournalEvent.Cursor>, limit: Int)
    case arrivals(CaseloadScope, ClosedRange<Day>, after: ArrivalCursor?, limit: Int)
    /// What everybody has.
    case team
    /// The offers of cases that concern the user.
    case handovers
    /// Who has some cases, and the offers that there are of them.
    case offering([CaseID])
    /// The same of all that somebody has.
    case caseload(Login)
    /// The absences that are not over.
    case absences
    /// The figures of a period.
    case report(ReportPeriod)
    /// What a team lead asks of the whole unit.
    case lead
    /// How a year stands against kommuntal and fördelningstal.
    case quota(year: Int)
    /// Its sums, of the schemes that have a number.
    case quotaSums(year: Int)
    /// Several cases as they are stored.
    case files([CaseNumber])
    /// With whom the unit works.
    case partners
    /// Whose consent is missing where a paper goes to a partner.
    case disclosure(PaperRequest, PartnerRow)
}

/// What the store answered.
public enum Answer: Sendable {
    case page(QueuePage)
    case day(DayInput)
    case caseFile(CaseView)
    case caseworkers([Caseworker])
    case known([[KnownPerson]])
    case landlords([String])
    case openCount(open: Int, overdue: Int)
    case ruleCount(RuleID, RuleCount)
    case windows(RowPage<WindowRow>)
    case waitGroups([WaitGroup])
    case waiting(RowPage<WaitRow>)
    case cases(CasePage)
    case caseCount(Int)
    case hits([SearchRow])
    case undoable(Undoable)
    case bookings(BookingPage)
    case dwellings(RowPage<DwellingEntry>)
    case dwellingCase(CaseView, [DwellingRow])
    case clashes([BookingClash])
    case journal(RowPage<JournalEvent>)
    case arrivals(ArrivalPage)
    case team([TeamRow])
    case handovers([HandoverRow])
    case offering(Offering)
    case absences([UnitRecord])
    case report(Report)
    case lead(LeadBoard)
    case quota([QuotaYear])
    case files([CaseView])
    case partners([PartnerRow])
    case viewers([UnitRecord], [Caseworker])
    case disclosure(Disclosure)
}

/// Something to be done outside the state.
public enum Effect: Sendable {
    case ask(Token, Question)
    /// Nobody waits for this answer any more; a request that has not begun may be left out.
    case cancel(Token)
    case act(Token, ActRequest)
    case undo(Token)
    case redo(Token)
    /// Changes the user's saved views.
    case changeView(Token, ViewChange)
    /// Opens the user's editor on a note for a case: an empty one, or one that could not be written before.
    case editNote(Token, CaseNumber, text: String)
    /// Asks for the printers there are; that may take its time, and nothing else waits for it.
    case printers(Token)
    /// Journals a paper, makes it and puts it where it is wanted.
    case print(Token, PaperRequest, PaperPlace, for: PartnerRow?)
    /// Puts a text on the clipboard (OSC 52).
    case copy(String)
    case redraw
    case suspend
    case quit
}

/// Something that happened.
public enum AppMessage: Sendable {
    case started
    case keyPressed(Key)
    /// The window's size, which the context now bears, has changed.
    case resized
    /// The program was stopped and goes on, or the day has changed.
    case resumed
    /// Somebody else has written to the database.
    case dataChanged
    /// An answer is overdue; the number counts the turns of the spinner. Nil when nothing is waited for.
    case waited(turn: Int?)
    case answered(Token, Answer)
    case failed(Token, StoreError)
    case acted(Token, ActReceipt)
    /// The user's views as they stand at the start, and what is wrong with their file.
    case viewsRead([SavedView], ViewTrouble?)
    /// What is wrong in the user's settings, in the order of the file.
    case settingsRead([SettingsFault])
    /// The views after a change.
    case viewsChanged(Token, [SavedView])
    case viewsFailed(Token, ViewTrouble)
    /// The editor was closed with this text in it.
    case noteWritten(Token, String)
    /// The editor could not be started, or ended without saving.
    case noteAbandoned(Token, NoteTrouble)
    /// The printers that can be asked for, and why there are none where something is wrong.
    case printersListed(Token, [String], trouble: String?)
    /// A paper is where it was wanted; the sentence says where.
    case printed(Token, String)
    /// A paper is not where it was wanted; the sentence says why.
    case printFailed(Token, String)
}

/// Why no note came back from the editor.
public enum NoteTrouble: Hashable, Sendable {
    case noEditor
    case editorFailed(status: Int)
    case notReadable
}

extension Effect {
    /// The request that an answer would name, nil where none comes.
    public var token: Token? {
        switch self {
        case .ask(let token, _), .act(let token, _), .undo(let token), .redo(let token),
            .editNote(let token, _, _), .changeView(let token, _), .printers(let token),
            .print(let token, _, _, _):
            token
        case .cancel, .copy, .redraw, .suspend, .quit: nil
        }
    }
}

/// How many open deadlines a rule has.
public struct RuleCount: Hashable, Sendable {
    public let open: Int
    /// There are more than were counted.
    public let isMore: Bool
    /// Where counting ends; what lies beyond is only said to be more.
    public static let end = 1001

    /// - Parameter counted: how many there are up to ``end``.
    public init(_ counted: Int) {
        open = min(counted, Self.end - 1)
        isMore = counted == Self.end
    }
}
