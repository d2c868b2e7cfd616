// A disk that runs full, or fails: an act is confirmed and there, or refused and not there, and afterwards all goes on.

import Foundation
import Reception
import TestSupport
import Testing

@testable import ReceptionStore

@Suite(.serialized) struct FullDiskTests {
    /// With room for nothing at all, for some acts, and until the log is written back into the database.
    @Test(arguments: [0, 3_000, 40_000, 300_000, 1_000_000, 4_300_000])
    func whatIsRefusedIsNotThere(space: Int) throws {
        let unit = try WrittenUnit()
        // The shared memory is there, as when somebody has the database open.
        let other = try unit.open()
        let writer = try unit.writer("vfs=fault", "space=\(space)", "patience=8", "acts=120", "seed=\(space)")
        let counts = unit.take(writer.lines())
        #expect(writer.end() == 0)
        // With the most room the log is written back and begun anew in between.
        #expect(space > 1_000_000 || counts["full"] ?? 0 >= 8, "\(counts)")
        #expect(counts["disk"] == nil && counts["failed"] == nil && counts["error"] == nil, "\(counts)")
        // And once there is room the rest is written.
        #expect((counts["act"] ?? 0) + (counts["import"] ?? 0) >= 120, "\(counts)")
        let faults = try unit.faults(open: 0)
        #expect(faults.isEmpty, "\(faults)")
        #expect(try Recount.faults(other).isEmpty)
    }

    /// And it is not there either when everybody begins anew from what is on the disk.
    @Test func whatIsRefusedDoesNotComeBackAfterAKill() throws {
        for (seed, space) in [60_000, 90_000, 250_000, 251_000, 252_000, 253_000].enumerated() {
            let unit = try WrittenUnit()
            let writer = try unit.writer("vfs=fault", "power=-1", "space=\(space)", "seed=\(seed)")
            var lines: [String] = []
            while lines.count(where: { $0.hasPrefix("full") }) < 5, let line = writer.line() {
                lines.append(line)
            }
            writer.kill()
            let counts = unit.take(lines + writer.lines())
            #expect(counts["full"] ?? 0 >= 5)
            // One may have been on its way.
            let faults = try unit.faults(open: 1)
            #expect(faults.isEmpty, "\(faults)")
        }
    }

    /// Without room for the shared memory nothing can even be read, which is said as what it is.
    @Test func noRoomForTheSharedMemoryIsAFullDisk() throws {
        let unit = try WrittenUnit()
        let writer = try unit.writer("vfs=fault", "space=0", "acts=1")
        #expect(writer.lines() == ["error diskFull"])
        #expect(writer.end() == 2)
    }

    /// Any one operation may fail: the act is refused, and what follows is written.
    @Test(arguments: [778, 1034]) func anErrorOfTheDiskIsRefusedAndPassesBy(code: Int) throws {
        for after in stride(from: 0, to: 60, by: 7) {
            let unit = try WrittenUnit()
            let writer = try unit.writer("vfs=fault", "fail=\(after)", "code=\(code)", "acts=40")
            let counts = unit.take(writer.lines())
            #expect(writer.end() == 0)
            #expect((counts["act"] ?? 0) + (counts["import"] ?? 0) >= 40, "\(counts)")
            #expect(counts["disk"] ?? 0 <= 1)
            let faults = try unit.faults(open: 0)
            #expect(faults.isEmpty, "\(after): \(faults)")
        }
    }
}
