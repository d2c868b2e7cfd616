// Filters by name and views: `:filter`, `:spara-vy`, `:vy` and `:ta-bort-vy`.

import Reception
import ReceptionText
import TerminalKit

extension BindingID {
    /// Whether something may be written after its name on the command line.
    var takesText: Bool {
        switch self {
        case .filter, .search, .find, .bookings, .report, .saveView, .view, .removeView, .print: true
        default: false
        }
    }
}

extension AppState {
    /// Does what a command with a text after its name means.
    mutating func perform(_ id: BindingID, _ text: String, _ context: AppContext) -> [Effect] {
        if let reason = reason(against: id, context) {
            say(reason, .bad)
            return []
        }
        switch id {
        case .filter: return setCondition(text, context)
        case .search: return beginSearch(text)
        case .find:
            findInCase(text, context)
            return []
        case .bookings: return showBookings(text, context)
        case .report: return showReport(text, context)
        case .print: return beginPrint(text, context)
        case .saveView: return saveView(text, context)
        case .view: return openView(text, context)
        case .removeView:
            guard let view = views.first(where: { $0.isNamed(text) }) else {
                return sayUnknown(text, context)
            }
            return [
                .changeView(
                    take(for: .viewChange(context.words(.viewRemoved, view.name))), .remove(view.name))
            ]
        default: return perform(id, context)
        }
    }

    private mutating func sayUnknown(_ name: String, _ context: AppContext) -> [Effect] {
        let words = context.words
        let known =
            views.isEmpty
            ? words(.viewNone)
            : words(
                .viewNames, views.map { $0.name + ($0.key.map { " (\($0))" } ?? "") }.joined(separator: ", "))
        say(name.isEmpty ? known : words(.viewUnknown, name, known), name.isEmpty ? .plain : .bad)
        return []
    }

    // MARK: Filters

    private mutating func setCondition(_ text: String, _ context: AppContext) -> [Effect] {
        do throws(FilterFault) {
            _ = try FilterGrammar.parse(text, context)
        } catch {
            say(error.message, .bad)
            return []
        }
        switch top.content {
        case .queue, .cases:
            guard var screen = top.content.searched else { return [] }
            screen.condition = text
            screen.clearMarks()
            top.content = screen.content
            return reload(screen, context)
        case .myDay, .caseFile, .rules, .establishment, .waiting, .waitList, .team, .report, .bookings,
            .arrivals,
            .journal,
            .dwellings, .handovers, .partners,
            .manual:
            say(context.words(.filterNotHere), .bad)
            return []
        }
    }

    // MARK: Saving

    /// What is shown as a view, with the last word as its key where that is one.
    private mutating func saveView(_ text: String, _ context: AppContext) -> [Effect] {
        let words = context.words
        var parts = text.split(separator: " ").map(String.init)
        var key: Key?
        if parts.count > 1, let last = parts.last, let found = Key(name: last),
            last.count < 2 || found.isNamed
        {
            key = found
            parts.removeLast()
        }
        let name = parts.joined(separator: " ")
        guard !SearchText.fold(name).isEmpty else {
            say(words(.viewNoName), .bad)
            return []
        }
        if let key, let reason = reason(against: key, of: name, context) {
            say(reason, .bad)
            return []
        }
        guard var view = shownView(named: name, context) else { return [] }
        view.key = key?.name
        if views.count >= SavedView.most, !views.contains(where: { $0.isNamed(name) }) {
            say(words(.viewTooMany, "\(views.count)"), .bad)
            return []
        }
        let sentence = key.map { words(.viewSavedKey, name, $0.name) } ?? words(.viewSaved, name)
        return [.changeView(take(for: .viewChange(sentence)), .save(view))]
    }

    /// Why a key cannot be a view's: views open from every screen, so it must mean nothing on any.
    func reason(against key: Key, of name: String, _ context: AppContext) -> String? {
        let bound = context.keymap.bindings.first { $0.keys.contains(key) }
        if let bound { return context.words(.viewKeyTaken, key.name, context.words(bound.name)) }
        if let view = views.first(where: { $0.key == key.name && !$0.isNamed(name) }) {
            return context.words(.viewKeyOfView, key.name, view.name)
        }
        if !key.isSent { return context.words(.viewBadKey, key.name) }
        if case .paste = key { return context.words(.viewBadKey, key.name) }
        return nil
    }

