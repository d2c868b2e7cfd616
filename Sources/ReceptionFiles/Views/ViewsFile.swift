// A user's saved views as TOML: read strictly, with line and column of what is wrong, and written.
//
//     [[view]]
//     name = "Utan personnummer"
//     key = "F5"
//     screen = "cases"
//     filter = "fas=personnummer"

import Reception

/// The text of `views.toml`.
public enum ViewsFile {
    /// The views of a text, in its order.
    /// - Throws: the first thing that is wrong.
    public static func read(_ text: String) throws(ViewTrouble) -> [SavedView] {
        let root: TomlNode
        do {
            root = try TomlParser.parse(text)
        } catch {
            throw .syntax(line: error.place.line, column: error.place.column, error.message)
        }
        var views: [SavedView] = []
        for member in root.members ?? [] {
            guard member.key == "view" else {
                throw .unknownKey(line: member.place.line, column: member.place.column, member.key)
            }
            guard let tables = member.value.elements else { throw wrongType(member) }
            for table in tables {
                let view = try view(table, member)
                let isTaken = views.contains { known in
                    known.isNamed(view.name) || known.key != nil && known.key == view.key
                }
                if isTaken {
                    throw .twice(line: table.place.line, column: table.place.column, view.name)
                }
                views.append(view)
            }
        }
        return views
    }

    private static func view(_ table: TomlNode, _ list: TomlMember) throws(ViewTrouble) -> SavedView {
        guard let members = table.members else { throw wrongType(list) }
        var view = SavedView(name: "", screen: .queue)
        var given: Set<String> = []
        for member in members {
            given.insert(member.key)
            switch member.key {
            case "name": view.name = try text(member)
            case "key": view.key = try text(member)
            case "filter": view.filter = try text(member)
            case "text": view.text = try text(member)
            case "screen": view.screen = try choice(member, SavedView.Screen.init(rawValue:))
            case "scope": view.scope = try choice(member, SavedView.Scope.init(rawValue:))
            case "sort":
                view.sort = try choice(member) { text in
                    let isKnown = QueueSort(rawValue: text) != nil || CaseSort(rawValue: text) != nil
                    return isKnown ? text : nil
                }
            case "reversed": view.isReversed = try flag(member)
            case "closed": view.includesClosed = try flag(member)
            default: throw .unknownKey(line: member.place.line, column: member.place.column, member.key)
            }
        }
        for key in ["name", "screen"] where !given.contains(key) {
            throw .missingKey(line: table.place.line, column: table.place.column, key)
        }
        guard !SearchText.fold(view.name).isEmpty else {
            throw .unknownValue(
                line: table.place.line, column: table.place.column, key: "name", view.name)
        }
        return view
    }

    private static func wrongType(_ member: TomlMember) -> ViewTrouble {
        .wrongType(line: member.value.place.line, column: member.value.place.column, member.key)
    }

    private static func text(_ member: TomlMember) throws(ViewTrouble) -> String {
        guard let text = member.value.string else { throw wrongType(member) }
        return text
    }

    private static func flag(_ member: TomlMember) throws(ViewTrouble) -> Bool {
        guard case .boolean(let flag) = member.value.content else { throw wrongType(member) }
        return flag
    }

    private static func choice<Choice>(
        _ member: TomlMember, _ read: (String) -> Choice?
    ) throws(ViewTrouble) -> Choice {
        let text = try text(member)
        guard let choice = read(text) else {
            throw .unknownValue(
                line: member.value.place.line, column: member.value.place.column, key: member.key, text)
        }
        return choice
    }

    // MARK: Writing

    /// The text of views.
    public static func text(_ views: [SavedView]) -> String {
        var text = "# Saved views of Mottagning; :spara-vy and :ta-bort-vy write this file.\n"
        for view in views {
            text += "\n[[view]]\nname = \(quoted(view.name))\n"
            if let key = view.key { text += "key = \(quoted(key))\n" }
            text += "screen = \(quoted(view.screen.rawValue))\nscope = \(quoted(view.scope.rawValue))\n"
            if !view.filter.isEmpty { text += "filter = \(quoted(view.filter))\n" }
            if !view.text.isEmpty { text += "text = \(quoted(view.text))\n" }
            if !view.sort.isEmpty { text += "sort = \(quoted(view.sort))\n" }
            if view.isReversed { text += "reversed = true\n" }
            if view.includesClosed { text += "closed = true\n" }
        }
        return text
    }

    private static func quoted(_ text: String) -> String { TomlText.quoted(text) }
}
