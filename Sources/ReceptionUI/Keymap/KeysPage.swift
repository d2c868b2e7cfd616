// docs/keys.md, written from the table of keys.

import ReceptionText
import TerminalKit

/// The page about keys.
public enum KeysPage {
    /// The page in a catalogue's language: a table for what works everywhere and one for each screen.
    /// - Parameter keymap: the keys that it tells of.
    public static func markdown(_ words: Catalogue, _ keymap: Keymap = .standard) -> String {
        var page = "# \(words(.keysPageTitle))\n\n\(words(.keysPageIntroduction))\n"
        page += table(words(.keysPageEverywhere), keymap, words, \.isEverywhere)
        for context in KeyContext.allCases {
            page += table(words(title(of: context)), keymap, words) {
                !$0.isEverywhere && $0.contexts.contains(context)
            }
        }
        return page + formTable(words) + whyTable(words)
    }

    /// What keys do in forms; they have no names.
    private static func formTable(_ words: Catalogue) -> String {
        var text = "\n## \(words(.keysPageForms))\n\n"
        text += "| \(words(.keysPageKey)) | \(words(.keysPageDoes)) |\n|---|---|\n"
        for row in FormKey.allCases {
            let keys = row.keys.map { "`\($0.name)`" }.joined(separator: " ")
            text += "| \(keys) | \(words(row.sentence)) |\n"
        }
        return text
    }

    /// What the keys of the box that explains a date do; they have no names.
    private static func whyTable(_ words: Catalogue) -> String {
        var text = "\n## \(words(.keysPageWhy))\n\n"
        text += "| \(words(.keysPageKey)) | \(words(.keysPageDoes)) |\n|---|---|\n"
        for row in WhyKey.allCases {
            let keys = row.keys.map { "`\($0.name)`" }.joined(separator: " ")
            text += "| \(keys) | \(words(row.sentence)) |\n"
        }
        return text
    }

    static func title(of context: KeyContext) -> Word {
        switch context {
        case .myDay: .screenMyDay
        case .queue: .screenQueue
        case .cases: .screenCases
        case .caseFile: .screenCase
        case .rules: .screenRules
        case .establishment: .screenEstablishment
        case .waiting: .screenWaiting
        case .waitList: .screenWaitList
        case .team: .teamTitle
        case .report: .reportTitle
        case .bookings: .bookingsTitle
        case .arrivals: .arrivalsTitle
        case .dwellings: .flatTitle
        case .journal: .journalScreen
        case .handovers: .handoverTitle
        case .partners: .partnerTitle
        case .manual: .manualTitle
        }
    }

    private static func table(
        _ title: String, _ keymap: Keymap, _ words: Catalogue, _ belongs: (Binding) -> Bool
    ) -> String {
        let rows = keymap.bindings.filter(belongs)
        guard !rows.isEmpty else { return "" }
        var text = "\n## \(title)\n\n"
        text +=
            "| \(words(.keysPageKey)) | \(words(.keysPageCommand)) | \(words(.keysPageDoes)) |\n|---|---|---|\n"
        for row in rows {
            let keys = row.keys.map { "`\($0.name)`" }.joined(separator: " ")
            text += "| \(keys) | `:\(words(row.name))` | \(words(row.sentence)) |\n"
        }
        return text
    }
}
