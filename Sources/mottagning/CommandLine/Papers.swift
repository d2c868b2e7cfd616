// The papers that can be asked for, made of what the store answers; the commands and the screens share them.

import Foundation
import Reception
import ReceptionData
import ReceptionDocuments
import ReceptionFiles
import ReceptionPaper
import ReceptionStore
import ReceptionText

/// A paper with all that it is made of.
struct WantedPaper {
    let kind: PaperKind
    /// What its file in a folder is called, without an ending.
    let name: String
    /// The cases that it names; each has it in its journal.
    let cases: [CaseID]
    /// The record of the unit that it is of, whose copies are counted also where it names no case.
    var record: RecordID?
    let document: (Paper) -> PaperDocument

    /// Makes papers, journals them and puts them where they are wanted, all of them or none.
    /// - Throws: ``Failure`` and ``StoreError``. Where one cannot be made none is in a journal or anywhere else; what could
    ///   not be sent is in the journal, for nobody knows how far it came.
    /// - Parameter papers: each with the partner that it is made for; nil for a paper of the unit's own.
    static func print(
        _ papers: [(paper: WantedPaper, disclosure: Disclosure?)], to target: PrintTarget,
        _ store: ReceptionStore, _ actor: Actor
    ) throws -> [PrintedPaper] {
        for (paper, _) in papers { try target.check(paper.name) }
        let unit = try UnitInUse.facts(store)
        let notes = papers.map { paper, disclosure in
            PrintNote(paper.kind, of: paper.cases, record: paper.record, for: disclosure)
        }
        do {
            let made = try store.logPrints(notes, by: actor) { index, copy in
                let (paper, disclosure) = papers[index]
                let made = try target.make(
                    paper.document(
                        Paper(
                            words: words, rulebook: RulesInUse.rulebook, facts: BuiltIn.facts,
                            today: actor.today,
                            now: actor.now, by: actor.login, copy: copy, unit: unit,
                            recipient: disclosure?.recipient)))
                return (paper: made, copy: copy)
            }
            return try zip(papers, made).map { wanted, made in
                try target.put(made.paper, wanted.paper.name, copy: made.copy)
            }
        } catch StoreError.readOnly {
            throw Failure.failed(words(.errorPrintReadOnly), words(.errorPrintReadOnlyFix))
        }
    }

    /// The same for one paper.
    /// - Returns: sentences that say where it is.
    func print(
        to target: PrintTarget, for disclosure: Disclosure? = nil, _ store: ReceptionStore, _ actor: Actor
    ) throws -> [String] {
        try Self.print([(self, disclosure)], to: target, store, actor).flatMap(\.sentences)
    }

    static func arrivals(_ rows: [ArrivalRow], on days: ClosedRange<Day>) -> WantedPaper {
        WantedPaper(kind: .arrivals, name: "ankomster-\(days.lowerBound)", cases: rows.map(\.caseID)) {
            $0.arrivals(rows, on: days)
        }
    }

    /// The sheet of a pickup.
    /// - Throws: ``StoreError`` where all its households are masked.
    static func pickup(_ id: RecordID, _ store: ReceptionStore, _ actor: Actor) throws -> WantedPaper {
        guard let group = try store.arrivalGroup(id, for: actor) else {
            throw Failure.failed(words(.errorNoPickup), words(.errorNoPickupFix))
        }
        guard let pickup = group.pickup else { throw StoreError.refused(.masked, nil) }
        let files = try group.rows.filter { !$0.isMasked }.map {
            try store.caseFile($0.number, for: actor).file
        }
        return WantedPaper(kind: .pickup, name: "korblad-\(id.number)", cases: group.rows.map(\.caseID)) {
            $0.pickup(pickup, group, files)
        }
    }

    /// - Throws: ``Failure`` where there is no such flat.
    static func flat(_ number: Int, _ store: ReceptionStore, _ actor: Actor) throws -> WantedPaper {
        guard let row = try store.flat(number, for: actor) else {
            throw Failure.failed(words(.errorNoFlat, "\(number)"), words(.errorNoFlatFix))
        }
        return try flat(row)
    }

    /// - Throws: ``StoreError`` where the household is masked: a sheet without the address would be of no use.
    static func flat(_ row: DwellingRow) throws -> WantedPaper {
        if row.isMasked { throw StoreError.refused(.masked, nil) }
        return WantedPaper(
            kind: .flat, name: "bostad-\(row.number)", cases: row.household.map { [$0.caseID] } ?? [],
            record: RecordID(.dwelling, row.number)
        ) { $0.flat(row) }
    }

    /// The figures of a period, as they are told.
    static func report(_ report: Report) -> WantedPaper {
        WantedPaper(kind: .report, name: "rapport-\(report.period)", cases: []) { $0.report(report) }
    }

    static func summary(_ view: CaseView) -> WantedPaper {
        WantedPaper(kind: .case, name: "arende-\(view.file.number)", cases: [view.file.id]) {
            $0.summary(view)
        }
    }

