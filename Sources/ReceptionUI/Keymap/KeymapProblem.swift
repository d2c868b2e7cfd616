// What would be wrong with a table of keys; the standard one is tested with it and a user's own is read by it.

import TerminalKit

/// Something wrong with a table of keys.
public enum KeymapProblem: Hashable, Sendable {
    /// On some screen the key does the second thing too.
    case taken(Key, BindingID, by: BindingID)
    /// No key does what nobody finds the way without.
    case needsKey(BindingID)
    /// Terminals send something else for the key, or nothing.
    case neverArrives(Key, BindingID)
    /// The action works while one types, and the key would be typed.
    case isTyped(Key, BindingID)
    /// The same thing stands twice, or not at all.
    case notOnce(BindingID)
}

extension BindingID {
    /// Whether there must be a key for it.
    public var needsKey: Bool {
        switch self {
        case .help, .quit, .back, .commandLine, .up, .down: true
        default: false
        }
    }

    /// Whether it is done wherever one is, while one types too.
    var isEverywhere: Bool { self == .redraw }
}

extension Key {
    /// Whether the key writes, moves or decides something where text is typed.
    var isForTyping: Bool {
        switch self {
        case .enter, .escape, .tab, .backTab, .up, .down, .control("n"), .control("p"): return true
        default: break
        }
        var field = TextField(maximumLength: 4)
        return field.handle(self) || FormKey(self) != nil
    }
}

extension Keymap {
    /// Everything that is wrong with the table, in its order.
    public func problems() -> [KeymapProblem] {
        var problems = BindingID.allCases.filter { id in bindings.count { $0.id == id } != 1 }
            .map(KeymapProblem.notOnce)
        for (index, binding) in bindings.enumerated() {
            problems += self.problems(of: binding)
            for other in bindings[..<index] where !other.contexts.isDisjoint(with: binding.contexts) {
                problems += binding.keys.filter(other.keys.contains).map {
                    .taken($0, binding.id, by: other.id)
                }
            }
        }
        return problems
    }

    /// What is wrong with one row by itself.
    func problems(of binding: Binding) -> [KeymapProblem] {
        var problems: [KeymapProblem] = []
        if binding.keys.isEmpty, binding.id.needsKey { problems.append(.needsKey(binding.id)) }
        for key in binding.keys {
            // The terminal puts the program to sleep by itself.
            if key == .control("z"), binding.id != .suspend {
                problems.append(.taken(key, binding.id, by: .suspend))
            }
            if !key.isSent { problems.append(.neverArrives(key, binding.id)) }
            if binding.id.isEverywhere, key.isForTyping { problems.append(.isTyped(key, binding.id)) }
        }
        return problems
    }
}
