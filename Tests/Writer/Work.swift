// What the writer does: acts of every kind on cases that others write on too.

import CFaultVFS
import Foundation
import Reception
import ReceptionData
import ReceptionStore
import TestSupport

/// A person at work, from a seed.
struct Work {
    private let store: ReceptionStore
    private let actor: Actor
    private let cases: Int
    private let acts: Int
    private let name: String
    /// After so many refusals there is room on the disk again.
    private let patience: Int
    private var random: SplitMix64
    private var lists = 0

    init(_ store: ReceptionStore, _ wishes: Wishes, _ seed: UInt64) {
        self.store = store
        let day = Day(year: 2026, month: 3, day: 16) ?? .distantPast
        let login = Login(wishes.text("as") ?? "anna")
        actor = Actor(
            login: login, actual: login, role: .caseworker, today: day,
            now: Moment(seconds: Int64(day.number) * 86_400 + 36_000))
        cases = wishes.number("cases") ?? 1
        acts = wishes.number("acts") ?? .max
        name = wishes.text("name") ?? "w\(seed)"
        patience = wishes.number("patience") ?? .max
        random = SplitMix64(seed: seed)
    }

    /// Writes until so many acts are confirmed. Each line says what became of one attempt, and how many milliseconds it
    /// took.
    mutating func write() {
        var (done, tries, refusals) = (0, 0, 0)
        while done < acts, tries / 20 < acts {
            tries += 1
            let start = Moments.now
            do {
                let line = try step()
                if !line.hasPrefix("read"), !line.hasPrefix("nothing") { done += 1 }
                say("\(line) \(Moments.now - start)")
            } catch {
                say("\(word(error)) \(Moments.now - start)")
                guard let error = error as? StoreError else { continue }
                if case .refused(.conflict(let fact, let person, let stands, _, _), let number) = error {
                    correct(fact, person, stands, number) { done += 1 }
                }
                switch error {
                case .diskFull: refusals += 1
                default: break
                }
                if refusals == patience {
                    faultvfs_space(-1)
                    refusals += 1
                }
            }
        }
    }

    /// Looks at the queue and at a case until it is told to stop.
    mutating func read() {
        _ = fcntl(0, F_SETFL, O_NONBLOCK)
        var byte: UInt8 = 0
        while Foundation.read(0, &byte, 1) < 0 {
            let start = Moments.now
            do {
                try look()
                say("read \(Moments.now - start)")
            } catch {
                say("\(word(error)) \(Moments.now - start)")
            }
        }
    }

    /// Computes every case again, as after a new rulebook.
    func recompute() throws {
        let start = Moments.now
        try store.recomputeOutdated()
        say("recomputed \(Moments.now - start)")
    }

    private func word(_ error: any Error) -> String {
        guard let error = error as? StoreError else { return "error" }
        return switch error {
        case .busy: "busy"
        case .diskFull: "full"
        case .diskFailed: "disk"
        case .refused(.conflict(let fact, _, let stands, let by, let given), _):
            "conflict \(fact.id) \(stands) \(by) \(given)"
        case .refused, .undoBlocked, .nothingToUndo: "refused"
        case .failed(let code): "failed \(code)"
        default: "error \(error)"
        }
    }

    private mutating func someCase() -> CaseID { CaseID(Int64(random.int(1...cases))) }

    private mutating func step() throws -> String {
        switch random.int(0...19) {
        case 0...6: return try record()
        case 7...10:
            return try apply(.assign([Login("anna"), Login("bo"), nil][random.int(0...2)]))
        case 11...13:
            return try apply(.note("\(name) \(random.next())", important: false))
        case 14: return try takeIn()
        case 15:
            // Its receipt says what was taken back.
            return try store.undo(by: actor).act.map { "act \($0.raw) undo" } ?? "nothing"
        case 16: return try apply(.remind(actor.today.adding(days: random.int(1...9)), "Ring"))
        default:
            try look()
            return "read"
        }
    }

    private mutating func record() throws -> String {
        let facts: [FactID] = [
            .received, .movedIn, .populationRegistered, .registrationNotified, .sfiApplied, "permit_granted",
            "school_received", "lease_signed",
        ]
        let fact = facts[random.int(0...facts.count - 1)]
        let isCase = store.engine.catalogue[fact]?.scope == .case
        let day = actor.today.adding(days: -random.int(0...20))
        return try apply(
            .record(fact, day, isCase ? .unstated : .everyone(except: []), until: nil, value: nil))
    }

    private mutating func apply(_ command: CaseCommand) throws -> String {
        line(try store.apply(ActRequest(command, on: someCase()), by: actor))
    }

    private func line(_ receipt: ActReceipt) -> String {
        receipt.act.map { "act \($0.raw) \(receipt.summary.kind.rawValue)" } ?? "nothing"
    }

    /// Takes the fact back that stands in the way of ours.
    private func correct(
        _ fact: FactID, _ person: Int?, _ stands: Day, _ number: CaseNumber?, done: () -> Void
    ) {
        guard let number else { return }
        let start = Moments.now
        do {
            let view = try store.caseFile(number, for: actor)
            let receipt = try store.apply(
                ActRequest(.retract(fact, person: person, day: stands, reason: "fel dag"), on: view.file.id),
                by: actor)
            if receipt.act != nil { done() }
            say("\(line(receipt)) \(Moments.now - start)")
        } catch {
            say("\(word(error)) \(Moments.now - start)")
        }
    }

    /// Imports a list of two households that nobody else has.
    private mutating func takeIn() throws -> String {
        lists += 1
        let place = ImportPlace(line: 2, column: 1)
        let keys = (0..<2).map { "\(name)-\(lists)-\($0)" }
        let outcome = try store.importHouseholds(ImportOptions(), by: actor) { take in
            for key in keys {
                let details: [PersonDetail: String] = [
                    .givenName: "Prov", .familyName: "Prov\(key)", .birthDate: "1990-05-05",
                ]
                try take(
                    ImportHousehold(
                        key: key, line: 2, kind: .ebo, caseworker: actor.login, caseworkerPlace: place,
                        details: [:],
                        facts: [
                            ImportFact(id: .received, day: actor.today.adding(days: -9), place: place)
                        ],
                        persons: [ImportPerson(line: 2, details: details, columns: [:], facts: [])], notes: []
                    ))
            }
        }
        return "import \(outcome.cases) \(keys.joined(separator: " "))"
    }

    private mutating func look() throws {
        _ = try store.queue(QueueQuery(scope: .all, limit: 50), after: nil, for: actor)
        let year = actor.today.year
        _ = try store.caseFile(CaseNumber(year: year, serial: random.int(1...cases)), for: actor)
    }
}

/// The clock that only goes forward.
enum Moments {
    /// In milliseconds.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
