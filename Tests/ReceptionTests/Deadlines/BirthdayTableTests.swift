// Persons who change: which deadlines a birthday opens and closes, worked out by hand from the statutes.

import Reception
import ReceptionData
import TestSupport
import Testing

@Suite struct BirthdayTableTests {
    private static let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

    /// What a birthday changes for somebody who comes, and is registered and received everywhere, on the day before it
    /// or on it.
    struct Arrival: Sendable {
        let age: Int
        let kind: CaseKind
        /// Rules that there are on the birthday and not the day before.
        let opens: Set<RuleID>
        /// Rules that there were the day before.
        let closes: Set<RuleID>
        let statute: String
        init(
            _ age: Int, _ kind: CaseKind, opens: Set<RuleID>, closes: Set<RuleID>, _ statute: String
        ) {
            (self.age, self.kind, self.opens, self.closes, self.statute) = (age, kind, opens, closes, statute)
        }
    }

    static let arrivals: [Arrival] = [
        // One year: preschool is a right (8:5), so it is asked for; no birthday is left to plan it by.
        Arrival(1, .kvot, opens: ["FSK-4M", "KVOT-FORSKOLA"], closes: ["FSK-1"], "2010:800 8:5, 8:14"),
        Arrival(1, .abo, opens: ["FSK-4M", "ABO-FORSKOLA"], closes: ["FSK-1"], "2010:800 8:5, 8:14"),
        Arrival(1, .ebo, opens: ["FSK-4M", "EBO-FORSKOLA"], closes: ["FSK-1"], "2010:800 8:5, 8:14"),
        Arrival(1, .massflykt, opens: ["FSK-4M", "MASSFLYKT-FORSKOLA"], closes: [], "2010:800 8:14, 29:3"),
        // Three: the birthday before the free hours is past; that of compulsory school comes within three years.
        Arrival(3, .kvot, opens: ["FKL-6"], closes: ["FSK-3"], "2010:800 7:10, 8:4"),
        Arrival(3, .abo, opens: ["FKL-6"], closes: ["FSK-3"], "2010:800 7:10, 8:4"),
        Arrival(3, .ebo, opens: ["FKL-6"], closes: ["FSK-3"], "2010:800 7:10, 8:4"),
        Arrival(3, .massflykt, opens: [], closes: [], "2010:800 7:2: not resident, so not compulsory"),
        // Six: school instead of preschool.
        Arrival(
            6, .kvot, opens: ["KVOT-SKOLA"], closes: ["FSK-4M", "KVOT-FORSKOLA", "FKL-6"],
            "2010:800 7:10, 8:3"),
        Arrival(
            6, .abo, opens: ["ABO-SKOLA"], closes: ["FSK-4M", "ABO-FORSKOLA", "FKL-6"], "2010:800 7:10, 8:3"),
        Arrival(
            6, .ebo, opens: ["EBO-SKOLA"], closes: ["FSK-4M", "EBO-FORSKOLA", "FKL-6"], "2010:800 7:10, 8:3"),
        Arrival(
            6, .massflykt, opens: ["MASSFLYKT-SKOLA", "SK-1M"], closes: ["FSK-4M", "MASSFLYKT-FORSKOLA"],
            "2010:800 8:3; 2011:185 4:1 a"),
        // Sixteen: nothing by the birthday itself, all by 1 July; only the twentieth birthday comes within four years.
        Arrival(16, .kvot, opens: ["GY-20"], closes: ["UNG-16"], "2010:800 15:5"),
        Arrival(16, .abo, opens: ["GY-20"], closes: ["UNG-16"], "2010:800 15:5"),
        Arrival(16, .ebo, opens: ["GY-20"], closes: ["UNG-16"], "2010:800 15:5"),
        Arrival(16, .massflykt, opens: [], closes: [], "2010:800 29:3"),
        // Eighteen: of age (FB 9:1), civic orientation (2013:156), Arbetsförmedlingen; no school place to find.
        Arrival(
            18, .kvot, opens: ["SO-START", "SO-3Y", "SO-1Y", "KVOT-AF", "KVOT-ARBETSCOACH"],
            closes: ["UNG-18", "KVOT-SKOLA"],
            "FB 9:1; 2013:156; 2010:1138"),
        Arrival(
            18, .abo, opens: ["SO-START", "SO-3Y", "SO-1Y", "ABO-AF"], closes: ["UNG-18", "ABO-SKOLA"],
            "FB 9:1; 2013:156; 2010:1138"),
        Arrival(
            18, .ebo, opens: ["SO-START", "SO-3Y", "SO-1Y", "EBO-AF", "EBO-ARBETSCOACH"],
            closes: ["UNG-18", "EBO-SKOLA"],
            "FB 9:1; 2013:156; 2010:1138"),
        Arrival(
            18, .massflykt, opens: ["SO-1Y", "MASSFLYKT-ARBETE", "MASSFLYKT-SAMORDNING"],
            closes: ["UNG-18", "GY-18", "MASSFLYKT-SKOLA", "SK-1M"], "FB 9:1; 2010:800 29:3"),
        // Twenty: the programme (2017:584 1 §), and the end of school and of KAA (15:5, 29:9).
        Arrival(
            20, .kvot, opens: ["EP-24", "EP-36", "SFI-1M"], closes: ["EP-20", "GY-20", "KAA", "SK-ISP"],
            "2017:584 1 §; 2010:800 15:5, 20:29, 29:9"),
        Arrival(
            20, .abo, opens: ["EP-24", "EP-36", "SFI-1M"], closes: ["EP-20", "GY-20", "KAA", "SK-ISP"],
            "2017:584 1 §; 2010:800 15:5, 20:29, 29:9"),
        Arrival(
            20, .ebo, opens: ["EP-24", "EP-36", "SFI-1M"], closes: ["EP-20", "GY-20", "KAA", "SK-ISP"],
            "2017:584 1 §; 2010:800 15:5, 20:29, 29:9"),
        Arrival(
            20, .massflykt, opens: ["EP-24", "SFI-1M"], closes: ["SK-ISP"], "2017:584 1 §; 2010:800 20:29"),
    ]

