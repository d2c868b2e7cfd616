// Every screen at 100,000 cases against the floor: opening it, `j` and page down; and what the program costs at rest.

import Foundation

/// A screen and how one gets there.
private struct Board {
    let name: String
    /// Its name in the floor, and what it is about there.
    let floor: String
    var about = ""
    /// Keys before the one that opens it, and that key. Opened anew each time from where the first keys lead.
    var way = ""
    let key: String
    /// Whether everybody's rows come with the second `c`; then that is measured, and not the opening with one's own.
    var isScoped = false
    /// Whether there is a row to move to.
    var moves = true
    /// Whose rows it shows.
    var login = "root"
    /// Whether the whole list fits on one page, so that nothing is paged.
    var isOnePage = false
    /// Whether the list ends after a page or two, so that paging goes to and fro.
    var isShort = false
    /// Whether the bytes of a move count: where nothing is shown beside the list.
    var hasPane = false
}

extension Bench {
    static let boardCases = 100_000
    /// The open deadlines that so many cases have, by which the database is named.
    static let boardOpen = 1_670_000
    /// Who has as many cases as a handläggare really has.
    private static let own = "petra"
    private static let week = "20514"

    /// Every screen on the largest database.
    /// - Parameter names: of the only ones to be measured; all where it is empty.
    func boards(_ names: Set<String> = []) throws {
        let database = try database(open: Self.boardOpen, cases: Self.boardCases)
        try giveOwnCases(database)
        try giveTeam(database)
        print("every screen at \(Self.boardCases) cases")
        let all = [
            Board(name: "Min dag", floor: "day", key: "1", login: Self.own, isOnePage: true),
            Board(name: "Ärenden", floor: "cases", key: "3"),
            Board(name: "Ärende", floor: "case", about: "1", way: "3", key: "\r", isOnePage: true),
            Board(name: "Etablering", floor: "establishment", key: "6", isScoped: true),
            Board(name: "Väntar på", floor: "waiting", key: "7", isScoped: true, isOnePage: true),
            Board(name: "Väntar på, hushållen", floor: "waits", about: "FB-VANTE", way: "7cc", key: "\r"),
            Board(name: "Team", floor: "team", key: "8", isShort: true, hasPane: true),
            Board(
                name: "Bokningar", floor: "bookings", about: Self.week, key: "0", isScoped: true,
                isOnePage: true, hasPane: true),
            Board(name: "Ankomster", floor: "arrivals", key: "4", hasPane: true),
            Board(name: "Bostäder", floor: "flats", key: "5", hasPane: true),
            Board(name: "Journal", floor: "journal", about: "1", way: "3\r", key: "J", moves: false),
            Board(name: "Regler", floor: "text", key: "9", isShort: true, hasPane: true),
            Board(name: "Hjälp", floor: "text", key: "\u{1B}OP", isShort: true, hasPane: true),
        ]
        for board in all where names.isEmpty || names.contains(board.name) { try measure(board, database) }
        if names.isEmpty { try rest(database) }
    }

    /// Gives one handläggare sixty cases of her own, once.
    private func giveOwnCases(_ database: String) throws {
        let list = folder + "/own.csv"
        var text = Self.header
        for household in 1...60 {
            for person in 1...3 {
                let born =
                    person == 1 ? "1985-05-17" : "20\(10 + household % 12)-0\(1 + person)-1\(household % 9)"
                text +=
                    "P\(household);\(["EBO", "ABO", "MASSFLYKT"][household % 3]);\(Self.own);Namn\(person);"
                text += "Egnahem\(household);\(born);2026-01-02;2026-02-02;2026-02-02;2026-01-02\n"
            }
        }
        try text.write(toFile: list, atomically: true, encoding: .utf8)
        // Both say so where it is done already.
        _ = try? Spawn.run([program, "user", "add", Self.own, "--db", database], environment)
        try Spawn.run([program, "import", "--db", database, list], environment)
    }

    /// So many handläggare have so many cases each, once.
    private static let team = (caseworkers: 200, cases: 25)

