// A note from the editor: kept until the database has it, and not begun where it could not be written.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

struct NoteTests {
    @Test(arguments: [StoreError.busy, .refused(.textTooLong(.text, limit: 32_768), nil), .diskFull])
    func aRefusedNoteIsOpenedAgain(_ error: StoreError) {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter")
        driver.editorText = "Ringde skolan."
        driver.refusal = error
        driver.press("e")
        #expect(driver.frame.line(22).contains("Anteckningen är kvar, e öppnar den igen"))
        #expect(driver.state.unwritten.map(\.text) == ["Ringde skolan."])
        // Another case has an empty one.
        driver.editorText = nil
        driver.press("q : '2026-0002 Enter e q : '2026-0001 Enter e")
        #expect(driver.edited == ["", "", "Ringde skolan."])
        #expect(driver.state.unwritten.count == 1)
        driver.editorText = "Ringde skolan igen."
        driver.press("e")
        #expect(driver.state.unwritten.map(\.text) == ["Ringde skolan igen."])
        driver.refusal = nil
        driver.press("e")
        #expect(driver.state.unwritten.isEmpty)
        #expect(driver.store.files[0].notes.count == 2)
        driver.press("e")
        #expect(driver.edited.last == "")
    }

    @Test func anotherNoteIsBegunWhileTheFirstIsBeingWritten() {
        var driver = Driver(.myDay)
        driver.press(": '2026-0001 Enter")
        guard case .editNote(let first, _, _)? = driver.burst("e").first else { return }
        let act = update(&driver.state, .noteWritten(first, "Ett"), driver.context)
        guard case .editNote(_, _, let text)? = driver.burst("e").first else { return }
        #expect(text == "" && driver.state.unwritten.map(\.text) == ["Ett"])
        driver.settle(act)
        #expect(driver.state.unwritten.isEmpty)
    }

    @Test func whatMayNotBeSeenIsRefusedBeforeAnythingIsAsked() {
        var driver = Driver(.cases)
        driver.press("j j j j")
        for key in ["e", "b", "a", "r", "B"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty && driver.edited.isEmpty, "\(key)")
            #expect(driver.frame.line(22).contains("skyddade personuppgifter"), "\(key)")
        }
        driver.press(": '2026-0005 Enter")
        for key in ["d", "x", "e", "b", "a", "r", "E"] {
            driver.press(key)
            #expect(driver.state.overlays.isEmpty && driver.edited.isEmpty, "\(key)")
            #expect(driver.frame.line(22).contains("skyddade personuppgifter"), "\(key)")
        }
        var lead = Driver(.cases, role: .teamLead)
        lead.press("j j j j a")
        #expect(!lead.state.overlays.isEmpty)
    }
}
