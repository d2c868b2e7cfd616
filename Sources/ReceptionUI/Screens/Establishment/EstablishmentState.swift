// Etablering: everybody's window on one time axis, what ends first on top.

import Reception
import TerminalKit

/// The state of the list of windows.
struct EstablishmentState: ScopedScreen {
    var scope: CaseloadScope
    var paged = PagedRows<WindowRow>()

    init(scope: CaseloadScope) { self.scope = scope }

    var content: ScreenContent { .establishment(self) }

    func listRows(_ context: AppContext) -> Int { EstablishmentView.listRows(context) }

    func question(for part: PagePart, _ context: AppContext) -> Question? {
        paged.place(of: part).map { .windows(scope, $0.place, limit: $0.limit) }
    }

    mutating func take(_ answer: Answer, as part: PagePart) -> CaseNumber? {
        guard case .windows(let page) = answer else { return nil }
        paged.take(page, as: part)
        return nil
    }

    /// The case of the selected person.
    func chosen(_ context: AppContext) -> Selected? {
        paged.selected.map { row in
            let own = SelectedCase(id: row.caseID, number: row.cursor.number)
            return Selected(
                keys: [], cases: [own], title: row.cursor.number.description, isMasked: row.isMasked,
                person: row.cursor.person)
        }
    }
}
