// Flats as lists ask for them: which ones, in which order, and what a viewer may see of who lives there.

/// Which flats are asked for.
public enum DwellingList: String, CaseIterable, Sendable {
    /// All that the unit has: those whose lease is over while somebody lives there first, then those without anybody in
    /// them, what costs most on top, then those that are lived in, by the end of their leases, and last by number those
    /// of households that the viewer may not know of.
    case current
    /// Those that a household can be given.
    case free
    /// Those that have stood empty and cost their rent, reserved ones too, what has cost most on top.
    case empty
    /// Those whose leases end soon and of which nobody has given notice, in the order of all.
    case ending
    /// Those that the unit no longer has, the latest first.
    case ended
}

/// A flat in a list.
public struct DwellingRow: Hashable, Sendable, Identifiable {
    /// Where a row stands among the others of its list.
    public struct Cursor: Hashable, Comparable, Sendable {
        /// Which part of the list: what is lived in after its lease, what stands empty, what is reserved, what is offered,
        /// what is lived in, what is masked; what is over.
        public var part: Int
        /// What the part is ordered by, the lowest first.
        public var key: Int
        public var number: Int

        public init(part: Int, key: Int, number: Int) {
            self.part = part
            self.key = key
            self.number = number
        }

        public static func < (a: Cursor, b: Cursor) -> Bool {
            (a.part, a.key, a.number) < (b.part, b.key, b.number)
        }
    }

    /// The household of a flat.
    public struct Household: Hashable, Sendable {
        public var caseID: CaseID
        public var number: CaseNumber
        public var kind: CaseKind
        public var name: String
        /// Whether it is protected, though this viewer may see it; paper and copies leave it out.
        public var isProtected: Bool

        public init(caseID: CaseID, number: CaseNumber, kind: CaseKind, name: String, isProtected: Bool) {
            self.caseID = caseID
            self.number = number
            self.kind = kind
            self.name = name
            self.isProtected = isProtected
        }
    }

    /// What people call the flat by, from 1.
    public var number: Int
    /// To say what was seen when it is changed.
    public var version: UnitRecord.Version
    /// The flat. Where the household is masked for the viewer it is as ``Dwelling/hidden``.
    public var dwelling: Dwelling
    /// Nil where nobody has the flat, and where the viewer may not know who.
    public var household: Household?
    /// Somebody has the flat whom the viewer may not know of: nothing here leads to her case.
    public var isMasked: Bool { maskedStatus != nil }
    /// Where a flat stands whose days the viewer may not know; nil where she may.
    private var maskedStatus: DwellingStatus?

    public init(
        number: Int, version: UnitRecord.Version, dwelling: Dwelling, household: Household? = nil
    ) {
        self.number = number
        self.version = version
        self.dwelling = dwelling
        self.household = household
    }

    /// A flat whose household the viewer may not know of.
    /// - Parameters:
    ///   - dwelling: the flat as it is.
    ///   - today: the day for where it stands, which is all that is said of its days.
    public init(masked dwelling: Dwelling, number: Int, version: UnitRecord.Version, on today: Day) {
        self.init(number: number, version: version, dwelling: dwelling.hidden)
        maskedStatus = dwelling.status(on: today)
    }

    public var id: Int { number }
    /// Whether somebody has the flat or will have it.
    public var isTaken: Bool { household != nil || isMasked }
    /// Whether somebody has it and has not moved in.
    public func isReserved(on today: Day) -> Bool {
        isTaken && [.livedIn, .ended].contains(status(on: today)) == false
    }

    /// Where the flat stands on a day; as ``Dwelling/status(on:)``, and where the household is masked on the day on which
    /// the flat was asked for.
    public func status(on today: Day) -> DwellingStatus { maskedStatus ?? dwelling.status(on: today) }
    /// As ``Dwelling/isOverstayed(on:)``; nothing is said of a masked household.
    public func isOverstayed(on today: Day) -> Bool { !isMasked && dwelling.isOverstayed(on: today) }
    /// As ``Dwelling/isFree(on:)``.
    public func isFree(on today: Day) -> Bool { !isMasked && dwelling.isFree(on: today) }
    /// As ``Dwelling/daysEmpty(on:)``; nil where the household is masked, because they lead to the first day of the lease.
    public func daysEmpty(on today: Day) -> Int? { isMasked ? nil : dwelling.daysEmpty(on: today) }
    /// As ``Dwelling/costEmpty(on:)``; nil also where the household is masked.
    public func costEmpty(on today: Day) -> Int? { isMasked ? nil : dwelling.costEmpty(on: today) }
    /// Whether the unit pays for the flat while nobody lives in it, as the list ``DwellingList/empty`` has it.
    public func isEmpty(on today: Day) -> Bool {
        !isMasked && ![.livedIn, .ended].contains(status(on: today)) && daysEmpty(on: today) ?? 0 > 0
    }
    /// As ``Dwelling/twoYears(_:)``.
    public func twoYears(_ rulebook: Rulebook) -> Day? { dwelling.twoYears(rulebook) }

    /// The part of the list of what the unit has, and of the ended ones, in which flats of masked households stand: last,
    /// by their numbers, so that the order says nothing of their days.
    public static let maskedPart = (current: 5, ended: 10)

    /// Where the row stands in the list of what the unit has.
    public func cursor(on today: Day) -> Cursor {
        if let maskedStatus {
            let part = maskedStatus == .ended ? Self.maskedPart.ended : Self.maskedPart.current
            return Cursor(part: part, key: 0, number: number)
        }
        let isOver = dwelling.endDay <= today
        if isTaken, dwelling.keys.handedOver != nil {
            return Cursor(part: isOver ? 0 : 4, key: Int(dwelling.endDay.number), number: number)
        }
        if isOver { return Cursor(part: 9, key: -Int(dwelling.endDay.number), number: number) }
        return Vacancy(since: dwelling.vacantSince, rent: dwelling.rent, isTaken: isTaken)
            .cursor(number, on: today)
    }
}
