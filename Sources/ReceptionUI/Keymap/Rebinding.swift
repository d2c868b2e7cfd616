// A user's own keys: her wishes laid over the standard table. What cannot be is a fault, and its row stays as it was.

import Reception
import ReceptionText
import TerminalKit

extension BindingID {
    /// The thing of a name as the command line knows it: in either language, or the identifier.
    init?(named name: String, _ words: Catalogue, _ otherWords: Catalogue) {
        let wanted = SearchText.fold(name)
        let bindings = Keymap.standard.bindings
        let found =
            bindings.first { SearchText.fold(words($0.name)) == wanted }
            ?? bindings.first { $0.id.rawValue == wanted }
            ?? bindings.first { SearchText.fold(otherWords($0.name)) == wanted }
        guard let found else { return nil }
        self = found.id
    }
}

extension Keymap {
    /// The standard table with a user's wishes in it.
    /// - Returns: the table, what she has chosen in it, and what was wrong, in no order.
    static func standard(
        with wishes: [KeyWish], _ words: Catalogue, _ otherWords: Catalogue
    ) -> (keymap: Keymap, chosen: Set<BindingID>, faults: [SettingsFault]) {
        var rebinding = Rebinding(words: words)
        for wish in wishes { rebinding.take(wish, otherWords) }
        rebinding.settle()
        return (rebinding.keymap, Set(rebinding.rows.keys), rebinding.faults)
    }
}

/// Wishes that have been understood, and what was wrong with the others.
private struct Rebinding {
    struct Row {
        let wish: KeyWish
        let keys: [Key]
    }

    let words: Catalogue
    var rows: [BindingID: Row] = [:]
    var faults: [SettingsFault] = []

    /// The standard table with the wishes that are left.
    var keymap: Keymap {
        Keymap(
            bindings: Keymap.standard.bindings.map { binding in
                rows[binding.id].map { binding.bound(to: $0.keys) } ?? binding
            })
    }

    mutating func take(_ wish: KeyWish, _ otherWords: Catalogue) {
        guard let id = BindingID(named: wish.action.text, words, otherWords),
            let binding = Keymap.standard[id]
        else {
            let names = Keymap.standard.bindings.flatMap { [words($0.name), $0.id.rawValue] }
            let nearest = NearestName.near(wish.action.text, among: names)
            return fault(wish.action, .unknownAction(wish.action.text, nearest: nearest))
        }
        guard rows[id] == nil else { return fault(wish.action, .actionTwice(name(id))) }
        var keys: [Key] = []
        var isGood = true
        for word in wish.keys {
            guard let key = Key(name: word.text) else {
                fault(word, .noSuchKey(word.text))
                isGood = false
                continue
            }
            let problems = Keymap.standard.problems(of: binding.bound(to: [key]))
            for problem in problems { fault(word, cause(problem)) }
            if !problems.isEmpty { isGood = false }
            if !keys.contains(key) { keys.append(key) }
        }
        if wish.keys.isEmpty, id.needsKey {
            fault(wish.action, .needsKey(name(id)))
            isGood = false
        }
        if isGood { rows[id] = Row(wish: wish, keys: keys) }
    }

    /// Gives up wishes until no key means two things on one screen. A wish for the standard keys is never to blame, and
    /// of two others the one further down in the file is.
    mutating func settle() {
        while let (id, cause, key) = nextConflict(), let row = rows.removeValue(forKey: id) {
            fault(row.wish.keys.first { Key(name: $0.text) == key } ?? row.wish.action, cause)
        }
    }

    private func nextConflict() -> (BindingID, SettingsFault.Cause, Key)? {
        for problem in keymap.problems() {
            guard case .taken(let key, let one, let other) = problem else { continue }
            let blamed = [one, other].filter { id in
                rows[id].map { $0.keys != Keymap.standard[id]?.keys } ?? false
            }.max { a, b in place(a) < place(b) }
            guard let blamed else { continue }
            return (blamed, .taken(key: key.name, by: name(blamed == one ? other : one)), key)
        }
        return nil
    }

    private func place(_ id: BindingID) -> SettingsPlace {
        rows[id]?.wish.action.place ?? SettingsPlace(line: 0, column: 0)
    }

    private func name(_ id: BindingID) -> String { Keymap.standard[id].map { words($0.name) } ?? id.rawValue }

    private func cause(_ problem: KeymapProblem) -> SettingsFault.Cause {
        switch problem {
        case .taken(let key, _, let other): .taken(key: key.name, by: name(other))
        case .needsKey(let id), .notOnce(let id): .needsKey(name(id))
        case .neverArrives(let key, _): .neverArrives(key: key.name, as: key.sentInstead?.name)
        case .isTyped(let key, let id): .isTyped(key: key.name, action: name(id))
        }
    }

    private mutating func fault(_ word: SettingsWord, _ cause: SettingsFault.Cause) {
        faults.append(SettingsFault(word.place, cause))
    }
}
