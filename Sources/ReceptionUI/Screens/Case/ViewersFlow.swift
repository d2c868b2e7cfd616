// Who may see a protected household besides its handläggare: the list of colleagues, where a choice names somebody or
// takes the name away.

import Reception
import ReceptionText

extension AppState {
    mutating func beginViewers(_ target: SelectedCase, _ context: AppContext) -> [Effect] {
        guard let number = target.number else { return [] }
        overlays.append(
            .chooser(
                Chooser(
                    title: context.words(.chooseViewers, number.description), purpose: .viewers(target),
                    all: [])))
        return ask(.viewers(number), for: .viewers(target))
    }

    /// Those who are named, and those who may be, have come.
    mutating func offer(
        viewers records: [UnitRecord], among users: [Caseworker], for target: SelectedCase,
        _ context: AppContext
    ) {
        var own: Login?
        if case .caseFile(let state) = top.content { own = state.view?.file.caseworker }
        for index in overlays.indices {
            guard case .chooser(var chooser) = overlays[index], chooser.purpose == .viewers(target) else {
                continue
            }
            chooser.all = users.filter { $0.login != own && $0.login != context.user }.map { user in
                let record = records.first { $0.viewer?.login == user.login }
                return ChooserItem(
                    value: .viewer(user.login, record),
                    label: user.login.name,
                    detail: context.join([
                        context.words.role(user.role), record == nil ? "" : context.words(.viewerNamed),
                    ]), searched: [SearchText.fold(user.login.name)])
            }
            overlays[index] = .chooser(chooser)
        }
    }
}
