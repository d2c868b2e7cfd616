// Min dag of an invented unit: about twenty rows on any day, with something in every lane.

import Reception
import ReceptionData
import ReceptionSamples
import Testing

@Suite("Min dag of an invented unit")
struct SampleDayTests {
    @Test(
        "Some twenty rows for each of two handläggare", arguments: days + daysAroundTheEnd,
        [2, 99] as [UInt64])
    func twentyRows(today: Day, seed: UInt64) throws {
        for login in [anna, bjorn] {
            let lines = try unit(today, seed: seed).day(of: login)
            func count(_ heading: DayHeading) -> Int { lines.count { $0.heading == heading } }
            #expect((12...28).contains(lines.count))
            #expect((4...8).contains(count(.now)))
            #expect((1...5).contains(count(.atRisk)))
            #expect((1...3).contains(count(.late)))
            #expect((4...10).contains(count(.week)))
            #expect((3...7).contains(count(.waiting)))
        }
    }

    @Test("Bookings of today, reminders and arrivals are there", arguments: days)
    func alive(today: Day) throws {
        let lines = try unit(today).day(of: anna) + unit(today).day(of: bjorn)
        var kinds: Set<String> = []
        for line in lines {
            switch line.content {
            case .booking(let row): kinds.insert(row.day == today ? "today" : "tomorrow")
            case .reminder: kinds.insert("reminder")
            case .arrival(let row):
                #expect(row.flight == "SK1414")
                kinds.insert("arrival")
            default: break
            }
        }
        #expect(kinds == ["today", "tomorrow", "reminder", "arrival"])
    }

    @Test(
        "Near the end of temporary protection its households are one group",
        arguments: daysAroundTheEnd.prefix(2))
    func group(today: Day) throws {
        for login in [anna, bjorn] {
            let groups = try unit(today).day(of: login).filter { $0.heading == .group }
            #expect(groups.count == 1)
            #expect(groups.first?.due == Day("2027-03-04"))
            #expect((groups.first?.cases.count ?? 0) >= MyDay.groupSize)
        }
    }

    @Test("Only a handful of households have anything of the unit's that is late", arguments: days)
    func fewAreLate(today: Day) throws {
        for login in [anna, bjorn] {
            let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)
            let files = try unit(today).caseFiles(of: login).filter { $0.closing == nil }
            let late = files.filter { file in
                engine.deadlines(of: file).contains { deadline in
                    let rule = BuiltIn.rulebook[deadline.key.rule]
                    return deadline.isOpen && rule?.owner == .unit && rule?.show == .queue
                        && deadline.dates.status(on: today, warningDays: nil) == .overdue
                }
            }
            #expect(late.count <= 9)
        }
    }

    @Test("Some windows have a pause that is over and some one that runs", arguments: days)
    func pauses(today: Day) throws {
        var running = 0
        var over = 0
        for seed in 1...2 as ClosedRange<UInt64> {
            for file in try unit(today, seed: seed).files() {
                let pauses = file.facts.filter { $0.id == .establishmentPaused }
                running += pauses.count { $0.until == nil }
                over += pauses.count { $0.until != nil }
            }
        }
        #expect(running >= 2)
        #expect(over >= 2)
    }
}
