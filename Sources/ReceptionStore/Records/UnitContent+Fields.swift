// The one place where what the unit keeps besides its cases becomes text and text becomes it.

import Reception

extension UnitContent {
    /// The content as named fields in one text.
    var text: String {
        switch self {
        case .pickup(let pickup): Fields.encode(pickup.fields)
        case .quota(let figure):
            Fields.encode([
                ("scheme", figure.scheme.rawValue), ("year", String(figure.year)),
                ("persons", String(figure.persons)),
            ])
        case .dwelling(let dwelling): Fields.encode(dwelling.fields)
        case .handover(let handover):
            Fields.encode(
                [
                    ("case", String(handover.caseID.raw)), ("from", handover.from.name),
                    ("to", handover.to.name), ("message", handover.message),
                ] + (handover.returned.map { [("returned", $0)] } ?? []))
        case .absence(let absence):
            Fields.encode([
                ("login", absence.login.name), ("first", String(absence.days.lowerBound.number)),
                ("cover", absence.cover?.name ?? ""),
            ])
        case .partner(let partner): Fields.encode(partner.fields)
        case .consent(let consent): Fields.encode(consent.fields)
        case .viewer(let viewer):
            Fields.encode([("case", String(viewer.caseID.raw)), ("login", viewer.login.name)])
        case .retention(let basis):
            Fields.encode([
                ("ground", basis.ground.rawValue), ("years", String(basis.years)),
                ("start", basis.start.rawValue), ("decision", basis.decision),
            ])
        case .exemption(let exemption):
            Fields.encode([("case", String(exemption.caseID.raw)), ("reason", exemption.reason)])
        }
    }

    /// Reads a content.
    /// - Returns: nil where the text makes no sense, which only a damaged database gives.
    init?(_ kind: RecordID.Kind, day: Day, text: String) {
        let fields = FieldReader(text)
        switch kind {
        case .pickup:
            guard let pickup = Pickup(fields, day: day) else { return nil }
            self = .pickup(pickup)
        case .quota:
            guard let scheme = QuotaScheme(rawValue: fields["scheme"]), let year = fields.int("year"),
                let persons = fields.int("persons")
            else { return nil }
            self = .quota(QuotaFigure(scheme: scheme, year: year, persons: persons, decided: day))
        case .dwelling: self = .dwelling(Dwelling(fields))
        case .handover:
            guard let raw = fields.int("case") else { return nil }
            self = .handover(
                Handover(
                    caseID: CaseID(Int64(raw)), from: Login(fields["from"]), to: Login(fields["to"]),
                    offered: day, message: fields["message"], returned: fields.text("returned")))
        case .absence:
            guard let first = fields.day("first"), first <= day else { return nil }
            let cover = fields["cover"]
            self = .absence(
                Absence(
                    Login(fields["login"]), first...day, cover: cover.isEmpty ? nil : Login(cover)))
        case .partner:
            guard let partner = Partner(fields) else { return nil }
            self = .partner(partner)
        case .consent:
            guard let consent = Consent(fields, from: day) else { return nil }
            self = .consent(consent)
        case .viewer:
            guard let raw = Int64(fields["case"]) else { return nil }
            self = .viewer(NamedViewer(CaseID(raw), Login(fields["login"])))
        case .retention:
            guard let ground = RetentionBasis.Ground(rawValue: fields["ground"]),
                let start = RetentionBasis.Start(rawValue: fields["start"]), let years = fields.int("years")
            else { return nil }
            let decision = fields["decision"]
            self = .retention(
                ground == .socialServices
                    ? RetentionBasis(socialServices: decision, decided: day)
                    : RetentionBasis(years: years, from: start, decision: decision, decided: day))
        case .exemption:
            guard let raw = Int64(fields["case"]) else { return nil }
            self = .exemption(RetentionExemption(CaseID(raw), because: fields["reason"]))
        }
    }
}

/// Named fields to read from; what is not there is empty.
struct FieldReader {
    private let fields: [String: String]

