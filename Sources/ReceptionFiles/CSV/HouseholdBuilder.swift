// Puts a household together from its rows, and finds where they do not agree.

import Reception

/// A household of which some rows have been read.
struct HouseholdBuilder {
    let key: String
    /// The line of the first row.
    let line: Int
    private(set) var faults: [ImportFault] = []

    private var kind: (value: CaseKind, place: ImportPlace)?
    private var hasFaultyKind = false
    private var caseworker: (value: Login, place: ImportPlace)?
    private var details: [CaseDetail: (value: String, place: ImportPlace)] = [:]
    private var facts: [FactID: ImportFact] = [:]
    private var persons: [ImportPerson] = []
    private var notes: [String] = []
    private var applicantLine: Int?

    init(key: String, line: Int) {
        self.key = key
        self.line = line
    }

    mutating func report(_ fault: ImportFault) { faults.append(fault) }

    mutating func setKind(_ value: CaseKind, at place: ImportPlace, column: String) {
        if let kind {
            if kind.value != value { disagree(column, place, kind.place) }
        } else {
            kind = (value, place)
        }
    }

    /// A kind that is none was reported; the household is not said to lack one as well.
    mutating func setFaultyKind() { hasFaultyKind = true }

    mutating func setCaseworker(_ value: Login, at place: ImportPlace, column: String) {
        if let caseworker {
            if caseworker.value != value { disagree(column, place, caseworker.place) }
        } else {
            caseworker = (value, place)
        }
    }

    mutating func set(_ detail: CaseDetail, _ value: String, at place: ImportPlace, column: String) {
        if let known = details[detail] {
            if known.value != value { disagree(column, place, known.place) }
        } else {
            details[detail] = (value, place)
        }
    }

    mutating func set(_ fact: ImportFact, column: String) {
        if let known = facts[fact.id] {
            if known.day != fact.day { disagree(column, fact.place, known.place) }
        } else {
            facts[fact.id] = fact
        }
    }

    /// Keeps a note; one that stands on several rows is kept once.
    mutating func add(note: String) {
        if !notes.contains(note) { notes.append(note) }
    }

    mutating func add(_ person: ImportPerson) {
        if person.details[.relation] == Relation.applicant.rawValue {
            if let applicantLine {
                let place = ImportPlace(line: person.line, column: person.columns[.relation] ?? 0)
                report(ImportFault(.twoApplicants, at: place, [String(applicantLine)]))
            } else {
                applicantLine = person.line
            }
        }
        persons.append(person)
    }

    /// The household when its last row has been read; nil when something is wrong with it.
    ///
    /// - Parameter kindColumn: the column and the name of the kind, nil for a list without one.
    mutating func finish(kindColumn: (index: Int, name: String)?) -> ImportHousehold? {
        if kind == nil, !hasFaultyKind, let kindColumn {
            let place = ImportPlace(line: line, column: kindColumn.index + 1)
            report(ImportFault(.missingValue, at: place, [kindColumn.name]))
        }
        guard faults.isEmpty, let kind else { return nil }
        if applicantLine == nil, !persons.isEmpty, persons[0].details[.relation] == nil {
            // Without a place in `columns`, so that it can be told from what the list says itself.
            persons[0].details[.relation] = Relation.applicant.rawValue
        }
        return ImportHousehold(
            key: key, line: line, kind: kind.value, caseworker: caseworker?.value,
            caseworkerPlace: caseworker?.place ?? ImportPlace(line: line, column: 0),
            details: details.mapValues(\.value), facts: facts.values.sorted { $0.place < $1.place },
            persons: persons, notes: notes)
    }

    private mutating func disagree(_ column: String, _ place: ImportPlace, _ earlier: ImportPlace) {
        report(ImportFault(.rowsDisagree, at: place, [column, String(earlier.line)]))
    }
}
