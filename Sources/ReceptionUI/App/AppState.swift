// Everything that the terminal shows, as one value: a stack of screens, a stack of overlays, and what is waited for.

import Reception
import TerminalKit

/// The state of the whole interface. Only `update` changes it.
public struct AppState: Sendable {
    /// The screens, the root first; never empty.
    public internal(set) var screens: [Screen]
    /// What lies over the screen, the topmost last.
    public internal(set) var overlays: [Overlay] = []
    /// What the status line says until the next key.
    public internal(set) var notice: Notice?
    /// Requests that are under way, and what they are for.
    var awaited: [Token: Purpose] = [:]
    /// The overlays that an act came out of, as they were when it was asked for; they come back where it is refused.
    var answered: [Token: [Overlay]] = [:]
    /// The question last asked for a purpose whose answer changes with the selection.
    var pending: [Purpose: Question] = [:]
    var nextToken = 1
    var nextScreen = 2
    /// The spinner's turn while something takes its time.
    var spinner: Int?
    /// What was typed on the command line, newest last.
    var history: [String] = []
    /// Forms that wait until the screen that was opened from them is left, by that screen.
    var setAside: [Int: Form] = [:]
    /// What undo and redo would do now.
    var undoable = Undoable()
    /// Notes that came back from the editor and are not in the database yet, oldest first.
    public internal(set) var unwritten: [UnwrittenNote] = []
    var nextNote = 1
    /// The screens that have not been asked for anew since this user's own last act: there a row that is gone is no news.
    var expectant: Set<Int> = []
    /// The user's saved views.
    var views: [SavedView] = []

    /// The interface with one screen that has asked for nothing yet.
    public init(start: StartScreen, context: AppContext) {
        let content: ScreenContent =
            switch start {
            case .myDay: .myDay(MyDayState(owner: context.user))
            case .queue(let filter): .queue(QueueState(filter: filter))
            case .cases: .cases(CasesState(scope: .all))
            case .rules: .rules(RulesState(context))
            case .manual: .manual(ManualState(context))
            case .establishment: .establishment(EstablishmentState(scope: .caseworker(context.user)))
            case .waiting: .waiting(WaitingState(scope: .caseworker(context.user)))
            case .team: .team(TeamState())
            case .report: .report(ReportState(.year(context.today.year)))
            case .bookings: .bookings(BookingsState(scope: .caseworker(context.user), today: context.today))
            case .arrivals: .arrivals(ArrivalsState(scope: .all, today: context.today))
            case .dwellings: .dwellings(DwellingsState())
            case .handovers: .handovers(HandoversState())
            case .partners: .partners(PartnersState())
            }
        screens = [Screen(id: 1, content: content)]
    }

    /// The screen that is seen.
    var top: Screen {
        get { screens[screens.count - 1] }
        set { screens[screens.count - 1] = newValue }
    }

    /// What is typed into the topmost screen's filter; nil where it is not open.
    var filterField: TextField? {
        switch top.content {
        case .rules, .manual: top.content.matched.flatMap { $0.isFiltering ? $0.field : nil }
        case .queue, .cases: top.content.searched.flatMap { $0.isFiltering ? $0.field : nil }
        case .caseFile(let state): state.search.isTyping ? state.search.field : nil
        case .myDay, .establishment, .waiting, .waitList, .team, .report, .bookings, .arrivals, .journal,
            .dwellings, .handovers, .partners:
            nil
        }
    }

    /// Whether an answer is waited for.
    public var isWaiting: Bool { !awaited.isEmpty }

    /// Whether the rows of the screen that is seen have been asked for: what is drawn now is drawn anew when they come.
    /// What is being typed is shown at once.
    public var awaitsRows: Bool {
        overlays.isEmpty && filterField == nil && awaited.values.contains { $0.bringsRows(of: top.id) }
    }
}

/// The screen that the program starts on.
public enum StartScreen: Hashable, Sendable {
    case myDay
    case queue(QueueFilter)
    case cases
    case rules
    case establishment
    case waiting
    case team
    case report
    case bookings
    case arrivals
    case dwellings
    case handovers
    case partners
    case manual
}

/// One screen in the stack; its id tells answers where to go.
public struct Screen: Sendable {
    let id: Int
    var content: ScreenContent
}

/// What a screen shows.
enum ScreenContent: Sendable {
    case myDay(MyDayState)
    case queue(QueueState)
    case cases(CasesState)
    case caseFile(CaseState)
    case rules(RulesState)
    case establishment(EstablishmentState)
    case waiting(WaitingState)
    case waitList(WaitListState)
    case team(TeamState)
    case report(ReportState)
    case bookings(BookingsState)
    case arrivals(ArrivalsState)
    case dwellings(DwellingsState)
    case journal(JournalState)
    case handovers(HandoversState)
    case partners(PartnersState)
    case manual(ManualState)
}

/// A sentence in the status line.
public struct Notice: Hashable, Sendable {
    /// How it is meant.
    public enum Tone: Hashable, Sendable { case plain, good, bad }
    public var text: String
    public var tone: Tone
}

