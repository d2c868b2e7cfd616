// Överlämning: a case is offered to a colleague and stays with whoever has it until she takes it, so that none is ever
// without an owner. Frånvaro: somebody is away for some days and somebody else sees to her cases meanwhile.

/// A case that is offered to somebody.
public struct Handover: Hashable, Sendable {
    public var caseID: CaseID
    /// Who had the case when it was offered. Once somebody else has it the offer is over.
    public var from: Login
    public var to: Login
    /// The day of the offer.
    public var offered: Day
    /// What whoever hands it over has to say, or nothing.
    public var message: String
    /// Why the receiver sent it back; nil while it waits for her.
    public var returned: String?

    public init(
        caseID: CaseID, from: Login, to: Login, offered: Day, message: String = "", returned: String? = nil
    ) {
        self.caseID = caseID
        self.from = from
        self.to = to
        self.offered = offered
        self.message = message
        self.returned = returned
    }

    /// Whether it is of any concern to somebody: to whoever made the offer, and to its receiver until she has answered.
    public func concerns(_ login: Login) -> Bool { from == login || to == login && returned == nil }
}

/// Somebody who is away from a day to another, both included. Nothing is moved by it: it ends by itself.
public struct Absence: Hashable, Sendable {
    public var login: Login
    public var days: ClosedRange<Day>
    /// Who sees to the cases meanwhile; nil for nobody in particular.
    public var cover: Login?

    public init(_ login: Login, _ days: ClosedRange<Day>, cover: Login?) {
        self.login = login
        self.days = days
        self.cover = cover
    }

    /// The most days that one absence may have.
    public static let longest = 732
}
