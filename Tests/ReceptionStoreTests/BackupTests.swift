// Copies of a database that others write to, what is taken out of its journal, and who has read a case.

import Foundation
import GRDB
import Reception
import ReceptionData
import Synchronization
import TestSupport
import Testing

@testable import ReceptionStore

@Suite struct BackupTests {
    /// How far somebody is who writes all the while.
    private final class Writing: Sendable {
        private let state = Mutex((written: 0, isDone: false))
        var written: Int { state.withLock { $0.written } }
        var isDone: Bool { state.withLock { $0.isDone } }
        func count() { state.withLock { $0.written += 1 } }
        func end() { state.withLock { $0.isDone = true } }
    }

    /// Copies while another connection writes as fast as it can: each is whole, and the beginning of what came after.
    @Test func copiesAreWholeWhileOthersWrite() async throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 30, households: 5, seed: 8)
        let number = try fixture.open(.invented("Rahimi"))
        let id = try fixture.id(number)
        let other = try fixture.another()
        let writing = Writing()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !writing.isDone {
                    let note = CaseCommand.note("\(writing.written)", important: false)
                    _ = try other.apply(ActRequest(note, on: id), by: StoreFixture.actor(StoreFixture.anna))
                    writing.count()
                }
            }
            var marks: [JournalMark] = []
            for index in 0..<8 {
                let before = writing.written
                while writing.written < before + 3 { try await Task.sleep(for: .milliseconds(2)) }
                let path = fixture.folder + "/copy-\(index).db"
                _ = FileManager.default.createFile(
                    atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
                try fixture.store.copy(to: path)
                let facts = try ReceptionStore.prove(path, engine: fixture.store.engine)
                #expect(facts.isCurrent && facts.verification.faults == [])
                // One file, which needs nothing beside it.
                for end in ["-wal", "-shm", "-journal"] {
                    #expect(!FileManager.default.fileExists(atPath: path + end))
                }
                marks.append(try #require(facts.verification.mark))
            }
            writing.end()
            try await group.waitForAll()
            #expect(marks == marks.sorted { $0.rows < $1.rows } && Set(marks).count == 8)
            for mark in marks { #expect(try fixture.store.verify(against: mark).faults == []) }
        }
    }

    @Test func aFileThatIsCutOffIsNoBackup() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 30, households: 5, seed: 8)
        let path = fixture.folder + "/copy.db"
        try fixture.store.copy(to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in [bytes.count / 2, bytes.count - 4096] {
            try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
            #expect(try !ReceptionStore.prove(path).isSound)
        }
        try Data("inte en databas".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.self) { try ReceptionStore.prove(path) }
    }

    @Test func nobodyElseMayHaveItOpen() throws {
        let fixture = try StoreFixture()
        // The fixture's own store has read the file, and holds it.
        #expect(throws: StoreError.self) { try ReceptionStore.alone(with: fixture.path) {} }
        try fixture.store.close()
        var ran = false
        try ReceptionStore.alone(with: fixture.path) { ran = true }
        #expect(ran)
        #expect(try fixture.another().verify().isWhole)
    }

    @Test func copiesAreRemembered() throws {
        let fixture = try StoreFixture()
        #expect(try fixture.store.lastBackup() == nil)
        try fixture.store.logBackup(isEncrypted: true, mark: nil, by: fixture.lead)
        #expect(try fixture.store.lastBackup() == fixture.lead.now)
        // What took a copy of everything cannot be taken back.
        #expect(throws: StoreError.self) { try fixture.store.undo(by: fixture.lead) }
        #expect(try fixture.store.verify().isWhole)
    }

    // MARK: - The journal for an auditor

    private func lines(
        _ fixture: StoreFixture, _ viewer: Actor, hasDetails: Bool = true
    ) throws -> [JournalLine] {
        var lines: [JournalLine] = []
        try fixture.store.eachJournalLine(hasDetails: hasDetails, for: viewer) { lines.append($0) }
        return lines
    }

    @Test func whatIsTakenOutProvesItself() throws {
        let fixture = try StoreFixture()
        _ = try fixture.live(through: 40, households: 5, seed: 9)
        let taken = try lines(fixture, fixture.lead)
        func proof(_ lines: [JournalLine]) -> (faults: [ProofFault], mark: JournalMark?) {
            var journal = ExportedJournal()
            for line in lines { journal.take(line) }
            return journal.finish()
        }
        let whole = proof(taken)
        #expect(whole.faults == [])
        #expect(try whole.mark == fixture.store.verify().mark)
        var random = SplitMix64(seed: 4)
        let changes: [(inout JournalLine) -> Void] = [
            { $0.at = Moment(seconds: $0.at.seconds + 1) }, { $0.login += "x" }, { $0.actual += "x" },
            { $0.act += 1 }, { $0.kind += "x" }, { $0.caseID = ($0.caseID ?? 0) + 1 },
            { $0.digest[3] ^= 1 }, { $0.hash[3] ^= 1 },
        ]
        for change in changes {
            var other = taken
            let index = random.int(0...taken.count - 1)
            change(&other[index])
            #expect(proof(other).faults.contains(ProofFault(.journal, .changed, taken[index].row)))
        }
        var other = taken
        let told = try #require(taken.firstIndex { $0.details?.isEmpty == false })
        other[told].details = "x"
        #expect(proof(other).faults == [ProofFault(.details, .changed, taken[told].row)])
        other = taken
        other.remove(at: 7)
        #expect(proof(other).faults == [ProofFault(.journal, .missing, 8)])
        other = taken
        other.insert(taken[7], at: 8)
        #expect(proof(other).faults == [ProofFault(.journal, .inserted, 8)])
        other = taken
        other.swapAt(7, 8)
        #expect(proof(other).faults.contains(ProofFault(.journal, .missing, 8)))
        other = taken
        other[9].row = .max
        #expect(proof(other).faults.contains(ProofFault(.journal, .missing, 10)))
    }

    @Test func protectedCasesTellNoDetails() throws {
        let fixture = try StoreFixture()
        let secret = try fixture.open(.invented("Hemlig", protection: .confidential))
        let open = try fixture.open(.invented("Rahimi"))
        // Somebody of an open household moves out, and is protected from then on.
        let family = try fixture.open(.invented("Delad", persons: 3))
        let split = HouseholdSplit(
            persons: [2], day: today, caseworker: StoreFixture.anna, protection: .confidential)
        let own = try #require(try fixture.apply(.split(split), on: family).summary.cases.last)
        // A flat that was a protected household's tells whose it was.
        let flat = Dwelling(address: "Storgatan 1", from: today)
        var reserved = flat
        reserved.household = Dwelling.Household(try fixture.id(secret), since: today)
        for content in [flat, reserved] {
            let version = try fixture.store.record(RecordID(.dwelling, 1))?.version
            let change =
                version.map { UnitChange.replace($0, .dwelling(content)) } ?? .add(.dwelling(content))
            _ = try fixture.store.apply(
                ActRequest(kind: .dwelling, subject: nil, steps: [], records: [change]), by: fixture.anna)
        }
        let taken = try lines(fixture, fixture.lead)
        func details(_ number: CaseNumber) -> [String?] {
            taken.filter { $0.caseNumber == number }.map(\.details)
        }
        #expect(!details(open).isEmpty && details(open).allSatisfy { $0 != nil })
        for hidden in [secret, own, family] {
            #expect(!details(hidden).isEmpty && details(hidden).allSatisfy { $0 == nil })
        }
        #expect(taken.allSatisfy { ($0.salt == nil) == ($0.details == nil) })
        #expect(
            !taken.contains {
                $0.details?.contains("Hemlig") == true || $0.details?.contains("Delad") == true
            })
        // Without being asked for, none are told; and nobody but a team lead may ask.
        #expect(try lines(fixture, fixture.lead, hasDetails: false).allSatisfy { $0.details == nil })
        #expect(throws: StoreError.self) { try lines(fixture, fixture.anna) }
    }

    @Test func aSignatureIsOfOneFileAndByOneKey() throws {
        let key = JournalKey()
        #expect(JournalKey(key.text)?.publicKey == key.publicKey)
        #expect(JournalKey("mottagning-signing-key 00") == nil)
        func digest(_ text: String) -> FileDigest {
            var digest = FileDigest()
            digest.take(Array(text.utf8))
            return digest
        }
        let signature = try key.signature(of: digest("ett"))
        #expect(JournalKey.isSignature(signature, of: digest("ett"), by: key.publicKey))
        #expect(!JournalKey.isSignature(signature, of: digest("två"), by: key.publicKey))
        #expect(!JournalKey.isSignature(signature, of: digest("ett"), by: JournalKey().publicKey))
        // What the signature itself says of the key counts for nothing.
        let forged = try JournalKey().signature(of: digest("två"))
        #expect(!JournalKey.isSignature(forged, of: digest("två"), by: key.publicKey))
        for broken in [
            "", "mottagning-signature 1\n", signature.replacing("signature ", with: "signature 0"),
        ] {
            #expect(!JournalKey.isSignature(broken, of: digest("ett"), by: key.publicKey))
        }
    }

    // MARK: - Who has read a case

    @Test func whoHasReadACaseIsTold() throws {
        let fixture = try StoreFixture()
        let secret = try fixture.open(.invented("Hemlig", protection: .confidential))
        let id = try fixture.id(secret)
        try fixture.store.logOpening(of: id, by: fixture.anna)
        try fixture.store.logPrint(
            .case, of: [id], by: StoreFixture.actor(StoreFixture.anna, on: today.adding(days: 1))
        ) {
            _ in
        }
        for viewer in [fixture.anna, fixture.lead] {
            let readings = try fixture.store.readings(of: secret, for: viewer)
            #expect(readings.map(\.paper) == ["case", nil])
            #expect(readings.allSatisfy { $0.by == StoreFixture.anna })
        }
        for viewer in [fixture.bo, fixture.reader] {
            #expect(throws: StoreError.self) { try fixture.store.readings(of: secret, for: viewer) }
        }
    }
}
