// The terminal as a program: waits for events, lets the state change, draws once.

import ArgumentParser
import CursesTerminal
import Foundation
import Reception
import ReceptionData
import ReceptionStore
import ReceptionText
import ReceptionUI
import TerminalKit

/// Runs the terminal until the user leaves it.
/// - Parameters:
///   - store: the database, opened.
///   - actor: who sits here, and on which day.
///   - start: the first screen, nil for the one of the user's settings.
///   - theme: the colours, nil for those of the settings.
/// - Throws: `Failure` where there is no terminal to run on; `ExitCode` when a signal ended it. The terminal is given
///   back before.
func runTerminal(
    store: ReceptionStore, actor: Actor, start: StartScreen? = nil, theme: Settings.Theme? = nil
) throws {
    let program = TerminalProgram(store: store, actor: actor, start: start, theme: theme)
    try program.run()
}

/// The main thread's loop. It never waits for the store, save for the first page, which comes before the screen.
final class TerminalProgram {
    /// How often other processes' changes are looked for.
    private static let checkInterval = Duration.milliseconds(500)
    /// An answer may take so long before a spinner turns.
    private static let patience = Duration.milliseconds(200)
    private static let turnInterval = Duration.milliseconds(100)
    /// Rows that were asked for may take so long before the screen is drawn without them: one picture is calmer than two.
    private static let calm = Duration.milliseconds(40)

    private let store: ReceptionStore
    private let worker: StoreWorker
    private var context: AppContext {
        // Pictures are drawn from it too.
        didSet { picture = nil }
    }
    /// What was drawn last, of which the next picture takes what has not changed.
    private var picture: Frame?
    private var state: AppState
    private var actor: Actor
    /// Whether the day is the real one, so that it changes at midnight.
    private let followsClock: Bool
    private let preferences: Preferences
    private let theme: ColourTheme
    private let clock = ContinuousClock()
    private var lastCheck: ContinuousClock.Instant
    private var waitingSince: ContinuousClock.Instant?
    /// Since when the picture is held back for rows.
    private var holdingSince: ContinuousClock.Instant?
    private var turn = 0
    private var ending: Ending?

    private enum Ending {
        case left
        case signal(TerminalSignal)
    }

    init(store: ReceptionStore, actor: Actor, start: StartScreen?, theme: Settings.Theme?) {
        self.store = store
        self.actor = actor
        followsClock = actor.today == World.local(World.now).day
        worker = StoreWorker(store: store)
        preferences = UserSettings.current.preferences
        self.theme = (theme ?? preferences.settings.theme ?? .auto).colours
        let size = Self.windowSize()
        context = AppContext(
            today: actor.today, now: actor.now, user: actor.login, role: actor.role, size: size,
            rulebook: RulesInUse.rulebook, facts: BuiltIn.facts, words: words,
            otherWords: Catalogue(words.language == .sv ? .en : .sv), keymap: preferences.keymap)
        context.localTime = { moment in
            let local = World.local(moment)
            return (local.day, local.hour * 60 + local.minute)
        }
        context.isPlain = World.isPlain
        state = AppState(start: start ?? preferences.startScreen(actor.login), context: context)
        lastCheck = clock.now
    }

    func run() throws {
        // The first page is there before the screen is: one picture, not two.
        var later: [Effect] = []
        var answers: [AppMessage] = []
        for effect in update(&state, .started, context) {
            if case .ask(let token, let question) = effect, answers.isEmpty {
                answers.append(.answered(token, try StoreWorker.answer(question, store, actor)))
            } else {
                later.append(effect)
            }
        }
        for answer in answers { later += update(&state, answer, context) }
        later += update(&state, readViews(), context)
        later += update(&state, .settingsRead(preferences.faults), context)
        let terminal = try openTerminal()
        defer { terminal.close() }
        context.glyphs = terminal.glyphs
        context.size = ScreenSize(columns: terminal.columns, rows: terminal.rows)
        later += update(&state, .resized, context)
        draw(on: terminal)
        // The first picture needs nothing of it. A file that only a newer program understands is told of by the commands
        // that need it.
        context.weights = UserSettings.current.settings.weights
        if let unit = try? UnitInUse.facts(store) { context.unit = unit }
        worker.start(waker: terminal.waker)
        defer { worker.finish() }
        carryOut(later, terminal)
        while ending == nil {
            takeEvents(terminal)
            if ending == nil, !holdsPicture() { draw(on: terminal) }
        }
        // What was sent is still written; a note that could not be is not lost with the program.
        worker.finish()
        for answer in worker.takeAnswers() { _ = update(&state, answer, context) }
        terminal.close()
        for note in state.unwritten { KeptNote.save(note) }
        guard case .signal(let signal)? = ending else { return }
        throw ExitCode(128 + Self.number(signal))
    }

    /// Waits, then takes in everything that is there, so that a burst of keys is drawn once.
    private func takeEvents(_ terminal: CursesTerminal) {
        var event = terminal.nextEvent(timeoutMilliseconds: timeout())
        while let one = event, ending == nil {
            take(one, terminal)
            event = terminal.nextEvent(timeoutMilliseconds: 0)
        }
        for answer in worker.takeAnswers() { send(answer, terminal) }
        if clock.now - lastCheck >= Self.checkInterval {
            lastCheck = clock.now
            worker.check()
            followClock(terminal)
        }
        turnSpinner(terminal)
    }

