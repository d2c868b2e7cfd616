// What an act would be done to: the marked rows, the selected row, or what a row of Min dag folds.

import Reception

/// A case that an act may be done to.
struct SelectedCase: Hashable, Sendable {
    var id: CaseID
    /// Nil where a folded row does not tell which of its numbers is whose.
    var number: CaseNumber?
}

/// Rows that an act is done to, together.
struct Selected: Hashable, Sendable {
    /// The deadlines, in order; empty for a booking or an arrival.
    var keys: [DeadlineKey]
    /// The cases concerned; the first is the one that single acts are about.
    var cases: [SelectedCase]
    /// What the rows say, for prompts: a title, or how many there are.
    var title: String
    /// Whether rows were marked or folded, so that there is no single one.
    var isMany: Bool { keys.count > 1 }
    /// Whether it is what an authority is waited for; it is opened first, and dealt with one by one.
    var isWaiting = false
    /// The booking that is selected, if any.
    var booking: EntryID?

    /// One act for each case, as one request.
    func request(_ command: ([DeadlineKey]) -> CaseCommand) -> ActRequest {
        var order: [CaseID] = []
        var byCase: [CaseID: [DeadlineKey]] = [:]
        for key in keys {
            if byCase[key.caseID] == nil { order.append(key.caseID) }
            byCase[key.caseID, default: []].append(key)
        }
        let steps = order.map { id in (caseID: Optional(id), command: command(byCase[id] ?? [])) }
        let whole = command(keys)
        return ActRequest(kind: whole.kind, subject: whole.subject, steps: steps)
    }
}

extension AppState {
    /// What the next act would be done to, nil where nothing is selected.
    func selected(_ context: AppContext) -> Selected? {
        switch top.content {
        case .myDay(let state): state.chosen(context)
        case .queue(let state): state.chosen(context)
        case .cases(let state): state.chosen(context)
        case .caseFile(let state): state.chosen(context)
        case .waitList(let state): state.chosen(context)
        case .establishment(let state): state.chosen()
        case .bookings(let state): state.chosen(context)
        case .journal(let state): state.chosen()
        case .rules, .waiting: nil
        }
    }

    /// Where keys are pressed now.
    var keyContext: KeyContext {
        switch top.content {
        case .myDay: .myDay
        case .queue: .queue
        case .cases: .cases
        case .caseFile: .caseFile
        case .rules: .rules
        case .establishment: .establishment
        case .waiting: .waiting
        case .waitList: .waitList
        case .bookings: .bookings
        case .journal: .journal
        }
    }
}
