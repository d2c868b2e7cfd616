// Protected households in the store in memory: who is named, and what has been shown.

import Reception

extension MemoryStore {
    func isNamed(_ login: Login, _ file: CaseFile) -> Bool {
        file.caseworker == login
            || contents.withLock { $0.records }.contains { $0.viewer == NamedViewer(file.id, login) }
    }

    /// Whether a household is hidden from somebody.
    func isMasked(_ file: CaseFile, _ login: Login) -> Bool {
        file.isProtected && !(contents.withLock { $0.seen }.contains(file.id) && isNamed(login, file))
    }

    func reveal(_ number: CaseNumber, because reason: String, by actor: Actor) throws -> CaseView {
        guard let file = files.first(where: { $0.number == number }) else { throw StoreError.noSuchCase }
        guard isNamed(actor.login, file) else { throw StoreError.refused(.notNamed, number) }
        guard !FieldText.line(reason).isEmpty else { throw StoreError.refused(.emptyText, number) }
        contents.withLock { _ = $0.seen.insert(file.id) }
        return try caseFile(number, for: actor)
    }

    func viewers(of number: CaseNumber) -> [UnitRecord] {
        let id = files.first { $0.number == number }?.id
        return contents.withLock { $0.records }.filter { $0.viewer != nil && $0.viewer?.caseID == id }
    }

    /// Decides on who is named as the store does.
    static func checkViewer(
        _ new: NamedViewer?, replacing former: NamedViewer?, _ context: DecisionContext, _ all: Contents
    ) throws(CommandError) {
        guard let id = (new ?? former)?.caseID, let file = all.files.first(where: { $0.id == id }) else {
            return
        }
        let others = all.records.compactMap(\.viewer).filter { $0.caseID == id }.map(\.login)
        try Decision.check(
            new, isProtected: file.isProtected, caseworker: file.caseworker, others: Set(others), context)
    }
}
