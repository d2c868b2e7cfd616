// Pictures that take from the one before what has not changed are the pictures that would be drawn anew.

import Reception
import TerminalKit
import Testing

@testable import ReceptionUI

@Suite struct KeptPictureTests {
    /// Presses keys one by one and looks after each.
    private func walk(_ script: String, columns: Int, rows: Int) {
        var driver = Driver(.myDay, columns: columns, rows: rows, store: Expected.store())
        for key in Driver.keys(script) {
            driver.send(.keyPressed(key))
            let isSame = driver.look()
            #expect(isSame, "after \(key) in \(script) at \(columns)x\(rows)")
        }
    }

    /// Moving, scrolling, marks that come and go on rows that are not selected, other columns, other rows, what lies over
    /// the list, and acts.
    @Test(
        arguments: [
            "1 j j j k G g PageDown PageUp", "2 j v j j v Esc j v k k v Esc s j S j p j p G g",
            "2 Space Space j Esc j / 'a Backspace Esc d Esc u", "2 c j c j c w Esc j Enter j j Esc",
            "3 j v j j v Esc s j s j c j c j x j / 'ng Enter j Esc", "3 Enter j j j G g n Tab j Tab k Esc j",
            "6 j j k c j c j", "7 j j Enter j v j v Esc j Esc k", "0 j j Tab j v j v > j < j t Esc",
            "0 j b Esc j D j u j", "4 j Space Space k Esc Tab j m Esc j c j c j a Esc",
            "5 j j c j f Esc j / Esc",
            "9 j j G g / 'kvot Enter j Esc", "F1 j j Tab j G g Esc", "3 Enter J j j Enter Esc j Esc",
        ], [80, 120])
    func takesOnlyWhatIsTheSame(_ script: String, columns: Int) {
        for rows in [12, 24, 40] { walk(script, columns: columns, rows: rows) }
    }

    /// Keys draw two rows of a list, not all of them.
    @Test func aKeyDrawsTwoRows() {
        var driver = Driver(.cases, columns: 120, rows: 40)
        var drawn = 0
        func draw(after before: Frame?) -> Frame {
            guard case .cases(let state) = driver.state.top.content else { return driver.frame }
            var frame = Frame(columns: 120, rows: 40, after: before)
            drawn = 0
            frame.putList(
                state.list, state.edition, ColumnLayout([.init(.fixed(9))], width: 118),
                area: Rect(row: 1, column: 0, rows: 37, columns: 120), driver.context,
                content: { state.rows[$0] }, draw: { _, _, _, _ in drawn += 1 })
            return frame
        }
        let first = draw(after: nil)
        #expect(drawn > 5)
        driver.press("j")
        _ = draw(after: first)
        #expect(drawn == 2)
    }
}
