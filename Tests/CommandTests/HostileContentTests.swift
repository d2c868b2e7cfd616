// Hostile text in every field that a person or a file can fill, and every way out of the program: nothing comes out but
// text that does no harm, whole JSON, lists that read back, spreadsheets that are XML.

import Foundation
import TestSupport
import Testing

@Suite struct HostileContentTests {
    private static let number = "2026-0001"
    /// What our own formats have of control characters.
    private static let breaks: Set<Unicode.Scalar> = ["\n", "\t"]

    private func text(_ index: Int) -> String { Hostile.texts[index % Hostile.texts.count] }

    /// A field of a list. Where there are many control characters a list is none, so that they come as arguments instead.
    private func cell(_ text: String) -> String {
        let text = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) }))
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    /// Checks what a command says.
    private func check(_ run: Run, _ what: String) {
        for (name, text) in [("out", run.out), ("err", run.err)] {
            let fault = Harmless.fault(in: text, allowing: Self.breaks)
            #expect(fault == nil, "\(what) \(name): \(fault ?? "") in \(text.debugDescription.prefix(600))")
        }
        #expect([0, 1, 2, 64].contains(run.status), "\(what) ends with \(run.status)")
    }

    private func files(_ desk: Desk) throws -> [String: String] {
        func quoted(_ text: String) -> String {
            "\""
                + text.unicodeScalars.map { scalar in
                    let hex = String(scalar.value, radix: 16)
                    return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
                }.joined() + "\""
        }
        let t = Hostile.texts
        let unit = """
            [unit]
            name = \(quoted(t[0]))
            office = \(quoted(t[8]))
            address = \(quoted(t[6]))
            phone = \(quoted(t[9]))
            [phones]
            manager = \(quoted(t[10]))
            [caseworkers.\(quoted(Desk.me))]
            name = \(quoted(t[8]))
            phone = \(quoted(t[7]))
            [[vehicles]]
            name = \(quoted(t[24]))
            seats = 9
            [pickup]
            meeting_point = \(quoted(t[1]))
            parking = \(quoted(t[11]))
            """
        // Faults whose words quote what stands there.
        let rules = """
            \(quoted(t[1])) = 1
            [[adjust]]
            rule = \(quoted(t[8]))
            span = \(quoted(t[0]))
            [[rule]]
            id = \(quoted(t[6]))
            kinds = [\(quoted(t[9]))]
            trigger = \(quoted(t[2]))
            """
        let config = """
            theme = \(quoted(t[0]))
            start = \(quoted(t[8]))
            \(quoted(t[6])) = 1
            [keys]
            \(quoted(t[9])) = \(quoted(t[2]))
            done = \(quoted(t[1]))
            """
        var paths: [String: String] = [:]
        for (name, text) in [("unit", unit), ("rules", rules), ("config", config)] {
            paths[name] = try desk.folder.write(name + ".toml", Array(text.utf8))
        }
        // What is no TOML and no UTF-8, and a name that is a sequence itself.
        paths["broken"] = try desk.folder.write(
            "\u{1B}[31m\u{202E}b.toml", Array("a = \"\u{1B}[31m\n\u{9B}".utf8) + [0xFF, 0xC0, 0xAF, 0])
        return paths
    }

    /// A unit in which everything is hostile.
    private func desk() throws -> (desk: Desk, files: [String: String]) {
        let desk = try Desk()
        let files = try files(desk)
        var list = """
            hushåll;ärendetyp;handläggare;förnamn;efternamn;födelsedatum;relation;telefon;klassningskod;adress;lgh_nr;\
            hyresvärd;akt;flyg;ankomsttid;anteckning;placement_decided;permit_granted\n
            """
        for (index, hostile) in Hostile.texts.enumerated() {
            let kind = ["KVOT", "ABO", "EBO", "MASSFLYKT"][index % 4]
            let name = cell("N" + hostile)
            let others = (1...9).map { cell(text(index + $0)) }
            list +=
                "\(index + 1);\(kind);\(Desk.me);\(name);\(name);1985-05-03;sökande;"
                + others.joined(separator: ";") + ";2026-02-01;2026-02-01\n"
        }
        let run = try desk.importing(list)
        check(run, "import")
        #expect(run.status == 0, "\(run.out.prefix(2000)) \(run.err)")
        var done = 0
        // Those with control characters, which no list brings in, each in one of three fields.
        for (index, hostile) in Hostile.texts.prefix(9).enumerated() {
            let args = [
                ["case", "note", Self.number, hostile],
                ["case", "remind", Self.number, "2026-03-03", hostile],
                ["case", "book", Self.number, "2026-03-02", "1\(index):00", hostile, "--place", hostile],
            ][index % 3]
            let run = try desk.run(args)
            check(run, "\(args.prefix(2))")
            done += run.status == 0 ? 1 : 0
        }
        #expect(done == 9)
        for args in [
            ["unit", "load", files["unit"] ?? ""], ["user", "add", text(0)], ["user", "add", text(8)],
            [
                "partner", "add", "P" + text(8), "--kind", "jobbcentrum", "--note", text(0), "--ground",
                text(9),
            ],
            ["flat", "add", "F" + text(8), "--landlord", text(6)], ["flat", "reserve", "1", Self.number],
            ["case", "record", Self.number, "received", "2026-01-12"],
            ["case", "correct", Self.number, "--address", text(1), "--landlord", text(10)],
            ["consent", "add", Self.number, "1", "--scope", "S" + text(9)],
            [
                "pickup", "plan", Self.number, "--date", "2026-03-20", "--meeting-point", text(0), "--staff",
                text(8),
            ],
        ] {
            let run = try desk.run(args)
            check(run, "\(args.prefix(2))")
        }
        return (desk, files)
    }

    @Test func nothingHarmfulComesOut() throws {
        let (desk, files) = try desk()
        let number = Self.number
        for args in [
            ["queue", "--all"], ["day"], ["bookings", "--all"], ["arrivals", "--all"], ["team"],
            ["case", "list"],
            ["case", "show", number], ["case", "journal", number], ["search", "N"], ["user", "list"],
            ["partner", "list"], ["partner", "show", "1"], ["flat", "list"], ["flat", "show", "1"],
            ["pickup", "show", "1"], ["consent", "list", number], ["unit", "show"], ["rules", "list"],
            ["check", "--within", "400"],
        ] {
            for format in ["table", "json", "csv"] {
                let run = try desk.run(args + ["--format", format])
                check(run, "\(args) \(format)")
                guard format == "json", run.status < 2 else { continue }
                let read = try? JSONSerialization.jsonObject(
                    with: Data(run.out.utf8), options: .fragmentsAllowed)
                #expect(read != nil, "\(args): \(run.out.prefix(300))")
            }
        }
        // What is quoted in what went wrong.
        var wrong: [[String]] = [
            ["rules", "check", files["rules"] ?? ""], ["rules", "check", files["broken"] ?? ""],
            ["unit", "load", files["broken"] ?? ""], ["import", files["broken"] ?? ""],
        ]
        for (index, hostile) in Hostile.texts.prefix(12).enumerated() {
            wrong +=
                [
                    [[hostile], ["--" + hostile]], [["case", hostile], ["case", "show", hostile]],
                    [["search", hostile], ["queue", "--kind", hostile]],
                ][index % 3]
        }
        for args in wrong {
            let run = try desk.run(args)
            check(run, "\(args)")
            if args[0] != "search" { #expect(run.status != 0, "\(args) is taken") }
        }
        let settings = desk.folder.path + "/.config/mottagning"
        try FileManager.default.createDirectory(atPath: settings, withIntermediateDirectories: true)
        for name in ["config", "broken"] {
            try? FileManager.default.removeItem(atPath: settings + "/config.toml")
            try FileManager.default.copyItem(atPath: files[name] ?? "", toPath: settings + "/config.toml")
            for args in [["config", "check"], ["config", "show"]] {
                check(try desk.run(args), "\(args) \(name)")
            }
        }
        try FileManager.default.removeItem(atPath: settings + "/config.toml")
        // Bytes that are no text.
        let digest = try desk.run(["digest", "--all", "--names"])
        // Several digests are parted by form feeds.
        #expect(Harmless.fault(in: digest.out, allowing: ["\n", "\u{C}"]) == nil && digest.status == 0)
        let words = #"printf 'a\377\300\257\355\240\200\033[31m'"#
        for line in [
            "$M case note \(number) \"$(\(words))\"", "$M case show \"$(\(words))\"", "$M \"$(\(words))\"",
        ] {
            check(
                try Program.shell(
                    line + " --db '\(desk.database)' --today \(Desk.today)", env: ["HOME": desk.folder.path]),
                line)
        }
        check(try desk.run(["case", "show", number]), "case show")
    }

    @Test func filesAreHarmlessAndWhole() throws {
        let (desk, _) = try desk()
        func file(_ name: String) -> String { desk.folder.path + "/out-" + name }
        for name in ["a.csv", "a.json", "a.ics", "a.xlsx"] {
            let names = name == "a.ics" ? ["--names"] : []
            let run = try desk.run(["export", "--all", "--output", file(name)] + names)
            #expect(run.status == 0, "\(name): \(run.err)")
            check(run, name)
        }
        for name in ["a.csv", "a.json", "a.ics"] {
            let text = desk.folder.text("out-" + name)
            #expect(!text.isEmpty)
            // The byte order mark, without which Excel takes the file for another encoding.
            let content =
                text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
            let fault = Harmless.fault(in: content, allowing: ["\n", "\r", "\t"])
            #expect(fault == nil, "\(name): \(fault ?? "")")
        }
        #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(desk.folder.bytes("out-a.json")))
        }
        // Every part of the spreadsheet is XML, holds no formula and nothing that does harm.
        let script = """
            import sys, zipfile, xml.dom.minidom
            book = zipfile.ZipFile(sys.argv[1])
            for name in book.namelist():
                text = book.read(name).decode()
                if name.endswith('.xml') or name.endswith('.rels'): xml.dom.minidom.parseString(text)
                sys.stdout.write(text)
            """
        let python = try #require(Run.tool("python3"))
        let run = try Run([python, "-c", script, file("a.xlsx")], env: ["PYTHONIOENCODING": "utf-8"])
        #expect(run.status == 0, "\(run.err)")
        #expect(!run.out.contains("<f>") && run.out.contains("1+1"))
        #expect(Harmless.fault(in: run.out, allowing: ["\n", "\r", "\t"]) == nil)
        for paper in [
            ["day"], ["case", Self.number], ["arrivals"], ["sign", Self.number], ["welcome", Self.number],
            ["pickup", "1"], ["flat", "1"], ["caseload"],
        ] {
            let path = file(paper[0] + ".txt")
            let run = try desk.run(["print"] + paper + ["--output", path])
            check(run, "print \(paper)")
            guard run.status == 0 else { continue }
            let fault = Harmless.fault(
                in: desk.folder.text("out-" + paper[0] + ".txt"), allowing: ["\n", "\u{C}"])
            #expect(fault == nil, "print \(paper): \(fault ?? "")")
        }
    }

    /// A field of a megabyte is refused by its name and nothing is lost of what was there.
    @Test func aMegabyteIsRefusedInWords() throws {
        let desk = try Desk()
        let header = "hushåll;ärendetyp;förnamn;efternamn;födelsedatum;anteckning\n"
        let row = "1;ABO;Omar;Öppen;1990-05-05;"
        let refused = try desk.run([
            "import", try desk.folder.write("a.csv", Array((header + row + Hostile.megabyte + "\n").utf8)),
        ])
        #expect(refused.status != 0 && (refused.out + refused.err).contains("anteckning"), "\(refused.err)")
        // Half of it stands behind the limit of the domain, which is told by its name too.
        let name = String(Hostile.megabyte.prefix(4_000))
        let long = try desk.run([
            "import",
            try desk.folder.write("b.csv", Array((header + "1;ABO;\(name);Öppen;1990-05-05;x\n").utf8)),
        ])
        #expect(long.status != 0, "\(long.out)")
        #expect(try desk.importing(header + row + String(Hostile.megabyte.prefix(20_000)) + "\n").status == 0)
        let corrected = try desk.run(["case", "correct", Self.number, "--address", name])
        #expect(corrected.status == 2 && corrected.err.contains("adress"), "\(corrected.err)")
        // As much as one argument of a program can be.
        let run = try desk.run(["case", "note", Self.number, String(Hostile.megabyte.prefix(100_000))])
        #expect(run.status == 2 && run.err.contains("32768"), "\(run.err)")
        let shown = try desk.run(["case", "show", Self.number, "--format", "json"])
        #expect(shown.out.utf8.count > 20_000 && !shown.out.contains(name + name))
    }
}
