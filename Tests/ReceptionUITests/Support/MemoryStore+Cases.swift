// The list of cases and the search of the store in memory, as plain as they can be.

import Reception

extension MemoryStore: CaseListing {
    private func row(_ file: CaseFile) -> CaseListRow {
        CaseListRow(
            caseID: file.id, number: file.number, kind: file.latestKind ?? .abo, phase: file.phase,
            isClosed: file.closing != nil, caseworker: file.caseworker,
            household: file.isProtected ? "" : file.household, isMasked: file.isProtected,
            persons: file.members.count { $0.left == nil })
    }

    private func texts(_ file: CaseFile) -> String {
        let notes = file.notes.compactMap { entry -> String? in
            if case .note(let text, _) = entry.content { text } else { nil }
        }
        let names = file.members.map { $0.person.givenName + " " + $0.person.familyName }
        let text = (names + [file.details[.address] ?? ""] + notes).joined(separator: " ")
        return SearchText.fold(text) + " " + SearchText.otherSpellings(text)
    }

    private static func holds(_ words: [SearchWord], _ text: String) -> Bool {
        let kept = text.split(separator: " ")
        return words.allSatisfy { word in
            word.forms.contains { form in kept.contains { $0.hasPrefix(form.text) } }
        }
    }

    func caseCount(_ scope: CaseloadScope, includesClosed: Bool) throws -> Int {
        var query = CaseListQuery(scope: scope, limit: 0)
        query.includesClosed = includesClosed
        return entries(query, World.actor).count
    }

    private func entries(_ query: CaseListQuery, _ viewer: Actor) -> [CaseEntry] {
        let words = SearchText.typedWords(query.text)
        let filter = query.filter
        let found = files.filter { file in
            let row = row(file)
            switch query.scope {
            case .all: break
            case .unassigned: if row.caseworker != nil { return false }
            case .caseworker(let login): if row.caseworker != login { return false }
            }
            if row.isClosed, !query.includesClosed { return false }
            if let kinds = filter.kinds, !kinds.contains(row.kind) { return false }
            if let phases = filter.phases, !phases.contains(row.phase) { return false }
            if let caseworkers = filter.caseworkers, !caseworkers.contains(row.caseworker) { return false }
            if let day = filter.touchedBy, Self.touched(file) > day { return false }
            if !filter.household.isEmpty, !ListFilter.begins(filter.household, row.household) { return false }
            let number = "\(row.number.year) \(row.number.serial)"
            return words.isEmpty || Self.holds(words, (row.isMasked ? "" : texts(file)) + " " + number)
        }
        let entries = found.compactMap { file -> CaseEntry? in
            let row = row(file)
            let open = rows(of: file).filter { row in
                row.status(on: viewer.today, engine.rulebook).isOpen
                    && engine.rulebook[row.key.rule]?.show != .text
                    && filter.holds(
                        rule: row.key.rule, row.dates, opensOn: row.opensOn, on: viewer.today, engine.rulebook
                    )
            }
            if filter.asksOfDeadlines, open.isEmpty { return nil }
            let place = CasePlace(
                isClosed: row.isClosed, group: "", key: query.sort == .household ? row.household : "",
                number: row.number)
            return CaseEntry(
                row: row, place: place, next: open.min { $0.cursor < $1.cursor },
                since: file.facts.first { $0.id == .placementDecided }?.day)
        }
        return entries.sorted { Self.precedes($0.place, $1.place, query) }
    }

    private static func precedes(_ a: CasePlace, _ b: CasePlace, _ query: CaseListQuery) -> Bool {
        if a.isClosed != b.isClosed { return b.isClosed }
        if a.key != b.key { return (a.key < b.key) != query.isReversed }
        return a.number != b.number && (a.number < b.number) != query.isReversed
    }

    func caseList(
        _ query: CaseListQuery, from place: CasePlace?, backwards: Bool, for viewer: Actor
    ) throws -> CasePage {
        let all = entries(query, viewer)
        guard let place else {
            let page = backwards ? all.suffix(query.limit) : all.prefix(query.limit)
            return CasePage(
                rows: Array(page), hasMoreBefore: page.startIndex > 0, hasMoreAfter: page.endIndex < all.count
            )
        }
        let start = all.firstIndex { Self.precedes(place, $0.place, query) } ?? all.count
        let end = all.firstIndex { !Self.precedes($0.place, place, query) } ?? all.count
        let page = backwards ? all[..<end].suffix(query.limit) : all[start...].prefix(query.limit)
        return CasePage(
            rows: Array(page), hasMoreBefore: page.startIndex > 0, hasMoreAfter: page.endIndex < all.count)
    }

    func search(_ text: String, limit: Int, for viewer: Actor) throws -> [SearchRow] {
        let words = SearchText.typedWords(text)
        guard !words.isEmpty else { return [] }
        return files.filter { !$0.isProtected && Self.holds(words, texts($0)) }.prefix(limit).map { file in
            let note = file.notes.compactMap { entry -> String? in
                if case .note(let text, _) = entry.content, Self.holds(words, SearchText.fold(text)) {
                    return text
                }
                return nil
            }.first
            let member = file.members.first { member in
                let name = member.person.givenName + " " + member.person.familyName
                return Self.holds(words, SearchText.fold(name) + " " + SearchText.otherSpellings(name))
            }
            if let member {
                return SearchRow(
                    row: row(file), person: member.number, matched: .name,
                    words: member.person.givenName + " " + member.person.familyName)
            }
            if let note {
                return SearchRow(
                    row: row(file), person: nil, matched: .note, words: Excerpt.around(words, in: note))
            }
            return SearchRow(
                row: row(file), person: nil, matched: .address, words: file.details[.address] ?? "")
        }
    }
}

extension QueueRow {
    /// Since when it waits.
    var since: Day { opensOn ?? triggerDay ?? .distantPast }
}
