// Flats in words: where they stand, why they suit or not, what is brought into them.

import Reception

extension Catalogue {
    /// Where a flat stands.
    public func status(_ status: DwellingStatus) -> String {
        switch status {
        case .offered: self(.flatStatusOffered)
        case .rented: self(.flatStatusRented)
        case .furnishing: self(.flatStatusFurnishing)
        case .ready: self(.flatStatusReady)
        case .livedIn: self(.flatStatusLivedIn)
        case .ended: self(.flatStatusEnded)
        }
    }

    /// Where a flat of a list stands, and that somebody is to have it or lives there still.
    public func status(of row: DwellingRow, on today: Day) -> String {
        let text = status(row.status(on: today))
        if row.isOverstayed(on: today) { return text + ", " + self(.flatOverstayed) }
        return row.isReserved(on: today) ? text + ", " + self(.flatReserved) : text
    }

    /// Whose a flat is: the household with its case; of one that may not be known that the flat is reserved or taken.
    public func owner(of row: DwellingRow, on today: Day) -> String {
        if row.isMasked { return self(row.isReserved(on: today) ? .flatReserved : .flatTaken) }
        return row.household.map { "\($0.name) \($0.number)" } ?? ""
    }

    /// `41 200 kr`.
    public func money(_ amount: Int) -> String { self(.flatMoney, grouped(amount)) }

