// What the program itself writes into the journal and into refusals is read in words, never as its own codes.

import Reception
import ReceptionData
import ReceptionText
import Testing

@Suite struct JournalWordsTests {
    /// Every reason that an act gives for an end has words in both languages.
    @Test func endsAreExplainedInWords() throws {
        let reasons = [
            "done", "unwaived", "snoozed again", "cancelled", "reopened", "moved", "corrected", "moved out",
        ]
        let day = Day(number: 20_000)
        let entry = Entry(
            id: EntryID(1), caseID: CaseID(1), person: nil, day: day, content: .kind(.abo), act: ActID(1),
            by: Login("anna"), at: Moment(seconds: 0))
        for reason in reasons + ["hennes egna ord"] {
            func line(_ language: Catalogue.Language) -> String {
                let event = JournalEvent(
                    cursor: JournalEvent.Cursor(sequence: 1), at: Moment(seconds: 0), by: Login("anna"),
                    actual: Login("anna"), kind: .convert,
                    subject: nil, undoes: nil, isUndone: false, changes: [.end(entry, reason: reason)])
                return Catalogue(language).lines(event, BuiltIn.facts, BuiltIn.rulebook) { _ in nil }.joined()
            }
            #expect(line(.sv).contains(reason) == (reason == "hennes egna ord"), "\(reason)")
            #expect(line(.en).contains(reason) || line(.en) != line(.sv), "\(reason)")
        }
    }

    @Test func whatTheUnitKeepsIsToldInSentences() {
        let day = World.day("2026-03-12")
        let figure = QuotaFigure(scheme: .kommuntal, year: 2026, persons: 1, decided: day)
        let told: [(UnitStep, String)] = [
            (
                .pickupMoved(from: day, to: day.adding(days: 1)),
                "hämtningen 2026-03-12 är flyttad till 2026-03-13"
            ),
            (.pickupRemoved(day), "hämtningen 2026-03-12 är borttagen"),
            (.flatKeys(3, day), "nycklarna till bostad 3 är lämnade 2026-03-12"),
            (.flatReserved(3), "bostad 3 är reserverad"), (.flatEnded(3, day), "bostad 3 lämnas 2026-03-12"),
            (.partnerAdded("Jobbcentrum"), "samverkansparten Jobbcentrum är inskriven"),
            (.consented(PersonID(7), to: "Jobbcentrum"), "samtycke till Jobbcentrum (person 2)"),
            (
                .consentWithdrawn(PersonID(7), to: "Jobbcentrum", day),
                "samtycket till Jobbcentrum (person 2) är återkallat 2026-03-12"
            ),
            (.disclosed(to: "Jobbcentrum", missing: []), "till Jobbcentrum"),
            (
                .disclosed(to: "Jobbcentrum", missing: [1, 3]),
                "till Jobbcentrum, utan samtycke av person 1, 3"
            ),
            (.quotaSet(figure), "Kommuntal 2026: 1 person, beslutat 2026-03-12"),
        ]
        for (step, text) in told { #expect(Catalogue(.sv).sentence(step) { $0.raw == 7 ? 2 : nil } == text) }
        var event = JournalEvent(
            cursor: JournalEvent.Cursor(sequence: 1), at: Moment(seconds: 0), by: Login("anna"),
            actual: Login("anna"), kind: .dwelling, subject: nil, undoes: nil, isUndone: false, changes: [])
        event.steps = [.flatAdded(8)]
        let lines = Catalogue(.sv).lines(event, BuiltIn.facts, BuiltIn.rulebook) { _ in nil }
        #expect(lines == ["bostad 8 är inskriven"])
    }

    @Test func aBlockedUndoNamesTheLaterAct() {
        let summary = ActSummary(
            kind: .convert, subject: nil, cases: [CaseNumber(year: 2026, serial: 7)], changes: 1)
        for language in [Catalogue.Language.sv, .en] {
            let text = Catalogue(language).text(
                of: StoreError.undoBlocked(by: Login("bo"), summary), rulebook: BuiltIn.rulebook,
                facts: BuiltIn.facts)
            #expect(!text.problem.contains("{") && text.problem.contains("2026-0007"))
        }
    }
}
