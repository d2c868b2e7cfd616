// Which flats suit a household, and how well: everything that speaks for or against each, in a total order.

/// What a household asks of a flat.
public struct DwellingNeeds: Hashable, Sendable {
    /// How many are to live there.
    public var persons: Int
    /// Whether anybody must not take stairs.
    public var needsLift: Bool
    /// The day from which it is needed: that of the arrival, today where the household is here or no day is known.
    public var by: Day
    /// Whether the household comes on that day: then it cannot wait for a flat.
    public var isAwaited: Bool
    /// The highest rent by the unit's norm, in SEK a month; nil where there is no norm for the household.
    public var norm: Int?

    public init(persons: Int, needsLift: Bool, by: Day, isAwaited: Bool = false, norm: Int? = nil) {
        self.persons = persons
        self.needsLift = needsLift
        self.by = by
        self.isAwaited = isAwaited
        self.norm = norm
    }

    /// What the household of a case asks.
    /// - Parameters:
    ///   - norms: the unit's rent norm by the size of a household; a larger one than it names has that of the largest.
    ///   - today: the day from which on a flat is looked for.
    public init(_ file: CaseFile, norms: [Int: Int], on today: Day) {
        let present = file.members.filter { $0.left == nil }.map(\.person)
        let isHere = file.facts.contains { $0.id == .received }
        let planned = isHere ? nil : file.landing?.day
        self.init(
            persons: present.count,
            needsLift: present.contains { !Set($0.needs).isDisjoint(with: [.wheelchair, .stretcher]) },
            by: max(today, planned ?? today), isAwaited: planned != nil,
            norm: Self.norm(for: present.count, of: norms))
    }

    static func norm(for size: Int, of norms: [Int: Int]) -> Int? {
        norms[size] ?? norms.keys.max().flatMap { size > $0 ? norms[$0] : nil }
    }
}

/// Something that speaks for or against a flat.
public enum DwellingReason: Hashable, Sendable {
    case bedsEnough(beds: Int, persons: Int)
    case bedsMissing(beds: Int, persons: Int)
    case bedsUnknown
    /// More than two to a room.
    case crowded(rooms: Int, persons: Int)
    case noStairs
    /// Somebody must not take stairs, and there are some.
    case stairs(floor: Int)
    case stairsUnknown
    case rentWithinNorm(rent: Int, norm: Int)
    case rentOverNorm(by: Int)
    case rentUnknown
    case freeInTime
    /// The unit has the flat only from a later day.
    case freeLate(from: Day)
    /// The household comes before the unit has the flat.
    case freeTooLate(from: Day)
    /// The lease ends so soon that the household must move again.
    case endsSoon(until: Day)
    /// The lease is over when the household comes.
    case endsTooSoon(until: Day)
    /// Only offered: it is to be hired first.
    case notHired

    /// How heavy a reason weighs.
    public enum Weight: Int, Comparable, Sendable {
        /// It suits.
        case good
        /// It can be lived with.
        case doubt
        /// The household cannot live there.
        case bar
        public static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
    }

    public var weight: Weight {
        switch self {
        case .bedsEnough, .noStairs, .rentWithinNorm, .freeInTime: .good
        case .bedsUnknown, .crowded, .stairsUnknown, .rentOverNorm, .rentUnknown, .freeLate, .endsSoon,
            .notHired:
            .doubt
        case .bedsMissing, .stairs, .freeTooLate, .endsTooSoon: .bar
        }
    }
}

/// How a flat suits a household.
public struct DwellingMatch: Hashable, Sendable {
    public let row: DwellingRow
    /// Everything that was looked at, what speaks against it first.
    public let reasons: [DwellingReason]

    /// How one flat suits a household.
    public init(_ row: DwellingRow, for needs: DwellingNeeds) {
        self.init(row: row, reasons: Self.reasons(for: row.dwelling, needs))
    }

    private init(row: DwellingRow, reasons: [DwellingReason]) {
        self.row = row
        self.reasons = reasons
    }

    /// Whether the household can live there.
    public var suits: Bool { !reasons.contains { $0.weight == .bar } }
    /// Whether nothing speaks against it.
    public var suitsWell: Bool { reasons.allSatisfy { $0.weight == .good } }

    /// A lease that ends within so many months of the arrival means moving again.
    public static let shortestMonths = 6

    /// The free flats in the order in which they suit: by what makes them impossible, by what is doubtful, by beds that
    /// would stand empty, by how far the rent is over the norm, by what the flat costs empty, by number. The order is
    /// total, so that two runs say the same.
    public static func all(
        _ rows: [DwellingRow], for needs: DwellingNeeds, on today: Day
    ) -> [DwellingMatch] {
        func count(_ match: DwellingMatch, _ weight: DwellingReason.Weight) -> Int {
            match.reasons.count { $0.weight == weight }
        }
        func key(_ match: DwellingMatch) -> [Int] {
            let spare = match.row.dwelling.beds.map { max(0, $0 - needs.persons) } ?? 0
            let over = needs.norm.flatMap { norm in match.row.dwelling.rent.map { max(0, $0 - norm) } } ?? 0
            return [
                count(match, .bar), count(match, .doubt), spare, over,
                -(match.row.costEmpty(on: today) ?? 0), match.row.number,
            ]
        }
        return rows.filter { $0.isFree(on: today) }
            .map { DwellingMatch($0, for: needs) }
            .map { (match: $0, key: key($0)) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.match)
    }

    private static func reasons(for flat: Dwelling, _ needs: DwellingNeeds) -> [DwellingReason] {
        var reasons: [DwellingReason] = []
        switch flat.beds {
        case nil: reasons.append(.bedsUnknown)
        case let beds? where beds < needs.persons:
            reasons.append(.bedsMissing(beds: beds, persons: needs.persons))
        case let beds?: reasons.append(.bedsEnough(beds: beds, persons: needs.persons))
        }
        if let rooms = flat.rooms, rooms > 0, needs.persons > 2 * rooms {
            reasons.append(.crowded(rooms: rooms, persons: needs.persons))
        }
        if needs.needsLift {
            switch flat.isReachedWithoutStairs {
            case true?: reasons.append(.noStairs)
            case false?: reasons.append(.stairs(floor: flat.floor ?? 0))
            case nil: reasons.append(.stairsUnknown)
            }
        }
        if let norm = needs.norm {
            switch flat.rent {
            case nil: reasons.append(.rentUnknown)
            case let rent? where rent > norm: reasons.append(.rentOverNorm(by: rent - norm))
            case let rent?: reasons.append(.rentWithinNorm(rent: rent, norm: norm))
            }
        }
        if let from = flat.from {
            let late: DwellingReason = needs.isAwaited ? .freeTooLate(from: from) : .freeLate(from: from)
            reasons.append(from <= needs.by ? .freeInTime : late)
        } else {
            reasons.append(.notHired)
        }
        if flat.endDay < needs.by.adding(months: shortestMonths) {
            let last = flat.endDay.adding(days: -1)
            reasons.append(last < needs.by ? .endsTooSoon(until: last) : .endsSoon(until: last))
        }
        let order = reasons.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        return order.map(\.element)
    }
}
