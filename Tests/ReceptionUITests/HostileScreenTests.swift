// Every screen and everything over one, drawn of hostile text: no cell holds anything that a terminal would obey.

import Reception
import TerminalKit
import TestSupport
import Testing

@testable import ReceptionUI

@Suite struct HostileScreenTests {
    /// The households of every test, and one for each hostile text, which stands in all its fields.
    private static let store: MemoryStore = {
        let store = World.store()
        for (index, text) in Hostile.texts.enumerated() {
            var more: [PersonDetail: String] = [:]
            for detail in [PersonDetail.phone, .classCode, .language, .citizenship] { more[detail] = text }
            let details = [
                CaseDetail.address, .landlord, .fileNumber, .flight, .arrivalTime, .dwellingNumber,
            ]
            World.add(
                NewHousehold(
                    kind: CaseKind.allCases[index % 4], caseworker: World.anna,
                    details: Dictionary(details.map { ($0, text) }) { first, _ in first },
                    facts: [World.fact("received", "2026-01-14")],
                    persons: [World.person("N" + text, text, "1990-05-05", .applicant, [], more)],
                    notes: ["A" + text + Hostile.texts[(index + 5) % Hostile.texts.count]]), to: store)
        }
        Expected.add(to: store, words: Hostile.texts.joined(separator: " "))
        for text in Hostile.texts {
            var flat = Dwelling(address: "1" + text, from: World.today)
            (flat.landlord, flat.schoolNote, flat.doorCode, flat.furniture) = (text, text, text, [text])
            store.put(flat)
        }
        return store
    }()

    private func check(_ driver: Driver, _ what: String) {
        let frame = driver.frame
        for row in 0..<frame.rows {
            if let fault = Harmless.fault(in: frame.line(row)) {
                Issue.record("\(what): \(fault) in row \(row)")
                return
            }
        }
        for case .copy(let text) in driver.effects {
            #expect(Harmless.fault(in: text) == nil, "\(what) copies \(text.debugDescription)")
        }
    }

    @Test(arguments: Stage.all) func nothingHarmfulIsDrawn(_ stage: Stage) { draw(stage, isPlain: false) }

    @Test(arguments: Stage.screens) func norAsLines(_ stage: Stage) { draw(stage, isPlain: true) }

    private func draw(_ stage: Stage, isPlain: Bool) {
        var driver = Driver(.myDay, columns: 110, rows: 40, store: MemoryStore(copying: Self.store))
        driver.context.isPlain = isPlain
        driver.press(stage.script)
        check(driver, stage.name)
    }

    @Test func everyHostileCaseIsDrawn() throws {
        var driver = Driver(.myDay, columns: 110, rows: 60, store: MemoryStore(copying: Self.store))
        let last = Self.store.files.count
        #expect(last > Hostile.texts.count)
        for serial in (last - Hostile.texts.count + 1)...last {
            for keys in [": '2026-\(serial) Enter y", "J", "Esc E", "Esc Esc w", "Esc f 'n", "Esc Esc"] {
                driver.press(keys)
                check(driver, "2026-\(serial) \(keys)")
            }
        }
    }
}
