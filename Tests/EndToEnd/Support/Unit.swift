// A database in a folder of its own, and the commands on it from outside the terminal.

import Foundation
import TestSupport

/// A unit's database on Monday, 2 March 2026. The folder goes away with its owner.
final class Unit {
    static let today = "2026-03-02"

    let folder: String
    var database: String { folder + "/unit.db" }

    /// A new database, or a copy of one.
    private init(copying bytes: Data? = nil) throws {
        var template = Array("/tmp/mottagning-e2e-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw ToolError.cannotStart("mkdtemp", errno) }
        folder = String(cString: made)
        guard let bytes else {
            try run("init")
            return
        }
        guard
            FileManager.default.createFile(
                atPath: database, contents: bytes, attributes: [.posixPermissions: 0o600])
        else { throw ToolError.cannotStart("the copy of a database", errno) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The invented unit of 55 households, which `--as anna` or `bjorn` works with.
    static func invented() throws -> Unit { try Unit(copying: inventedBytes.get()) }

    /// The invented unit is the same each time and takes a second to make, so it is made once.
    private static let inventedBytes = Result {
        let unit = try Unit()
        try unit.run("generate", "--cases", "55", "--seed", "1")
        return try Data(contentsOf: URL(fileURLWithPath: unit.database))
    }

    /// One household of six, received a week ago, whose handläggare is whoever runs the tests.
    static func family() throws -> Unit {
        let unit = try Unit()
        let births = ["1985-04-11", "1987-09-02", "2008-01-15", "2011-06-30", "2015-03-03", "2021-12-24"]
        var list = "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;"
        list += "mottagen i kommunen (ankomst hit)\r\n"
        for (index, birth) in births.enumerated() {
            let relation = index == 0 ? "sökande" : index == 1 ? "partner" : "barn"
            list += "1;KVOT;\(user);Prov\(index + 1);Provsson;\(birth);\(relation);2026-02-23\r\n"
        }
        let path = unit.folder + "/list.csv"
        try Data(list.utf8).write(to: URL(fileURLWithPath: path))
        try unit.run("import", path)
        return unit
    }

    /// Three households of 14 persons that come on the same flight on the twelfth of March.
    static func expecting() throws -> Unit {
        let unit = try Unit()
        var list =
            "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;språk;arrival_planned;"
        list += "flyg;ankomsttid\n"
        for (number, family, persons) in [(1, "Exempel", 5), (2, "Provdal", 4), (3, "Testberg", 5)] {
            for person in 1...persons {
                let (born, relation) =
                    person == 1 ? ("1985-01-01", "sökande") : ("20\(10 + person)-01-01", "barn")
                list += "\(number);KVOT;\(user);Prov\(person);\(family);\(born);\(relation);ara;2026-03-12;"
                list += "SK1418;14:35\n"
            }
        }
        let path = unit.folder + "/list.csv"
        try Data(list.utf8).write(to: URL(fileURLWithPath: path))
        try unit.run("import", path)
        return unit
    }

    /// Eighty households of anna's, who leaves on Friday; bjorn works here too.
    static func departing() throws -> Unit {
        let unit = try Unit()
        var list = "hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;permit_expires\n"
        for number in 1...80 {
            let month = number % 9 + 1
            let end = number == 1 ? "2026-03-20" : "2027-0\(month)-15"
            list += "\(number);EBO;anna;Prov;Provsson\(number);1990-05-05;\(end)\n"
        }
        list += "81;ABO;bjorn;Prov;Egensson;1990-05-05;\n"
        let path = unit.folder + "/list.csv"
        try Data(list.utf8).write(to: URL(fileURLWithPath: path))
        try unit.run("import", path, "--add-users")
        return unit
    }

    /// The operating system's user.
    static var user: String {
        guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else {
            return "uid\(geteuid())"
        }
        return String(cString: name)
    }

    /// The environment of everything that runs here; nothing of the tester's own gets in.
    var environment: [String: String] {
        [
            "HOME": folder, "XDG_STATE_HOME": folder + "/state", "TMPDIR": folder, "PATH": "/usr/bin:/bin",
            "LC_ALL": "C.UTF-8", "SHELL": "/bin/bash",
        ].merging(Sanitizing.environment) { stated, _ in stated }
    }

    /// Runs a command of the program on the database, as another process than the terminal.
    /// - Throws: ``ToolError/failed(_:)`` with what it said.
    @discardableResult
    func run(_ arguments: String...) throws -> String { try run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) throws -> String {
        let result = try Tool.run(
            [try BuiltProgram.path()] + arguments + ["--db", database, "--today", Self.today], environment)
        guard result.status == 0 else { throw ToolError.failed(result.text) }
        return result.text
    }

    /// How often a fact stands in a case.
    func count(of fact: String, in number: String = "2026-0001") throws -> Int {
        let shown = try run("case", "show", number, "--format", "json")
        return shown.split(separator: "\"").count { $0 == fact }
    }

    /// A file of the folder as text, empty where it is not there.
    func text(_ name: String) -> String {
        FileManager.default.contents(atPath: folder + "/" + name).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }
}
