// Persons who leave a household: by death, by moving away, or into a case of their own.

import ReceptionData
import TestSupport
import Testing

@testable import Reception

@Suite struct LeavingTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    private func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    /// A family that was received in January: two grown-ups and a child.
    private func family(
        _ persons: [String] = ["1990-05-05", "1992-05-05,relation=partner", "2015-05-05,relation=child"]
    ) throws -> CaseBuilder {
        var builder = try CaseBuilder(.abo, engine: Self.engine, today: "2026-06-01", persons: persons)
        try builder.record("placement_decided", "2025-12-15")
        try builder.record("received", "2026-01-12")
        try builder.record("moved_in", "2026-01-12")
        try builder.record("lease_signed", "2026-01-10")
        return builder
    }

    /// Splits a case and folds both; the new one gets the entries that follow its persons.
    private func split(
        _ builder: inout CaseBuilder, _ persons: [Int], _ on: String, protection: Protection? = nil,
        seenBy: Set<Login> = []
    ) throws -> (old: CaseFile, new: CaseFile) {
        let old = builder.file
        let number = CaseNumber(year: 2026, serial: 2)
        let what = HouseholdSplit(
            persons: persons, day: try day(on), caseworker: Login("anna"), seenBy: seenBy,
            protection: protection)
        let changes = try Decision.split(what, old, into: CaseID(2), number, &builder.context)
        let theirs = Set(persons.compactMap { old.member($0)?.person.id })
        let brought = old.entries.filter { entry in
            entry.content.isOfPerson && (entry.person.map(theirs.contains) ?? false)
        }
        let new = CaseFile(id: CaseID(2), number: number, entries: brought).applying(changes.new)
        return (old.applying(changes.old), new)
    }

    private func deadlines(_ rule: RuleID, _ file: CaseFile) -> [Deadline] {
        Self.engine.deadlines(of: file).filter { $0.key.rule == rule }
    }

    // MARK: Leaving without a case

    @Test func aDeathClosesWhatWasHersAndLeavesTheOthers() throws {
        var builder = try family()
        try builder.record("permit_expires", "2026-09-01", 1, 2)
        #expect(builder.deadlines("UT-SOK").map(\.outcome) == [.open, .open])
        try builder.apply(.leave(2, .deceased, try day("2026-05-20")))
        let outcomes = Dictionary(
            builder.deadlines("HU-12").map { ($0.personNumber ?? 0, $0.outcome) },
            uniquingKeysWith: { a, _ in a })
        #expect(outcomes == [1: .open, 2: .cancelled(on: try day("2026-05-20"), .left), 3: .open])
        #expect(builder.file.member(2)?.leavingReason == .deceased)
        #expect(builder.file.applicant?.number == 1)
        #expect(throws: CommandError.personLeft(2)) {
            try builder.record("identity_checked", "2026-05-01", 2)
        }
    }

    @Test func theApplicantsPlaceGoesToThePartner() throws {
        var builder = try family()
        try builder.apply(.leave(1, .moved, try day("2026-05-20")))
        #expect(builder.file.member(2)?.person.relation == .partner)
        #expect(builder.file.applicant?.number == 2)
        #expect(builder.deadlines("GM-ENSAM").isEmpty)
    }

    @Test func childrenWithoutAnAdultNeedAGuardian() throws {
        var builder = try family()
        try builder.apply(.leave(1, .moved, try day("2026-05-20")))
        try builder.apply(.leave(2, .deceased, try day("2026-05-27")))
        let due = builder.deadlines("GM-ENSAM")
        #expect(due.map(\.personNumber) == [3])
        #expect(due.map(\.due) == [try day("2026-06-03")])
        #expect(builder.file.applicant?.number == 3)
    }

    @Test func theLastDoesNotLeave() throws {
        var builder = try family(["1990-05-05"])
        #expect(throws: CommandError.lastOfHousehold) {
            try builder.apply(.leave(1, .deceased, try day("2026-05-20")))
        }
    }

    @Test func nobodyJoinsBeforeBirth() throws {
        var builder = try family()
        let child = NewHousehold.Person(details: [.givenName: "Prov", .birthDate: "2026-05-10"])
        #expect(throws: CommandError.joinsBeforeBirth) {
            try builder.apply(.join(child, try day("2026-05-09")))
        }
    }

    @Test func leavingIsRefusedWhereTheDayIsWrong() throws {
        var builder = try family()
        #expect(throws: CommandError.leavesInFuture(try day("2026-06-02"))) {
            try builder.apply(.leave(1, .moved, try day("2026-06-02")))
        }
        #expect(throws: CommandError.leavesBeforeBirth(person: 3)) {
            try builder.apply(.leave(3, .moved, try day("2015-05-04")))
        }
        #expect(throws: CommandError.noSuchPerson(7)) {
            try builder.apply(.leave(7, .moved, try day("2026-05-20")))
        }
        try builder.apply(.leave(3, .moved, try day("2026-05-20")))
        #expect(throws: CommandError.personLeft(3)) {
            try builder.apply(.leave(3, .moved, try day("2026-05-20")))
        }
    }

    // MARK: A case of their own

    @Test func whatHappenedFollowsAndTheHouseholdStays() throws {
        var builder = try family()
        try builder.record("population_registered", "2026-04-01", 1, 2, 3)
        try builder.record("sfi_started", "2026-05-04", 2)
        try builder.apply(.note("Gemensam anteckning", important: false))
        try builder.apply(.correctCase([.address: "Storgatan 1"], from: try day("2026-01-12")))
        let (old, new) = try split(&builder, [2, 3], "2026-05-20")
        #expect(old.members.map(\.leavingReason) == [nil, .ownCase, .ownCase])
        #expect(new.members.map(\.number) == [1, 2])
        #expect(new.members.map(\.joined) == [try day("2026-05-20"), try day("2026-05-20")])
        #expect(new.applicant?.number == 1)
        #expect(new.member(1)?.person.relation == .applicant)
        #expect(old.member(2)?.person.relation == .partner)
        #expect(new.latestKind == .abo)
        #expect(new.caseworker == Login("anna"))
        #expect(new.notes.isEmpty)
        #expect(new.details.isEmpty)
        #expect(new.phase == .sfi)
        // What the household did together counts for each of them, without its checklist or its lease.
        #expect(!new.facts.contains { $0.id == "lease_signed" || $0.person == nil })
        #expect(deadlines("SFI-3M", new).map(\.outcome) == [.met(on: try day("2026-05-04"), by: .sfiStarted)])
        #expect(deadlines("HU-12", new).map(\.due) == [try day("2027-01-12"), try day("2027-01-12")])
        #expect(deadlines("MOT-ABO", new).isEmpty)
        let ofCase = Self.engine.deadlines(of: new).filter { $0.personNumber == nil }.map(\.key.rule)
        #expect(Set(ofCase) == ["ST-1Y"])
        // In the old one hers are over, and the others' go on.
        let left = DeadlineOutcome.cancelled(on: try day("2026-05-20"), .left)
        #expect(deadlines("HU-12", old).map(\.outcome) == [.open, left, left])
        #expect(deadlines("SFI-3M", old).first { $0.personNumber == 1 }?.isOpen == true)
    }

    @Test func whatWasDecidedOfADeadlineFollowsToo() throws {
        var builder = try family()
        let own = try #require(builder.deadlines("HU-12").first { $0.personNumber == 2 })
        try builder.apply(.waive([own.key], .declined, note: ""))
        let (_, new) = try split(&builder, [2], "2026-05-20")
        #expect(deadlines("HU-12", new).map(\.outcome) == [.waived(.declined)])
    }

    @Test func laterFactsOfTheNewHouseholdCountBesideWhatWasBrought() throws {
        var builder = try family()
        let (_, new) = try split(&builder, [2], "2026-05-20")
        let entry = builder.context.entry(
            new.id, nil, try day("2026-05-25"), .fact(.movedIn, until: nil, value: nil))
        let moved = new.applying([.add(entry)])
        let days = deadlines("FB-35", moved).map(\.triggerDay)
        #expect(days == [try day("2026-01-12"), try day("2026-05-25")])
    }

    @Test func bookingsGoWhereTheirPersonsGo() throws {
        var builder = try family()
        func book(_ what: String, _ on: String, _ persons: [Int]) throws {
            try builder.apply(.book(try day(on), Booking(minutes: nil, what: what, persons: persons)))
        }
        try book("Tandvård", "2026-06-10", [2])
        try book("Skatteverket", "2026-06-11", [1, 2])
        try book("Hembesök", "2026-06-12", [])
        try book("Läkare", "2026-05-10", [2])
        let (old, new) = try split(&builder, [2, 3], "2026-05-20")
        func list(_ file: CaseFile) -> [String] {
            file.bookings.compactMap { entry in
                guard case .booking(let booking) = entry.content else { return nil }
                return "\(booking.what) \(booking.persons)"
            }
        }
        #expect(list(old) == ["Läkare [2]", "Skatteverket [1]", "Hembesök []"])
        #expect(list(new) == ["Tandvård [1]"])
    }

    @Test func onlyNamedStaffSeeTheLink() throws {
        var builder = try family()
        let (old, new) = try split(&builder, [2], "2026-05-20", seenBy: [Login("bjorn")])
        for login in ["anna", "bjorn"] {
            #expect(old.seen(by: Login(login)).member(2)?.movedTo?.number == new.number)
            #expect(new.seen(by: Login(login)).member(1)?.cameFrom?.number == old.number)
        }
        #expect(old.seen(by: Login("carin")).member(2)?.movedTo?.number == nil)
        #expect(new.seen(by: Login("carin")).member(1)?.cameFrom?.number == nil)
        // That she has a case of her own is no secret, and nothing is computed otherwise for who may not see which.
        #expect(old.seen(by: Login("carin")).member(2)?.hasOwnCase == true)
        let others = new.seen(by: Login("carin"))
        #expect(Self.engine.deadlines(of: others) == Self.engine.deadlines(of: new))
    }

    @Test func protectionIsGivenInTheNewCaseOnly() throws {
        var builder = try family()
        let (old, new) = try split(&builder, [2], "2026-05-20", protection: .protectedRegistration)
        #expect(new.isProtected)
        #expect(!old.isProtected)
    }

    @Test func aSplitIsRefusedWithAReason() throws {
        var builder = try family()
        #expect(throws: CommandError.nobodyStays) { _ = try split(&builder, [1, 2, 3], "2026-05-20") }
        #expect(throws: CommandError.noPersons) { _ = try split(&builder, [], "2026-05-20") }
        #expect(throws: CommandError.leavesInFuture(try day("2026-06-02"))) {
            _ = try split(&builder, [2], "2026-06-02")
        }
        #expect(throws: CommandError.unknownCaseworker(Login("nobody"))) {
            _ = try split(&builder, [2], "2026-05-20", seenBy: [Login("nobody")])
        }
    }

    // MARK: A birth

    @Test func aChildBornLaterHasClocksOfItsOwnAndCountsAsTheUnitSays() throws {
        var builder = try family()
        let child = NewHousehold.Person(
            details: [
                .givenName: "Prov", .familyName: "Provsson", .birthDate: "2026-05-10", .relation: "child",
            ])
        try builder.apply(.join(child, try day("2026-05-10")))
        // What the household had before counts from the day it joined.
        // Also where the case itself was written down after the birth.
        #expect(
            builder.deadlines("HU-12").map { "\($0.personNumber ?? 0) \($0.due?.description ?? "")" }
                == ["1 2027-01-12", "2 2027-01-12", "3 2027-01-12", "4 2027-05-10"])
        #expect(builder.deadlines("MOT-ABO").count == 1)
        #expect(builder.deadlines("SK-1M").allSatisfy { $0.personNumber != 4 })
        #expect(builder.file.countedInQuota(BuiltIn.rulebook) == 3)
        let counting = RuleOverlay(
            version: "1", edition: nil, rules: [],
            parameters: [
                RuleParameter(name: "births_in_quota", validFrom: nil, value: .number(1), citation: "egen")
            ], adjustments: [])
        #expect(builder.file.countedInQuota(BuiltIn.rulebook.laying(counting)) == 4)
        // Who moves out was counted in the household that was assigned.
        let (old, new) = try split(&builder, [2, 4], "2026-05-20")
        #expect(old.countedInQuota(BuiltIn.rulebook) == 3)
        #expect(new.countedInQuota(BuiltIn.rulebook) == 0)
    }

    @Test func aHouseholdThatWasNotAssignedCountsNobody() throws {
        let builder = try CaseBuilder(.ebo, engine: Self.engine)
        #expect(builder.file.countedInQuota(BuiltIn.rulebook) == 0)
    }

    @Test func theStatesMoneyIsAskedBackOnceForEachQuarter() throws {
        var builder = try family(["1990-05-05,permit_basis=refugee", "1992-05-05,permit_basis=refugee"])
        let rule: RuleID = "ST-1Y"
        let before = builder.deadlines(rule).map(\.triggerDay)
        let (old, new) = try split(&builder, [2], "2026-05-20")
        // The quarter of the split, and those before it, are the old case's.
        #expect(deadlines(rule, old).map(\.triggerDay) == before)
        let changed = try day("2026-06-30")
        #expect(before.contains(changed))
        #expect(deadlines(rule, new).map(\.triggerDay) == before.filter { $0 > changed })
    }
}