    /// The first view whose key does not open it, and why.
    func unreachableView(_ context: AppContext) -> (name: String, reason: String)? {
        for view in views {
            guard let name = view.key else { continue }
            guard let key = Key(name: name) else { return (view.name, context.words(.viewBadKey, name)) }
            if let reason = reason(against: key, of: view.name, context) { return (view.name, reason) }
        }
        return nil
    }

    private mutating func shownView(named name: String, _ context: AppContext) -> SavedView? {
        switch top.content {
        case .queue(let state):
            guard state.filter.keys == nil, state.filter.cases == nil, state.filter.rule == nil else {
                say(context.words(.viewFolded), .bad)
                return nil
            }
            return SavedView(
                name: name, screen: .queue, scope: SavedView.Scope(state.filter.scope),
                filter: state.condition,
                text: state.field.text, sort: state.sort == .due ? "" : state.sort.rawValue,
                isReversed: state.isReversed)
        case .cases(let state):
            return SavedView(
                name: name, screen: .cases, scope: SavedView.Scope(state.scope), filter: state.condition,
                text: state.field.text, sort: state.sort == .number ? "" : state.sort.rawValue,
                isReversed: state.isReversed, includesClosed: state.includesClosed)
        case .myDay, .caseFile, .rules, .establishment, .waiting, .waitList, .team, .report, .bookings,
            .arrivals,
            .journal,
            .dwellings, .handovers, .partners,
            .manual:
            say(context.words(.viewNotHere), .bad)
            return nil
        }
    }

    // MARK: Opening

    /// The view that a key opens, nil for none.
    func view(on key: Key) -> SavedView? {
        views.first { $0.key.flatMap { Key(name: $0) } == key }
    }

    private mutating func openView(_ name: String, _ context: AppContext) -> [Effect] {
        guard let view = views.first(where: { $0.isNamed(name) }) else { return sayUnknown(name, context) }
        return open(view, context)
    }

    /// Shows a view on its list, which may be in the stack already.
    mutating func open(_ view: SavedView, _ context: AppContext) -> [Effect] {
        do throws(FilterFault) {
            _ = try FilterGrammar.parse(view.filter, context)
        } catch {
            say(context.join([view.name, error.message]), .bad)
            return []
        }
        let scope = view.scope.scope(context.user)
        switch view.screen {
        case .queue:
            let effects = goTo(.queue(QueueFilter(scope: scope)), context)
            var state = QueueState(filter: QueueFilter(scope: scope))
            state.condition = view.filter
            state.field.text = view.text
            state.sort = QueueSort(rawValue: view.sort) ?? .due
            state.isReversed = view.isReversed
            top.content = .queue(state)
            fit(context)
            return effects + loadTop(context)
        case .cases:
            let effects = goTo(.cases, context)
            var state = CasesState(scope: scope)
            state.condition = view.filter
            state.field.text = view.text
            state.sort = CaseSort(rawValue: view.sort) ?? .number
            state.isReversed = view.isReversed
            state.includesClosed = view.includesClosed
            top.content = .cases(state)
            fit(context)
            return effects + loadTop(context)
        }
    }
}

extension SavedView.Scope {
    /// A handläggare's own list is whoever's opens it.
    init(_ scope: CaseloadScope) {
        switch scope {
        case .caseworker: self = .mine
        case .unassigned: self = .unassigned
        case .all: self = .all
        }
    }

    func scope(_ user: Login) -> CaseloadScope {
        switch self {
        case .mine: .caseworker(user)
        case .unassigned: .unassigned
        case .all: .all
        }
    }
}

extension Key {
    /// Whether the key has a name rather than a character.
    fileprivate var isNamed: Bool { if case .character = self { false } else { true } }
}
