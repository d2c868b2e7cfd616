// One thing that can be done: its name, where, by which keys, and the sentence that tells it.

import ReceptionText
import TerminalKit

/// Where keys are pressed.
public enum KeyContext: String, CaseIterable, Hashable, Sendable {
    case myDay = "my_day"
    case queue, cases
    case caseFile = "case"
    case rules
    case establishment
    case waiting
    case waitList = "wait_list"
    case team, report
    case bookings, arrivals, dwellings, journal, handovers, partners, manual
}

/// Everything that a key or a command can do. The raw value is the command's English name.
public enum BindingID: String, CaseIterable, Hashable, Sendable {
    case newCase = "new-case"
    case newPerson = "new-person"
    case edit
    case open, done, record, remind, book, waive
    case later, why, assign, convert, leave, chase, note, copy, undo, redo
    case mark, range, filter, sort, reverse, scope, closed, numbers, search, find, print
    case newDwelling = "new-flat"
    case reserve, release, household, match, furnish
    case handKeys = "hand-keys"
    case endDwelling = "end-flat"
    case findNext = "find-next"
    case findPrevious = "find-previous"
    case saveView = "save-view"
    case view
    case removeView = "remove-view"
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case myDay = "my-day"
    case queue, cases, arrivals, dwellings, establishment, waiting, team, report, rules, help, manual
    case bookings, journal, handovers, partners
    case newPartner = "new-partner"
    case removePartner = "remove-partner"
    case consent, reveal, viewers
    case closeCase = "close-case"
    case reopen
    case handOver = "hand-over"
    case takeOver = "take"
    case sendBack = "send-back"
    case absence
    case weekOrDay = "week-or-day"
    case yearOrQuarter = "year-or-quarter"
    case previousPeriod = "previous-period"
    case nextPeriod = "next-period"
    case thisPeriod = "to-today"
    case planPickup = "plan-pickup"
    case moveArrival = "move-arrival"
    case removePickup = "remove-pickup"
    case arrived
    case quota
    case whoNext = "who-next"
    case commandLine = "command"
    case down, up
    case pageDown = "page-down"
    case pageUp = "page-up"
    case halfDown = "half-down"
    case halfUp = "half-up"
    case first, last, back, close, quit, redraw, suspend
}

/// One row of the table of keys.
public struct Binding: Sendable {
    public let id: BindingID
    public let contexts: Set<KeyContext>
    /// Whether it does the same wherever one is.
    var isEverywhere: Bool { contexts.count == KeyContext.allCases.count }
    /// The first is the one that hints show; none where it is done by name only.
    public let keys: [Key]
    /// The command's name in the user's language; also its label among the hints.
    public let name: Word
    /// What it does.
    public let sentence: Word

    init(
        _ id: BindingID, _ keys: [Key], _ name: Word, _ sentence: Word,
        in contexts: Set<KeyContext> = Set(KeyContext.allCases)
    ) {
        self.id = id
        self.keys = keys
        self.name = name
        self.sentence = sentence
        self.contexts = contexts
    }

    /// The same with other keys.
    func bound(to keys: [Key]) -> Binding { Binding(id, keys, name, sentence, in: contexts) }
}
