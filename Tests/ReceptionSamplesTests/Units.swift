// Units that the tests ask about, and the days and seeds that they try.

import Reception
import ReceptionData
import ReceptionSamples

/// The two who share an invented unit.
let anna = Login("anna")
let bjorn = Login("bjorn")

/// Days that are nothing special, a Saturday, past the directive's end, and a leap day.
let days = ["2026-03-02", "2026-11-21", "2027-06-30", "2028-02-29"].compactMap { Day($0) }

/// Days around the common end of temporary protection.
let daysAroundTheEnd = ["2027-01-15", "2027-03-03", "2027-03-05", "2028-03-01"].compactMap { Day($0) }

/// A unit of 55 households, or of another size.
func unit(_ today: Day, seed: UInt64 = 1, cases: Int = 55) -> SampleUnit {
    SampleUnit(
        cases: cases, seed: seed, today: today, caseworkers: [anna, bjorn], rulebook: BuiltIn.rulebook,
        catalogue: BuiltIn.facts)
}

extension SampleUnit {
    /// All households, in order.
    var all: [SampleHousehold] { (0..<cases).map(household) }

    /// All cases, written as a store would.
    func files() throws(CommandError) -> [CaseFile] {
        var context = DecisionContext(
            today: today, now: Moment(seconds: 0), user: anna, role: .caseworker, act: ActID(1),
            engine: DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts),
            knownLogins: [anna, bjorn], nextEntry: 1, nextPerson: 1)
        var files: [CaseFile] = []
        for index in 0..<cases { files.append(try file(household(index), index, &context)) }
        return files
    }
}

extension SampleHousehold {
    /// The birth dates of its persons.
    var births: [Day] { opening.persons.compactMap { $0.details[.birthDate].flatMap { Day($0) } } }
}
