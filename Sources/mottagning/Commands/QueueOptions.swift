// The filters of `queue`, shared by every command that goes through its rows.

import ArgumentParser
import Reception
import ReceptionText

/// Whose rows a command asks for.
struct ScopeOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionCaseworker))
    var caseworker: String?

    @Flag(name: .long, help: help(.optionAll))
    var all = false

    func scope(_ session: Session) throws -> CaseloadScope {
        if all { return .all }
        guard let caseworker else { return .caseworker(session.actor.login) }
        let login = Login(caseworker)
        guard try session.store.caseworkers().contains(where: { $0.login == login }) else {
            throw StoreError.unknownUser(login)
        }
        return .caseworker(login)
    }
}

/// Which rows of the queue a command asks for.
struct QueueOptions: ParsableArguments {
    @OptionGroup var whose: ScopeOptions
    @Option(name: .long, help: help(.optionLane)) var lane: String?
    @Option(name: .long, help: help(.optionKind)) var kind: String?
    @Option(name: .long, help: help(.optionPhase)) var phase: String?
    @Option(name: .long, help: help(.optionStatus)) var status: String?
    @Option(name: .long, help: help(.optionWithin)) var within: Int?
    @Option(name: .long, help: help(.optionLimit)) var limit: Int?

    /// The filters as values.
    /// - Throws: ``Failure`` where a word is none of its list.
    func read() throws -> QueueRows {
        if let limit, limit < 0 { throw ValidationFailure.negative("--limit") }
        return QueueRows(
            whose: whose, lane: try choice(lane, Lane.allCases, "--lane"), kind: try kindChoice(kind),
            phase: try choice(phase, Phase.allCases, "--phase"),
            status: try choice(status, DeadlineStatus.allCases, "--status"), within: within, limit: limit)
    }
}

/// Rows of the queue, page after page.
struct QueueRows {
    /// How many rows are in memory at once.
    static let page = 500

    let whose: ScopeOptions
    let lane: Lane?
    let kind: CaseKind?
    let phase: Phase?
    let status: DeadlineStatus?
    let within: Int?
    let limit: Int?

    /// What was asked for, in the words of the options.
    func description(_ session: Session) -> [String] {
        var words = [whose.all ? "all" : "caseworker=" + (whose.caseworker ?? session.actor.login.name)]
        func add(_ name: String, _ value: String?) { if let value { words.append(name + "=" + value) } }
        add("lane", lane?.rawValue)
        add("kind", kind?.rawValue)
        add("phase", phase?.rawValue)
        add("status", status?.rawValue)
        add("within", within.map { String($0) })
        add("limit", limit.map { String($0) })
        return words
    }

    /// How many rows come at most; nil where only going through them tells.
    func expected(_ session: Session) throws -> Int? {
        guard lane == nil, kind == nil, phase == nil, status == nil, within == nil else { return nil }
        let open = try session.store.openCount(whose.scope(session), for: session.actor).open
        return min(open, limit ?? open)
    }

    /// Goes through the rows, the most urgent first.
    /// - Parameters:
    ///   - viewer: for whom households are masked.
    ///   - pause: called between pages.
    ///   - body: called with each row.
    func each(
        _ session: Session, for viewer: Actor, pause: () throws -> Void = {},
        _ body: (QueueRow) throws -> Void
    ) throws {
        let today = session.today
        var query = QueueQuery(scope: try whose.scope(session), limit: Self.page)
        query.kind = kind
        query.phase = phase
        query.dueBy = within.map { today.adding(days: $0) }
        query.includesClosed = status.map { !$0.isOpen } ?? false
        var count = 0
        var place: QueueCursor?
        while limit.map({ count < $0 }) ?? true {
            try pause()
            if lane == nil, status == nil, let limit { query.limit = min(Self.page, limit - count) }
            let page = try session.store.queue(query, after: place, for: viewer)
            for row in page.rows {
                if let lane, row.lane(on: today, RulesInUse.rulebook).lane != lane { continue }
                let stands = row.status(on: today, RulesInUse.rulebook)
                guard status.map({ $0 == stands }) ?? stands.isOpen else { continue }
                try body(row)
                count += 1
                if count == limit { return }
            }
            guard page.hasMoreAfter, let last = page.rows.last else { return }
            place = last.cursor
        }
    }
}
