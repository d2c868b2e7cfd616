// The ports for what leaves the program: paper, and rows for other programs. Both stand in the journal first.

/// Knows with whom the unit works and what may be shared with them.
public protocol PartnerQuestions: Sendable {
    /// The list of partners, by sort and name.
    func partners() throws -> [PartnerRow]
    /// Whose consent is missing where cases go to a partner. Of a case that is masked for the viewer nothing but the
    /// number goes anywhere, and where there is a legal ground nobody need consent.
    /// - Throws: ``CommandError/noSuchPartner`` as a refusal.
    func disclosure(to partner: Int, of cases: Set<CaseID>, for viewer: Actor) throws -> Disclosure
}

/// Tells a person what is known of her.
public protocol PersonQuestions: Sendable {
    /// All that is known of somebody, what was corrected and taken back included.
    /// - Parameters:
    ///   - person: her number in the household.
    ///   - mask: stands where somebody else of the household is named.
    /// - Throws: as refusals ``CommandError/masked`` where the viewer does not see the case, ``CommandError/noSuchPerson(_:)``.
    func extract(of number: CaseNumber, person: Int, mask: String, for viewer: Actor) throws -> PersonExtract
}

/// A paper as the journal knows it.
public struct PrintNote: Hashable, Sendable {
    public var paper: PaperKind
    /// The cases that it names; each has it in its journal.
    public var cases: [CaseID]
    /// The record of the unit that the paper is of. Its copies are counted on from those that named no case, which stand
    /// in the journal by the record's number alone; nil for a paper of cases.
    public var record: RecordID?
    /// The partner that it is made for; the journal of each case names her.
    public var disclosure: Disclosure?

    public init(
        _ paper: PaperKind, of cases: [CaseID], record: RecordID? = nil, for disclosure: Disclosure? = nil
    ) {
        self.paper = paper
        self.cases = cases
        self.record = record
        self.disclosure = disclosure
    }
}

/// Remembers what was put on paper.
public protocol PrintLog: Sendable {
    /// Writes into the journal of each case that papers name it, and lets them be made in the same transaction: where one
    /// cannot be made none is a copy, and what cannot be journalled is not handed out. The others wait meanwhile, so
    /// papers are made in memory and sent afterwards.
    /// - Parameter making: makes the paper at an index in a copy: one more than the case that has been printed most.
    /// - Throws: what `making` throws, with nothing written.
    /// - Returns: what was made, in the order of the papers.
    func logPrints<Made>(
        _ papers: [PrintNote], by actor: Actor, making: (_ index: Int, _ copy: Int) throws -> Made
    ) throws -> [Made]
}

/// Remembers what was given to other programs.
public protocol ExportLog: Sendable {
    /// Writes into the journal that rows leave the program; where it fails, nothing is to be given.
    func logExport(_ export: ExportNote, by actor: Actor) throws
    /// Names the database among all others, the same for as long as it lives. It says nothing of what is in it.
    func databaseMark() throws -> String
}

/// What the journal says of an export: nothing of anybody's data.
public struct ExportNote: Hashable, Sendable {
    /// The file's form, such as `ics`.
    public var format: String
    /// What was asked for, `kind=ABO` and the like.
    public var filter: [String]
    /// How many rows the file has.
    public var rows: Int
    /// Whether a calendar was given the names of households.
    public var hasNames: Bool
    /// The partner that it is for; the journal of each case names her then.
    public var disclosure: Disclosure?
    /// The cases whose rows it bears, where it is for a partner.
    public var cases: Set<CaseID>

    public init(
        format: String, filter: [String], rows: Int, hasNames: Bool, disclosure: Disclosure? = nil,
        cases: Set<CaseID> = []
    ) {
        self.format = format
        self.filter = filter
        self.rows = rows
        self.hasNames = hasNames
        self.disclosure = disclosure
        self.cases = cases
    }
}

/// The papers there are.
public enum PaperKind: String, CaseIterable, Sendable {
    /// Who is expected when.
    case arrivals
    /// All that is known of a case, on a page or two.
    case `case`
    /// Names to be read from afar, a page for each household.
    case sign
    /// A handläggare's day.
    case day
    /// What a household is handed when it comes.
    case welcome
    /// What whoever fetches households works from (körblad).
    case pickup
    /// What is gone through in a flat (bostadsblad).
    case flat
    /// A handläggare's cases on a page.
    case caseload
    /// What a colleague must know of cases that she is offered (överlämning).
    case handover
    /// The figures of a year or a quarter.
    case report
    /// All about one person, for herself (registerutdrag).
    case extract
}

/// Erases what the unit may no longer keep.
public protocol RetentionKeeping: Sendable {
    /// By what the unit erases; nil where nobody has written that down.
    func retentionBasis() throws -> UnitRecord?
    /// The cases whose time has come by the basis, what is due first on top, and what keeps some of them.
    /// - Throws: ``CommandError/retentionUndecided`` as a refusal.
    func retention(for viewer: Actor) throws -> [RetentionRow]
    /// The exemption of a case; nil where it has none.
    func exemption(of number: CaseNumber) throws -> UnitRecord?
    /// Erases cases for good: their entries, persons, search text, what lists know of them, what the unit's records and the
    /// journal's details tell of them. The journal's chain, who opened them, and their numbers stay.
    /// - Parameter expected: the cases, each of which must be to be erased now and be kept by nothing.
    /// - Throws: as a refusal ``CommandError/retentionUndecided``, ``CommandError/retentionChanged`` where one of them is
    ///   not to be erased, ``CommandError/retentionByStatedDay`` where the actor's day is not the real one.
    func erase(_ expected: [CaseNumber], by actor: Actor) throws -> ErasureRow
    /// Writes the file anew without its free pages, and empties its log, so that what was erased is nowhere in it.
    /// - Returns: whether all of it is done; somebody who reads for long keeps the log.
    func scrub(now: Moment) throws -> Bool
    /// What has been erased, the latest first.
    func erasures() throws -> [ErasureRow]
}
