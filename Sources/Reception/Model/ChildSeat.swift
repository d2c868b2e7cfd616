// Child protection in a car: what the law requires, what is advised, and when somebody must ask how tall a child is.

/// What a child sits in, from the smallest on.
public enum ChildSeat: String, CaseIterable, Hashable, Sendable {
    /// Babyskydd.
    case infant
    /// A rear-facing child seat.
    case rearFacing = "rear_facing"
    /// A booster seat or cushion with the car's own belt.
    case booster
}

/// What a traveller sits in, and whether that is a guess on the safe side.
public struct ChildSeatNeed: Hashable, Sendable {
    /// Nil where the belt alone will do.
    public let seat: ChildSeat?
    /// Whether the height is to be asked for: it is not known, and another one could mean another seat.
    public let asks: Bool

    public init(_ seat: ChildSeat?, asks: Bool) {
        self.seat = seat
        self.asks = asks
    }
}

extension ChildSeat {
    /// From this height on the belt will do; below, a child must have protection of its own
    /// (trafikförordningen (1998:1276) 4 kap. 10 §).
    public static let beltHeight = 135
    /// Until this age rear-facing is advised (Transportstyrelsen).
    public static let rearFacingUntil = 4
    /// Until this age a child may be shorter than ``beltHeight``: a booster is advised to ten or twelve years
    /// (Transportstyrelsen), and hardly any child of twelve is shorter.
    public static let shortUntil = 12
    /// A baby's seat is for the first year and for those shorter than this, in centimetres.
    public static let infantHeight = 75
    /// About how tall a child of four is, in centimetres, for those whose age is not known.
    private static let heightOfFour = 105

    /// What somebody sits in on a day.
    ///
    /// - Parameters:
    ///   - birth: her birth date; nil where it is not known.
    ///   - height: in centimetres; nil where it is not known. The safer seat comes then, and the question.
    ///   - isChild: whether she is written down as a child, which counts where the birth date is not known.
    ///   - day: the day of the journey.
    public static func needed(
        birth: Day?, height: Int?, isChild: Bool, on day: Day
    ) -> ChildSeatNeed {
        if let height, height >= beltHeight { return ChildSeatNeed(nil, asks: false) }
        guard let birth else {
            guard let height else { return ChildSeatNeed(isChild ? .rearFacing : nil, asks: isChild) }
            guard isChild else { return ChildSeatNeed(nil, asks: false) }
            return ChildSeatNeed(
                height < infantHeight ? .infant : height < heightOfFour ? .rearFacing : .booster, asks: false)
        }
        let age = birth.age(on: day)
        // A grown-up who is not tall needs nothing of this kind.
        guard age < 15 else { return ChildSeatNeed(nil, asks: false) }
        guard let height else {
            if age < 1 { return ChildSeatNeed(.infant, asks: true) }
            if age < rearFacingUntil { return ChildSeatNeed(.rearFacing, asks: true) }
            return age < shortUntil ? ChildSeatNeed(.booster, asks: true) : ChildSeatNeed(nil, asks: false)
        }
        if age < 1, height < infantHeight { return ChildSeatNeed(.infant, asks: false) }
        return ChildSeatNeed(age < rearFacingUntil ? .rearFacing : .booster, asks: false)
    }
}
