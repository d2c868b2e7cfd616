// One list of two hundred households in every way of writing it, and the deadlines that it leads to.

import Reception
import TestSupport
import Testing

@Suite struct ImportContentTests {
    /// Two hundred households: those worked out by hand, and invented ones of every kind.
    static func list() throws -> HouseholdList {
        let today = try #require(Day(Desk.today))
        var inventor = ListInventor(seed: 2016, today: today)
        let worked = HandWorked.rows
        return HouseholdList(
            columns: ListInventor.columns + HandWorked.columns,
            rows: worked + inventor.rows(200 - worked.count, from: 1000))
    }

    @Test func twoHundredHouseholdsGiveTheSameContentHoweverTheyAreWritten() throws {
        let list = try Self.list()
        let desks = try [list.excel, list.excelUTF8, list.commas].map { bytes in
            let desk = try Desk()
            let run = try desk.importing(bytes: bytes)
            #expect(run.status == 0)
            #expect(run.json["errors"].items.isEmpty)
            #expect(run.json["cases"].int == 200)
            #expect(run.json["persons"].int == list.rows.count)
            return desk
        }
        #expect(list.rows.count >= 500)
        // What Excel wrote and what another program wrote, down to each case; the third by its lists.
        let content = try desks[0].content()
        #expect(content["files"].items.count == 200)
        #expect(Set(content["list"].items.map { $0["kind"].text }) == ["KVOT", "ABO", "EBO", "MASSFLYKT"])
        // Not in #expect, which would print both databases.
        let isSame = try desks[2].content() == content
        #expect(isSame)
        let surface = try desks[0].surface()
        let looksSame = try desks[1].surface() == surface
        #expect(looksSame)

        // The same file again, in another dress.
        for bytes in [list.excel, list.commas] {
            let again = try desks[0].importing(bytes: bytes)
            #expect(again.status == 0)
            #expect(again.json["cases"].int == 0)
            #expect(again.json["persons"].int == 0)
            #expect(again.json["facts"].int == 0)
            #expect(again.json["unchanged"].int == list.rows.count)
        }
        let isUnchanged = try desks[0].surface() == surface
        #expect(isUnchanged)
    }

    @Test func theQueueSaysWhatWasWorkedOutByHand() throws {
        let desk = try Desk()
        #expect(try desk.importing(bytes: try Self.list().excel).status == 0)
        let queue = try desk.json("queue", "--all").items
        for line in HandWorked.table {
            let rows = queue.filter {
                $0["household"].text.hasPrefix(line.family + ",") || $0["household"].text == line.family
            }.filter { $0["rule"].text == line.rule }
            guard let due = line.due else {
                #expect(rows.isEmpty, "\(line.rule) \(line.paragraph)")
                continue
            }
            #expect(rows.count == 1, "\(line.family) \(line.rule) \(line.paragraph)")
            #expect(rows.first?["raw_due"].text == line.raw, "\(line.family) \(line.rule) \(line.paragraph)")
            #expect(rows.first?["due"].text == due, "\(line.family) \(line.rule) \(line.paragraph)")
            #expect(rows.first?["kind"].text == line.kind)
            #expect(rows.first?["provisional"] == .bool(line.isProvisional), "\(line.rule)")
            let left = try #require(Day(due)) - (try #require(Day(Desk.today)))
            #expect(rows.first?["days_left"].int == left)
        }
        #expect(HandWorked.table.count >= 30)
    }
}