    /// The birthday; before July, so that what counts from the second half of a year does not change with it.
    private static let birthday = "2026-03-10"

    private static func rules(_ row: Arrival, on day: Day) throws -> Set<RuleID> {
        let born = try CaseBuilder.day("\(2026 - row.age)-03-10")
        var facts: [FactID] = [
            "preschool_requested", "school_received", "sfi_applied", "establishment_started",
            "civic_orientation_started",
        ]
        if row.kind != .massflykt { facts.append("population_registered") }
        var builder = try CaseBuilder(
            row.kind, engine: engine, today: day.description, persons: ["1985-05-05", "\(born)"],
            facts: [("received", day.description)])
        for fact in facts { try builder.record(fact, day.description, 2) }
        return Set(engine.deadlines(of: builder.file).filter { $0.personNumber == 2 }.map(\.key.rule))
    }

    @Test(arguments: arrivals) func aBirthdayChangesWhatAnArrivalAsksFor(_ row: Arrival) throws {
        let day = try CaseBuilder.day(Self.birthday)
        let before = try Self.rules(row, on: day.adding(days: -1))
        let after = try Self.rules(row, on: day)
        #expect(after.subtracting(before) == row.opens, "opens: \(row.age) \(row.kind), \(row.statute)")
        #expect(before.subtracting(after) == row.closes, "closes: \(row.age) \(row.kind), \(row.statute)")
    }

    /// What a day does to a deadline that is open the day before it.
    struct Change: Sendable {
        let rule: RuleID
        let kind: CaseKind
        let born: String
        let facts: [(FactID, String)]
        /// The day on which it changes, or on which it stays as it is.
        let day: String
        let before: DeadlineStatus
        let after: DeadlineStatus
        let statute: String
        init(
            _ rule: RuleID, _ kind: CaseKind, born: String, _ facts: [(FactID, String)], _ day: String,
            _ before: DeadlineStatus, _ after: DeadlineStatus, _ statute: String
        ) {
            self.rule = rule
            self.kind = kind
            self.born = born
            self.facts = facts
            self.day = day
            self.before = before
            self.after = after
            self.statute = statute
        }
    }

    private static let came: [(FactID, String)] = [("received", "2026-01-12")]

