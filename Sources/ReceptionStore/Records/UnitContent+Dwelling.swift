// A flat as named fields in one text, and read from them.

import Reception

extension Dwelling {
    var fields: [(key: String, value: String)] {
        func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }
        func day(_ value: Day?) -> String { value.map { String($0.number) } ?? "" }
        let fields: [(key: String, value: String)] = [
            ("address", address), ("dwelling_number", dwellingNumber), ("landlord", landlord),
            ("rooms", number(rooms)), ("beds", number(beds)), ("area", number(area)), ("rent", number(rent)),
            ("floor", number(floor)), ("lift", hasLift ? "1" : ""), ("from", day(from)),
            ("until", day(until)), ("notice_months", number(noticeMonths)),
            ("first_hand", isSublet ? "" : "1"), ("furnishing", day(furnishing)), ("ready", day(ready)),
            ("case", household.map { String($0.caseID.raw) } ?? ""), ("reserved", day(household?.since)),
            ("keys", number(keys.count)), ("handed_over", day(keys.handedOver)), ("signed_by", keys.signedBy),
            ("stays", stays.map { "\($0.from.number) \($0.to.number)" }.lines), ("ended", day(ended)),
            ("door_code", doorCode), ("caretaker", caretaker.name), ("caretaker_phone", caretaker.phone),
            ("school", schoolNote), ("furniture", furniture.lines),
        ]
        return fields.filter { !$0.value.isEmpty }
    }

    init(_ fields: FieldReader) {
        self.init(address: fields["address"], from: fields.day("from"), until: fields.day("until"))
        dwellingNumber = fields["dwelling_number"]
        landlord = fields["landlord"]
        rooms = fields.int("rooms")
        beds = fields.int("beds")
        area = fields.int("area")
        rent = fields.int("rent")
        floor = fields.int("floor")
        hasLift = fields["lift"] == "1"
        noticeMonths = fields.int("notice_months")
        isSublet = fields["first_hand"] != "1"
        furnishing = fields.day("furnishing")
        ready = fields.day("ready")
        if let raw = Int64(fields["case"]), let since = fields.day("reserved") {
            household = Household(CaseID(raw), since: since)
        }
        keys = Keys(
            count: fields.int("keys"), handedOver: fields.day("handed_over"), signedBy: fields["signed_by"])
        stays = fields.list("stays").compactMap { line in
            let days = line.split(separator: " ").compactMap { Int32($0) }.map { Day(number: $0) }
            return days.count == 2 ? Stay(from: days[0], to: days[1]) : nil
        }
        ended = fields.day("ended")
        doorCode = fields["door_code"]
        caretaker = Caretaker(name: fields["caretaker"], phone: fields["caretaker_phone"])
        schoolNote = fields["school"]
        furniture = fields.list("furniture")
    }
}
