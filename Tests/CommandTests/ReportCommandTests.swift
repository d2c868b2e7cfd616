// `report`: the figures of a year and a quarter, what leaves the unit and what does not, and the files they are written to.

import Foundation
import Testing

@Suite struct ReportCommandTests {
    private func small(_ row: JSON, _ key: String) -> Bool {
        row[key].int.map { (1..<5).contains($0) } ?? false
    }

    @Test func keepsSmallGroupsBackUnlessItIsForTheUnit() throws {
        let desk = try Desk(cases: 60)
        let rows = try desk.json("report", "year", "2026").items
        let whole = try desk.json("report", "year", "2026", "--internal").items
        #expect(
            rows.map { $0["figure"].text + $0["group"].text }
                == whole.map { $0["figure"].text + $0["group"].text })
        var hidden = 0
        for (row, real) in zip(rows, whole) {
            for key in ["count", "households", "waiting"] where row["group"].text != "decided" {
                #expect(!small(row, key), "\(row)")
                if small(real, key) {
                    hidden += 1
                    #expect(row[key] == .null && row["suppressed"] == .bool(true))
                } else if row[key] != .null {
                    #expect(row[key].int == real[key].int)
                }
            }
            #expect(real["suppressed"] == .bool(false) && row["late"] == .null && row["missing"] == .null)
        }
        #expect(hidden > 0)
        let first = try desk.run(["report", "year", "2026"])
        #expect(first.status == 0 && first.err.isEmpty && first.out.contains("dolt"))
        let open = try desk.run(["report", "year", "2026", "--internal"])
        #expect(open.err.contains("Bara för enheten") && !open.out.contains("dolt"))
    }

    @Test func everyCountIsThatOfItsList() throws {
        let desk = try Desk(cases: 60)
        let rows = try desk.json("report", "quarter", "2026-Q1", "--internal").items
        for figure in ["received", "to_sfi", "deadlines_unit", "known_ebo", "open_at_end"] {
            let list = try desk.json("report", "quarter", "2026-Q1", "--list", figure).items
            let line = rows.first { $0["figure"].text == figure && $0["group"].text == "all" }
            let counted = list.filter { $0["state"].text != "waiting" }
            let count =
                switch line?["unit"].text {
                case "households": Set(counted.map { $0["case"].text }).count
                case "deadlines": counted.count
                default:
                    counted.filter { figure != "to_sfi" || $0["group"].text != "MASSFLYKT" }
                        .reduce(0) { $0 + ($1["persons"].int ?? 0) }
                }
            #expect(line?["count"].int == count, "\(figure)")
            #expect(line?["definition"].text.isEmpty == false)
        }
        let csv = try desk.run(["report", "year", "--list", "received", "--format", "csv"]).out
        #expect(csv.hasPrefix("figure,group,state,case,household,person,persons,day,days\n"))
    }

    @Test func yearsAndQuartersAreTheLastOnesWhereNoneIsGiven() throws {
        let desk = try Desk(cases: 5)
        #expect(try desk.json("report", "year").items.first?["period"].text == "2025")
        #expect(try desk.json("report", "quarter").items.first?["period"].text == "2025-Q4")
        for wrong in [["year", "2026-Q1"], ["quarter", "2026"], ["year", "26"], ["quarter", "2026-Q5"]] {
            let run = try desk.run(["report"] + wrong)
            #expect(run.status == 64 && run.err.contains("inget år eller kvartal"))
        }
        let ahead = try desk.run(["report", "quarter", "2026-Q2"])
        #expect(ahead.status == 64 && ahead.err.contains("2026, kvartal 2 har inte börjat."))
        let list = try desk.run(["report", "year", "--list", "allt"])
        #expect(list.status == 64 && list.err.contains("to_personnummer"))
    }

    @Test func isWrittenAsPDFTextAndTable() throws {
        let desk = try Desk(cases: 60)
        let unit = try desk.folder.write(
            "unit.toml", Array("[unit]\noffice = \"Integrationsenheten\"\nname = \"Lilleby\"\n".utf8))
        #expect(try desk.run(["unit", "load", unit]).status == 0)
        let folder = desk.folder.path
        func write(_ name: String, _ more: String...) throws -> String {
            let path = folder + "/" + name
            let run = try desk.run(["report", "year", "2026", "--output", path] + more)
            #expect(run.status == 0 && run.err.contains(path), "\(run.err)")
            return path
        }
        let text = try String(contentsOfFile: write("r.txt"), encoding: .utf8)
        #expect(text.contains("Mottagande och etablering 2026") && text.contains("###"))
        #expect(text.contains("Integrationsenheten, Lilleby"))
        #expect(text.contains("Enköping 2024: 18 veckor") && text.contains("mörkertalet"))
        #expect(!text.contains("Förstörs") && text.contains("Grupper som är mindre än fem är dolda."))
        let secret = try String(contentsOfFile: write("i.txt", "--internal"), encoding: .utf8)
        #expect(secret.contains("Förstörs efter användning") && secret.contains("Bara för enheten"))
        let csv = try Data(contentsOf: URL(fileURLWithPath: write("r.csv")))
        #expect(
            csv.starts(with: [0xEF, 0xBB, 0xBF])
                && String(decoding: csv, as: UTF8.self).contains("period;from;to;figure"))
        let pdf = try Data(contentsOf: URL(fileURLWithPath: write("r.pdf")))
        #expect(pdf.starts(with: Array("%PDF-".utf8)))
        for wrong in [
            ["--output", folder + "/r.doc"], ["--output", folder + "/r.pdf", "--list", "received"],
        ] {
            #expect(try desk.run(["report", "year"] + wrong).status == 64)
        }
    }
}
