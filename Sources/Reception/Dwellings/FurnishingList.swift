// Möblering: what is to stand in a flat on the day somebody moves in, by kind of case and household.

/// Something that is brought into a flat.
public enum FurnishingItem: String, CaseIterable, Sendable {
    case bed, cot, mattress, pillow, duvet
    case bedLinen = "bed_linen"
    case towel, table, chair
    case highChair = "high_chair"
    case sofa, lamp, curtains
    case kitchenSet = "kitchen_set"
    case plateSetting = "plate_setting"
    case cleaningSet = "cleaning_set"
    case smokeAlarm = "smoke_alarm"
    case foodDays = "food_days"
    case nappies
}

/// So many of one thing.
public struct FurnishingLine: Hashable, Sendable {
    public let item: FurnishingItem
    /// How many pieces; of food how many days for the whole household.
    public let count: Int

    public init(_ item: FurnishingItem, _ count: Int) {
        self.item = item
        self.count = count
    }
}

/// The list of what a household needs in its flat.
public enum FurnishingList {
    /// Food for so many days stands there when a quota household comes.
    public static let foodDays = 3
    /// Who is younger sleeps in a cot and sits in a high chair.
    public static let cotYears = 2
    /// Who is younger wears nappies.
    public static let nappyYears = 3

    /// What is to be brought. A household that Migrationsverket sends by air (KVOT) comes with suitcases alone: it gets
    /// furniture, kitchen and food for the first days. One from an accommodation centre (ABO) gets mattress, pillow
    /// and duvet for each person. The others bring their own or live elsewhere, and the list is empty.
    /// - Parameters:
    ///   - kind: of the case.
    ///   - persons: those who are to live there.
    ///   - rooms: of the flat, for lamps and curtains; where it is not known one more than half of the persons.
    ///   - day: on which they move in, for the ages.
    public static func of(
        _ kind: CaseKind, _ persons: [Newcomer], rooms: Int? = nil, on day: Day
    ) -> [FurnishingLine] {
        guard !persons.isEmpty else { return [] }
        func younger(than years: Int) -> Int {
            persons.count { person in person.birthDate.map { $0.age(on: day) < years } ?? false }
        }
        let all = persons.count
        let small = younger(than: cotYears)
        let lines: [FurnishingLine]
        switch kind {
        case .kvot:
            let rooms = max(1, rooms ?? all / 2 + 1)
            lines = [
                FurnishingLine(.bed, all - small), FurnishingLine(.cot, small),
                FurnishingLine(.mattress, all), FurnishingLine(.pillow, all), FurnishingLine(.duvet, all),
                FurnishingLine(.bedLinen, 2 * all), FurnishingLine(.towel, 2 * all),
                FurnishingLine(.table, 1), FurnishingLine(.chair, all - small),
                FurnishingLine(.highChair, small), FurnishingLine(.sofa, 1),
                // The kitchen has one of each besides the rooms.
                FurnishingLine(.lamp, rooms + 1), FurnishingLine(.curtains, rooms + 1),
                FurnishingLine(.kitchenSet, 1), FurnishingLine(.plateSetting, all),
                FurnishingLine(.cleaningSet, 1), FurnishingLine(.smokeAlarm, 1),
                FurnishingLine(.foodDays, foodDays), FurnishingLine(.nappies, younger(than: nappyYears)),
            ]
        case .abo:
            lines = [
                FurnishingLine(.mattress, all), FurnishingLine(.pillow, all), FurnishingLine(.duvet, all),
            ]
        case .ebo, .massflykt: lines = []
        }
        return lines.filter { $0.count > 0 }
    }

    /// What is to be brought to a household.
    public static func of(_ file: CaseFile, rooms: Int? = nil, on today: Day) -> [FurnishingLine] {
        guard let kind = file.kind(on: today) ?? file.latestKind else { return [] }
        let present = file.members.filter { $0.left == nil }.map(\.person)
        return of(kind, present, rooms: rooms, on: max(today, file.landing?.day ?? today))
    }
}
