// A view that somebody saved: which list, what it is filtered by, in which order; and what may be wrong with the file.

/// A list as its user wants it again.
public struct SavedView: Hashable, Sendable {
    /// Which list it is.
    public enum Screen: String, CaseIterable, Sendable {
        case queue, cases
    }
    /// Whose rows it has.
    public enum Scope: String, CaseIterable, Sendable {
        case mine, unassigned, all
    }

    public var name: String
    /// The name of the key that opens it, nil where it has none.
    public var key: String?
    public var screen: Screen
    public var scope: Scope
    /// What stands after `:filter`.
    public var filter: String
    /// What stands after `/`.
    public var text: String
    /// A ``QueueSort`` or a ``CaseSort``; empty for the list's own order.
    public var sort: String
    public var isReversed: Bool
    /// Whether closed cases are among them.
    public var includesClosed: Bool

    public init(
        name: String, key: String? = nil, screen: Screen, scope: Scope = .mine, filter: String = "",
        text: String = "", sort: String = "", isReversed: Bool = false, includesClosed: Bool = false
    ) {
        self.name = name
        self.key = key
        self.screen = screen
        self.scope = scope
        self.filter = filter
        self.text = text
        self.sort = sort
        self.isReversed = isReversed
        self.includesClosed = includesClosed
    }

    /// So many views are kept.
    public static let most = 100

    /// Whether a name means the view; case and diacritics make no difference.
    public func isNamed(_ other: String) -> Bool { SearchText.fold(name) == SearchText.fold(other) }
}

/// A change of a user's views.
public enum ViewChange: Hashable, Sendable {
    /// Adds a view, in the place of one with the same name.
    case save(SavedView)
    case remove(String)

    /// The views after the change.
    public func applied(to views: [SavedView]) -> [SavedView] {
        switch self {
        case .save(let view):
            guard let index = views.firstIndex(where: { $0.isNamed(view.name) }) else {
                return views + [view]
            }
            var views = views
            views[index] = view
            return views
        case .remove(let name): return views.filter { !$0.isNamed(name) }
        }
    }
}

/// What is wrong with the file of views.
public enum ViewTrouble: Error, Hashable, Sendable {
    /// No TOML; what the parser says, in English.
    case syntax(line: Int, column: Int, String)
    case unknownKey(line: Int, column: Int, String)
    case missingKey(line: Int, column: Int, String)
    case wrongType(line: Int, column: Int, String)
    case unknownValue(line: Int, column: Int, key: String, String)
    /// A name or a key of the keyboard stands in two views.
    case twice(line: Int, column: Int, String)
    case cannotRead(path: String)
    case cannotWrite(path: String)
}
