// `arrivals`: who is expected when, and how ready all is for them.

import ArgumentParser
import Reception
import ReceptionFiles
import ReceptionText

/// Which days are asked for.
struct ArrivalDays: ParsableArguments {
    /// So many days after the first are looked at where no last day is stated.
    private static let daysAhead = 30

    @Option(name: .long, help: help(.optionBookingFrom)) var from: String?
    @Option(name: .long, help: help(.optionArrivalTo)) var to: String?

    func range(_ session: Session) throws -> ClosedRange<Day> {
        let first = try from.map(readDay) ?? session.today
        let last = try to.map(readDay) ?? first.adding(days: Self.daysAhead)
        guard first <= last else {
            throw Failure.usage(words(.errorBadPeriod), words(.errorBadPeriodFix))
        }
        return first...last
    }
}

struct ArrivalsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "arrivals", abstract: words(.helpArrivals))

    @OptionGroup var options: GlobalOptions
    @OptionGroup var days: ArrivalDays

    func run() throws {
        let session = try Session(options)
        let days = try days.range(session)
        let groups = try session.store.arrivalGroups(
            .all, on: days, after: nil, limit: .max, for: session.actor
        ).groups
        let facts = try session.unitFacts().pickup
        let rows = groups.flatMap { group in
            group.rows.map { session.rows.arrival($0, in: group, facts, concern: words.concern) }
        }
        try Output.listing(
            rows, keys: ContractRows.arrivalKeys,
            columns: [
                Column(key: "date", header: .columnDate), Column(key: "time", header: .columnTime),
                Column(key: "flight", header: .columnFlight),
                Column(key: "terminal", header: .columnTerminal),
                Column(key: "household", header: .columnHousehold), Column(key: "case", header: .columnCase),
                Column(key: "kind", header: .columnKind),
                Column(key: "persons", header: .columnPersons, isNumber: true),
                Column(key: "children", header: .columnChildren, isNumber: true),
                Column(key: "child_seats", header: .columnChildSeats, isNumber: true),
                Column(key: "languages", header: .columnLanguages),
                Column(key: "special_needs", header: .columnNeeds) { needs in
                    needs.cell.split(separator: ",").compactMap { Need(rawValue: String($0)) }.map(words.need)
                        .joined(separator: ", ")
                },
                Column(key: "address", header: .columnAddress),
                Column(key: "ready", header: .columnReady, isNumber: true) { share in
                    guard case .double(let share) = share else { return "" }
                    return "\(Int((share * 100).rounded())) %"
                },
                Column(key: "missing", header: .columnLacking) { missing in
                    guard case .array(let missing) = missing else { return "" }
                    return missing.map(\.cell).joined(separator: "; ")
                },
            ], options.format)
    }
}
