// The keys of forms: dispatch, hints and their page are read from here.

import ReceptionText
import TerminalKit

/// What a key does in a form; every other key is typed into the field.
enum FormKey: CaseIterable {
    case next, previous, enter, nextPart, previousPart, nextChoice, previousChoice, takeStored, save, leave

    /// The first is the one that hints show.
    var keys: [Key] {
        switch self {
        case .next: [.tab, .down]
        case .previous: [.backTab, .up]
        case .enter: [.enter]
        case .nextPart: [.pageDown]
        case .previousPart: [.pageUp]
        case .nextChoice: [.control("n")]
        case .previousChoice: [.control("p")]
        case .takeStored: [.control("r")]
        case .save: [.control("s")]
        case .leave: [.escape, .control("c")]
        }
    }

    /// What it does.
    var sentence: Word {
        switch self {
        case .next: .formKeyNext
        case .previous: .formKeyPrevious
        case .enter: .formKeyEnter
        case .nextPart: .formKeyNextPart
        case .previousPart: .formKeyPreviousPart
        case .nextChoice: .formKeyNextChoice
        case .previousChoice: .formKeyPreviousChoice
        case .takeStored: .formKeyTakeStored
        case .save: .formKeySave
        case .leave: .formKeyLeave
        }
    }

    /// What a key does, nil where it is typed.
    init?(_ key: Key) {
        guard let found = Self.allCases.first(where: { $0.keys.contains(key) }) else { return nil }
        self = found
    }
}
