// Whatever was confirmed is there after the process was killed and after the power went, and the chain holds.

import Foundation
import TestSupport
import Testing

@testable import ReceptionStore

@Suite(.serialized) struct KillTests {
    /// How a process ends that was writing.
    enum End: String, CaseIterable, Sendable {
        /// `kill -9`; what it has written is left to the system, which writes it out.
        case killed
        /// The same, while another process has the database open and so keeps the shared memory.
        case killedBesideAnother
        /// `kill -9`, and all is gone that was not synced.
        case unsyncedIsLost
        /// The power goes between two operations, and of what was not synced an arbitrary part is on the disk.
        case torn
    }

    /// How many processes end in each way; `make durability` sets it.
    static let kills = WrittenUnit.number("MOTTAGNING_KILLS", 15)
    static let seed = UInt64(WrittenUnit.number("MOTTAGNING_SEED", 1))

    /// Lets a process write until it ends so, and takes what it has said.
    /// - Returns: how many acts it was told are written.
    private func write(
        on unit: WrittenUnit, until end: End, _ random: inout SplitMix64, _ more: String = "x=x"
    ) throws -> Int {
        let name = "seed=\(random.next() >> 2)"
        var lines: [String] = []
        let writer: Child
        switch end {
        case .killed, .killedBesideAnother: writer = try unit.writer(name, more)
        case .unsyncedIsLost: writer = try unit.writer(name, "vfs=fault", "power=-1", more)
        case .torn:
            let after = random.int(0...9) == 0 ? random.int(0...40) : random.int(0...900)
            writer = try unit.writer(name, "vfs=fault", "power=\(after)", "tears=1", more)
        }
        if end != .torn {
            // Now and then already while it opens the database.
            let count = random.int(0...7) == 0 ? 0 : random.int(1...40)
            while lines.count < count, let line = writer.line() { lines.append(line) }
            usleep(UInt32(random.int(0...(count == 0 ? 60_000 : 6_000))))
            writer.kill()
        }
        lines += writer.lines()
        #expect(writer.end() == 128 + SIGKILL, "\(lines.suffix(2))")
        let counts = unit.take(lines)
        #expect(counts["error"] == nil && counts["failed"] == nil && counts["busy"] == nil, "\(counts)")
        return (counts["act"] ?? 0) + (counts["import"] ?? 0)
    }

    @Test(arguments: End.allCases) func everyConfirmedActSurvives(_ end: End) throws {
        let kills = Self.kills
        var random = SplitMix64(seed: Self.seed)
        var acts = 0
        for first in stride(from: 0, to: kills, by: 50) {
            let unit = try WrittenUnit()
            let beside = end == .killedBesideAnother ? try unit.open() : nil
            for kill in first..<min(kills, first + 50) {
                acts += try write(on: unit, until: end, &random)
                let faults = try unit.faults(open: 1)
                try #require(faults.isEmpty, "kill \(kill), seed \(Self.seed): \(faults)")
            }
            #expect(try Recount.faults(unit.open()).isEmpty)
            _ = try beside?.caseworkers()
        }
        #expect(acts > kills)
        if kills > 15 { print("\(end.rawValue): \(kills) kills, \(acts) confirmed acts, none lost") }
    }

    /// What the tests above rest upon: a store that does not sync each act loses some of them here.
    @Test(arguments: [End.unsyncedIsLost, .torn]) func aStoreThatDoesNotSyncIsFoundOut(_ end: End) throws {
        var random = SplitMix64(seed: 5)
        var lost = 0
        for _ in 0..<4 {
            let unit = try WrittenUnit()
            _ = try write(on: unit, until: end, &random, "pragma=synchronous=NORMAL")
            let faults = try unit.faults(open: 1)
            // The chain holds all the same: NORMAL forgets acts from the end.
            #expect(!faults.contains { $0.hasPrefix("journal") }, "\(faults)")
            lost += faults.count { $0.hasPrefix("lost") }
        }
        #expect(lost > 0)
    }
}
