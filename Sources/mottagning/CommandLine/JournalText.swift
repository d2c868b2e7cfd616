// The journal's rows as lines of a file, out and in.

import Foundation
import Reception
import ReceptionFiles
import ReceptionStore

/// A journal that is taken out: JSON, an object a line.
enum JournalText {
    static func text(_ line: JournalLine) -> String {
        let record = JSONValue.record([
            // The chain counts seconds; the time beside them is for people.
            "row": .int(line.row), "at": .int(Int(line.at.seconds)), "time": .string(World.stamp(line.at)),
            "login": .string(line.login), "actual": .string(line.actual), "act": .int(line.act),
            "kind": .string(line.kind), "case": .text(line.caseNumber?.description),
            "case_id": .number(line.caseID), "digest": .string(Hex.text(line.digest)),
            "hash": .string(Hex.text(line.hash)), "details": .text(line.details),
            "salt": .text(line.salt.map { Hex.text($0) }),
        ])
        return record.line() + "\n"
    }

    /// Reads a file that ``text(_:)`` has written.
    /// - Returns: nil where it is none.
    static func lines(_ bytes: [UInt8]) -> [JournalLine]? {
        var lines: [JournalLine] = []
        for part in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let object = try? JSONSerialization.jsonObject(with: Data(part)) as? [String: Any],
                let line = line({ key in
                    (object[key] as? String) ?? (object[key] as? NSNumber).map { $0.stringValue }
                })
            else { return nil }
            lines.append(line)
        }
        return lines.isEmpty ? nil : lines
    }

    private static func line(_ value: (String) -> String?) -> JournalLine? {
        func number(_ key: String) -> Int? { value(key).flatMap { Int($0) } }
        func bytes(_ key: String) -> [UInt8]? { value(key).flatMap(Hex.bytes) }
        guard let row = number("row"), let at = number("at"), let act = number("act"),
            let login = value("login"), let actual = value("actual"), let kind = value("kind"),
            let digest = bytes("digest"), let hash = bytes("hash")
        else { return nil }
        let salt = bytes("salt")
        return JournalLine(
            row: row, at: Moment(seconds: Int64(at)), login: login, actual: actual, act: act, kind: kind,
            caseID: number("case_id"), caseNumber: value("case").flatMap { CaseNumber($0) }, digest: digest,
            hash: hash, details: value("details") ?? (salt == nil ? nil : ""), salt: salt)
    }
}
