// The one table of keys: dispatch, hints, help, the command line and docs/keys.md are read from it. A user may have
// other keys; what is done in a context, and its names, are the same for all.

import ReceptionText
import TerminalKit

/// Which key does what, where.
public struct Keymap: Sendable {
    /// In the order of help and documentation.
    public let bindings: [Binding]

    /// The keys as the program comes.
    public static let standard = Keymap(bindings: acts + lists + views + movement + program)

    private static let panes: Set<KeyContext> = [
        .myDay, .queue, .cases, .caseFile, .bookings, .arrivals, .team, .report, .manual,
    ]
    private static let onDeadlines: Set<KeyContext> = [.myDay, .queue, .caseFile, .waitList]
    private static let onCases: Set<KeyContext> = onDeadlines.union([
        .cases, .establishment, .bookings, .arrivals,
    ])

    private static let sorted: Set<KeyContext> = [.queue, .cases]
    private static let onLists = Set(KeyContext.allCases).subtracting([
        .caseFile, .journal, .manual, .dwellings, .handovers, .partners,
    ])

    /// Screens of a week, a year or another time that the next follows.
    private static let periods: Set<KeyContext> = [.bookings, .arrivals, .report]

    /// Screens with a paper of their own, as ``ScreenContent/paper`` says.
    private static let printed: Set<KeyContext> = [
        .myDay, .caseFile, .arrivals, .dwellings, .handovers, .report, .team,
    ]

    private static let acts: [Binding] = [
        Binding(.open, [.enter], .commandOpen, .keyOpen),
        Binding(.newCase, [key("+")], .commandNewCase, .keyNewCase, in: onLists),
        Binding(.newPerson, [key("+")], .commandNewPerson, .keyNewPerson, in: [.caseFile]),
        Binding(.edit, [key("E")], .commandEdit, .keyEdit, in: [.caseFile, .dwellings, .partners]),
        Binding(.done, [key("d")], .commandDone, .keyDone, in: onDeadlines),
        Binding(.record, [key("r")], .commandRecord, .keyRecord, in: onCases),
        Binding(.remind, [key("b")], .commandRemind, .keyRemind, in: onCases),
        Binding(.book, [key("B")], .commandBook, .keyBook, in: onCases),
        Binding(
            .waive, [key("x")], .commandWaive, .keyWaive, in: onDeadlines.union([.bookings])),
        Binding(.later, [key("z")], .commandLater, .keyLater, in: onDeadlines),
        Binding(.why, [key("w")], .commandWhy, .keyWhy, in: onDeadlines),
        Binding(.assign, [key("a")], .commandAssign, .keyAssign, in: onCases),
        Binding(
            .handOver, [key("o")], .commandHandOver, .keyHandOver, in: onCases.union([.handovers, .team])),
        Binding(.absence, [], .commandAbsence, .keyAbsence, in: [.team]),
        Binding(.takeOver, [key("d")], .commandTakeOver, .keyTakeOver, in: [.handovers]),
        Binding(.sendBack, [key("x")], .commandSendBack, .keySendBack, in: [.handovers]),
        Binding(.chase, [key("t")], .commandChase, .keyChase, in: [.waitList]),
        Binding(.planPickup, [key("m")], .commandPlanPickup, .keyPlanPickup, in: [.arrivals]),
        Binding(.moveArrival, [key("z")], .commandMoveArrival, .keyMoveArrival, in: [.arrivals]),
        Binding(.removePickup, [key("x")], .commandRemovePickup, .keyRemovePickup, in: [.arrivals]),
        Binding(.arrived, [key("D")], .commandArrived, .keyArrived, in: [.arrivals]),
        Binding(.quota, [], .commandQuota, .keyQuota, in: [.arrivals]),
        Binding(.whoNext, [key("n")], .commandWhoNext, .keyWhoNext, in: [.team]),
        Binding(.convert, [], .commandConvert, .keyConvert, in: [.caseFile]),
        Binding(.leave, [], .commandLeave, .keyLeave, in: [.caseFile]),
        Binding(.consent, [key("C")], .commandConsent, .keyConsent, in: [.caseFile]),
        Binding(.reveal, [key("V")], .commandReveal, .keyReveal, in: [.caseFile]),
        Binding(.viewers, [], .commandViewers, .keyViewers, in: [.caseFile]),
        Binding(.newPartner, [key("+")], .commandNewPartner, .keyNewPartner, in: [.partners]),
        Binding(.removePartner, [key("x")], .commandRemovePartner, .keyRemovePartner, in: [.partners]),
        Binding(.closeCase, [], .commandCloseCase, .keyCloseCase, in: [.caseFile]),
        Binding(.reopen, [], .commandReopen, .keyReopen, in: [.caseFile]),
        Binding(.note, [key("e")], .commandNote, .keyNote, in: onCases.union([.journal])),
        Binding(.copy, [key("y")], .commandCopy, .keyCopy, in: onCases),
        Binding(.newDwelling, [key("+")], .commandNewFlat, .keyNewFlat, in: [.dwellings]),
        Binding(.reserve, [key("r")], .commandReserve, .keyReserve, in: [.dwellings]),
        Binding(.handKeys, [key("n")], .commandHandKeys, .keyHandKeys, in: [.dwellings]),
        Binding(.release, [key("l")], .commandRelease, .keyRelease, in: [.dwellings]),
        Binding(.endDwelling, [key("x")], .commandEndFlat, .keyEndFlat, in: [.dwellings]),
        Binding(.furnish, [key("F")], .commandFurnish, .keyFurnish, in: [.dwellings]),
        Binding(.household, [key("o")], .commandHousehold, .keyHousehold, in: [.dwellings]),
        Binding(.match, [key("M")], .commandMatch, .keyMatch, in: onCases.union([.dwellings])),
        Binding(.undo, [key("u")], .commandUndo, .keyUndo),
        Binding(.redo, [key("U")], .commandRedo, .keyRedo),
    ]

