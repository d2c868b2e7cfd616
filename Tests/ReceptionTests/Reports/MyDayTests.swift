// Folding: which rows become one, what a row says, and that every row opens into exactly what it folded.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct MyDayTests {
    static let today = Day(year: 2026, month: 3, day: 2) ?? .distantPast
    private let day = MyDay(rulebook: BuiltIn.rulebook, today: today)

    private func row(
        _ rule: RuleID, _ left: Int, case number: Int = 1, person: Int? = nil, trigger: Int64 = 1
    ) -> QueueRow {
        let due = Self.today.adding(days: left)
        let caseID = CaseID(Int64(number))
        return QueueRow(
            key: DeadlineKey(
                caseID: caseID, person: person.map { PersonID(Int64(number * 100 + $0)) }, rule: rule,
                trigger: EntryID(trigger)),
            number: CaseNumber(year: 2026, serial: number), kind: .kvot, phase: .settling, household: "Prov",
            isMasked: false, personNumber: person, version: 1,
            nature: BuiltIn.rulebook[rule]?.nature ?? .target,
            triggerDay: Self.today, opensOn: nil, rawDue: due, due: due, lapsesOn: nil, snoozedUntil: nil,
            isProvisional: false, caseworker: Login("anna"), outcome: .open,
            text: rule == .reminder ? "Ring" : nil)
    }

    private func lines(_ rows: [QueueRow]) -> [DayLine] {
        day.lines(DayInput(rows: rows, bookings: [], arrivals: [], progress: [:], met: [:], households: 1))
    }

    @Test func theSameActForAPersonIsOneBevakning() {
        // Both end with registration_notified: the earliest binding date leads, the rest folds under it.
        let rows = [row("FB-4V", 5, person: 1, trigger: 1), row("FB-3M1V", 3, person: 1, trigger: 2)]
        let lines = lines(rows)
        #expect(lines.count == 1)
        #expect(lines[0].deadlines.count == 2)
        #expect(lines[0].due == Self.today.adding(days: 3))
    }

    @Test func oneRuleInAHouseholdIsOneRowWithItsPersons() {
        let lines = lines([
            row("UT-SOK", 10, person: 1), row("UT-SOK", 12, person: 2), row("UT-SOK", 10, case: 2, person: 1),
        ])
        #expect(lines.map(\.heading) == [.atRisk, .atRisk])
        #expect(lines.map(\.persons) == [[1, 2], [1]])
        #expect(lines.map(\.content) == [.rule("UT-SOK"), .rule("UT-SOK")])
    }

    @Test func threeHouseholdsWithOneRuleAndDateAreAGroup() {
        let rows = (1...3).map { row("UT-TP", 367, case: $0, person: 1) }
        let lines = lines(rows)
        #expect(lines.count == 1)
        #expect(lines[0].heading == .group)
        #expect(lines[0].cases.count == 3)
        #expect(lines[0].content == .group("UT-TP", done: 0))
        // Two are no group: they wait with the households.
        #expect(self.lines(Array(rows.prefix(2))).map(\.heading) == [.waiting])
    }

    @Test func aWeekIsOneRowAHousehold() {
        let lines = lines([
            row("MOT-ABO", 3), row("SO-START", 1, person: 1), row("SO-START", 1, person: 2),
            row("MOT-ABO", 2, case: 2),
        ])
        #expect(lines.map(\.heading) == [.week, .week])
        #expect(lines[0].content == .steps(3, next: "SO-START"))
        #expect(lines[1].content == .rule("MOT-ABO"))
    }

    @Test func oldRoutineStepsAreOneRowAcrossHouseholds() throws {
        let step = try #require(
            BuiltIn.rulebook.rules.first {
                $0.checklist == "KVOT" && $0.visit == nil && $0.scope == .case && $0.owner == .unit
            })
        let other = try #require(
            BuiltIn.rulebook.rules.first {
                $0.checklist == "KVOT" && $0.visit == nil && $0.scope == .case && $0.owner == .unit
                    && $0.id != step.id
            })
        let lines = lines([row(step.id, -31), row(other.id, -40, case: 2), row(step.id, -30, case: 3)])
        #expect(lines.map(\.content) == [.rule(step.id), .oldSteps(2)])
        #expect(lines.map(\.heading) == [.week, .week])
    }

    @Test func aPersonsEstablishmentWindowIsOneAlert() {
        // Six months before the programme's end; the frame around it ends later and folds under it.
        let ends = Self.today.adding(.months(6)) - Self.today
        let lines = lines([row("EP-24", ends, person: 1), row("EP-36", ends + 300, person: 1, trigger: 2)])
        #expect(lines.map(\.content) == [.rule("EP-24")])
        #expect(lines.map(\.heading) == [.week])
        #expect(lines.map(\.deadlines.count) == [2])
        // Between the alerts nothing shows.
        #expect(self.lines([row("EP-24", ends - 40, person: 1), row("EP-36", ends, person: 2)]).count == 1)
    }

    @Test func aQuartersClaimsAreOneRowForTheLeadAndNoneForOthers() {
        // The 31st of May 2026 is ninety days away, which is when the claim is soon due; a later one waits.
        var later = row("ST-1Y", 91, trigger: 2)
        later.triggerDay = Self.today.adding(days: 92)
        let rows = (1...4).map { row("ST-1Y", 90, case: $0) } + [later, row("ST-3Y", -3, case: 2)]
        #expect(lines(rows).isEmpty)
        let lead = MyDay(rulebook: BuiltIn.rulebook, today: Self.today, isTeamLead: true)
        let input = DayInput(rows: rows, bookings: [], arrivals: [], progress: [:], met: [:], households: 4)
        let lines = lead.lines(input)
        #expect(lines.map(\.heading) == [.group, .group])
        #expect(lines.map(\.content) == [.group("ST-3Y", done: 0), .group("ST-1Y", done: 0)])
        #expect(lines.map(\.deadlines.count) == [1, 4])
    }

    @Test func twoQuartersOfACaseAreTwoActs() {
        // Both are overdue; what completes the one does not complete the other.
        var second = row("ST-1Y", -5, trigger: 2)
        second.triggerDay = Self.today.adding(days: 92)
        let lead = MyDay(rulebook: BuiltIn.rulebook, today: Self.today, isTeamLead: true)
        let rows = [row("ST-1Y", -97), second]
        let input = DayInput(rows: rows, bookings: [], arrivals: [], progress: [:], met: [:], households: 1)
        #expect(lead.lines(input).map(\.deadlines.count) == [1, 1])
    }

    @Test func lostForGoodStandsAboveMerelyLate() {
        let lines = lines([row("MOT-ABO", -20), row("UT-SOK", 30, case: 2, person: 1)])
        #expect(lines.map(\.heading) == [.atRisk, .late])
    }

    @Test func whatOthersMustDoIsOneRowAnAuthority() {
        let lines = lines([
            row("FB-VANTE", -5, person: 1), row("FB-VANTE", 30, case: 2, person: 1),
            row("HU-12", 30, case: 2, person: 1),
        ])
        #expect(lines.allSatisfy { $0.heading == .waiting })
        #expect(
            lines.map(\.content) == [
                .authority("skatteverket", overMedian: 1), .authority("region", overMedian: 0),
            ])
    }

    @Test func everyOpenRowStandsInAtMostOneLineAndEachLineKeepsItsOwn() {
        var random = SplitMix64(seed: 42)
        let rules = BuiltIn.rulebook.rules
        for _ in 0..<50 {
            var rows: [QueueRow] = []
            for index in 0..<random.int(1...120) {
                let rule = rules[random.int(0...(rules.count - 1))]
                rows.append(
                    row(
                        rule.id, random.int(-60...120), case: random.int(1...12),
                        person: rule.scope == .person ? random.int(1...4) : nil, trigger: Int64(index + 1)))
            }
            let lines = lines(rows)
            let shown = lines.flatMap(\.deadlines)
            #expect(Set(shown).count == shown.count)
            #expect(Set(shown).isSubset(of: Set(rows.map(\.key))))
            // What is not shown is later than this day, by the same definition as the queue.
            let hidden = rows.filter { !shown.contains($0.key) }
            for row in hidden { #expect(row.lane(on: Self.today, BuiltIn.rulebook).lane == .later) }
            for line in lines { #expect(!line.cases.isEmpty) }
            let order = DayHeading.allCases
            let places = lines.compactMap { order.firstIndex(of: $0.heading) }
            #expect(places == places.sorted())
        }
    }
}