    static let changes: [Change] = [
        // 1, 3 and 6 years: the act stays late until the next right takes its place.
        Change("FSK-1", .kvot, born: "2025-03-10", came, "2025-11-11", .dueSoon, .overdue, "8:14: 4 months"),
        Change(
            "FSK-1", .kvot, born: "2025-03-10", came, "2026-03-10", .overdue, .overdue, "8:5: stays at one"),
        Change("FSK-1", .abo, born: "2025-12-31", came, "2028-07-01", .overdue, .lapsed, "8:4"),
        Change(
            "FSK-3", .ebo, born: "2024-03-10", came, "2027-03-10", .upcoming, .upcoming, "8:4: by the autumn"),
        Change("FSK-3", .ebo, born: "2024-03-10", came, "2030-07-01", .overdue, .lapsed, "7:10, 8:4"),
        Change("FKL-6", .kvot, born: "2020-11-30", came, "2026-11-30", .overdue, .overdue, "7:10: stays"),
        Change(
            "FSK-4M", .abo, born: "2020-12-31", [("preschool_requested", "2026-01-12")], "2026-12-31",
            .overdue, .overdue, "8:3: stays with a late start of school"),
        Change(
            "FSK-4M", .abo, born: "2020-12-31", [("preschool_requested", "2026-01-12")], "2027-07-01",
            .overdue, .lapsed, "7:10, 8:3"),
        Change(
            "MASSFLYKT-FORSKOLA", .massflykt, born: "2020-12-31", came, "2027-07-01", .overdue, .lapsed, "8:3"
        ),
        // 16: no birthday ends compulsory school, a term does (7:12), so what was begun stays.
        Change("ABO-SKOLA", .abo, born: "2010-03-10", came, "2026-03-10", .overdue, .overdue, "7:12"),
        Change(
            "SK-1M", .massflykt, born: "2010-03-10", came, "2026-03-10", .overdue, .overdue, "2011:185 4:1 a"),
        Change(
            "SFI-3M", .abo, born: "2010-03-10", [("population_registered", "2026-07-01")], "2026-10-02",
            .dueSoon, .overdue, "20:29, 20:31"),
        // 18.
        Change("UNG-18", .ebo, born: "2008-03-10", came, "2026-03-11", .dueSoon, .overdue, "FB 9:1"),
        Change("GY-18", .massflykt, born: "2008-03-10", came, "2026-03-10", .dueSoon, .overdue, "29:3"),
        Change(
            "MASSFLYKT-SKOLA", .massflykt, born: "2008-03-10", came, "2026-03-10", .overdue, .lapsed, "29:3"),
        Change("EBO-SKOLA", .ebo, born: "2008-03-10", came, "2026-03-10", .overdue, .overdue, "15:5: stays"),
        Change(
            "SK-2M", .ebo, born: "2008-03-10", [("school_received", "2026-02-02")], "2026-03-10", .upcoming,
            .upcoming, "3:12 e: stays"),
        // 20.
        Change("EBO-SKOLA", .ebo, born: "2008-12-31", came, "2028-07-01", .overdue, .lapsed, "15:5"),
        Change(
            "KAA", .kvot, born: "2006-08-10", [("population_registered", "2026-03-02")], "2026-08-10",
            .overdue, .lapsed, "29:9"),
        Change(
            "EP-20", .kvot, born: "2006-03-10", came, "2026-03-10", .dueSoon, .dueSoon, "2017:584 1 §: opens"),
        Change("EP-20", .kvot, born: "2006-03-10", came, "2026-04-11", .dueSoon, .overdue, "2017:584 1 §"),
        Change("GY-20", .abo, born: "2006-12-31", came, "2026-07-01", .dueSoon, .lapsed, "15:5"),
        // A new permit closes the old one's renewal, and opens its own.
        Change(
            "UT-SOK", .abo, born: "1990-05-05",
            [("permit_expires", "2026-04-20"), ("permit_granted", "2026-04-14")], "2026-04-21", .cancelled,
            .cancelled, "2010:1122 5 b §"),
        Change(
            "UT-SOK", .abo, born: "1990-05-05", [("permit_expires", "2026-04-20")], "2026-04-21", .dueSoon,
            .overdue, "2010:1122 5 b §"),
    ]

    @Test(arguments: changes) func aDayChangesWhatIsOpen(_ row: Change) throws {
        let example = RuleExample(
            about: row.statute, kinds: [(try CaseBuilder.day("2026-01-12"), row.kind)],
            persons: ["1985-05-05", row.born].map { RuleExample.Person(details: [.birthDate: $0]) },
            occurrences: try row.facts.map { fact, day in
                let isPersonal = BuiltIn.facts[fact]?.scope == .person
                return RuleExample.Occurrence(
                    fact: fact, day: try CaseBuilder.day(day), person: isPersonal ? 2 : nil)
            }, closed: nil)
        let found = Self.engine.deadlines(of: example.caseFile)
        let deadline = try #require(
            found.first { $0.key.rule == row.rule && $0.personNumber == 2 }, "\(row.rule) \(row.statute)")
        let warning = BuiltIn.rulebook[row.rule]?.warningDays
        let day = try CaseBuilder.day(row.day)
        #expect(
            status(deadline, on: day.adding(days: -1), warningDays: warning) == row.before,
            "\(row.rule) \(row.statute)")
        #expect(status(deadline, on: day, warningDays: warning) == row.after, "\(row.rule) \(row.statute)")
    }

    @Test func anUnaccompaniedChildOfAgeNeedsNoGuardian() throws {
        // Lag 2005:429 1–3 §§: god man for who is under 18 and has nobody; with 18 there is nothing to appoint.
        let builder = try CaseBuilder(
            .ebo, engine: Self.engine, persons: ["2008-03-20"], facts: [("received", "2026-02-02")])
        let deadline = try #require(builder.deadlines("GM").first)
        #expect(status(deadline, on: try CaseBuilder.day("2026-03-19"), warningDays: nil) == .overdue)
        #expect(status(deadline, on: try CaseBuilder.day("2026-03-20"), warningDays: nil) == .lapsed)
        let grown = try CaseBuilder(
            .ebo, engine: Self.engine, today: "2026-03-20", persons: ["2008-03-20"],
            facts: [("received", "2026-03-20")])
        #expect(grown.deadlines("GM").isEmpty)
    }
}
