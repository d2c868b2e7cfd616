// What a filter asks of deadlines and names, as functions that SQL calls, so that there is one definition of each.

import Foundation
import GRDB
import Reception

/// The filter of the question that is being answered. The store's reading connection asks one question at a time.
final class FilterFunctions: @unchecked Sendable {
    private struct Asked {
        var filter = ListFilter()
        var words: [SearchWord] = []
        var today = Day.distantPast
    }
    private let rulebook: Rulebook
    private let lock = NSLock()
    // Touched only while the lock is held.
    private var asked = Asked()

    init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    /// Says what the functions are to answer from now on.
    func ask(_ filter: ListFilter, _ words: [SearchWord], on today: Day) {
        lock.withLock { asked = Asked(filter: filter, words: words, today: today) }
    }

    /// Makes the functions known to a connection.
    func add(to db: Database) {
        db.add(function: deadlineHolds)
        db.add(function: householdHolds)
        db.add(function: textHolds)
    }

    /// Says in a query that a deadline fulfils the filter that is asked.
    static let holds =
        "deadline_holds(d.rule, d.rank, d.due, d.lapses_on, d.snoozed_until, d.opens_on)"

    /// `deadline_holds(rule, rank, due, lapses_on, snoozed_until, opens_on)`, of an open deadline.
    private var deadlineHolds: DatabaseFunction {
        DatabaseFunction("deadline_holds", argumentCount: 6) { [self] values in
            func day(_ index: Int) -> Day? { Int32.fromDatabaseValue(values[index]).map { Day(number: $0) } }
            let asked = lock.withLock { self.asked }
            let due = day(2)
            let dates = DeadlineDates(
                due: due == .distantFuture ? nil : due, lapsesOn: day(3), snoozedUntil: day(4),
                nature: QueueRows.nature(Int.fromDatabaseValue(values[1]) ?? 3))
            return asked.filter.holds(
                rule: RuleID(String.fromDatabaseValue(values[0]) ?? ""), dates, opensOn: day(5),
                on: asked.today,
                rulebook)
        }
    }

    /// `household_holds(name)`.
    private var householdHolds: DatabaseFunction {
        DatabaseFunction("household_holds", argumentCount: 1) { [self] values in
            let household = lock.withLock { asked.filter.household }
            return ListFilter.begins(household, String.fromDatabaseValue(values[0]) ?? "")
        }
    }

    /// `text_holds(text, year, serial)`: each word stands in the folded text or begins a word of the number.
    private var textHolds: DatabaseFunction {
        DatabaseFunction("text_holds", argumentCount: 3) { [self] values in
            let words = lock.withLock { asked.words }
            let text = String.fromDatabaseValue(values[0]) ?? ""
            let number = CaseNumber(
                year: Int.fromDatabaseValue(values[1]) ?? 0, serial: Int.fromDatabaseValue(values[2]) ?? 0)
            let digits = QueueWords.digits(of: number)
            return words.allSatisfy { SearchWords.says($0, in: text) || SearchWords.says($0, in: digits) }
        }
    }
}
