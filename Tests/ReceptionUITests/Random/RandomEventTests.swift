// Random events on every screen and on everything that lies over one: nothing breaks, every picture is whole.
//
// MOTTAGNING_EVENTS says how many on each. A failure names its stage, its seed and its event: MOTTAGNING_STAGE and
// MOTTAGNING_SEED play that run again, and nothing else.

import Foundation
import Reception
import ReceptionText
import TerminalKit
import TestSupport
import Testing

@testable import ReceptionUI

struct RandomEventTests {
    /// The events of one run, which begins with the same households again.
    static let runLength = 200

    private static func environment(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    /// Events on each stage.
    static let events = environment("MOTTAGNING_EVENTS") ?? 150
    static let seed = environment("MOTTAGNING_SEED")
    static let stages = Stage.all.filter { stage in
        ProcessInfo.processInfo.environment["MOTTAGNING_STAGE"].map { $0 == stage.name } ?? true
    }

    @Test(arguments: stages)
    func nothingBreaks(_ stage: Stage) {
        let slot = Stage.all.firstIndex { $0.name == stage.name } ?? 0
        var (done, onStage, draws) = (0, 0, 0)
        var kinds: Set<String> = []
        // Each stage has its own seeds: with few runs, all languages, roles and terminals come up among the stages.
        var run = Self.seed ?? 1 + slot * 100_001
        repeat {
            var play = Play(stage, seed: run, slot: slot)
            let count = Self.seed != nil ? Self.runLength : min(Self.runLength, Self.events - done)
            for number in 1...max(1, count) {
                if let problem = play.step(number) {
                    Issue.record(
                        "\(problem). MOTTAGNING_STAGE=\(stage.name) MOTTAGNING_SEED=\(run), event \(number) after \(play.recent)"
                    )
                    return
                }
            }
            done += count
            onStage += play.onStage
            draws += play.draws
            kinds.formUnion(play.kinds)
            run += 1
        } while Self.seed == nil && done < Self.events
        LastWords.clear(slot)
        // A generator that is stuck elsewhere proves nothing; few events may be unlucky.
        if Self.seed == nil {
            let share = done < 5000 ? 20 : 10
            #expect(onStage * share > done, "\(stage.name) was seen in \(onStage) of \(done) events only")
            #expect(draws * 2 > done, "too small to be drawn most of the time")
        }
        let known = Set(Stage.overlays.compactMap(\.overlay))
        let seen = Set(kinds.compactMap { $0.split(separator: " ").first.map(String.init) })
        #expect(seen.isSubset(of: known), "no stage for \(seen.subtracting(known))")
        if Self.environment("MOTTAGNING_EVENTS") != nil {
            let line =
                "\(stage.name): \(done) events, \(onStage) there, \(draws) with room; \(kinds.sorted())\n"
            FileHandle.standardError.write(Data(line.utf8))
        }
    }

    /// The way to each stage leads there.
    @Test(arguments: Stage.all)
    func everyStageIsReached(_ stage: Stage) {
        var driver = Driver(.myDay, store: stage.context == .arrivals ? Expected.store() : nil)
        driver.press(stage.script)
        #expect(
            stage.holds(driver.state), "\(driver.state.overlays.map { "\($0.kind) \($0.purpose ?? "")" })")
        #expect((driver.state.filterField != nil) == Stage.filters.contains { $0.name == stage.name })
    }

    @Test(arguments: KeyContext.allCases)
    func everyScreenHasAStage(_ context: KeyContext) {
        #expect(Stage.screens.contains { $0.context == context })
    }
}

/// One run.
private struct Play {
    let stage: Stage
    let seed: Int
    let slot: Int
    var desk: Desk
    var source: EventSource
    /// The latest events.
    var recent: [String] = []
    /// Events after which the stage was seen, and the picture had room.
    var onStage = 0
    var draws = 0
    /// The overlays that were seen, and what they were for.
    var kinds: Set<String> = []

    init(_ stage: Stage, seed: Int, slot: Int) {
        self.stage = stage
        self.seed = seed
        self.slot = slot
        var driver = Driver(
            .myDay, language: seed.isMultiple(of: 3) ? .en : .sv,
            glyphs: seed.isMultiple(of: 5) ? .ascii : .unicode,
            role: seed.isMultiple(of: 7)
                ? .teamLead : seed.isMultiple(of: 11) && stage.overlay == nil ? .reader : .caseworker,
            store: MemoryStore(copying: HostileText.store))
        driver.context.isPlain = seed.isMultiple(of: 8)
        desk = Desk(driver: driver)
        source = EventSource(seed: UInt64(bitPattern: Int64(seed)), stage)
    }

    /// Lets something happen.
    /// - Returns: what is wrong after it.
    mutating func step(_ number: Int) -> String? {
        let event = source.next(desk)
        LastWords.set(
            slot, "MOTTAGNING_STAGE=\(stage.name) MOTTAGNING_SEED=\(seed), event \(number), \(event.name)")
        recent.append(event.name)
        if recent.count > 24 { recent.removeFirst() }
        happen(event)
        if stage.holds(desk.state) { onStage += 1 }
        if desk.context.size.isEnough { draws += 1 }
        if let overlay = desk.state.overlays.last {
            kinds.insert(overlay.kind + (overlay.purpose.map { " " + $0 } ?? ""))
        }
        if let problem = Whole.problem(desk) { return problem }
        guard desk.driver.look() else { return "a picture that takes from the one before is another one" }
        // The same state gives the same picture.
        guard number.isMultiple(of: 16) else { return nil }
        return desk.driver.frame == desk.driver.frame ? nil : "two pictures of one state"
    }

    private mutating func happen(_ event: RandomEvent) {
        switch event {
        case .key(let key): desk.send(.keyPressed(key))
        case .resize(let columns, let rows): desk.resize(columns, rows)
        case .answer(let index): desk.answer(index)
        case .answerAll: desk.answerAll()
        case .answerCancelled: desk.answerCancelled()
        case .failure(let index, let error): desk.fail(index, error)
        case .midnight: desk.passMidnight()
        case .dataChanged: desk.send(.dataChanged)
        case .spinner(let turn): desk.send(.waited(turn: turn))
        case .resumed: desk.send(.resumed)
        case .views(let views): desk.send(.viewsRead(views, .cannotRead(path: "\u{1B}[2J")))
        case .otherProcess(let index, let command): write(index, command)
        }
    }

    /// Another process writes, or refuses to.
    private mutating func write(_ index: Int, _ command: CaseCommand?) {
        let store = desk.driver.store
        let other = Actor(
            login: World.bjorn, actual: World.bjorn, role: .teamLead, today: desk.context.today,
            now: desk.context.now)
        if let command {
            let files = store.files
            _ = try? store.apply(ActRequest(command, on: files[index % files.count].id), by: other)
        } else {
            _ = try? store.undo(by: other)
        }
        desk.send(.dataChanged)
    }
}
