// iCalendar: lines, texts, moments, and what an event of the queue says and does not say.

import Reception
import ReceptionFiles
import TestSupport
import Testing

@Suite struct ICalendarTests {
    /// What the format asks of a reader: the break and the one blank after it go away.
    private static func unfolded(_ text: String) -> String { text.bytes("\r\n ").joined() }

    @Test(arguments: [
        "SUMMARY:" + String(repeating: "å", count: 200),
        "SUMMARY:" + String(repeating: "محمد عبد ", count: 40),
        "SUMMARY:" + String(repeating: "🙂", count: 60), "SUMMARY:" + String(repeating: "e\u{301}", count: 90),
        String(repeating: "a", count: 75), String(repeating: "a", count: 76),
        String(repeating: "a", count: 149),
        String(repeating: "a", count: 150), "SUMMARY:" + String(repeating: " ", count: 200), "",
    ])
    func linesAreFoldedAtOctets(_ line: String) {
        let folded = ICalendar.folded(line)
        let pieces = folded.bytes("\r\n")
        for piece in pieces {
            #expect(piece.utf8.count <= 75)
            #expect(!piece.contains("\u{FFFD}"))
        }
        #expect(pieces.dropFirst().allSatisfy { $0.utf8.first == UInt8(ascii: " ") })
        // No more lines than needed: a character has at most four octets.
        #expect(pieces.dropLast().allSatisfy { $0.utf8.count > 71 })
        #expect(Self.unfolded(folded) == line)
    }

    @Test(arguments: 0..<50) func anyLineComesBackWhole(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let alphabet = ["a", "å", "م", "🙂", " ", "\t", "\u{301}", "ገ", ";", "\\"]
        let line = (0..<random.int(0...400)).map { _ in random.element(of: alphabet) ?? "" }.joined()
        #expect(Self.unfolded(ICalendar.folded(line)).utf8.elementsEqual(line.utf8))
    }

    @Test func textsAreEscaped() {
        #expect(ICalendar.escaped("a\\b;c,d:\"e\"") == "a\\\\b\\;c\\,d:\"e\"")
        #expect(ICalendar.escaped("a\nb\r\nc\rd") == "a\\nb\\nc\\nd")
        #expect(ICalendar.escaped("a\u{0}\u{7}\u{1B}\u{7F}b\tc") == "ab\tc")
        #expect(ICalendar.escaped("a\u{9B}31m\u{202E}b\u{2028}c\u{200B}") == "a31mb c")
        #expect(ICalendar.escaped("END:VEVENT\r\nEND:VCALENDAR") == "END:VEVENT\\nEND:VCALENDAR")
    }

    @Test func momentsAreUniversalTime() {
        #expect(ICalendar.utc(Moment(seconds: 0)) == "19700101T000000Z")
        #expect(ICalendar.utc(Moment(seconds: 1_772_438_400)) == "20260302T080000Z")
        #expect(ICalendar.utc(Moment(seconds: -1)) == "19691231T235959Z")
    }