    private static let lists: [Binding] = [
        Binding(
            .mark, [.character(" ")], .commandMark, .keyMark,
            in: sorted.union([.waitList, .arrivals, .handovers])),
        Binding(
            .range, [key("v")], .commandRange, .keyRange, in: sorted.union([.waitList, .handovers])),
        Binding(.filter, [key("/")], .commandFilter, .keyFilter, in: [.queue, .cases, .rules, .manual]),
        Binding(.find, [key("/")], .commandFind, .keyFind, in: [.caseFile]),
        Binding(.findNext, [key("n")], .commandFindNext, .keyFindNext, in: [.caseFile]),
        Binding(.findPrevious, [key("N")], .commandFindPrevious, .keyFindPrevious, in: [.caseFile]),
        Binding(.sort, [key("s")], .commandSort, .keySort, in: sorted),
        Binding(.reverse, [key("S")], .commandReverse, .keyReverse, in: sorted),
        Binding(
            .scope, [key("c")], .commandScope, .keyScope,
            in: sorted.union([.establishment, .waiting, .waitList, .bookings, .arrivals])),
        Binding(.closed, [key("h")], .commandClosed, .keyClosed, in: [.cases, .dwellings]),
        Binding(.saveView, [], .commandSaveView, .keySaveView, in: sorted),
        Binding(.numbers, [key("i")], .commandNumbers, .keyNumbers, in: [.caseFile]),
        Binding(.print, [key("p")], .commandPrint, .keyPrint, in: printed),
        Binding(.journal, [key("J")], .commandJournal, .keyJournal, in: [.caseFile]),
        Binding(.weekOrDay, [key("v")], .commandWeekOrDay, .keyWeekOrDay, in: [.bookings]),
        Binding(
            .previousPeriod, [key("h"), .left], .commandPreviousPeriod, .keyPreviousPeriod,
            in: periods),
        Binding(.nextPeriod, [key("l"), .right], .commandNextPeriod, .keyNextPeriod, in: periods),
        Binding(.thisPeriod, [key("t")], .commandThisPeriod, .keyThisPeriod, in: periods),
        Binding(.yearOrQuarter, [key("v")], .commandYearOrQuarter, .keyYearOrQuarter, in: [.report]),
    ]

