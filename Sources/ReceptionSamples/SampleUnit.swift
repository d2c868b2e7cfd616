// A unit of invented households, worked out one at a time: the same seed, day and place give the same household.
//
//     let unit = SampleUnit(cases: 55, seed: 1, today: today, caseworkers: logins, rulebook: …, catalogue: …)
//     let household = unit.household(0)

import Reception

/// Invents households that look like a unit's real year, without keeping any of them.
public struct SampleUnit: Sendable {
    /// How many households the unit has.
    public let cases: Int
    public let seed: UInt64
    public let today: Day
    /// The logins among whom the households are divided evenly; without any nobody handles them.
    public let caseworkers: [Login]
    let engine: DeadlineEngine

    /// - Parameters:
    ///   - cases: how many households; 55 have 165 persons.
    ///   - today: the day that all dates are relative to.
    ///   - caseworkers: logins that exist.
    public init(
        cases: Int, seed: UInt64, today: Day, caseworkers: [Login], rulebook: Rulebook,
        catalogue: FactCatalogue
    ) {
        self.cases = max(0, cases)
        self.seed = seed
        self.today = today
        self.caseworkers = caseworkers
        engine = DeadlineEngine(rulebook: rulebook, catalogue: catalogue)
    }

    /// One household, from 0 up to ``cases``.
    /// - Complexity: a few runs of the deadline engine; memory does not grow with the index.
    public func household(_ index: Int) -> SampleHousehold {
        let login = caseworker(index)
        let scene = login == nil && !caseworkers.isEmpty ? Scene.unassigned(index) : Scene.scene(index)
        var dice = Dice(seed, index, 1)
        let numbers = NumberSeries(index: index, cases: cases, seed: seed)
        let family = Family(
            size: size(index), kind: scene.kind, isProtected: index % 40 == 23,
            hasInfant: scene.stage == .parental,
            today: today, numbers: numbers, &dice)
        let life = Life(
            scene: scene, family: family, today: today, rulebook: engine.rulebook,
            leavesRenewal: index / 2 % 2 == 1,
            &dice)
        var timeline = Timeline(today: today, catalogue: engine.catalogue, births: family.members.map(\.born))
        let registered = life.registration(&dice)
        life.write(into: &timeline, registered: registered, &dice)

        let hasCoordination = scene.kind == .massflykt && life.hasArrived && dice.chance(40)
        let details = family.members.indices.map {
            family.details(
                of: $0, kind: scene.kind, isRegistered: registered.map { $0 <= today } ?? false,
                hasCoordination: hasCoordination, numbers: numbers, today: today, &dice)
        }
        var opening = NewHousehold(
            kind: scene.kind, caseworker: login, details: caseDetails(life, &dice),
            persons: details.map { NewHousehold.Person(details: $0) }, notes: [])
        if dice.chance(40) { opening.notes.append(dice.pick(Places.notes, or: "")) }
        let file = tidy(&opening, life, &timeline, &dice)
        let errands = FollowUps(life: life, today: today, persons: details.count)
        return SampleHousehold(
            opening: opening, openedBy: login ?? caseworkers.first ?? Login("demo"),
            fixed: errands.commands(index, &dice), later: errands.deadlineCommands(file, engine, &dice),
            closing: errands.closing(&dice))
    }

    /// Who handles a household; the last three in a hundred wait for somebody.
    func caseworker(_ index: Int) -> Login? {
        guard !caseworkers.isEmpty, cases < 20 || index < cases - (cases * 3 + 99) / 100 else { return nil }
        return caseworkers[index % caseworkers.count]
    }

    /// The size of a family: each 55 households hold the table's sizes in an order of their own.
    private func size(_ index: Int) -> Int {
        var dice = Dice(seed, index / Scene.count, 2)
        return dice.shuffled(Scene.sizes)[index % Scene.count]
    }

    private func caseDetails(_ life: Life, _ dice: inout Dice) -> [CaseDetail: String] {
        var details: [CaseDetail: String] = [:]
        if life.scene.kind == .kvot, life.scene.stage == .arriving {
            details[.flight] = "SK1414"
            details[.arrivalTime] = "14:35"
        }
        let hasFlat = life.hasArrived || (life.scene.stage == .arriving && dice.chance(70))
        if hasFlat, !life.family.isProtected {
            details[.address] = Places.address(&dice)
            details[.dwellingNumber] = Places.dwelling(&dice)
            if life.scene.kind != .ebo || dice.chance(50) {
                details[.landlord] = dice.pick(Places.landlords, or: "Strandhem AB")
            }
        }
        if dice.chance(50) { details[.fileNumber] = "IE \(life.begun.year)/\(dice.int(100...999))" }
        return details
    }

    /// Runs the housekeeping until nothing more is written; four rounds are enough for chains of steps.
    /// - Returns: the case as it will be opened.
    private func tidy(
        _ opening: inout NewHousehold, _ life: Life, _ timeline: inout Timeline, _ dice: inout Dice
    ) -> CaseFile {
        let housekeeping = Housekeeping(life: life, engine: engine, today: today)
        for _ in 0..<4 {
            let file = opened(&opening, timeline)
            if !housekeeping.tidy(file, into: &timeline, &dice) { return file }
        }
        return opened(&opening, timeline)
    }

    private func opened(_ opening: inout NewHousehold, _ timeline: Timeline) -> CaseFile {
        opening.facts = timeline.ofCase
        for person in opening.persons.indices { opening.persons[person].facts = timeline.ofPerson[person] }
        var context = DecisionContext(
            today: today, now: Moment(seconds: 0), user: Login("demo"), role: .caseworker, act: ActID(1),
            engine: engine, knownLogins: Set(opening.caseworker.map { [$0] } ?? []), nextEntry: 1,
            nextPerson: 1)
        let id = CaseID(1)
        let number = CaseNumber(year: today.year, serial: 1)
        guard let changes = try? Decision.open(opening, as: id, &context) else {
            return CaseFile(id: id, number: number, entries: [])
        }
        return CaseFile(id: id, number: number, entries: changes.map(\.entry))
    }
}
