// A case that becomes of another kind: what is refused and why, which clocks close, which open, and what comes back.

import ReceptionData
import TestSupport
import Testing

@testable import Reception

@Suite struct ConversionTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    /// A case that was opened on 2 February and is looked at on 2 June.
    private func open(_ kind: CaseKind, _ persons: [String] = ["1990-05-05"]) throws -> CaseBuilder {
        try CaseBuilder(kind, engine: Self.engine, today: "2026-02-02", persons: persons)
    }

    private func later(_ builder: CaseBuilder, _ today: String = "2026-06-02") throws -> CaseBuilder {
        let known = builder.context
        var later = builder
        later.context = DecisionContext(
            today: try CaseBuilder.day(today), now: known.now, user: known.user, role: known.role,
            act: ActID(2), engine: known.engine, knownLogins: known.knownLogins, nextEntry: known.nextEntry,
            nextPerson: known.nextPerson)
        return later
    }

    private func convert(_ builder: inout CaseBuilder, _ kind: CaseKind, _ day: String) throws {
        try builder.apply(.convert(to: kind, on: try CaseBuilder.day(day)))
    }

    private func day(_ text: String) throws -> Day { try CaseBuilder.day(text) }

    private func kinds(_ builder: CaseBuilder) -> [String] {
        builder.file.kinds.map { "\($0.kind.rawValue) \($0.from)" }
    }

    // MARK: Temporary protection to the establishment track

    @Test func registrationClosesTheOldClocksAndOpensTheNew() throws {
        var builder = try later(open(.massflykt, ["1990-05-05,permit_basis=temporary"]))
        try builder.record("housing_decided", "2026-05-11")
        try builder.record("received", "2026-05-12")
        try builder.record("population_registered", "2026-05-20", 1)
        let before = builder.file.facts
        try convert(&builder, .ebo, "2026-05-20")
        #expect(kinds(builder) == ["MASSFLYKT 2026-02-02", "EBO 2026-05-20"])
        // Nothing was typed twice, nothing went.
        #expect(builder.file.facts == before)
        let cancelled = DeadlineOutcome.cancelled(on: try day("2026-05-20"), .converted)
        #expect(builder.deadlines("MASSFLYKT-GUIDE").map(\.outcome) == [cancelled])
        #expect(builder.deadlines("MASSFLYKT-BOSTAD").map(\.outcome) == [cancelled])
        #expect(builder.deadlines("SFI-3M").map(\.outcome) == [.open])
        #expect(builder.deadlines("SO-START").map(\.outcome) == [.open])
        // Its origin still brings in what follows registration of whoever came under the directive.
        #expect(builder.deadlines("MASSFLYKT-AF").map(\.outcome) == [.open])
        try builder.record("personnummer_received", "2026-05-25", 1)
        #expect(builder.deadlines("EBO-BANK").map(\.outcome) == [.open])
        #expect(builder.deadlines("MASSFLYKT-BANK").isEmpty)
        try builder.record("establishment_started", "2026-06-01", 1)
        try builder.record("first_registered", "2026-05-20", 1)
        #expect(builder.deadlines("EP-24").map(\.outcome) == [.open])
        #expect(builder.deadlines("EP-36").map(\.outcome) == [.open])
    }

    @Test func beforeRegistrationTheMoneyAndTheSupportAreAskedFor() throws {
        var builder = try later(open(.massflykt))
        try builder.record("registration_possible", "2026-05-11", 1)
        for rule: RuleID in ["MASSFLYKT-LMAPENGAR", "MASSFLYKT-BOKA-FS"] {
            #expect(builder.deadlines(rule).map(\.outcome) == [.open], "\(rule.id)")
        }
    }

    @Test func withoutRegistrationItSaysWhatIsMissing() throws {
        var builder = try later(open(.massflykt, ["1990-05-05", "2015-05-05"]))
        let on = try day("2026-05-19")
        for kind in [CaseKind.abo, .ebo] {
            #expect(throws: CommandError.conversionNeedsRegistration(kind, on: on)) {
                try convert(&builder, kind, "2026-05-19")
            }
        }
        // One of the household is enough, but not a day too early.
        try builder.record("population_registered", "2026-05-20", 2)
        #expect(throws: CommandError.conversionNeedsRegistration(.ebo, on: on)) {
            try convert(&builder, .ebo, "2026-05-19")
        }
        #expect(
            Decision.kinds(for: builder.file, today: builder.context.today).first { $0.kind == .ebo }
                == KindChoice(
                    kind: .ebo, offered: try day("2026-05-20"), isCorrection: false, refusal: nil))
        try convert(&builder, .abo, "2026-05-20")
        #expect(builder.file.latestKind == .abo)
        #expect(builder.file.formerKinds.map(\.kind) == [.massflykt])
    }

    @Test func onTheFirstDayTheOriginIsKept() throws {
        var builder = try open(.massflykt)
        try builder.record("population_registered", "2026-02-02", 1)
        try convert(&builder, .ebo, "2026-02-02")
        #expect(kinds(builder) == ["MASSFLYKT 2026-02-02", "EBO 2026-02-02"])
        #expect(builder.file.kind(on: try day("2026-02-02")) == .ebo)
    }

    @Test func tooLateADayIsMovedEarlier() throws {
        var builder = try later(open(.massflykt))
        try builder.record("population_registered", "2026-01-20", 1)
        try convert(&builder, .ebo, "2026-01-25")
        #expect(kinds(builder) == ["MASSFLYKT 2026-01-24", "EBO 2026-01-25"])
        try convert(&builder, .ebo, "2026-01-20")
        #expect(kinds(builder) == ["MASSFLYKT 2026-01-19", "EBO 2026-01-20"])
        let early = try day("2026-01-19")
        #expect(throws: CommandError.conversionNeedsRegistration(.ebo, on: early)) {
            try convert(&builder, .ebo, "2026-01-19")
        }
    }

    // MARK: Mistakes

    @Test func aMistakenRegistrationGoesToTheOtherKindAndBack() throws {
        var builder = try later(open(.abo))
        try builder.record("placement_decided", "2026-05-04")
        try convert(&builder, .ebo, "2026-05-11")
        let closed = DeadlineOutcome.cancelled(on: try day("2026-05-11"), .converted)
        #expect(builder.deadlines("MOT-ABO").map(\.outcome) == [closed])
        // Back on a later day: the clock of the decision runs again.
        var back = builder
        try convert(&back, .abo, "2026-05-18")
        #expect(kinds(back) == ["ABO 2026-02-02", "EBO 2026-05-11", "ABO 2026-05-18"])
        #expect(back.deadlines("MOT-ABO").map(\.outcome) == [.open])
        // Back on the very day: the change is ended, as if it had not been.
        try convert(&builder, .abo, "2026-05-11")
        #expect(kinds(builder) == ["ABO 2026-02-02"])
        #expect(builder.deadlines("MOT-ABO").map(\.outcome) == [.open])
    }

    @Test func aRegistrationThatWasWrongFromTheBeginningIsReplaced() throws {
        var builder = try open(.ebo)
        try builder.record("placement_decided", "2026-01-20")
        #expect(builder.deadlines("MOT-ABO").isEmpty)
        try convert(&builder, .abo, "2026-02-02")
        #expect(kinds(builder) == ["ABO 2026-02-02"])
        // What happened before the case was opened counts as it should have.
        #expect(builder.deadlines("MOT-ABO").map(\.outcome) == [.open])
    }

    @Test func aHouseholdGoesBackToTemporaryProtectionOnlyIfItCameFromThere() throws {
        var builder = try later(open(.massflykt))
        try builder.record("received", "2026-05-12")
        try builder.record("population_registered", "2026-05-20", 1)
        try convert(&builder, .ebo, "2026-05-20")
        try convert(&builder, .massflykt, "2026-05-21")
        #expect(builder.file.latestKind == .massflykt)
        #expect(builder.deadlines("MASSFLYKT-GUIDE").map(\.outcome) == [.open])
        var other = try later(open(.abo))
        let refusal = CommandError.kindNotReached(.massflykt, from: .abo, since: try day("2026-02-02"))
        #expect(throws: refusal) { try convert(&other, .massflykt, "2026-05-20") }
    }

    @Test func quotaIsNeverReachedOrLeftExceptForAMistake() throws {
        for (from, to) in [(CaseKind.kvot, CaseKind.abo), (.kvot, .ebo), (.abo, .kvot), (.ebo, .kvot)] {
            var builder = try later(open(from))
            let refusal = CommandError.kindNotReached(to, from: from, since: try day("2026-02-02"))
            #expect(throws: refusal) { try convert(&builder, to, "2026-05-20") }
            try convert(&builder, to, "2026-02-02")
            #expect(kinds(builder) == ["\(to.rawValue) 2026-02-02"])
        }
    }

    // MARK: Days

    @Test func daysThatCannotBeAreRefused() throws {
        var builder = try later(open(.abo))
        let opened = try day("2026-02-02")
        #expect(throws: CommandError.kindStands(.abo, since: opened)) {
            try convert(&builder, .abo, "2026-03-03")
        }
        #expect(throws: CommandError.convertedInFuture(try day("2026-06-03"))) {
            try convert(&builder, .ebo, "2026-06-03")
        }
        try convert(&builder, .ebo, "2026-04-01")
        let changed = try day("2026-04-01")
        #expect(throws: CommandError.convertedBeforeCase(try day("2026-02-01"), opened: opened)) {
            try convert(&builder, .abo, "2026-02-01")
        }
        #expect(throws: CommandError.convertedBeforeLaterKind(try day("2026-03-31"), later: changed, .ebo)) {
            try convert(&builder, .abo, "2026-03-31")
        }
        #expect(throws: CommandError.kindNotReached(.kvot, from: .abo, since: opened)) {
            try convert(&builder, .kvot, "2026-04-01")
        }
    }

    /// Nothing but folkbokföring says what a household was before its case began.
    @Test func aDayBeforeTheCaseIsRefused() throws {
        let opened = try day("2026-02-02")
        for (old, kind) in [(CaseKind.abo, CaseKind.ebo), (.ebo, .abo), (.kvot, .abo), (.massflykt, .ebo)] {
            for text in ["2020-01-01", "2026-02-01"] {
                var builder = try later(open(old))
                let error = #expect(throws: CommandError.self) { try convert(&builder, kind, text) }
                let early = try day(text)
                let expected =
                    old == .massflykt
                    ? CommandError.conversionNeedsRegistration(kind, on: early)
                    : .convertedBeforeCase(early, opened: opened)
                #expect(error == expected, "\(old) \(text)")
            }
        }
        // Nor is a later change moved to before the case.
        var moved = try later(open(.abo))
        try convert(&moved, .ebo, "2026-05-11")
        #expect(throws: CommandError.convertedBeforeCase(try day("2026-02-01"), opened: opened)) {
            try convert(&moved, .ebo, "2026-02-01")
        }
        try convert(&moved, .ebo, "2026-04-01")
        #expect(kinds(moved) == ["ABO 2026-02-02", "EBO 2026-04-01"])
        try convert(&moved, .ebo, "2026-02-02")
        #expect(kinds(moved) == ["EBO 2026-02-02"])
    }

    /// A list that was imported on one day tells of what happened before it.
    @Test func whatHappenedToTheHouseholdSpeaksForADayBeforeItWasWrittenDown() throws {
        var builder = try later(open(.ebo))
        try builder.record("lease_signed", "2026-01-10")
        #expect(
            throws: CommandError.convertedBeforeCase(try day("2026-01-09"), opened: try day("2026-01-10"))
        ) {
            try convert(&builder, .abo, "2026-01-09")
        }
        try convert(&builder, .abo, "2026-01-20")
        #expect(kinds(builder) == ["EBO 2026-01-19", "ABO 2026-01-20"])
    }

    /// Written down, or imported, after folkbokföring: the change bears its own day, and the clocks of that day open.
    @Test func aChangeBeforeTheCaseWasWrittenDownMovesItsBeginning() throws {
        var builder = try open(.massflykt)
        #expect(throws: CommandError.conversionNeedsRegistration(.ebo, on: try day("2026-01-16"))) {
            try convert(&builder, .ebo, "2026-01-16")
        }
        try builder.record("population_registered", "2026-01-16", 1)
        try convert(&builder, .ebo, "2026-01-16")
        #expect(kinds(builder) == ["MASSFLYKT 2026-01-15", "EBO 2026-01-16"])
        #expect(builder.deadlines("SFI-3M").contains { $0.isOpen })
        #expect(builder.file.formerKinds.map(\.kind) == [.massflykt])
    }

    @Test func everyChangeHasItsInverse() throws {
        var builder = try open(.ebo)
        let before = builder.file
        let changes = try builder.apply(.convert(to: .abo, on: try day("2026-02-02")))
        let undone = builder.file.applying(changes.reversed().map(\.inverse))
        #expect(undone.entries == before.entries)
        #expect(undone.kinds.map(\.kind) == [.ebo])
    }

    @Test func aReaderOrAClosedCaseChangesNothing() throws {
        var builder = try later(open(.abo))
        try builder.apply(.close(.moved, try day("2026-05-01"), note: ""))
        #expect(throws: CommandError.caseClosed) { try convert(&builder, .ebo, "2026-04-01") }
    }
}