    static func extract(_ extract: PersonExtract) -> WantedPaper {
        let number = extract.file.number
        return WantedPaper(
            kind: .extract, name: "registerutdrag-\(number)-\(extract.member.number)",
            cases: [extract.file.id]
        ) { $0.extract(extract) { String(World.stamp($0).prefix(16)).replacing("T", with: " ") } }
    }

    static func welcome(_ view: CaseView) -> WantedPaper {
        WantedPaper(kind: .welcome, name: "valkommen-\(view.file.number)", cases: [view.file.id]) {
            $0.welcome(view)
        }
    }

    /// Signs for households, or one with a code.
    /// - Throws: ``Failure`` for a protected household without a code, for an empty one, and where there is no name.
    static func signs(_ views: [CaseView], code: String?) throws -> WantedPaper {
        if code != nil, views.count > 1 {
            throw Failure.usage(words(.errorSignOneCode), words(.errorSignOneCodeFix))
        }
        if let code, FieldText.line(code).isEmpty {
            throw Failure.usage(words(.errorSignEmptyCode), words(.errorSignEmptyCodeFix))
        }
        let code = code.map(FieldText.line) ?? ""
        let signs = try views.map { view in
            if !code.isEmpty { return SignText(code: code) }
            let number = view.file.number.description
            if view.isMasked || view.file.isProtected {
                throw Failure.failed(words(.errorSignNeedsCode, number), words(.errorSignNeedsCodeFix))
            }
            guard !view.file.household.isEmpty else {
                throw Failure.failed(words(.errorSignNoName, number), words(.errorSignNoNameFix))
            }
            return SignText(household: view.file.household)
        }
        let name = (["skylt"] + views.map(\.file.number.description)).joined(separator: "-")
        return WantedPaper(kind: .sign, name: name, cases: views.map(\.file.id)) { $0.signs(signs) }
    }

    /// The cases of a handläggare on a page.
    static func caseload(of login: Login?, _ store: ReceptionStore, _ actor: Actor) throws -> WantedPaper {
        let rows = try store.cases(
            CaseQuery(scope: login.map { .caseworker($0) } ?? .unassigned, limit: .max), for: actor)
        let views = try rows.map {
            (view: try store.caseFile($0.number, for: actor), handover: Handover?.none)
        }
        let brief = HandoverBrief(views, rulebook: RulesInUse.rulebook, today: actor.today)
        return WantedPaper(
            kind: .caseload, name: "arenden-\(login?.name ?? "lediga")", cases: rows.map(\.caseID)
        ) {
            $0.caseload(brief, of: login)
        }
    }

    /// The brief of what somebody was offered and has not answered, as far as the actor may see the offers.
    /// - Throws: ``Failure`` where there is no such offer.
    static func handover(to login: Login, _ store: ReceptionStore, _ actor: Actor) throws -> WantedPaper {
        let rows = try store.handovers(for: actor).filter {
            $0.handover.to == login && $0.handover.returned == nil
        }
        guard !rows.isEmpty else {
            throw Failure.failed(words(.errorNoHandover, login.name), words(.errorNoHandoverFix))
        }
        let views = try rows.map {
            (view: try store.caseFile($0.row.number, for: actor), handover: $0.handover)
        }
        let brief = HandoverBrief(views, rulebook: RulesInUse.rulebook, today: actor.today)
        let givers = Set(rows.map(\.handover.from)).sorted()
        return WantedPaper(
            kind: .handover, name: "overlamning-\(login.name)-\(actor.today)", cases: rows.map(\.row.caseID)
        ) { $0.handover(brief, from: givers, to: login) }
    }

    /// Min dag of a handläggare.
    static func day(of login: Login, _ store: ReceptionStore, _ actor: Actor) throws -> WantedPaper {
        let isLead = actor.role.may(.watchUnit) && login == actor.login
        let day = MyDay(rulebook: RulesInUse.rulebook, today: actor.today, isTeamLead: isLead)
        let input = try store.day(of: login, for: actor)
        let lines = day.lines(input)
        // A day does not say which of its handläggare's own households are protected.
        let protected = try store.protected(among: input.cases)
        return WantedPaper(kind: .day, name: "min-dag-\(actor.today)", cases: Paper.cases(named: lines)) {
            $0.day(lines, of: login, protected: protected)
        }
    }
}

/// What the unit says of itself, from the file that the database keeps.
enum UnitInUse {
    /// - Throws: ``Failure`` where the file is of a newer program's kind.
    static func facts(_ store: ReceptionStore) throws -> UnitFacts {
        guard let text = try store.unitFile() else { return UnitFacts() }
        return try facts(text, name: "unit.toml")
    }

    /// The facts of a text.
    /// - Throws: ``Failure`` with the first fault and its place.
    static func facts(_ text: String, name: String) throws -> UnitFacts {
        switch UnitFile.read(text, name: name) {
        case .success(let facts): return facts
        case .failure(let faults):
            let lines = RulesInUse.lines(faults)
            throw Failure.failed(
                words.count(.errorUnitFaulty, lines.count, lines.first ?? ""), words(.errorUnitFaultyFix))
        }
    }
}
