// The keys of every command's JSON, in the order of the contract, and the same as CSV and as a table.

import Testing

@Suite struct ContractShapeTests {
    static let queue = [
        "case", "kind", "household", "person", "rule", "title", "nature", "due", "raw_due", "days_left",
        "status",
        "caseworker", "phase", "lane", "owner", "visit", "trigger_date", "provisional",
    ]
    static let cases = ["case", "kind", "phase", "status", "caseworker", "household", "persons"]
    static let windows = [
        "person", "registered", "started", "ended", "stated_end", "computed_end", "frame_end", "closes",
        "shown", "provisional", "paused_days", "lost_days", "forecast",
    ]
    static let forecast = [
        "opens_earliest", "opens_latest", "ends_earliest", "ends_latest", "waits_since", "waits", "median",
        "own_median",
    ]
    /// Listings: their command and the keys of each row.
    static let listings: [(args: [String], keys: [String])] = [
        (["queue", "--all"], queue),
        (["queue", "--all", "--status", "met"], queue),
        (
            ["day", "--caseworker", "anna"],
            ["lane", "title", "due", "time", "households", "deadlines", "cases"]
        ),
        (["case", "list"], cases),
        (["search", "a"], cases + ["person", "matched"]),
        (
            ["bookings", "--all", "--to", "2026-12-31"],
            [
                "date", "time", "length", "what", "with", "interpreter", "place", "phone", "reference",
                "persons", "cancel_by", "case", "kind", "household", "caseworker", "clashes",
            ]
        ),
        (
            ["arrivals", "--to", "2026-12-31"],
            [
                "date", "time", "flight", "terminal", "case", "kind", "household", "persons", "children",
                "child_seats", "languages", "special_needs", "preliminary", "address", "ready",
                "duty_day", "missing", "warnings",
            ]
        ),
        (
            ["flat", "list"],
            [
                "number", "address", "dwelling_number", "landlord", "rooms", "beds", "rent", "floor", "lift",
                "from", "until", "status", "overstayed", "household", "taken", "days_empty", "cost_empty",
                "notice_by", "two_years",
            ]
        ),
        (
            ["case", "journal", "2026-0001"],
            ["at", "by", "logged_in", "kind", "subject", "undoes", "undone", "title", "changes"]
        ),
        (
            ["rules", "list"],
            ["rule", "title", "nature", "show", "owner", "citation", "version", "valid_from", "verified_on"]
        ),
        (["calendar", "2026"], ["date", "name", "kind"]),
        (["user", "list"], ["login", "role", "share"]),
    ]

    @Test func listingsHaveTheContractsKeysInEveryForm() throws {
        let desk = try Desk(cases: 30)
        for (args, keys) in Self.listings {
            let rows = try desk.run(args + ["--format", "json"]).json.items
            #expect(!rows.isEmpty, "\(args)")
            for row in rows { #expect(row.keys == keys, "\(args)") }
            let csv = try desk.run(args + ["--format", "csv"])
            #expect(csv.status == 0)
            #expect(csv.out.hasPrefix(keys.joined(separator: ",") + "\n"), "\(args)")
            let table = try desk.run(args)
            #expect(table.status == 0)
            #expect(table.out.split(separator: "\n").count == rows.count + 1, "\(args)")
            #expect(!table.out.contains("\u{1B}"))
        }
    }

    @Test func singleObjectsHaveTheContractsKeys() throws {
        let desk = try Desk(cases: 6)
        let explained = try #require(
            try desk.json("queue", "--all").items.first { $0["rule"].text != "reminder" })
        let objects: [(args: [String], keys: [String], status: Int32)] = [
            (
                ["due", "--from", "2026-01-01", "--add", "4m", "--roll"],
                ["from", "add", "raw_due", "due", "rolled_because"], 0
            ),
            (["id", "19900505-2387"], ["input", "valid", "kind", "normalized", "birth_date", "reason"], 0),
            (["id", "19900505-2383"], ["input", "valid", "kind", "normalized", "birth_date", "reason"], 1),
            (
                ["explain", explained["case"].text, explained["rule"].text],
                [
                    "rule", "title", "trigger", "steps", "raw_due", "due", "rolled_because", "citation",
                    "source",
                    "version", "valid_from", "verified_on", "completed_by",
                ], 0
            ),
            (["generate", "--cases", "2", "--seed", "9"], ["cases", "persons"], 0),
            (["init"], ["created"], 0),
        ]
        for (args, keys, status) in objects {
            let run = try desk.run(args + ["--format", "json"])
            #expect(run.status == status, "\(args) \(run.err)")
            #expect(run.json.keys == keys, "\(args)")
            let csv = try desk.run(args + ["--format", "csv"])
            #expect(csv.out.hasPrefix(keys.joined(separator: ",") + "\n"), "\(args)")
            #expect(try desk.run(args).out.hasSuffix("\n"))
        }
    }

    @Test func aCaseShowsItsParts() throws {
        let desk = try Desk(cases: 30)
        // The contract's keys in its order; what the program adds may stand between them.
        let persons = [
            "number", "given_name", "family_name", "birth_date", "personnummer", "dossiernummer",
            "citizenship",
            "language", "interpreter", "relation", "protection", "samordningsnummer", "permit_basis",
            "class_code",
            "sex", "phone", "height_cm", "needs",
        ]
        var seen: Set<String> = []
        for number in try desk.json("case", "list").items.map({ $0["case"].text }) {
            let file = try desk.json("case", "show", number)
            let top = [
                "case", "kind", "phase", "status", "caseworker", "persons", "facts", "deadlines", "pauses",
                "notes", "hints",
            ]
            #expect(file.keys.filter(top.contains) == top)
            for person in file["persons"].items { #expect(person.keys.filter(persons.contains) == persons) }
            for fact in file["facts"].items {
                let keys = ["fact", "date", "person", "recorded_at", "recorded_by"]
                #expect(fact.keys.filter(keys.contains) == keys)
            }
            for row in file["deadlines"].items { #expect(row.keys == Self.queue) }
            for pause in file["pauses"].items { #expect(pause.keys == ["person", "from", "to", "reason"]) }
            for window in file["windows"].items {
                #expect(window.keys == Self.windows)
                if window["forecast"] != .null { #expect(window["forecast"].keys == Self.forecast) }
            }
            for note in file["notes"].items { #expect(note.keys == ["at", "by", "text"]) }
            for hint in file["hints"].items {
                #expect(hint.keys == ["rule", "title", "text", "citation"])
                #expect(!hint["text"].text.isEmpty)
            }
            for part in ["persons", "facts", "deadlines", "pauses", "notes", "hints"]
            where !file[part].items.isEmpty {
                seen.insert(part)
            }
        }
        #expect(seen == ["persons", "facts", "deadlines", "pauses", "notes", "hints"])
    }

    @Test func valuesComeFromTheContractsLists() throws {
        let desk = try Desk(cases: 60)
        let words: [String: Set<String>] = [
            "kind": ["KVOT", "ABO", "EBO", "MASSFLYKT"],
            "nature": ["statutory", "target", "window", "expiry"],
            "status": ["overdue", "due_soon", "upcoming", "paused", "snoozed"],
            "phase": [
                "assigned", "arrival", "settling", "personnummer", "sfi", "establishment", "follow_up",
                "closed",
            ],
            "lane": ["now", "at_risk", "late", "week", "waiting", "later"],
            "owner": ["unit", "household", "authority", "lead"],
        ]
        for row in try desk.json("queue", "--all").items {
            for (key, allowed) in words { #expect(allowed.contains(row[key].text), "\(key)") }
        }
    }
}
