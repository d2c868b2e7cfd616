// What each role may do: one table, which decisions, commands, screens and the store ask.

/// Something that may be done here, as far as roles tell people apart. The raw value stands in lists.
public enum Permission: String, CaseIterable, Sendable {
    /// Look at what is not protected, and put it on paper.
    case look
    /// Give rows to other programs.
    case export
    /// Change cases and what the unit keeps besides them.
    case change
    /// Have cases.
    case haveCases = "have_cases"
    /// Have the unit's own deadlines (rules of class `lead`) in one's day.
    case watchUnit = "watch_unit"
    /// Hand over cases that are somebody else's, and take back what somebody else has offered.
    case handOverForOthers = "hand_over_for_others"
    /// Give a protected household to somebody without seeing it.
    case assignUnseen = "assign_unseen"
    /// Say who may see a protected household that is somebody else's.
    case nameViewers = "name_viewers"
    /// Write down that somebody else is away.
    case absenceOfOthers = "absence_of_others"
    /// Write down how many persons the municipality is to receive.
    case quota
    /// Change what the unit says of itself.
    case unit
    /// See what rules would do, and take them into use.
    case rules
    /// Say who works here, and in which role.
    case users
    /// Take the journal out, and see who has opened cases that are not one's own.
    case audit
    /// Copy the whole database, and put a copy in its place.
    case backup
    /// Say by what the unit erases, keep a case all the same, and erase.
    case retention
    /// Act in somebody else's place; the journal keeps both.
    case actForOthers = "act_for_others"
}

extension Role {
    /// Whether somebody of this role may do something.
    public func may(_ permission: Permission) -> Bool {
        switch permission {
        case .look, .export: true
        case .change, .haveCases: self != .reader
        case .watchUnit, .handOverForOthers, .assignUnseen, .nameViewers, .absenceOfOthers, .quota, .unit,
            .rules, .users, .audit, .backup, .retention, .actForOthers:
            self == .teamLead
        }
    }
}

extension Permission {
    /// The roles that may do it.
    public var roles: [Role] { Role.allCases.filter { $0.may(self) } }
}
