// Registerutdrag: all about one person on paper, a draft until somebody has reviewed it (GDPR article 15).

import Reception
import ReceptionPaper
import ReceptionText

extension Paper {
    /// What is known of a person, what was corrected, who has had it, and what article 15 (1) wants to be said besides.
    /// - Parameter stamp: a moment as it is read.
    public func extract(_ extract: PersonExtract, stamp: (Moment) -> String) -> PaperDocument {
        let title = words(.extractTitle, extract.file.number.description, "\(extract.member.number)")
        let draft: [PaperBlock] = [
            .paragraph(words(.extractDraft), .strong), .paragraph(words(.extractDraftText)),
        ]
        return document(
            title,
            draft + [.heading(level: 2, text: words(.extractPerson)), .rows(details(extract.member.person))]
                + written(extract, stamp) + due(extract) + kept(extract)
                + list(words(.extractRecipients), extract.recipients.map { (stamp($0.at), $0.name) })
                + list(
                    words(.extractReadings),
                    extract.readings.map { reading in
                        let read = CaseReading(
                            at: reading.at, by: Login(""), actual: Login(""), paper: reading.paper)
                        return (stamp(reading.at), words.reading(read))
                    })
                + [.heading(level: 2, text: words(.extractAbout)), .rows(about(extract))] + draft)
    }

    private func details(_ person: Newcomer) -> [PaperRow] {
        PersonDetail.allCases.compactMap { detail in
            person[detail].map { PaperRow(words.label(of: detail), text: value($0, of: detail)) }
        }
    }

    /// A field's value in words.
    private func value(_ value: String, of detail: PersonDetail) -> String {
        switch detail {
        case .language: words.languages([value])
        case .relation: Relation(rawValue: value).map { words.relation($0) } ?? value
        case .protection: Protection(rawValue: value).map { words.protection($0) } ?? value
        case .sex: Sex(rawValue: value).map { words.sex($0) } ?? value
        case .permitBasis: PermitBasis(rawValue: value).map { words.permitBasis($0) } ?? value
        case .interpreter: words(value == "yes" ? .extractYes : .extractNo)
        case .needs:
            value.split(separator: ",").map {
                Need(rawValue: String($0)).map { words.need($0) } ?? String($0)
            }
            .joined(separator: ", ")
        case .citizenship:
            CodedName.countries.first { $0.code == value }.map { words.name(of: $0) } ?? value
        case .givenName, .familyName, .birthDate, .personnummer, .samordningsnummer, .dossiernummer,
            .classCode,
            .phone, .heightCM:
            value
        }
    }

    private func written(_ extract: PersonExtract, _ stamp: (Moment) -> String) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDate), width: 16), PaperColumn(words(.columnWhat), width: 38),
            PaperColumn(words(.extractRecorded), width: 19), PaperColumn(words(.extractEnded), width: 22),
        ]
        let rows = extract.entries.compactMap { written -> [PaperCell]? in
            let text = said(written.entry, extract.member)
            guard !text.isEmpty else { return nil }
            let ended = written.ended.map { ending in
                [stamp(ending.at), words.endReason(ending.reason)].filter { !$0.isEmpty }
                    .joined(separator: ", ")
            }
            return [
                written.entry.day.description, text, stamp(written.entry.at),
                ended ?? "",
            ].map { PaperCell.text($0) }
        }
        return section(words(.extractWritten), columns, rows)
    }

    /// What an entry says, details with their values: it is what they say that she asks for.
    private func said(_ entry: Entry, _ member: Membership) -> String {
        switch entry.content {
        case .personDetails(let details):
            details.sorted { $0.key < $1.key }
                .map { words.label(of: $0.key) + ": " + value($0.value, of: $0.key) }.joined(separator: "; ")
        case .caseDetails(let details):
            details.filter { $0.key != .importKey }.sorted { $0.key < $1.key }
                .map { words.label(of: $0.key) + ": " + $0.value }.joined(separator: "; ")
        default:
            words.text(entry, facts, rulebook, entry.person == nil ? nil : member.number)
        }
    }

    private func due(_ extract: PersonExtract) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDue), width: 16), PaperColumn(words(.columnTitle), width: 42),
            PaperColumn(words(.columnStatus), width: 12), PaperColumn(words(.columnCitation), width: 18),
        ]
        let rows = extract.deadlines.sorted { $0.cursor < $1.cursor }.map { row in
            let title = row.key.rule == .reminder ? row.text ?? "" : words.title(row.key.rule, rulebook)
            return [
                row.due?.description ?? "", title, words.status(row.status(on: today, rulebook)),
                rulebook[row.key.rule]?.source.citation ?? "",
            ].map { PaperCell.text($0) }
        }
        return section(words(.paperDeadlines), columns, rows)
    }

    /// What the unit's records say of the household, each thing once, and what she has consented to.
    private func kept(_ extract: PersonExtract) -> [PaperBlock] {
        var lines: [String] = []
        for record in extract.records {
            for line in said(record.content) where !lines.contains(line) { lines.append(line) }
        }
        lines += extract.consents.map { words.text(of: $0, on: today) }
        let heading = PaperBlock.heading(level: 2, text: words(.extractRecords))
        guard !lines.isEmpty else { return [heading, .paragraph(words(.paperNone))] }
        return [heading] + lines.map { .paragraph($0) }
    }

    private func said(_ content: UnitContent) -> [String] {
        switch content {
        case .dwelling(let flat):
            let place = [flat.address, flat.dwellingNumber].filter { !$0.isEmpty }.joined(separator: " ")
            let since = flat.household.map { words(.extractFlat, place, $0.since.description) }
            let keys = flat.keys.handedOver.map { day in
                words(.extractFlatKeys, place, day.description)
                    + (flat.keys.signedBy.isEmpty ? "" : ", " + flat.keys.signedBy)
            }
            return [since, keys].compactMap(\.self)
        case .pickup(let pickup):
            let escort = pickup.households.first?.escort ?? ""
            let place = [pickup.place, escort].filter { !$0.isEmpty }.joined(separator: ", ")
            return [words(.extractPickup, pickup.landing.day.description, place)]
        case .handover(let handover):
            return [handover.message, handover.returned ?? ""].filter { !$0.isEmpty }
                .map { words(.extractMessage, $0) }
        case .exemption(let exemption): return [words(.extractKeptBecause, exemption.reason)]
        case .quota, .absence, .partner, .consent, .viewer, .retention: return []
        }
    }

    private func list(_ title: String, _ lines: [(when: String, what: String)]) -> [PaperBlock] {
        let columns = [
            PaperColumn(words(.columnDate), width: 19), PaperColumn(words(.columnWhat), width: 60),
        ]
        return section(title, columns, lines.map { [.text($0.when), .text($0.what)] })
    }

    /// What article 15 (1) a to h wants to be said.
    private func about(_ extract: PersonExtract) -> [PaperRow] {
        [
            PaperRow(words(.extractPurpose), text: words(.extractPurposeText)),
            PaperRow(words(.extractSource), text: words(.extractSourceText)),
            PaperRow(
                words(.extractKept),
                text: extract.basis.map { words.sentence($0) } ?? words(.extractKeptUndecided)),
            PaperRow(words(.extractRights), text: words(.extractRightsText)),
            PaperRow(words(.extractAutomated), text: words(.extractAutomatedText)),
        ]
    }
}
