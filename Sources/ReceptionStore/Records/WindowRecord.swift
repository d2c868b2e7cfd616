// Establishment windows in and out of their table.

import GRDB
import Reception

/// One person's window as a row.
struct WindowRecord: Hashable {
    let number: Int
    let person: Int64
    let caseworker: String
    let name: String
    let isWaiting: Bool
    let ends: Int32
    /// The window's days and the forecast's basis, in the order of ``columns``.
    let days: [Int32?]
    let isProvisional: Bool
    /// Pauses and recalls, `p:FROM:TO:REASON` and `r:FROM:TO:` with a blank between two.
    let gaps: String

    /// The columns that ``init(_:from:)`` reads; the days come last.
    static let columns = """
        w.number, w.person_id, w.caseworker, w.name, w.is_waiting, w.ends, w.is_provisional, w.gaps, w.registered, \
        w.started, w.programme_end, w.frame_end, w.stated_end, w.born, w.first_registered, w.notified, w.plan, \
        w.fixed_frame
        """

    init(_ stored: StoredWindow, _ file: CaseFile) {
        let window = stored.window
        let person = file.member(window.number)?.person
        number = window.number
        self.person = window.person.raw
        caseworker = file.caseworker?.name ?? ""
        let initial = person?.givenName.first.map { ", " + String($0) } ?? ""
        name = (person?.familyName ?? "") + initial
        isWaiting = window.started == nil
        ends = stored.ends.number
        let basis = stored.basis
        days = [
            window.registered, window.started, window.programmeEnd, window.frameEnd, window.statedEnd,
            basis?.born, basis?.registered, basis?.notified, basis?.plan, basis?.frameEnd,
        ].map { $0?.number }
        isProvisional = window.isFrameProvisional
        func text(_ day: Day?) -> String { day.map { String($0.number) } ?? "" }
        gaps =
            (window.pauses.map { "p:\(text($0.from)):\(text($0.to)):\($0.reason.rawValue)" }
            + window.recalls.map { "r:\(text($0.from)):\(text($0.to)):" }).joined(separator: " ")
    }

    init(_ row: Row, from column: Int) {
        number = row[column]
        person = row[column + 1]
        caseworker = row[column + 2]
        name = row[column + 3]
        isWaiting = row[column + 4]
        ends = row[column + 5]
        isProvisional = row[column + 6]
        gaps = row[column + 7]
        days = (0..<10).map { row[column + 8 + $0] }
    }

    /// The window on a day, with a forecast where it is not open.
    func window(by rulebook: Rulebook, on today: Day, waits: ClosedWaits) -> EstablishmentWindow {
        let day = days.map { $0.map { Day(number: $0) } }
        let basis = day[5].map {
            ForecastBasis(born: $0, registered: day[6], notified: day[7], plan: day[8], frameEnd: day[9])
        }
        var pauses: [EstablishmentWindow.Pause] = []
        var recalls: [EstablishmentWindow.Recall] = []
        for gap in gaps.split(separator: " ") {
            let parts = gap.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 4, let from = Int32(parts[1]).map({ Day(number: $0) }) else { continue }
            let to = Int32(parts[2]).map { Day(number: $0) }
            if parts[0] == "p" {
                let reason = PauseReason(rawValue: String(parts[3])) ?? .other
                pauses.append(EstablishmentWindow.Pause(from: from, to: to, reason: reason))
            } else {
                recalls.append(EstablishmentWindow.Recall(from: from, to: to))
            }
        }
        return EstablishmentWindow(
            person: PersonID(person), number: number, registered: day[0], started: day[1], ended: nil,
            pauses: pauses, recalls: recalls, programmeEnd: day[2], frameEnd: day[3], statedEnd: day[4],
            isFrameProvisional: isProvisional,
            forecast: basis?.forecast(by: rulebook, on: today, waits: waits))
    }

    /// Writes the windows of a case as far as they differ from what is stored.
    static func write(
        _ file: CaseFile, _ deadlines: [Deadline], _ engine: DeadlineEngine, isNew: Bool, _ db: Database
    ) throws {
        var stored: [Int: WindowRecord] = [:]
        if !isNew {
            let rows = try db.rows(
                "SELECT \(columns) FROM establishment w WHERE w.case_id = ?", [file.id.raw])
            while let row = try rows.next() {
                let record = WindowRecord(row, from: 0)
                stored[record.number] = record
            }
        }
        let all = file.latestKind == nil ? [] : StoredWindow.all(of: file, deadlines: deadlines, by: engine)
        for record in all.map({ WindowRecord($0, file) }) {
            let old = stored.removeValue(forKey: record.number)
            guard old != record else { continue }
            if old != nil { try delete(record.number, of: file, db) }
            try db.run(
                """
                INSERT INTO establishment (case_id, year, serial, number, person_id, caseworker, name, is_waiting,
                    ends, is_provisional, gaps, registered, started, programme_end, frame_end, stated_end, born,
                    first_registered, notified, plan, fixed_frame)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    file.id.raw, file.number.year, file.number.serial, record.number, record.person,
                    record.caseworker, record.name, record.isWaiting, record.ends, record.isProvisional,
                    record.gaps,
                ] + record.days.map { $0 as (any DatabaseValueConvertible)? })
        }
        for number in stored.keys { try delete(number, of: file, db) }
    }

    private static func delete(_ number: Int, of file: CaseFile, _ db: Database) throws {
        try db.run("DELETE FROM establishment WHERE case_id = ? AND number = ?", [file.id.raw, number])
    }
}