    init(_ text: String) {
        fields = Dictionary(
            Fields.decode(text).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(_ key: String) -> String { fields[key] ?? "" }
    func text(_ key: String) -> String? { fields[key] }
    func int(_ key: String) -> Int? { fields[key].flatMap { Int($0) } }
    func day(_ key: String) -> Day? { int(key).map { Day(number: Int32(clamping: $0)) } }
    /// A list of texts, each on a line of its own.
    func list(_ key: String) -> [String] {
        fields[key].map { $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) } ?? []
    }
}

extension Pickup {
    fileprivate var fields: [(key: String, value: String)] {
        var fields: [(key: String, value: String)] = [
            ("mode", mode.rawValue), ("journey", journey?.description ?? ""), ("place", place),
            ("terminal", terminal), ("meeting_point", meetingPoint),
            ("minutes", landing.minutes.map { String($0) } ?? ""),
            ("duty_day", statedDutyDay.map { String($0.number) } ?? ""),
            ("confirmed", confirmed.map { String($0.number) } ?? ""),
            ("preliminary_since", String(preliminarySince.number)),
            ("wheelchair_ordered", wheelchairOrdered ? "1" : ""),
            ("interpreter", interpreter.languages.joined(separator: "\n")),
            ("agency", interpreter.agency), ("reference", interpreter.reference),
            ("backup", interpreter.backup), ("staff", staff.joined(separator: "\n")), ("parking", parking),
        ].map { (key: $0.0, value: $0.1) }
        for (index, household) in households.enumerated() {
            let bags = household.bags.map { String($0) } ?? ""
            fields.append(
                (Self.key("household", index), [String(household.caseID.raw), bags, household.escort].lines))
        }
        for (index, vehicle) in vehicles.enumerated() {
            let numbers = [vehicle.seats, vehicle.bags, vehicle.wheelchairs].map { String($0) }
            fields.append(
                (
                    Self.key("vehicle", index),
                    ([vehicle.name] + numbers + [vehicle.driver] + vehicle.riders).lines
                ))
        }
        return fields.filter { !$0.value.isEmpty }
    }

    fileprivate init?(_ fields: FieldReader, day: Day) {
        guard let mode = JourneyMode(rawValue: fields["mode"]), let since = fields.day("preliminary_since")
        else {
            return nil
        }
        var households: [Household] = []
        while case let parts = fields.list(Self.key("household", households.count)), parts.count == 3 {
            guard let raw = Int64(parts[0]) else { return nil }
            households.append(Household(CaseID(raw), bags: Int(parts[1]), escort: parts[2]))
        }
        self.init(
            mode: mode, landing: Landing(day: day, minutes: fields.int("minutes")), households: households,
            planned: since)
        journey = try? JourneyNumber(fields["journey"], mode: mode)
        place = fields["place"]
        terminal = fields["terminal"]
        meetingPoint = fields["meeting_point"]
        statedDutyDay = fields.day("duty_day")
        confirmed = fields.day("confirmed")
        wheelchairOrdered = fields["wheelchair_ordered"] == "1"
        interpreter.languages = fields.list("interpreter")
        interpreter.agency = fields["agency"]
        interpreter.reference = fields["reference"]
        interpreter.backup = fields["backup"]
        staff = fields.list("staff")
        parking = fields["parking"]
        while case let parts = fields.list(Self.key("vehicle", vehicles.count)), parts.count >= 5 {
            guard let seats = Int(parts[1]), let bags = Int(parts[2]), let chairs = Int(parts[3]) else {
                return nil
            }
            vehicles.append(
                Vehicle(
                    name: parts[0], seats: seats, bags: bags, wheelchairs: chairs, driver: parts[4],
                    riders: Array(parts[5...])))
        }
    }

    /// The name of a numbered field.
    private static func key(_ name: String, _ index: Int) -> String { "\(name).\(index)" }
}

extension [String] {
    /// The texts on a line each; a line break within one becomes a space.
    var lines: String {
        map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n")
    }
}
