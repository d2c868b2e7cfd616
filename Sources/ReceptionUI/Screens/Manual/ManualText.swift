// What the manual says: the keys from the table that governs them, everything else from the catalogue.

import Reception
import ReceptionText
import TerminalKit

enum ManualText {
    /// Every line, part by part. Headings are put in by who shows them.
    static func lines(_ context: AppContext) -> [ManualLine] {
        keys(context) + dates(context) + filters(context) + marks(context) + terms(context)
    }

    // MARK: Keys

    private static func keys(_ context: AppContext) -> [ManualLine] {
        let words = context.words
        func lines(_ part: String, _ belongs: (Binding) -> Bool) -> [ManualLine] {
            context.keymap.bindings.filter(belongs).map { binding in
                ManualLine(
                    part: part, lead: names(binding.keys), name: ":" + words(binding.name),
                    text: words(binding.sentence), binding: binding.id)
            }
        }
        let contexts = KeyContext.allCases.filter { $0 != .manual }
        return lines(words(.keysPageEverywhere), \.isEverywhere)
            + contexts.flatMap { context in
                lines(words(KeysPage.title(of: context))) {
                    !$0.isEverywhere && $0.contexts.contains(context)
                }
            }
            + FormKey.allCases.map { key in
                ManualLine(part: words(.keysPageForms), lead: names(key.keys), text: words(key.sentence))
            }
            + WhyKey.allCases.map { key in
                ManualLine(part: words(.keysPageWhy), lead: names(key.keys), text: words(key.sentence))
            }
    }

    private static func names(_ keys: [Key]) -> String { keys.map(\.name).joined(separator: " ") }

    // MARK: What is written

    private static func dates(_ context: AppContext) -> [ManualLine] {
        let all: [Word] = [
            .manualDateWhole, .manualDateShort, .manualDateSlash, .manualDateWord, .manualDateWeekday,
            .manualDateCounted, .manualDateTime,
        ]
        return lines(all, under: .manualDates, context)
    }

    private static func filters(_ context: AppContext) -> [ManualLine] {
        FilterGrammar.Name.allCases.map { name in
            ManualLine(
                part: context.words(.manualFilters),
                lead: context.words(name.word) + " " + name.operators.joined(separator: " "),
                text: context.words(meaning(of: name)))
        }
    }

    private static func meaning(of name: FilterGrammar.Name) -> Word {
        switch name {
        case .kind: .manualFilterKind
        case .phase: .manualFilterPhase
        case .status: .manualFilterStatus
        case .caseworker: .manualFilterCaseworker
        case .rule: .manualFilterRule
        case .lane: .manualFilterLane
        case .owner: .manualFilterOwner
        case .due: .manualFilterDue
        case .untouched: .manualFilterUntouched
        case .title: .manualFilterTitle
        case .household: .manualFilterHousehold
        }
    }

    // MARK: Marks

    private static func marks(_ context: AppContext) -> [ManualLine] {
        let glyphs = context.glyphs
        let all: [(String, Word)] = [
            (String(glyphs.late), .manualMarkLate), (String(glyphs.soon), .manualMarkSoon),
            (String(glyphs.pointer), .manualMarkPointer), (String(glyphs.check), .manualMarkMarked),
            (String([glyphs.passed, glyphs.current, glyphs.ahead]), .manualMarkStations),
            (String([glyphs.barFull, glyphs.barEmpty]), .manualMarkBar),
            (String([glyphs.block, glyphs.shade, glyphs.lightShade]), .manualMarkWindow),
            ("*", .manualMarkRule),
        ]
        return all.map { mark, word in
            ManualLine(part: context.words(.manualMarks), lead: mark, text: context.words(word))
        }
    }

    // MARK: Words

    private static func terms(_ context: AppContext) -> [ManualLine] {
        let all: [Word] = [
            .manualTermKvot, .manualTermAbo, .manualTermEbo, .manualTermMass, .manualTermPlacement,
            .manualTermReceived, .manualTermDeadline, .manualTermFact, .manualTermReminder,
            .manualTermBooking, .manualTermWaived, .manualTermSnoozed, .manualTermLapsed,
            .manualTermStatutory,
            .manualTermRoutine, .manualTermLost, .manualTermRegistration, .manualTermPersonnummer,
            .manualTermDossier, .manualTermNotice, .manualTermPermitCard, .manualTermLmaCard,
            .manualTermSfi, .manualTermCivic, .manualTermEstablishment, .manualTermWindow, .manualTermPause,
            .manualTermBenefit, .manualTermGap, .manualTermSupport, .manualTermReimbursement,
            .manualTermQuota, .manualTermRelative, .manualTermPermitBasis, .manualTermProtected,
            .manualTermPhase, .manualTermMedian,
        ]
        return lines(all, under: .manualWords, context)
    }

    /// Texts of the catalogue with what is explained before the first colon.
    private static func lines(_ all: [Word], under part: Word, _ context: AppContext) -> [ManualLine] {
        all.map { word in
            let text = context.words(word)
            let lead = text.prefix { $0 != ":" }
            return ManualLine(
                part: context.words(part), lead: String(lead),
                text: String(text.dropFirst(lead.count + 1).drop { $0 == " " }))
        }
    }
}
