// Invented flats: every fifth of those that quota and assigned households live in, and some that stand empty.

import Reception

extension SampleUnit {
    /// The flat of a household, of every fifth that came by quota or assignment; nil for the others.
    /// - Parameter file: the household's case with everything that was done in it.
    public func dwelling(_ index: Int, of file: CaseFile) -> Dwelling? {
        var dice = Dice(seed, index, 7)
        guard let kind = file.latestKind, kind == .kvot || kind == .abo, dice.int(1...5) == 1,
            file.details[.address] != nil || file.isProtected
        else { return nil }
        var flat = invented(&dice)
        let present = file.members.count { $0.left == nil }
        flat.beds = max(flat.beds ?? 1, present)
        flat.rooms = max(flat.rooms ?? 1, (present + 1) / 2)
        if let address = file.details[.address] { flat.address = address }
        flat.dwellingNumber = file.details[.dwellingNumber] ?? flat.dwellingNumber
        flat.landlord = file.details[.landlord] ?? flat.landlord
        let moved = file.facts.first { $0.id == .movedIn }?.day
        let since = (moved ?? today).adding(days: -dice.int(5...40))
        flat.from = since
        let until = since.adding(months: 12 * dice.int(2...4)).adding(days: -1)
        // Of those who live there the case says when the lease ends.
        flat.until = moved == nil ? until : file.facts.last { $0.id == .leaseEnds }?.day
        flat.furnishing = since.adding(days: 1)
        flat.ready = moved == nil && dice.chance(50) ? nil : since.adding(days: 4)
        if let moved, let closed = file.closing?.day {
            flat.stays = [Dwelling.Stay(from: moved, to: max(moved.adding(days: 1), closed))]
            flat.ended = max(closed, since.adding(days: 1))
            return flat
        }
        flat.household = Dwelling.Household(file.id, since: min(since.adding(days: 2), moved ?? today))
        if let moved, moved <= today { flat.keys.handedOver = moved }
        return flat
    }

    /// Flats that nobody has: hired and empty, being furnished, offered; more in a larger unit, and never so many that
    /// they could not be looked through.
    public var emptyDwellings: [Dwelling] {
        (0..<min(60, cases == 0 ? 0 : 4 + cases / 40)).map { number in
            var dice = Dice(seed, number, 8)
            var flat = invented(&dice)
            guard number % 4 != 3 else { return flat }
            let from = today.adding(days: -dice.int(0...70))
            flat.from = from
            flat.until = from.adding(months: number % 5 == 1 ? 5 : 24).adding(days: -1)
            if number % 4 > 0 { flat.furnishing = min(today, from.adding(days: 2)) }
            if number % 4 == 2 { flat.ready = min(today, from.adding(days: 5)) }
            return flat
        }
    }

    private func invented(_ dice: inout Dice) -> Dwelling {
        var flat = Dwelling(address: Places.address(&dice))
        let rooms = dice.int(1...4)
        let floor = dice.int(0...4)
        flat.dwellingNumber = "1\(floor)0\(dice.int(1...6))"
        flat.landlord = dice.pick(Places.landlords, or: "Strandhem AB")
        flat.rooms = rooms
        flat.beds = rooms + dice.int(0...2)
        flat.area = 14 + 19 * rooms + dice.int(0...8)
        flat.rent = 2900 + 1700 * rooms + 50 * dice.int(0...20)
        flat.floor = floor
        flat.hasLift = dice.chance(40)
        flat.keys.count = dice.int(2...4)
        flat.doorCode = Places.two(dice.int(10...99)) + Places.two(dice.int(10...99))
        flat.caretaker = Dwelling.Caretaker(
            name: dice.pick(["Fastighetsjouren", "Kvartersvärden", "Områdeskontoret"], or: ""),
            phone: Places.landline(&dice))
        flat.schoolNote =
            "\(dice.int(2...19) * 100) m till F–6-skola, \(dice.int(1...9) * 100) m till förskola"
        return flat
    }
}
