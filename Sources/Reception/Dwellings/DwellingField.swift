// The fields of a flat by name: what forms and the command line read and write, each as a text.

/// What is written of a flat by hand; the rest follows from acts.
public enum DwellingField: String, CaseIterable, Hashable, Sendable {
    case address
    case dwellingNumber = "dwelling_number"
    case landlord, rooms, beds, area, rent, floor, lift, from, until
    case noticeMonths = "notice_months"
    case sublet, furnishing, ready, keys
    case doorCode = "door_code"
    case caretaker
    case caretakerPhone = "caretaker_phone"
    case school, furniture

    /// What a field takes.
    public enum Kind: Hashable, Sendable {
        case text
        case number(ClosedRange<Int>)
        /// `2026-03-02`.
        case day
        /// `yes` or `no`.
        case choice
    }

    public var kind: Kind {
        switch self {
        case .address, .dwellingNumber, .landlord, .doorCode, .caretaker, .caretakerPhone, .school,
            .furniture:
            .text
        case .rooms: .number(Dwelling.roomRange)
        case .beds: .number(Dwelling.bedRange)
        case .area: .number(Dwelling.areaRange)
        case .rent: .number(Dwelling.rentRange)
        case .floor: .number(Dwelling.floorRange)
        case .noticeMonths: .number(Dwelling.noticeRange)
        case .keys: .number(Dwelling.keyRange)
        case .from, .until, .furnishing, .ready: .day
        case .lift, .sublet: .choice
        }
    }

    /// Whether a text is a value of the field; nothing always is, and takes the value away.
    public func takes(_ text: String) -> Bool {
        if text.isEmpty { return true }
        return switch kind {
        case .text: true
        case .number(let range): Int(text).map(range.contains) ?? false
        case .day: Day(text) != nil
        case .choice: text == "yes" || text == "no"
        }
    }
}

extension Dwelling {
    /// What a field says; empty for nothing.
    public subscript(_ field: DwellingField) -> String {
        get {
            switch field {
            case .address: address
            case .dwellingNumber: dwellingNumber
            case .landlord: landlord
            case .rooms: rooms.map { "\($0)" } ?? ""
            case .beds: beds.map { "\($0)" } ?? ""
            case .area: area.map { "\($0)" } ?? ""
            case .rent: rent.map { "\($0)" } ?? ""
            case .floor: floor.map { "\($0)" } ?? ""
            case .lift: hasLift ? "yes" : "no"
            case .from: from?.description ?? ""
            case .until: until?.description ?? ""
            case .noticeMonths: noticeMonths.map { "\($0)" } ?? ""
            case .sublet: isSublet ? "yes" : "no"
            case .furnishing: furnishing?.description ?? ""
            case .ready: ready?.description ?? ""
            case .keys: keys.count.map { "\($0)" } ?? ""
            case .doorCode: doorCode
            case .caretaker: caretaker.name
            case .caretakerPhone: caretaker.phone
            case .school: schoolNote
            case .furniture: furniture.joined(separator: ", ")
            }
        }
        set { set(field, newValue) }
    }

    /// Writes a field; what it does not take (see ``DwellingField/takes(_:)``) leaves it without a value.
    private mutating func set(_ field: DwellingField, _ text: String) {
        switch field {
        case .address: address = text
        case .dwellingNumber: dwellingNumber = text
        case .landlord: landlord = text
        case .rooms: rooms = Int(text)
        case .beds: beds = Int(text)
        case .area: area = Int(text)
        case .rent: rent = Int(text)
        case .floor: floor = Int(text)
        case .lift: hasLift = text == "yes"
        case .from: from = Day(text)
        case .until: until = Day(text)
        case .noticeMonths: noticeMonths = Int(text)
        case .sublet: isSublet = text != "no"
        case .furnishing: furnishing = Day(text)
        case .ready: ready = Day(text)
        case .keys: keys.count = Int(text)
        case .doorCode: doorCode = text
        case .caretaker: caretaker.name = text
        case .caretakerPhone: caretaker.phone = text
        case .school: schoolNote = text
        case .furniture:
            furniture = text.split(separator: ",").map { part in
                var words = part.drop { $0 == " " }
                while words.last == " " { words.removeLast() }
                return String(words)
            }.filter { !$0.isEmpty }
        }
    }
}
