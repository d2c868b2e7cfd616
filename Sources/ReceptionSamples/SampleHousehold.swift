// One invented household: how its case is opened, and what is done to it afterwards.

import Reception

/// A household to write: `opening` first, then ``commands(for:engine:)`` on the case that it gave.
public struct SampleHousehold: Hashable, Sendable {
    /// Everything that is known up front.
    public let opening: NewHousehold
    /// Who opens the case and does the rest.
    public let openedBy: Login
    let fixed: [CaseCommand]
    let later: [DeadlineCommand]
    /// The closing, and its follow-up where that has been.
    let closing: [CaseCommand]

    /// What is done after the case is opened, in order: reminders, bookings, waivers, the closing.
    /// - Parameters:
    ///   - file: the case as `opening` made it.
    ///   - engine: the one that the unit was invented with.
    public func commands(for file: CaseFile, engine: DeadlineEngine) -> [CaseCommand] {
        var commands = fixed
        if !later.isEmpty {
            let known = engine.deadlines(of: file)
            for wish in later {
                guard let found = known.first(where: { wish.means($0) }) else { continue }
                switch wish.act {
                case .waive(let reason, let note): commands.append(.waive([found.key], reason, note: note))
                case .snooze(let until): commands.append(.snooze([found.key], until: until))
                }
            }
        }
        return commands + closing
    }
}

/// A command on a deadline that has no key before the case is written.
struct DeadlineCommand: Hashable, Sendable {
    enum Act: Hashable, Sendable {
        case waive(WaiverReason, note: String)
        case snooze(until: Day)
    }

    let rule: RuleID
    let person: Int?
    let due: Day?
    let act: Act

    func means(_ deadline: Deadline) -> Bool {
        deadline.isOpen && deadline.key.rule == rule && deadline.personNumber == person && deadline.due == due
    }
}
