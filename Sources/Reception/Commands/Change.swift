// What an act does to entries: it adds some and ends some. Every change has an inverse, which is what undo writes.

/// One change of an act.
public enum Change: Hashable, Sendable {
    /// A new entry.
    case add(Entry)
    /// An entry that no longer holds, and why.
    case end(Entry, reason: String)
    /// An entry that holds again, because the act that ended it was undone.
    case revive(Entry)

    /// The change that takes this one back.
    public var inverse: Change {
        switch self {
        case .add(let entry), .revive(let entry): .end(entry, reason: "")
        case .end(let entry, _): .revive(entry)
        }
    }

    /// The entry that is touched.
    public var entry: Entry {
        switch self {
        case .add(let entry), .revive(let entry), .end(let entry, _): entry
        }
    }
}

extension Change {
    /// The change as somebody may see it, see ``CaseFile/seen(by:leavers:)``.
    public func seen(by login: Login, leavers: ProtectedLeavers = ProtectedLeavers()) -> Change {
        switch self {
        case .add(let entry): .add(entry.seen(by: login, leavers: leavers))
        case .end(let entry, let reason): .end(entry.seen(by: login, leavers: leavers), reason: reason)
        case .revive(let entry): .revive(entry.seen(by: login, leavers: leavers))
        }
    }
}
