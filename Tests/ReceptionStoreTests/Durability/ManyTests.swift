// Many processes on one database: nothing is lost, nobody is refused who has not waited long, and readers never wait.

import Foundation
import GRDB
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite(.serialized) struct ManyTests {
    static let acts = WrittenUnit.number("MOTTAGNING_ACTS", 1_200)

    /// The milliseconds that stand last on a line.
    private func time(_ line: String) -> Int { line.split(separator: " ").last.flatMap { Int($0) } ?? 0 }

    @Test func eightWriteAtOnce() throws {
        let unit = try WrittenUnit()
        let reader = try unit.writer("do=read", "seed=99")
        let writers = try (1...8).map { number in
            try unit.writer(
                "seed=\(number)", "as=\(number % 2 == 0 ? "anna" : "bo")", "acts=\(Self.acts / 8)")
        }
        let lines = writers.map { writer in
            let lines = writer.lines()
            #expect(writer.end() == 0)
            return lines
        }
        reader.tell("enough")
        let reads = reader.lines()
        #expect(reader.end() == 0)
        var conflicts = 0
        for line in lines.joined() where line.hasPrefix("conflict") {
            conflicts += 1
            // Both days, and who wrote the one that stands.
            let words = line.split(separator: " ")
            #expect(words.count == 6 && Day(String(words[2])) != Day(String(words[4])), "\(line)")
            #expect(words.count == 6 && ["anna", "bo"].contains(words[3]), "\(line)")
        }
        #expect(conflicts > 0)
        let counts = unit.take(Array(lines.joined()))
        #expect(counts["busy"] == nil && counts["failed"] == nil && counts["error"] == nil, "\(counts)")
        #expect((counts["act"] ?? 0) + (counts["import"] ?? 0) >= Self.acts / 8 * 8)
        let faults = try unit.faults(open: 0)
        #expect(faults.isEmpty, "\(faults)")
        #expect(try Recount.faults(unit.open()).isEmpty)
        #expect(reads.filter { $0.hasPrefix("read") }.count > 5)
        #expect(reads.allSatisfy { $0 == "open" || $0.hasPrefix("read") })
        let waits = lines.joined().map(time).sorted()
        #expect(waits.last ?? 0 < 5_000)
        if Self.acts > 1_200 {
            print("kinds \(counts)")
            print("longest act \(waits.last ?? 0) ms, 99 of 100 \(waits[waits.count * 99 / 100]) ms")
            print("\(reads.count) reads, longest \(reads.map(time).max() ?? 0) ms")
        }
    }

    /// A connection that has begun to write and does not end.
    private func hold(_ path: String, _ body: () throws -> Void) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: path, configuration: configuration)
        try holder.inDatabase { db in
            try db.execute(sql: "BEGIN IMMEDIATE; UPDATE reception_case SET sort_key = sort_key || 'x'")
        }
        try body()
        try holder.inDatabase { try $0.execute(sql: "ROLLBACK") }
    }

    @Test func whoWaitsTooLongIsTold() throws {
        let unit = try WrittenUnit()
        try hold(unit.path) {
            let writer = try unit.writer("acts=1", "busy=0.3")
            var lines: [String] = []
            while lines.count < 12, let line = writer.line() { lines.append(line) }
            writer.kill()
            let refused = lines.filter { $0.hasPrefix("busy") }
            #expect(refused.count > 3)
            #expect(refused.allSatisfy { (300..<2_000).contains(time($0)) }, "\(refused)")
            unit.take(lines)
        }
        #expect(try unit.faults(open: 0).isEmpty)
    }

    /// Whoever waited less than the limit gets through.
    @Test func whoWaitsShorterGetsThrough() throws {
        let unit = try WrittenUnit()
        var writer: Child?
        try hold(unit.path) {
            writer = try unit.writer("acts=5", "seed=3")
            while let line = writer?.line(), line != "open" {}
            usleep(1_500_000)
        }
        let counts = unit.take(writer?.lines() ?? [])
        #expect(counts["busy"] == nil && counts["act"] ?? 0 > 0, "\(counts)")
        #expect(try unit.faults(open: 0).isEmpty)
    }

    @Test func aReaderNeverWaitsForAWriter() throws {
        let unit = try WrittenUnit()
        try hold(unit.path) {
            let reader = try unit.writer("do=read", "busy=0.05")
            var lines: [String] = []
            while lines.count < 50, let line = reader.line() { lines.append(line) }
            reader.kill()
            #expect(lines.count == 50)
            #expect(lines.allSatisfy { $0 == "open" || $0.hasPrefix("read") }, "\(lines)")
        }
    }

    /// What a reader writes on her way does not make her wait either: the log of what she opened comes later, and what
    /// the day has changed is computed by whoever comes next.
    @Test func whatAReaderWritesDoesNotMakeHerWait() throws {
        let unit = try WrittenUnit()
        let store = try unit.open()
        let id = CaseID(1)
        try DatabaseQueue(path: unit.path).writeWithoutTransaction {
            try $0.execute(sql: "UPDATE reception_case SET recheck_on = 1 WHERE id < 5")
        }
        func waiting() throws -> Int64? {
            try store.asking { try $0.int("SELECT count(*) FROM reception_case WHERE recheck_on = 1") }
        }
        func openings() throws -> Int64? { try store.asking { try $0.int("SELECT count(*) FROM opening") } }
        let actor = StoreFixture.actor(StoreFixture.anna)
        try hold(unit.path) {
            let took = try SuspendingClock().measure {
                #expect(try !store.logOpeningAtOnce(of: id, by: actor))
                try store.recheck(today: today)
            }
            #expect(took < .seconds(3))
            #expect(try waiting() == 4 && openings() == 0)
        }
        #expect(try store.logOpeningAtOnce(of: id, by: actor))
        try store.recheck(today: today)
        #expect(try waiting() == 0 && openings() == 1)
    }

    /// A new rulebook is computed in one piece after the other; acts come in between.
    @Test func aNewRulebookLetsOthersWrite() throws {
        let unit = try WrittenUnit()
        let store = try unit.open()
        _ = try store.seed(900, by: StoreFixture.actor(StoreFixture.lead, .teamLead)) { index in
            (NewHousehold.invented("Ny\(index)"), { _, _ in [] }, { _ in nil }, { _, _ in [] })
        }
        try DatabaseQueue(path: unit.path).writeWithoutTransaction {
            try $0.execute(sql: "UPDATE computation SET rulebook_version = 'old'")
        }
        let recomputing = try unit.writer("do=recompute")
        while let line = recomputing.line(), line != "open" {}
        let writer = try unit.writer("acts=6", "seed=4")
        let acts = writer.lines()
        let end = recomputing.lines()
        let took = time(end.last ?? "")
        #expect(recomputing.end() == 0 && end.last?.hasPrefix("recomputed") == true)
        let longest = acts.map(time).max() ?? 0
        #expect(longest < max(1_000, took / 2), "\(longest) of \(took) ms")
        #expect(!acts.contains { $0.hasPrefix("busy") })
        #expect(try store.outdatedCases() == 0)
    }

    /// The log grows while somebody reads one old state, and is cut back once she has ended.
    @Test func theLogShrinksWhenAReaderHasEnded() throws {
        let unit = try WrittenUnit()
        let beside = try unit.open()
        func size() throws -> Int {
            try FileManager.default.attributesOfItem(atPath: unit.path + "-wal")[.size] as? Int ?? 0
        }
        func write(_ acts: Int) throws {
            let writer = try unit.writer("acts=\(acts)", "seed=\(acts)")
            unit.take(writer.lines())
            #expect(writer.end() == 0)
        }
        let limit = 16 << 20
        try beside.asking { db in
            _ = try db.int("SELECT count(*) FROM act")
            try write(300)
            #expect(try size() > limit)
        }
        try write(20)
        #expect(try size() <= limit)
        #expect(try unit.faults(open: 0).isEmpty)
    }
}
