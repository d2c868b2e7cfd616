// Households whose deadlines were worked out by hand from the paragraphs, seen on Monday 2 March 2026.

/// A household of one person and what must come of it.
struct HandWorked {
    let rule: String
    let paragraph: String
    let kind: String
    var born = "1990-05-05"
    var basis = "flykting"
    let facts: [String: String]
    let raw: String
    /// When it is due, rolled where the paragraph rolls; nil where nothing may be open.
    let due: String?
    var isProvisional = false
    private(set) var family = ""

    init(
        _ rule: String, _ paragraph: String, _ kind: String, born: String = "1990-05-05",
        basis: String = "flykting",
        _ facts: [String: String], raw: String, due: String?, isProvisional: Bool = false
    ) {
        self.rule = rule
        self.paragraph = paragraph
        self.kind = kind
        self.born = born
        self.basis = basis
        self.facts = facts
        self.raw = raw
        self.due = due
        self.isProvisional = isProvisional
    }

    /// The columns of the facts in the table that the invented households lack, by their ids.
    static let columns = Set(table.flatMap(\.facts.keys)).subtracting(ListInventor.names.keys)
        .subtracting(ListInventor.columns).sorted()

    /// A row of the list for each.
    static let rows = table.map { line in
        [
            "hushåll": line.family, "ärendetyp": line.kind, "förnamn": "Alva", "efternamn": line.family,
            "födelsedatum": line.born, "tillståndsgrund": line.basis,
        ].merging(line.facts.map { (ListInventor.names[$0.key] ?? $0.key, $0.value) }) { $1 }
    }

    static let table: [HandWorked] = lines.enumerated().map { index, line in
        var line = line
        line.family = "Hand\(100 + index)"
        return line
    }

