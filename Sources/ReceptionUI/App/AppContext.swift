// What the screens know of the world outside them: the day, the user, the size of the window, the rules, the words.

import Reception
import ReceptionText
import TerminalKit

/// How large the screen is, in columns and rows.
public struct ScreenSize: Hashable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }

    /// The smallest screen that is drawn; below it one sentence says so.
    public static let smallest = ScreenSize(columns: 40, rows: 12)

    /// Whether everything that a screen must show has room.
    public var isEnough: Bool { columns >= Self.smallest.columns && rows >= Self.smallest.rows }
}

/// What `update` and `render` are told besides the state; nothing in it changes while they run.
public struct AppContext: Sendable {
    /// The day by which things are late.
    public var today: Day
    public var now: Moment
    public var user: Login
    public var role: Reception.Role
    public var size: ScreenSize
    public let rulebook: Rulebook
    public let facts: FactCatalogue
    public let words: Catalogue
    /// The other language's words, so that commands are understood in both.
    public let otherWords: Catalogue
    public var glyphs: Glyphs
    /// The user's keys.
    public var keymap: Keymap
    /// What the unit says of itself.
    public var unit = UnitFacts()
    /// How much cases weigh, where it is asked who can take the next one.
    public var weights = TeamWeights()
    /// The unit's rent norm by the size of a household, in SEK a month; empty where it has none.
    var rentNorms: [Int: Int] { unit.rentNorms }
    /// Whether screens are drawn line by line for a screen reader.
    public var isPlain = false
    /// The civil date of a moment and the minutes after its midnight, where the users are; universal time until it is
    /// set.
    public var localTime: @Sendable (Moment) -> (day: Day, minutes: Int) = { moment in
        let minutes = Int(moment.seconds / 60)
        return (Day(number: Int32(clamping: minutes / 1440)), minutes % 1440)
    }

    public init(
        today: Day, now: Moment, user: Login, role: Reception.Role, size: ScreenSize, rulebook: Rulebook,
        facts: FactCatalogue, words: Catalogue, otherWords: Catalogue, glyphs: Glyphs = .unicode,
        keymap: Keymap = .standard
    ) {
        self.today = today
        self.now = now
        self.user = user
        self.role = role
        self.size = size
        self.rulebook = rulebook
        self.facts = facts
        self.words = words
        self.otherWords = otherWords
        self.glyphs = glyphs
        self.keymap = keymap
    }

    /// The rows between the title line and the status line.
    var contentRows: Int { max(0, size.rows - 3) }
    var isSwedish: Bool { words.language == .sv }
    /// Computes and explains the deadlines of a case, for the window's bar and for `w`.
    var engine: DeadlineEngine { DeadlineEngine(rulebook: rulebook, catalogue: facts) }
    /// What a sentence calls the key of something: its first key, or its name on the command line.
    func keyName(_ id: BindingID) -> String {
        guard let binding = keymap[id] else { return "" }
        return binding.keys.first?.name ?? ":" + words(binding.name)
    }
    /// Whether the user may change anything.
    var mayChange: Bool { role.may(.change) }
}