    private func giveTeam(_ database: String) throws {
        let list = folder + "/team.csv"
        var text = Self.header
        for caseworker in 1...Self.team.caseworkers {
            for household in 1...Self.team.cases {
                let number = caseworker * 1000 + household
                let kind = ["EBO", "ABO", "MASSFLYKT"][household % 3]
                text += "T\(number);\(kind);h\(caseworker);Namn;Lagom\(number);1985-05-17;"
                text += "2026-01-02;2026-02-02;2026-02-02;2026-01-02\n"
            }
        }
        try text.write(toFile: list, atomically: true, encoding: .utf8)
        // Says so where it is done already.
        try Spawn.run([program, "import", "--add-users", "--db", database, list], environment)
    }

    private func measure(_ board: Board, _ database: String) throws {
        let ours = try TerminalProcess(
            [program],
            environment: environment(database).merging(["MOTTAGNING_AS": board.login]) { _, new in new })
        defer { ours.leave() }
        let theirs = try TerminalProcess(
            [floor, "board", database, board.login, Self.dayNumber, titles, board.floor, board.about],
            environment: environment)
        defer { theirs.leave() }
        _ = (try ours.firstFrame(), try theirs.firstFrame())
        try go(board.way, ours)
        if board.isScoped { try go(board.key, ours) }
        let (key, way, back) = board.isScoped ? ("c", "c", "c") : (board.key, "", "\u{1B}")
        var opened = Pairs()
        for turn in 0..<20 {
            try go(way, ours)
            let (one, other) = (try ours.press(key, quiet: 60), try theirs.press("o", quiet: 60))
            // The first reads what the system has not in memory yet.
            if turn > 0 {
                opened.program.append(one.milliseconds)
                opened.floor.append(other.milliseconds)
            }
            guard turn < 19 else { break }
            _ = (try ours.press(back, quiet: 80), try theirs.press("b", quiet: 60))
        }
        settled("\(board.name): open", opened)
        guard board.moves else { return }
        let down = try pressed(["j", "k"], 100, ours, theirs)
        settled("\(board.name): j", down.times, bytes: down.bytes.program, aim: board.hasPane ? nil : 300)
        guard !board.isOnePage else { return }
        let keys = ["\u{1B}[6~"] + (board.isShort ? ["\u{1B}[5~"] : [])
        try readAhead(board, database, keys)
        settled(
            "\(board.name): page down", try pressed(keys, 30, run: board.isShort ? 1 : 8, ours, theirs).times)
    }

    /// Goes through the pages that will be measured, in a program of its own: the one that is measured first would read
    /// from the disk what the other then finds in memory.
    private func readAhead(_ board: Board, _ database: String, _ keys: [String]) throws {
        let scout = try TerminalProcess(
            [program],
            environment: environment(database).merging(["MOTTAGNING_AS": board.login]) { _, new in new })
        defer { scout.leave() }
        _ = try scout.firstFrame()
        try go(board.way, scout)
        try go(board.key, scout)
        if board.isScoped { try go("c", scout) }
        for turn in 0..<40 { _ = try scout.press(keys[turn % keys.count]) }
    }

    /// Presses keys one after the other.
    private func go(_ keys: String, _ process: TerminalProcess) throws {
        for key in keys { _ = try process.press(String(key), quiet: 80) }
    }

    private func settled(_ name: String, _ times: Pairs, bytes: [Double] = [], aim: Int? = nil) {
        let said = bytes.isEmpty ? "" : ", \(Report.number(bytes.percentile(50))) bytes"
        Report.line(
            name,
            "\(Report.number(times.program.percentile(50))) ms, p99 \(Report.number(times.program.percentile(99)))"
                + "\(said); floor \(Report.number(times.floor.percentile(50))), p99 \(Report.number(times.floor.percentile(99)));"
                + " ratio \(Report.number(times.ratio))",
            "≤ 1.5×, p99 ≤ 8 ms" + (aim.map { ", ≤ \($0) bytes" } ?? ""))
    }

    /// What the program uses of a core while nobody touches it.
    private func rest(_ database: String) throws {
        let ours = try TerminalProcess([program], environment: environment(database))
        defer { ours.leave() }
        _ = try ours.firstFrame()
        let before = ours.processorTime()
        let start = Clock.now
        Thread.sleep(forTimeInterval: 20)
        let share = (ours.processorTime() - before) / Clock.milliseconds(since: start) * 100
        Report.line("at rest for 20 s", "\(Report.number(share)) % of a core", "< 0.5 %")
    }
}