    private static let lines: [HandWorked] = [
        // At most two months from the decision: 15 Jan → Sunday 15 March → Monday (lag 1930:173 2 §).
        HandWorked(
            "MOT-ABO", "2016:39 10 §", "ABO", ["placement_decided": "2026-01-15"], raw: "2026-03-15",
            due: "2026-03-16"),
        // No 31 February: the month's last day (1930:173 1 §), a Saturday → Monday.
        HandWorked(
            "MOT-ABO", "2016:39 10 §", "ABO", ["placement_decided": "2025-12-31"], raw: "2026-02-28",
            due: "2026-03-02"),
        // The printed date outranks the rule, Sunday or not.
        HandWorked(
            "MOT-ABO", "2016:39 10 §", "ABO",
            ["placement_decided": "2026-01-15", "latest_reception": "2026-03-08"],
            raw: "2026-03-08", due: "2026-03-08"),
        HandWorked(
            "MOT-KVOT", "2016:39 10 §", "KVOT", ["latest_reception": "2026-05-17"], raw: "2026-05-17",
            due: "2026-05-17"),
        // Within a month: 1 Feb → Sunday 1 March → Monday; 19 Feb → Thursday 19 March.
        HandWorked(
            "BO-TP", "2022:1008 6 §", "MASSFLYKT", ["housing_decided": "2026-02-01"], raw: "2026-03-01",
            due: "2026-03-02"),
        HandWorked(
            "BO-TP", "2022:1008 6 §", "MASSFLYKT", ["housing_decided": "2026-02-19"], raw: "2026-03-19",
            due: "2026-03-19"),
        // A right that ends does not roll: Saturday 28 March.
        HandWorked(
            "LMA-EBO", "1994:137 8 §", "EBO", ["permit_granted": "2026-02-28"], raw: "2026-03-28",
            due: "2026-03-28"),
        // Four weeks: Friday → Friday; Thursday 4 Dec → nyårsdagen → Friday 2 Jan.
        HandWorked(
            "FB-4V", "1991:481 26 §", "ABO", ["registration_possible": "2026-02-06"], raw: "2026-03-06",
            due: "2026-03-06"),
        HandWorked(
            "FB-4V", "1991:481 26 §", "EBO", ["registration_possible": "2025-12-04"], raw: "2026-01-01",
            due: "2026-01-02"),
        // Three months and a week: 28 Feb + 7 = Saturday 7 March → Monday; 28 April + 7 = Tuesday 5 May.
        HandWorked(
            "FB-3M1V", "1991:481 26 §", "KVOT", ["entered_sweden": "2025-11-30"], raw: "2026-03-07",
            due: "2026-03-09"),
        HandWorked(
            "FB-3M1V", "1991:481 26 §", "ABO", basis: "anhörig", ["entered_sweden": "2026-01-28"],
            raw: "2026-05-05", due: "2026-05-05"),
        // The unit's 18 weeks: 2 Feb + 126 days.
        HandWorked(
            "FB-VANTE", "enhetens mål", "ABO", ["registration_notified": "2026-02-02"], raw: "2026-06-08",
            due: "2026-06-08"),
        HandWorked(
            "FB-TP", "2024:691 5 §", "MASSFLYKT", basis: "tillfälligt skydd",
            ["permit_granted": "2025-09-10"],
            raw: "2026-09-10", due: "2026-09-10"),
        // 24 months, a window: from 29 February to the 28th, and so lapsed.
        HandWorked(
            "EP-24", "2017:820 15 §", "ABO", ["establishment_started": "2025-01-31"], raw: "2027-01-31",
            due: "2027-01-31"),
        HandWorked(
            "EP-24", "2017:820 15 §", "KVOT", ["establishment_started": "2024-04-30"], raw: "2026-04-30",
            due: "2026-04-30"),
        HandWorked(
            "EP-24", "2017:820 15 §, past", "KVOT", ["establishment_started": "2024-02-29"], raw: "", due: nil
        ),
        // 36 months from the first registration; from 2026 the time before the plan is disregarded.
        HandWorked(
            "EP-36", "2017:820 15 §", "ABO", ["population_registered": "2025-12-31"], raw: "2028-12-31",
            due: "2028-12-31"),
        HandWorked(
            "EP-36", "2017:820 15 a §", "ABO",
            ["population_registered": "2026-01-01", "establishment_plan": "2026-02-10"], raw: "2029-02-10",
            due: "2029-02-10"),
        HandWorked(
            "EP-36", "2017:820 15 a §", "EBO", ["population_registered": "2026-01-15"], raw: "2029-01-15",
            due: "2029-01-15", isProvisional: true),
        // Three months: Tuesday 14 April; långfredagen, the weekend and annandag påsk give Tuesday 7 April.
        HandWorked(
            "SFI-3M", "2010:800 20:29", "EBO", ["population_registered": "2026-01-14"], raw: "2026-04-14",
            due: "2026-04-14"),
        HandWorked(
            "SFI-3M", "2010:800 20:29", "ABO", ["population_registered": "2026-01-03"], raw: "2026-04-03",
            due: "2026-04-07"),
        // One month: Tuesday 3 March; 31 Jan → Saturday 28 Feb → Monday.
        HandWorked(
            "SFI-1M", "2010:800 20:29", "ABO", ["sfi_applied": "2026-02-03"], raw: "2026-03-03",
            due: "2026-03-03"),
        HandWorked(
            "SFI-1M", "2010:800 20:29", "EBO", ["sfi_applied": "2026-01-31"], raw: "2026-02-28",
            due: "2026-03-02"),
        HandWorked(
            "SFI-1M", "2010:800 20:29, begun", "EBO",
            ["sfi_applied": "2026-01-31", "sfi_started": "2026-02-09"],
            raw: "", due: nil),
        // As soon as possible, 60 days: 10 Jan → 11 March. Three years: 29 Feb → 28 Feb. One year.
        HandWorked(
            "SO-START", "2013:156 4 §", "ABO", ["population_registered": "2026-01-10"], raw: "2026-03-11",
            due: "2026-03-11"),
        HandWorked(
            "SO-3Y", "2013:156 4 §", "ABO", ["population_registered": "2024-02-29"], raw: "2027-02-28",
            due: "2027-02-28"),
        HandWorked(
            "SO-1Y", "2010:1138 4 §", "ABO", ["civic_orientation_started": "2025-05-20"], raw: "2026-05-20",
            due: "2026-05-20"),
        // Four months: första maj, a Friday → Monday; midsommardagen, a Saturday → Monday.
        HandWorked(
            "FSK-4M", "2010:800 8:14", "ABO", born: "2023-05-05", ["preschool_requested": "2026-01-01"],
            raw: "2026-05-01", due: "2026-05-04"),
        HandWorked(
            "FSK-4M", "2010:800 8:14", "EBO", born: "2023-05-05", ["preschool_requested": "2026-02-20"],
            raw: "2026-06-20", due: "2026-06-22"),
        // One month: midsommarafton, a Friday → Monday; Thursday 5 March.
        HandWorked(
            "SK-1M", "2011:185 4:1 a", "MASSFLYKT", born: "2016-05-05", basis: "tillfälligt skydd",
            ["received": "2025-05-20"], raw: "2025-06-20", due: "2025-06-23"),
        HandWorked(
            "SK-1M", "2011:185 4:1 a", "MASSFLYKT", born: "2016-05-05", ["received": "2026-02-05"],
            raw: "2026-03-05",
            due: "2026-03-05"),
        // An adult goes to no school.
        HandWorked("SK-1M", "2011:185 4:1 a", "MASSFLYKT", ["received": "2026-02-05"], raw: "", due: nil),
        // Two months: julafton, two holidays and a weekend → Monday 29 December.
        HandWorked(
            "SK-2M", "2010:800 3:12 d–e", "KVOT", born: "2016-05-05", ["school_received": "2025-10-24"],
            raw: "2025-12-24", due: "2025-12-29"),
        HandWorked(
            "HU-12", "2010:1122 34 §", "KVOT", ["received": "2025-06-06"], raw: "2026-06-06",
            due: "2026-06-06"),
        HandWorked(
            "UT-SOK", "2017:584 3 §", "ABO", ["permit_expires": "2026-05-03"], raw: "2026-05-03",
            due: "2026-05-03"),
        HandWorked(
            "UT-TP", "2005:716 21:6", "MASSFLYKT", basis: "tillfälligt skydd", [:], raw: "2027-03-04",
            due: "2027-03-04"),
        // Three months, a window; gone on 28 February it has lapsed.
        HandWorked(
            "FAM-3M", "2005:716 5:3 d", "KVOT", ["permit_granted": "2026-01-18"], raw: "2026-04-18",
            due: "2026-04-18"),
        HandWorked(
            "FAM-3M", "2005:716 5:3 d, past", "ABO", ["permit_granted": "2025-11-30"], raw: "", due: nil),
    ]
}