    @Test func aCalendarReadsLikeThis() throws {
        let writer = ICalendarWriter(language: "sv", at: Moment(seconds: 1_772_438_400))
        let event = CalendarEvent(
            uid: "2026-0001.0.MOT-ABO.7@x.mottagning", day: try CaseBuilder.day("2026-12-31"),
            summary: "Ta emot, senast", description: "lagstadgad: 2016:39 10 §", categories: ["ABO", "a,b"],
            status: .tentative, isPrivate: true)
        let text = writer.opening + writer.text(event) + writer.closing
        let expected = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Mottagning//Mottagning//SV
            CALSCALE:GREGORIAN
            BEGIN:VEVENT
            UID:2026-0001.0.MOT-ABO.7@x.mottagning
            DTSTAMP:20260302T080000Z
            SEQUENCE:194601600
            DTSTART;VALUE=DATE:20261231
            DTEND;VALUE=DATE:20270101
            SUMMARY;LANGUAGE=sv:Ta emot\\, senast
            DESCRIPTION;LANGUAGE=sv:lagstadgad: 2016:39 10 §
            CATEGORIES:ABO,a\\,b
            CLASS:PRIVATE
            STATUS:TENTATIVE
            TRANSP:TRANSPARENT
            END:VEVENT
            END:VCALENDAR

            """
        #expect(
            text
                == expected.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        )
    }

    // MARK: Events of the queue

    private static func row(_ random: inout SplitMix64) -> QueueRow {
        let person = random.int(0...4)
        let serial = random.int(1...30)
        let rules: [RuleID] = ["MOT-ABO", "SFI-3M", "EGEN-1", .reminder]
        return QueueRow(
            key: DeadlineKey(
                caseID: CaseID(Int64(serial)),
                person: person == 0 ? nil : PersonID(Int64(serial * 10 + person)),
                rule: random.element(of: rules) ?? "MOT-ABO",
                trigger: random.int(0...9) == 0 ? nil : EntryID(Int64(random.int(1...40)))),
            number: CaseNumber(year: 2026, serial: serial), kind: .abo, phase: .arrival,
            household: "Hemligsson",
            isMasked: false, personNumber: person == 0 ? nil : person, version: 1, nature: .statutory,
            triggerDay: random.day(in: 2024...2026), opensOn: nil, rawDue: nil,
            due: random.int(0...20) == 0 ? nil : random.day(in: 2024...2028), lapsesOn: nil,
            snoozedUntil: nil,
            isProvisional: random.int(0...3) == 0, caseworker: Login("anna"), outcome: .open,
            text: random.int(0...1) == 0 ? "ring Hemligsson" : nil)
    }

    private static func events(hasNames: Bool = false, database: String = "aa") -> DeadlineEvents {
        DeadlineEvents(
            database: database, hasNames: hasNames, title: { $0.id }, household: { $0.household },
            reasons: { ["från \($0.triggerDay?.description ?? "")"] }, nature: { $0.rawValue })
    }

    @Test(arguments: 0..<20) func anUidIsThatOfTheDeadlineAndOfNothingElse(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var keys: [String: DeadlineKey] = [:]
        for _ in 0..<300 {
            var row = Self.row(&random)
            let uid = Self.events().uid(row)
            #expect(keys[uid] ?? row.key == row.key)
            keys[uid] = row.key
            // A new date, another handläggare, a name: the same event.
            row.due = random.day(in: 2024...2028)
            row.caseworker = nil
            row.isProvisional.toggle()
            row.household = "Annan"
            #expect(Self.events(hasNames: true).uid(row) == uid)
            #expect(Self.events(database: "bb").uid(row) != uid)
            #expect(!uid.contains("Hemligsson") && uid.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        }
        let distinct = Set(keys.values)
        #expect(distinct.count == keys.count)
    }

    @Test(arguments: 0..<20) func namesStandThereOnlyWhenAskedFor(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let writer = ICalendarWriter(language: "sv", at: Moment(seconds: 0))
        for _ in 0..<50 {
            let row = Self.row(&random)
            let plain = Self.events().event(row)
            #expect((plain == nil) == (row.due == nil))
            guard let plain, let named = Self.events(hasNames: true).event(row) else { continue }
            #expect(!writer.text(plain).contains("Hemligsson"))
            #expect(writer.text(named).contains("Hemligsson"))
            #expect(named.isPrivate && !plain.isPrivate)
            #expect((plain.status == .tentative) == row.isProvisional)
            #expect(plain.summary.contains(row.number.description))
        }
    }
}

extension String {
    /// The text parted by a separator, octet by octet: a character of Swift may span the break.
    fileprivate func bytes(_ separator: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        var rest = Array(utf8)[...]
        let mark = Array(separator.utf8)
        while !rest.isEmpty {
            if rest.starts(with: mark) {
                rest = rest.dropFirst(mark.count)
                parts.append([])
            } else {
                parts[parts.count - 1].append(rest.removeFirst())
            }
        }
        return parts.map { String(decoding: $0, as: UTF8.self) }
    }
}