    private func take(_ event: TerminalEvent, _ terminal: CursesTerminal) {
        switch event {
        case .key(let key): send(.keyPressed(key), terminal)
        case .signal(let signal): ending = .signal(signal)
        case .wake: break
        case .resized(let columns, let rows):
            context.size = ScreenSize(columns: columns, rows: rows)
            send(.resized, terminal)
        case .resumed:
            followClock(terminal)
            send(.resumed, terminal)
        }
    }

    private func send(_ message: AppMessage, _ terminal: CursesTerminal) {
        carryOut(update(&state, message, context), terminal)
    }

    private func carryOut(_ effects: [Effect], _ terminal: CursesTerminal) {
        for effect in effects {
            switch effect {
            case .ask, .act, .undo, .redo, .cancel: worker.take(effect, actor: currentActor())
            case .printers, .print: worker.takeBeside(effect, actor: currentActor())
            case .changeView(let token, let change): changeView(token, change, terminal)
            case .editNote(let token, _, let text):
                send(NoteEditor.edit(token, text, terminal), terminal)
            case .copy(let text): terminal.copyToClipboard(text)
            case .redraw: terminal.redraw()
            case .suspend:
                terminal.suspend()
                followClock(terminal)
                send(.resumed, terminal)
            case .quit: ending = .left
            }
        }
        if !state.isWaiting {
            waitingSince = nil
        } else if waitingSince == nil {
            waitingSince = clock.now
            turn = 0
        }
    }

    private func changeView(_ token: Token, _ change: ViewChange, _ terminal: CursesTerminal) {
        do throws(ViewTrouble) {
            send(.viewsChanged(token, try ViewsStore.change(change)), terminal)
        } catch {
            send(.viewsFailed(token, error), terminal)
        }
    }

    /// A fault in the file is said, and the program starts anyway.
    private func readViews() -> AppMessage {
        do throws(ViewTrouble) {
            return .viewsRead(try ViewsStore.read(), nil)
        } catch {
            return .viewsRead([], error)
        }
    }

    private func holdsPicture() -> Bool {
        guard state.awaitsRows else {
            holdingSince = nil
            return false
        }
        let since = holdingSince ?? clock.now
        holdingSince = since
        return clock.now - since < Self.calm
    }

    private func draw(on terminal: CursesTerminal) {
        var frame = Frame(
            columns: context.size.columns, rows: context.size.rows, glyphs: context.glyphs, after: picture)
        render(state, context, into: &frame)
        terminal.draw(frame)
        picture = frame
    }

    // MARK: Time

    private func currentActor() -> Actor {
        Actor(
            login: actor.login, actual: actor.actual, role: actor.role, today: context.today, now: World.now)
    }

    /// At midnight everything is a day later.
    private func followClock(_ terminal: CursesTerminal) {
        guard followsClock else { return }
        let today = World.local(World.now).day
        guard today != context.today else { return }
        context.today = today
        send(.resumed, terminal)
    }

    private func turnSpinner(_ terminal: CursesTerminal) {
        guard let since = waitingSince else { return }
        let waited = clock.now - since
        guard waited >= Self.patience else { return }
        let turns = Int((waited - Self.patience) / Self.turnInterval)
        guard turns != turn || turns == 0 else { return }
        turn = turns
        send(.waited(turn: turns), terminal)
    }

    /// Milliseconds until something is due even though nothing happens.
    private func timeout() -> Int {
        var wait = Self.checkInterval - (clock.now - lastCheck)
        if let since = waitingSince {
            let waited = clock.now - since
            wait = min(wait, waited < Self.patience ? Self.patience - waited : Self.turnInterval)
        }
        if let since = holdingSince, clock.now - since < Self.calm {
            wait = min(wait, Self.calm - (clock.now - since))
        }
        return max(0, Int(wait / .milliseconds(1)) + 1)
    }

    // MARK: The terminal

    private func openTerminal() throws -> CursesTerminal {
        var options = CursesTerminal.Options()
        options.theme = theme
        options.mouse = World.usesMouse || preferences.settings.usesMouse == true
        options.logPath = Self.logPath()
        do {
            return try CursesTerminal(options: options)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Where standard error goes meanwhile: a file of the user's own, nil where there can be none.
    private static func logPath() -> String? {
        let home = World.environment("HOME") ?? "/"
        let folder = (World.environment("XDG_STATE_HOME") ?? home + "/.local/state") + "/mottagning"
        if access(folder + "/.", W_OK) != 0 {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        return access(folder + "/.", W_OK) == 0 ? folder + "/terminal.log" : "/dev/null"
    }

    private static func failure(_ error: TerminalError) -> Failure {
        switch error {
        case .notATerminal: .failed(words(.terminalNone), words(.terminalNoneFix))
        case .terminalUnknown(let name): .failed(words(.terminalUnknown, name), words(.terminalUnknownFix))
        case .terminalTooSimple(let name):
            .failed(words(.terminalTooSimple, name), words(.terminalUnknownFix))
        case .noTerminalDatabase: .failed(words(.terminalNoDatabase), words(.terminalNoDatabaseFix))
        case .systemRefused(let code): .failed(words(.terminalRefused, "\(code)"), words(.terminalRefusedFix))
        case .logNotWritable: .failed(words(.terminalLog), words(.terminalLogFix))
        case .cannotStart: .failed(words(.terminalRefused, "0"), words(.terminalUnknownFix))
        }
    }

    private static func windowSize() -> ScreenSize {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return ScreenSize(columns: 80, rows: 24)
        }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    private static func number(_ signal: TerminalSignal) -> Int32 {
        switch signal {
        case .interrupt: SIGINT
        case .terminate: SIGTERM
        case .hangup: SIGHUP
        }
    }
}