    /// `41 200`, with spaces at which no line is broken.
    public func grouped(_ amount: Int) -> String {
        var digits = String(amount.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        groups.insert(digits, at: 0)
        return (amount < 0 ? "-" : "") + groups.joined(separator: "\u{A0}")
    }

    /// What speaks for or against a flat.
    public func reason(_ reason: DwellingReason) -> String {
        switch reason {
        case .bedsEnough(let beds, let persons):
            count(.flatWhyBedsEnough, beds, count(.countPersons, persons))
        case .bedsMissing(let beds, let persons):
            count(.flatWhyBedsMissing, beds, count(.countPersons, persons))
        case .bedsUnknown: self(.flatWhyBedsUnknown)
        case .crowded(let rooms, let persons): count(.flatWhyCrowded, persons, count(.flatSaysRooms, rooms))
        case .noStairs: self(.flatWhyNoStairs)
        case .stairs(let floor): self(.flatWhyStairs, "\(floor)")
        case .stairsUnknown: self(.flatWhyStairsUnknown)
        case .rentWithinNorm(let rent, let norm): self(.flatWhyRentWithin, money(rent), money(norm))
        case .rentOverNorm(let over): self(.flatWhyRentOver, money(over))
        case .rentUnknown: self(.flatWhyRentUnknown)
        case .freeInTime: self(.flatWhyFreeInTime)
        case .freeLate(let day): self(.flatWhyFreeLate, day.description)
        case .freeTooLate(let day): self(.flatWhyFreeTooLate, day.description)
        case .endsSoon(let day): self(.flatWhyEndsSoon, day.description)
        case .endsTooSoon(let day): self(.flatWhyEndsTooSoon, day.description)
        case .notHired: self(.flatWhyNotHired)
        }
    }

    /// What of a flat does not suit the household that is to have it, the heaviest first; nil where nothing is wrong.
    public func warning(of match: DwellingMatch) -> String? {
        let doubts = match.reasons.filter { $0.weight > .good }.map(reason)
        guard !doubts.isEmpty else { return nil }
        return self(match.suits ? .flatDoubtful : .flatUnfit, doubts.joined(separator: ", "))
    }

    /// What of a flat that was written down looks like a slip; nil where nothing does.
    /// - Parameter namesakes: the numbers of other flats with its address and number.
    public func warning(ofWriting dwelling: Dwelling, namesakes: [Int] = []) -> String? {
        var doubts = namesakes.map { self(.flatKnownAlready, "\($0)") }
        if let from = dwelling.from, let furnishing = dwelling.furnishing, furnishing < from {
            doubts.append(self(.flatFurnishedEarly, furnishing.description, from.description))
        }
        return doubts.isEmpty ? nil : doubts.joined(separator: " ")
    }

    /// Who lives in a flat, by the number of the case alone, and of a protected household not even that; nil where
    /// nobody does.
    public func resident(of row: DwellingRow) -> String? {
        guard row.dwelling.isLivedIn, let household = row.household else { return nil }
        return household.isProtected ? self(.flatProtectedHousehold) : household.number.description
    }

    /// What becomes of those who live in a flat that the unit leaves; nil where nobody does.
    public func warning(ofEnding row: DwellingRow, on day: Day, today: Day) -> String? {
        resident(of: row).map {
            self(day > today ? .flatEndsLivedIn : .flatEndedLivedIn, $0, day.description)
        }
    }

    /// What is brought into a flat, as one says it behind its number.
    public func name(_ item: FurnishingItem, _ number: Int) -> String {
        switch item {
        case .bed: count(.furnishBed, number)
        case .cot: count(.furnishCot, number)
        case .mattress: count(.furnishMattress, number)
        case .pillow: count(.furnishPillow, number)
        case .duvet: count(.furnishDuvet, number)
        case .bedLinen: count(.furnishBedLinen, number)
        case .towel: count(.furnishTowel, number)
        case .table: count(.furnishTable, number)
        case .chair: count(.furnishChair, number)
        case .highChair: count(.furnishHighChair, number)
        case .sofa: count(.furnishSofa, number)
        case .lamp: count(.furnishLamp, number)
        case .curtains: count(.furnishCurtains, number)
        case .kitchenSet: count(.furnishKitchenSet, number)
        case .plateSetting: count(.furnishPlateSetting, number)
        case .cleaningSet: count(.furnishCleaningSet, number)
        case .smokeAlarm: count(.furnishSmokeAlarm, number)
        case .foodDays: count(.furnishFoodDays, number)
        case .nappies: count(.furnishNappies, number)
        }
    }

    /// What a field of a flat is called.
    public func label(of field: DwellingField) -> String {
        switch field {
        case .address: self(.fieldAddress)
        case .dwellingNumber: self(.fieldDwellingNumber)
        case .landlord: self(.fieldLandlord)
        case .rooms: self(.flatRooms)
        case .beds: self(.flatBeds)
        case .area: self(.flatArea)
        case .rent: self(.flatRent)
        case .floor: self(.flatFloor)
        case .lift: self(.flatLift)
        case .from: self(.flatFrom)
        case .until: self(.flatUntil)
        case .noticeMonths: self(.flatNoticeMonths)
        case .sublet: self(.flatSublet)
        case .furnishing: self(.flatFurnishing)
        case .ready: self(.flatReady)
        case .keys: self(.flatKeys)
        case .doorCode: self(.flatDoorCode)
        case .caretaker: self(.flatCaretaker)
        case .caretakerPhone: self(.flatCaretakerPhone)
        case .school: self(.flatSchool)
        case .furniture: self(.flatFurniture)
        }
    }

    /// A field's value in words.
    public func value(of field: DwellingField, _ dwelling: Dwelling) -> String {
        let text = dwelling[field]
        guard !text.isEmpty else { return "" }
        switch field {
        case .lift, .sublet: return self(text == "yes" ? .flatYes : .flatNo)
        case .rent: return dwelling.rent.map(money) ?? ""
        case .area: return text + " m²"
        default: return text
        }
    }
}

extension Catalogue {
    /// Everything that is known of a flat, what is asked for most first.
    public func lines(
        of row: DwellingRow, _ rulebook: Rulebook, on today: Day
    ) -> [(label: String, value: String)] {
        let flat = row.dwelling
        func fields(_ names: [DwellingField]) -> [(label: String, value: String)] {
            names.map { (label(of: $0), value(of: $0, flat)) }
        }
        let empty = row.daysEmpty(on: today) ?? 0
        var lines: [(label: String, value: String)] = [(self(.flatNumber), "\(row.number)")]
        lines += fields([.address, .dwellingNumber, .landlord])
        lines += [
            (self(.columnStatus), status(of: row, on: today)),
            (self(.columnHousehold), owner(of: row, on: today)),
            (
                self(.flatStoodEmpty),
                empty == 0
                    ? ""
                    : count(.flatEmptyFor, empty) + (row.costEmpty(on: today).map { ", " + money($0) } ?? "")
            ),
        ]
        lines += fields([.rooms, .beds, .area, .rent, .floor, .lift, .from, .until, .noticeMonths])
        lines += [
            (self(.columnNotice), flat.noticeBy(rulebook)?.description ?? ""),
            (self(.flatTwoYears), row.twoYears(rulebook)?.description ?? ""),
            (self(.flatEnded), flat.ended?.description ?? ""),
        ]
        lines += fields([.sublet, .furnishing, .ready, .keys])
        lines += [
            (self(.flatHandedOver), flat.keys.handedOver?.description ?? ""),
            (self(.flatSignedBy), flat.keys.signedBy),
        ]
        lines += fields([.doorCode, .caretaker, .caretakerPhone, .school, .furniture])
        return lines.filter { !$0.value.isEmpty }
    }
}

extension Catalogue {
    /// A flat in short phrases, a line each: what it is, who has it and what it costs empty, its lease, the rest.
    public func phrases(of row: DwellingRow, _ rulebook: Rulebook, on today: Day) -> [[String]] {
        let flat = row.dwelling
        func said(_ word: Word, _ text: String?) -> String { text.map { self(word, $0) } ?? "" }
        let number = flat.dwellingNumber.isEmpty ? "" : ", " + self(.flatSaysNumber, flat.dwellingNumber)
        let stairs = self(flat.hasLift ? .flatSaysLift : .flatSaysNoLift)
        let floor = flat.floor.map { self(.flatSaysFloor, "\($0)") + ", " + stairs } ?? stairs
        let caretaker = [flat.caretaker.name, flat.caretaker.phone].filter { !$0.isEmpty }
            .joined(separator: ", ")
        let empty = row.daysEmpty(on: today) ?? 0
        let cost = row.costEmpty(on: today).map { ", " + money($0) } ?? ""
        let handed = flat.keys.handedOver.map { day in
            let who = flat.keys.signedBy.isEmpty ? "" : ", " + flat.keys.signedBy
            return self(.flatSaysKeys, day.description) + who
        }
        let keeper = handed == nil && !flat.keys.signedBy.isEmpty ? flat.keys.signedBy : nil
        return [
            [
                flat.address.isEmpty ? "\(row.number)" : "\(row.number) \(flat.address)\(number)",
                flat.landlord, flat.rooms.map { count(.flatSaysRooms, $0) } ?? "",
                flat.beds.map { count(.flatSaysBeds, $0) } ?? "", flat.area.map { "\($0) m²" } ?? "", floor,
                said(.flatSaysRent, flat.rent.map(money)),
            ],
            [
                status(of: row, on: today), row.isMasked ? "" : owner(of: row, on: today),
                empty > 0 ? count(.flatEmptyDays, empty) + cost : "",
                handed ?? said(.flatSaysKeysWith, keeper),
                said(.flatSaysFurnished, flat.furnishing?.description),
                said(.flatSaysReady, flat.ready?.description),
            ],
            [
                said(.flatSaysFrom, flat.from?.description), said(.flatSaysUntil, flat.until?.description),
                said(.flatSaysNotice, flat.noticeBy(rulebook)?.description),
                said(.flatSaysTwoYears, row.twoYears(rulebook)?.description),
                said(.flatSaysEnded, flat.ended?.description), flat.isSublet ? "" : self(.flatSaysOwnLease),
            ],
            [
                flat.schoolNote, flat.doorCode.isEmpty ? "" : self(.flatSaysCode, flat.doorCode), caretaker,
                flat.furniture.joined(separator: ", "),
            ],
        ].map { $0.filter { !$0.isEmpty } }.filter { !$0.isEmpty }
    }
}
