// The numbers of the whole unit that a team lead asks for: out of indexes that hold what is counted, and the arrivals of
// the next weeks.

import GRDB
import Reception

extension ReceptionStore {
    public func leadBoard(for viewer: Actor) throws -> LeadBoard {
        let today = viewer.today
        return try asking { db in
            var board = LeadBoard()
            let arrivals = try Arrivals.groups(
                .all, on: LeadBoard.arrivalDays(from: today), after: nil,
                limit: LeadBoard.mostArrivals, viewer, db)
            for need in LeadBoard.needs {
                board.arrivals[need] = arrivals.groups.reduce(0) { $0 + $1.rows(lacking: need).count }
            }
            board.hasMoreArrivals = arrivals.next != nil
            board.flats = try Dwellings(viewer, db).emptyFlats()
            board.leases = try Dwellings(viewer, db).endingLeases().count
            board.claims = try count(LeadBoard.claims(on: today), on: today, db)
            board.quota = try Quota.sums(of: today.year, db)
            return board
        }
    }

    /// How many open deadlines of everybody fulfil a filter that asks for some rules and days and nothing else.
    private func count(_ filter: ListFilter, on today: Day, _ db: Database) throws -> Int {
        let days = (filter.dueFrom ?? .distantPast)...(filter.dueTo ?? .distantFuture)
        return try (filter.onlyRules(engine.rulebook) ?? []).sorted().reduce(0) { sum, rule in
            try sum + OpenCount.read(rule, due: days, limit: .max, on: today, db)
        }
    }
}
