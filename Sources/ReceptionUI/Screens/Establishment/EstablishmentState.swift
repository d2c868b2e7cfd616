// Etablering: everybody's window on one time axis, what ends first on top.

import Reception
import TerminalKit

/// The state of the list of windows.
struct EstablishmentState: Sendable {
    var scope: CaseloadScope
    var windows = PagedRows<WindowRow>()

    /// The question for a part of the list; nil where there is no place to ask from.
    func question(for part: PagePart) -> Question? {
        windows.place(of: part).map { .windows(scope, $0.place, limit: $0.limit) }
    }

    /// The case of the selected person.
    func chosen() -> Selected? {
        windows.selected.map { row in
            let own = SelectedCase(id: row.caseID, number: row.cursor.number)
            return Selected(keys: [], cases: [own], title: row.cursor.number.description)
        }
    }
}
