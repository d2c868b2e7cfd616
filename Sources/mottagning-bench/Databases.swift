// The databases that are measured: invented households by the program's own `generate`, kept between runs.

import Foundation

/// Where the programs are and what they are run on.
struct Bench {
    /// The day by which everything is late or not.
    static let day = "2026-03-02"
    static let dayNumber = "20514"
    /// A household that only one row of any list is about, for the search of a rare word.
    static let rareName = "qvarnzell"
    /// The invented households have some 16.7 open deadlines each.
    static let sizes = [(open: 1000, cases: 60), (10_000, 600), (100_000, 6000), (1_000_000, 60_000)]

    let program: String
    let floor: String
    let folder: String
    let titles: String
    let environment: [String: String]

    init() throws {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .path
        program = own + "/mottagning"
        floor = own + "/mottagning-floor"
        folder = FileManager.default.currentDirectoryPath + "/.build-bench-data"
        titles = folder + "/titles.txt"
        var environment = ProcessInfo.processInfo.environment
        environment["MOTTAGNING_TODAY"] = Self.day
        environment["MOTTAGNING_START"] = "everyone"
        environment["TERM"] = "xterm-256color"
        environment["LC_ALL"] = "C.UTF-8"
        environment["XDG_STATE_HOME"] = folder
        for name in ["MOTTAGNING_AS", "MOTTAGNING_DB", "NO_COLOR"] { environment[name] = nil }
        self.environment = environment
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try writeTitles()
    }

    /// The environment for the program without arguments on a database.
    func environment(_ database: String) -> [String: String] {
        environment.merging(["MOTTAGNING_DB": database]) { _, new in new }
    }

    /// A database of so many cases, made where it is not there yet.
    func database(open: Int, cases: Int) throws -> String {
        let path = "\(folder)/\(open).db"
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let making = path + ".making"
        remove(making)
        let list = folder + "/rare.csv"
        try Self.rareHousehold.write(toFile: list, atomically: true, encoding: .utf8)
        try Spawn.run([program, "init", "--db", making], environment)
        let time = try Spawn.run(
            [program, "generate", "--db", making, "--cases", "\(cases)", "--seed", "1"], environment)
        try Spawn.run([program, "import", "--db", making, list], environment)
        rename(making, path)
        print("  made \(open) open deadlines (\(cases) cases) in \(Report.number(time / 1000)) s")
        return path
    }

    /// A copy that may be written in.
    func copy(_ path: String) throws -> String {
        let copy = folder + "/copy.db"
        remove(copy)
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        // Else the system would still be writing the copy while acts wait for the disk.
        sync()
        return copy
    }

    func remove(_ path: String) {
        for end in ["", "-wal", "-shm"] { unlink(path + end) }
    }

    static let header =
        "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;anvisningsbeslut;"
        + "mottagen i kommunen (ankomst hit);inrest;uppehållstillstånd beviljat\n"
    private static let rareHousehold =
        header + "R1;EBO;anna;Quim;Qvarnzell;1980-03-04;2026-01-02;2026-02-02;2026-02-02;2026-01-02\n"
}
