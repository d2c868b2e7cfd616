// Deciding on flats: what the record of one must be like.

extension Decision {
    static func check(_ dwelling: Dwelling) throws(CommandError) {
        guard dwelling.address.contains(where: { !$0.isWhitespace }) else { throw .dwellingNeedsAddress }
        func fits(_ number: Int?, _ range: ClosedRange<Int>) -> Bool { number.map(range.contains) ?? true }
        guard fits(dwelling.rooms, Dwelling.roomRange), fits(dwelling.beds, Dwelling.bedRange),
            fits(dwelling.area, Dwelling.areaRange), fits(dwelling.rent, Dwelling.rentRange),
            fits(dwelling.floor, Dwelling.floorRange), fits(dwelling.noticeMonths, Dwelling.noticeRange),
            fits(dwelling.keys.count, Dwelling.keyRange)
        else { throw .dwellingOutOfRange }
        let days = [
            dwelling.from, dwelling.until, dwelling.furnishing, dwelling.ready, dwelling.keys.handedOver,
            dwelling.ended,
        ].compactMap { $0 }
        if let day = days.first(where: { $0 < earliest || $0 > latest }) { throw .dateOutOfRange(day) }
        if let from = dwelling.from {
            for end in [dwelling.until, dwelling.ended].compactMap({ $0 }) where end < from {
                throw .dwellingPeriod(from, end)
            }
        }
        let texts =
            [
                dwelling.address, dwelling.dwellingNumber, dwelling.landlord, dwelling.keys.signedBy,
                dwelling.doorCode, dwelling.caretaker.name, dwelling.caretaker.phone, dwelling.schoolNote,
            ] + dwelling.furniture
        guard texts.reduce(0, { $0 + $1.unicodeScalars.count }) <= textLimit else {
            throw .textTooLong(.dwelling, limit: textLimit)
        }
    }
}
