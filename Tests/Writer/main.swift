// A program that writes on a database until it has done enough or is killed, and says after each act that it is written.
//
//     mottagning-writer unit.db cases=40 acts=100 seed=7 as=anna power=250 tears=1

import CFaultVFS
import Foundation
import Reception
import ReceptionData

@testable import ReceptionStore

/// What was asked for: `key=value` words after the path.
struct Wishes {
    let path: String
    private let values: [Substring: Substring]

    init(_ words: [String]) {
        path = words.count > 1 ? words[1] : ""
        values = Dictionary(
            words.dropFirst(2).compactMap { word in
                let parts = word.split(separator: "=", maxSplits: 1)
                return parts.count == 2 ? (parts[0], parts[1]) : nil
            }, uniquingKeysWith: { $1 })
    }

    func text(_ key: Substring) -> String? { values[key].map(String.init) }
    func number(_ key: Substring) -> Int? { values[key].flatMap { Int($0) } }
}

/// One line in one write, so that whoever reads it knows that what it says was done before.
func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(1, bytes, bytes.count)
}

let wishes = Wishes(CommandLine.arguments)
let seed = UInt64(wishes.number("seed") ?? 1)
if wishes.text("vfs") != nil {
    precondition(faultvfs_install() == 0)
    if let after = wishes.number("power") {
        faultvfs_power(Int64(after), seed, Int32(wishes.number("tears") ?? 0))
    }
    if let bytes = wishes.number("space") { faultvfs_space(Int64(bytes)) }
    if let after = wishes.number("fail") { faultvfs_fail(Int64(after), Int32(wishes.number("code") ?? 10)) }
}

do {
    let store = try ReceptionStore(
        path: wishes.path, rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts,
        busySeconds: wishes.text("busy").flatMap { Double($0) } ?? 5)
    // To see what a store would do that is set up otherwise.
    if let pragma = wishes.text("pragma") {
        try store.writer.inDatabase { try $0.execute(sql: "PRAGMA \(pragma)") }
    }
    var work = Work(store, wishes, seed)
    say("open")
    switch wishes.text("do") {
    case "read": work.read()
    case "recompute": try work.recompute()
    default: work.write()
    }
} catch {
    say("error \(error)")
    exit(2)
}