/// What an answer is for. Two requests with the same purpose are one: the newer replaces the older.
enum Purpose: Hashable, Sendable {
    case day(screen: Int)
    case page(screen: Int, PagePart)
    case count(screen: Int)
    case pane(screen: Int)
    case caseFile(screen: Int)
    case ruleCount(screen: Int)
    case board(screen: Int)
    /// What follows on the rows of a screen that is not a list of pages.
    case more(screen: Int)
    /// The numbers to receive, of the band over a screen.
    case quota(screen: Int)
    /// What a team lead asks of the whole unit, below a screen's rows.
    case lead(screen: Int)
    /// The numbers to receive, of the box that shows them.
    case quotaBox
    case undoable
    /// The household for a chooser of persons.
    case members
    /// The cases whose arrival is to be moved.
    case files
    /// Who has the cases that are to be offered.
    case offering(HandoverPlan)
    /// When somebody is away, before that is changed.
    case absences(Login)
    case explanation
    case caseworkers
    /// Who is likely to be known already, for a form.
    case known
    /// What the booking in a form clashes with.
    case clashes
    case landlords
    /// The case of a flat's household, for what is to be done to the flat.
    case dwelling(DwellingStep, DwellingRow)
    /// The case once more before a correction of it is written.
    case freshness
    case act(DealtWith)
    /// An act that closes its form when it is done.
    case form(DealtWith)
    case undo
    case redo
    /// A note that is being written, and which unwritten one it takes the place of.
    case note(CaseID, CaseNumber, again: Int?)
    /// Hits of what was typed.
    case search(String)
    /// The sentence to say when a user's views are changed.
    case viewChange(String)
    case printers
    case print
    /// Who is named for a protected household, for the list of those who may be.
    case viewers(SelectedCase)
    /// The list of partners, for what is begun.
    case partners(PartnersUse)
    /// Whose consent is missing, before a paper goes to a partner.
    case disclosure(PaperRequest, PartnerRow)
}

/// The acts that undo and redo would take back or do again; nil for none.
public struct Undoable: Hashable, Sendable {
    public var undo: ActSummary?
    public var redo: ActSummary?

    public init(undo: ActSummary? = nil, redo: ActSummary? = nil) {
        self.undo = undo
        self.redo = redo
    }
}

/// Which part of a queue a page is.
enum PagePart: Hashable, Sendable {
    case first, again, after, before, last
}

/// What an act dealt with, in words: what it was, and where it stands now that it has left the view.
struct DealtWith: Hashable, Sendable {
    var text: String
    /// The number of the unwritten note that is written by it.
    var note: Int?
}

extension AppState {
    /// Asks a question for a purpose; an older question for the same purpose is given up.
    mutating func ask(_ question: Question, for purpose: Purpose) -> [Effect] {
        var effects = giveUp { $0 == purpose }
        effects.append(.ask(take(for: purpose), question))
        return effects
    }

    /// A new token, waited for.
    mutating func take(for purpose: Purpose) -> Token {
        let token = Token(nextToken)
        nextToken += 1
        awaited[token] = purpose
        return token
    }

    /// Gives up what is waited for; acts are never given up, because they happen all the same.
    mutating func giveUp(_ isUnwanted: (Purpose) -> Bool) -> [Effect] {
        let tokens = awaited.filter { isUnwanted($0.value) }.keys.sorted { $0.raw < $1.raw }
        for token in tokens { awaited[token] = nil }
        return tokens.map { .cancel($0) }
    }

    mutating func say(_ text: String, _ tone: Notice.Tone = .plain) {
        notice = Notice(text: text, tone: tone)
    }

    /// Puts a screen on top.
    mutating func push(_ content: ScreenContent) {
        screens.append(Screen(id: nextScreen, content: content))
        nextScreen += 1
    }

    /// Takes the topmost screen away, unless it is the root.
    mutating func popScreen() -> [Effect] {
        guard screens.count > 1 else { return [] }
        let id = screens.removeLast().id
        if let form = setAside.removeValue(forKey: id) { overlays.append(.form(form)) }
        return giveUp { $0.screen == id }
    }
}

extension Purpose {
    /// Whether a failure belongs to the form that is being written.
    var isOfForm: Bool {
        switch self {
        case .form, .freshness: true
        default: false
        }
    }

    /// Whether its answer is what the whole of a screen is made of.
    func bringsRows(of screen: Int) -> Bool {
        switch self {
        case .day(screen), .page(screen, .first), .caseFile(screen), .board(screen): true
        default: false
        }
    }

    /// The screen that asked, nil for what belongs to an overlay or to an act.
    var screen: Int? {
        switch self {
        case .day(let id), .page(let id, _), .count(let id), .pane(let id), .caseFile(let id),
            .ruleCount(let id), .board(let id), .more(let id), .quota(let id), .lead(let id):
            id
        case .undoable, .quotaBox, .members, .files, .offering, .absences, .explanation, .caseworkers, .known,
            .clashes,
            .freshness,
            .landlords, .act, .dwelling,
            .form,
            .undo, .redo,
            .note, .search, .viewChange, .printers, .print, .partners, .disclosure, .viewers:
            nil
        }
    }
}
