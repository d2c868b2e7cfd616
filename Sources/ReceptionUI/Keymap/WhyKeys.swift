// The keys of the box that explains a date: its hints, its keys and their page are read from here.

import ReceptionText
import TerminalKit

/// What a key does in the box.
enum WhyKey: CaseIterable {
    case next, tryDate, tryPause, close

    /// The first is the one that hints show.
    var keys: [Key] {
        switch self {
        case .next: [.tab, .right, .character("l")]
        case .tryDate: [.character("f")]
        case .tryPause: [.character("p")]
        case .close: [.escape, .enter, .character("q"), .character("w")]
        }
    }

    /// Its label among the hints.
    var hint: Word {
        switch self {
        case .next: .hintNextDeadline
        case .tryDate: .hintTry
        case .tryPause: .hintTryPause
        case .close: .hintClose
        }
    }

    /// What it does.
    var sentence: Word {
        switch self {
        case .next: .whyKeyNext
        case .tryDate: .whyKeyTry
        case .tryPause: .whyKeyPause
        case .close: .whyKeyClose
        }
    }
}
