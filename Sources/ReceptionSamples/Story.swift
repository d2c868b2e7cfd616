// Which life a household has: a table of 55 scenes that together look like a unit's year.

import Reception

/// How far a household has come.
enum Stage {
    /// The assignment is new and no day of arrival is known.
    case assigned
    case arriving
    case settling
    /// Waiting for personnummer.
    case waiting
    /// Under temporary protection, in no hurry.
    case settled
    case sfi
    case programme
    /// Parental leave runs in the programme.
    case parental
    /// The window closes soon.
    case ending
    case followUp
    case closed
}

/// What is left undone in a household, so that there is something to see.
struct Plot: OptionSet {
    let rawValue: Int
    /// Steps of this week are not done yet.
    static let week = Plot(rawValue: 1)
    /// A statutory act of the unit is late.
    static let late = Plot(rawValue: 2)
    /// Support under LMA ends, and nothing is applied for.
    static let lma = Plot(rawValue: 4)
    /// The three months for relatives run out.
    static let family = Plot(rawValue: 8)
    /// A permit ends within sixty days.
    static let renewal = Plot(rawValue: 16)
    /// A few old steps of a routine were forgotten.
    static let stale = Plot(rawValue: 32)
    static let bookedToday = Plot(rawValue: 64)
    static let bookedTomorrow = Plot(rawValue: 128)
    static let bookedSoon = Plot(rawValue: 256)
    static let reminderDue = Plot(rawValue: 512)
    static let reminderLater = Plot(rawValue: 1024)
    static let waiver = Plot(rawValue: 2048)
    /// A step was put off.
    static let snooze = Plot(rawValue: 4096)
}

/// One scene of the table.
struct Scene {
    let kind: CaseKind
    let stage: Stage
    /// Days since the household came; negative when it is yet to come.
    let arrived: ClosedRange<Int>
    let plot: Plot

    init(_ kind: CaseKind, _ stage: Stage, _ arrived: ClosedRange<Int>, _ plot: Plot = []) {
        self.kind = kind
        self.stage = stage
        self.arrived = arrived
        self.plot = plot
    }

    /// How many households the table is for.
    static let count = 55

    /// The scene of a household. Two neighbours share a scene, so that two handläggare get equal halves.
    static func scene(_ index: Int) -> Scene {
        let place = index % count
        if place >= 52 { return rest[place - 52] }
        if place == 49 { return Scene(.ebo, .closed, 1150...1400) }
        if place == 51 { return Scene(.massflykt, .closed, 500...700) }
        if index >= count, let past = past[place / 2] { return past }
        return pairs[place / 2]
    }

    /// The scene of a household that nobody handles yet.
    static func unassigned(_ index: Int) -> Scene {
        rest[1 + (index & 1)]
    }

    private static let pairs = [
        Scene(.kvot, .arriving, -6 ... -2, .week),
        Scene(.massflykt, .settled, 150...290, .reminderLater),
        Scene(.abo, .waiting, 45...80, .bookedTomorrow),
        Scene(.ebo, .settling, 5...12, [.lma, .bookedSoon]),
        Scene(.massflykt, .settling, 8...18, .week),
        Scene(.abo, .sfi, 190...230, [.late, .reminderDue]),
        Scene(.kvot, .settling, 4...12, [.week, .bookedToday]),
        Scene(.massflykt, .settled, 60...120),
        Scene(.abo, .programme, 500...640, [.waiver, .stale]),
        Scene(.ebo, .programme, 480...640, .renewal),
        Scene(.massflykt, .assigned, 20...40, .late),
        Scene(.abo, .arriving, -20 ... -9, .week),
        Scene(.kvot, .waiting, 70...150, .reminderLater),
        Scene(.massflykt, .settled, 200...330, .waiver),
        Scene(.abo, .settling, 6...20, [.week, .snooze, .bookedTomorrow]),
        Scene(.ebo, .waiting, 30...45, [.family, .bookedSoon]),
        Scene(.abo, .parental, 420...600),
        Scene(.massflykt, .settled, 370...395, .week),
        Scene(.kvot, .programme, 480...640),
        Scene(.abo, .ending, 900...1000, .bookedSoon),
        Scene(.massflykt, .sfi, 560...680),
        Scene(.ebo, .sfi, 210...250, .reminderDue),
        Scene(.kvot, .arriving, -52 ... -40),
        Scene(.abo, .assigned, -45 ... -30, .week),
        Scene(.ebo, .followUp, 1130...1250),
        Scene(.massflykt, .settled, 300...345, .reminderLater),
    ]

    /// Instead of some pairs in a unit of more than one table: it has been at work for years, and closed cases.
    private static let past = [
        19: Scene(.abo, .closed, 1150...1500), 24: Scene(.ebo, .closed, 1150...1500),
    ]

    private static let rest = [
        Scene(.kvot, .ending, 900...1000),
        Scene(.ebo, .settling, 2...6),
        Scene(.massflykt, .assigned, 5...12),
    ]

    /// Sizes of the table's families: 165 persons.
    static let sizes =
        Array(repeating: 1, count: 15) + Array(repeating: 2, count: 11) + Array(repeating: 3, count: 10)
        + Array(repeating: 4, count: 9) + Array(repeating: 5, count: 4) + [6, 6, 6, 7, 8, 9]
}