    private static let views: [Binding] = [
        Binding(.nextPane, [.tab], .commandNextPane, .keyNextPane, in: panes),
        Binding(.previousPane, [.backTab], .commandPreviousPane, .keyPreviousPane, in: panes),
        Binding(.myDay, [key("1")], .commandMyDay, .keyMyDay),
        Binding(.queue, [key("2")], .commandQueue, .keyQueue),
        Binding(.cases, [key("3")], .commandCases, .keyCases),
        Binding(.arrivals, [key("4")], .commandArrivals, .keyArrivals),
        Binding(.dwellings, [key("5")], .commandDwellings, .keyDwellings),
        Binding(.establishment, [key("6")], .commandEstablishment, .keyEstablishment),
        Binding(.waiting, [key("7")], .commandWaiting, .keyWaiting),
        Binding(.team, [key("8")], .commandTeam, .keyTeam),
        Binding(.report, [], .commandReport, .keyReport),
        Binding(.rules, [key("9")], .commandRules, .keyRules),
        Binding(.bookings, [key("0")], .commandBookings, .keyBookings),
        Binding(.handovers, [key("O")], .commandHandovers, .keyHandovers),
        Binding(.partners, [key("P")], .commandPartners, .keyPartners),
        Binding(.search, [key("f"), .control("k")], .commandSearch, .keySearch),
        Binding(.view, [], .commandView, .keyView),
        Binding(.removeView, [], .commandRemoveView, .keyRemoveView),
        Binding(.help, [key("?")], .commandHelp, .keyHelp),
        Binding(.manual, [.function(1)], .commandManual, .keyManual),
        Binding(.commandLine, [key(":")], .commandCommand, .keyCommand),
    ]

    private static let movement: [Binding] = [
        Binding(.down, [key("j"), .down], .commandDown, .keyDown),
        Binding(.up, [key("k"), .up], .commandUp, .keyUp),
        Binding(.pageDown, [.pageDown, .control("f")], .commandPageDown, .keyPageDown),
        Binding(.pageUp, [.pageUp, .control("b")], .commandPageUp, .keyPageUp),
        Binding(.halfDown, [.control("d")], .commandHalfDown, .keyHalfDown),
        Binding(.halfUp, [.control("u")], .commandHalfUp, .keyHalfUp),
        Binding(.first, [key("g"), .home], .commandFirst, .keyFirst),
        Binding(.last, [key("G"), .end], .commandLast, .keyLast),
    ]

    private static let program: [Binding] = [
        Binding(.back, [.escape], .commandBack, .keyBack),
        Binding(.close, [key("q")], .commandClose, .keyClose),
        Binding(.quit, [.control("c")], .commandQuit, .keyQuit),
        Binding(.redraw, [.control("l")], .commandRedraw, .keyRedraw),
        Binding(.suspend, [.control("z")], .commandSuspend, .keySuspend),
    ]

    private static func key(_ character: Character) -> Key { .character(character) }

    /// What a key does in a context, nil for nothing.
    func binding(for key: Key, in context: KeyContext) -> Binding? {
        bindings.first { $0.contexts.contains(context) && $0.keys.contains(key) }
    }

    /// The row of something that can be done.
    subscript(_ id: BindingID) -> Binding? { bindings.first { $0.id == id } }

    /// What can be done in a context, in the table's order.
    func bindings(in context: KeyContext) -> [Binding] { bindings.filter { $0.contexts.contains(context) } }
}
