// The one place where the content of an entry becomes columns and columns become content.

import Reception

/// The columns of an entry that say what it says.
struct ContentColumns: Hashable {
    var type: String
    /// The fact, rule, kind, login or reason that it is about.
    var key: String?
    var until: Int64?
    /// The number in the household, the minutes of a booking, or 1 for an important note.
    var number: Int64?
    /// A closed value beside the key, such as the reason of a waiver or to whom a household was handed over at closing;
    /// the length of a booking.
    var code: String?
    /// What somebody wrote, or fields; never read for a viewer from whom the household is masked.
    var text: String?
    var trigger: Int64?

    init(
        _ type: String, key: String? = nil, until: Day? = nil, number: Int? = nil, code: String? = nil,
        text: String? = nil, trigger: EntryID? = nil
    ) {
        self.type = type
        self.key = key
        self.until = until.map { Int64($0.number) }
        self.number = number.map(Int64.init)
        self.code = code
        self.text = text
        self.trigger = trigger?.raw
    }
}

extension Entry.Content {
    /// The content as columns.
    var columns: ContentColumns {
        switch self {
        case .kind(let kind): ContentColumns("kind", key: kind.rawValue)
        case .member(let number, let from):
            ContentColumns("member", number: number, text: from.map(\.text))
        case .memberLeft(let reason, let to):
            ContentColumns("left", code: reason.rawValue, text: to.map(\.text))
        case .personDetails(let details):
            ContentColumns("person", text: Fields.encode(details.map { ($0.key.rawValue, $0.value) }))
        case .caseDetails(let details):
            ContentColumns("case", text: Fields.encode(details.map { ($0.key.rawValue, $0.value) }))
        case .fact(let fact, let until, let value):
            ContentColumns("fact", key: fact.id, until: until, text: value)
        case .assignment(let login): ContentColumns("assignment", key: login?.name)
        case .note(let text, let important):
            ContentColumns("note", number: important ? 1 : 0, text: text)
        case .waiver(let rule, let trigger, let reason, let note):
            ContentColumns("waiver", key: rule.id, code: reason.rawValue, text: note, trigger: trigger)
        case .snooze(let rule, let trigger, let until):
            ContentColumns("snooze", key: rule.id, until: until, trigger: trigger)
        case .reminder(let text): ContentColumns("reminder", text: text)
        case .booking(let booking):
            ContentColumns(
                "booking", until: booking.cancelBy, number: booking.minutes,
                code: booking.length.map(String.init), text: Fields.encode(booking.fields))
        case .closing(let reason, let receiver, let note):
            ContentColumns("closing", key: reason.rawValue, code: receiver?.rawValue, text: note)
        }
    }

    /// Reads columns.
    /// - Returns: nil where they make no sense, which only a damaged database gives.
    init?(_ columns: ContentColumns) {
        let key = columns.key ?? ""
        let text = columns.text ?? ""
        let until = columns.until.map { Day(number: Int32(clamping: $0)) }
        let trigger = columns.trigger.map { EntryID($0) }
        switch columns.type {
        case "kind":
            guard let kind = CaseKind(rawValue: key) else { return nil }
            self = .kind(kind)
        case "member":
            self = .member(number: Int(columns.number ?? 0), from: columns.text.map(CaseLink.init(fields:)))
        case "left":
            // A database of the first versions has no reasons.
            guard let reason = LeavingReason(rawValue: columns.code ?? LeavingReason.other.rawValue) else {
                return nil
            }
            self = .memberLeft(reason, to: columns.text.map(CaseLink.init(fields:)))
        case "person": self = .personDetails(details(text))
        case "case": self = .caseDetails(details(text))
        case "fact": self = .fact(FactID(key), until: until, value: columns.text)
        case "assignment": self = .assignment(columns.key.map { Login($0) })
        case "note": self = .note(text, important: columns.number == 1)
        case "waiver":
            guard let reason = WaiverReason(rawValue: columns.code ?? "") else { return nil }
            self = .waiver(RuleID(key), trigger: trigger, reason, note: text)
        case "snooze":
            guard let until else { return nil }
            self = .snooze(RuleID(key), trigger: trigger, until: until)
        case "reminder": self = .reminder(text)
        case "booking":
            // The length has a column of its own, because it is known of a masked household too.
            self = .booking(
                Booking(
                    fields: text, minutes: columns.number.map { Int($0) }, cancelBy: until,
                    length: columns.code.flatMap { Int($0) }))
        case "closing":
            guard let reason = ClosingReason(rawValue: key) else { return nil }
            // Closings of older databases say nothing of whom the household was handed over to.
            let receiver = columns.code.flatMap { ClosingReceiver(rawValue: $0) }
            guard columns.code == nil || receiver != nil else { return nil }
            self = .closing(reason, to: receiver, note: text)
        default: return nil
        }
    }
}

private func details<Field: RawRepresentable<String> & Hashable>(_ text: String) -> [Field: String] {
    var details: [Field: String] = [:]
    for (key, value) in Fields.decode(text) {
        if let field = Field(rawValue: key) { details[field] = value }
    }
    return details
}

extension CaseLink {
    fileprivate var text: String {
        let logins = seenBy.map(\.name).sorted().joined(separator: " ")
        return Fields.encode(
            [("case", number?.description ?? ""), ("seen_by", logins)].map { (key: $0.0, value: $0.1) })
    }

    fileprivate init(fields text: String) {
        let fields = Dictionary(Fields.decode(text).map { ($0.key, $0.value) }) { first, _ in first }
        let logins = (fields["seen_by"] ?? "").split(separator: " ").map { Login(String($0)) }
        self.init(number: fields["case"].flatMap { CaseNumber($0) }, seenBy: Set(logins))
    }
}

extension Booking {
    fileprivate var fields: [(key: String, value: String)] {
        let all = [
            ("what", what), ("with", with), ("place", place), ("phone", phone), ("reference", reference),
            ("interpreter", interpreter),
            ("persons", persons.map(String.init).joined(separator: ",")),
        ]
        return all.filter { !$0.1.isEmpty }.map { (key: $0.0, value: $0.1) }
    }

    fileprivate init(fields text: String, minutes: Int?, cancelBy: Day?, length: Int?) {
        self.init(minutes: minutes, what: "", cancelBy: cancelBy, length: length)
        for (key, value) in Fields.decode(text) {
            switch key {
            case "what": what = value
            case "with": with = value
            case "place": place = value
            case "phone": phone = value
            case "reference": reference = value
            case "interpreter": interpreter = value
            case "persons": persons = value.split(separator: ",").compactMap { Int($0) }
            default: break
            }
        }
    }
}
