// Kommuntal: which persons of a household count against the number that the municipality is to receive.

extension CaseFile {
    /// How many persons of the household count against kommuntal or fördelningstal, by its assignment (lag 2016:38 5 §).
    ///
    /// A household without a placement decision counts nobody. Who has left is still counted, because the year of the
    /// assignment has counted her; who came out of another case is counted there. A child born after the first
    /// assignment counts only where the unit says so with the rulebook's number `births_in_quota`.
    public func countedInQuota(_ rulebook: Rulebook) -> Int {
        guard let assigned = facts.first(where: { $0.id == .placementDecided && $0.person == nil })?.day
        else {
            return 0
        }
        let countsBirths = rulebook.number("births_in_quota", on: assigned) == 1
        return members.count { member in
            guard member.cameFrom == nil else { return false }
            return countsBirths || member.person.birthDate.map { $0 <= assigned } ?? true
        }
    }
}
