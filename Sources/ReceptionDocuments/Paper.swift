// What all papers of the unit have in common: their words, their day, and the foot that says what may become of them.

import Reception
import ReceptionPaper
import ReceptionText

/// Makes the unit's papers.
public struct Paper: Sendable {
    /// In whose language it is written.
    public let words: Catalogue
    public let rulebook: Rulebook
    public let facts: FactCatalogue
    /// On which day, and when, it is made.
    public let today: Day
    public let now: Moment
    /// Who made it.
    public let by: Login
    /// Which copy it is, from 1.
    public let copy: Int
    /// What the unit says of itself.
    public let unit: UnitFacts
    /// The partner that it is made for; nil for a paper of the unit's own.
    public let recipient: String?

    public init(
        words: Catalogue, rulebook: Rulebook, facts: FactCatalogue, today: Day, now: Moment, by: Login,
        copy: Int, unit: UnitFacts, recipient: String? = nil
    ) {
        self.words = words
        self.rulebook = rulebook
        self.facts = facts
        self.today = today
        self.now = now
        self.by = by
        self.copy = copy
        self.unit = unit
        self.recipient = recipient
    }

    /// A document with the foot that every paper has: that it may be secret (OSL 26 kap. 1 §), that it is destroyed after
    /// use, and which copy it is.
    /// - Parameters:
    ///   - hasHeading: whether the title stands on top of the first page.
    ///   - hasPageNumber: whether pages are numbered.
    func document(
        _ title: String, _ blocks: [PaperBlock], format: PaperFormat = .portrait, hasHeading: Bool = true,
        hasPageNumber: Bool = true
    ) -> PaperDocument {
        PaperDocument(
            title: title, language: words.language.rawValue, format: format, created: Int(now.seconds),
            footer: [words(.paperSecrecy), copyLine],
            pageWords: hasPageNumber ? PageWords(page: words(.paperPage), of: words(.paperOf)) : nil,
            blocks: (hasHeading ? [.heading(level: 1, text: title)] : []) + blocks)
    }

    /// Which copy it is, for whom and by whom.
    private var copyLine: String {
        guard let recipient else { return words(.paperCopy, "\(copy)", today.description, by.name) }
        return words(.paperCopyFor, "\(copy)", today.description, by.name, recipient)
    }

    /// A handläggare as she stands on paper; empty for nobody.
    func name(of caseworker: Login?) -> String { caseworker.map(unit.name) ?? "" }

    /// A heading with a table below it, or that there is nothing.
    func section(
        _ title: String, _ columns: [PaperColumn], _ rows: [[PaperCell]], none: Word = .paperNone
    ) -> [PaperBlock] {
        let heading = PaperBlock.heading(level: 2, text: title)
        guard !rows.isEmpty else { return [heading, .paragraph(words(none))] }
        return [heading, .table(PaperTable(columns: columns, rows: rows))]
    }
}
