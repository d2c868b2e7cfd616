// Bokningar and the journal on the screen: week and day, clashes in words, what keys do, and the form's warning.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct BookingScreenTests {
    /// A week with a clash, a masked household, a booking of the whole day, and one in the week after.
    static func store() throws -> MemoryStore {
        let store = World.store()
        func book(
            _ serial: Int, _ day: String, _ minutes: Int?, _ what: String, length: Int? = nil,
            cancelBy: String? = nil, interpreter: String = ""
        ) throws {
            let file = try #require(store.files.first { $0.number.serial == serial })
            let booking = Booking(
                minutes: minutes, what: what, with: "Servicekontoret", place: "Rum 3", phone: "08-46500401",
                reference: "B\(serial)", cancelBy: cancelBy.map(World.day), length: length,
                interpreter: interpreter)
            let actor = Actor(
                login: World.anna, actual: World.anna, role: .caseworker, today: World.today, now: World.now)
            _ = try store.apply(ActRequest(.book(World.day(day), booking), on: file.id), by: actor)
        }
        try book(
            1, "2026-03-04", 600, "Hembesök", length: 90, cancelBy: "2026-03-03", interpreter: "tigrinja")
        let protected = try #require(
            store.files.first { $0.isProtected && $0.caseworker == World.anna }?.number.serial)
        try book(protected, "2026-03-04", 660, "Hemligt möte", length: 45)
        try book(1, "2026-03-06", nil, "Flyttdag", cancelBy: "2026-03-01")
        try book(1, "2026-03-11", 540, "Läkare")
        return store
    }

    private func state(_ driver: Driver) throws -> BookingsState {
        guard case .bookings(let state) = driver.state.top.content else {
            throw StoreError.noSuchCase
        }
        return state
    }

    @Test func whatADeadlineTakesIsRefusedForABookingWithTheKeysThatItHas() throws {
        let store = try Self.store()
        let file = try #require(store.files.first { $0.number.serial == 1 })
        let actor = Actor(
            login: World.anna, actual: World.anna, role: .caseworker, today: World.today, now: World.now)
        _ = try store.apply(
            ActRequest(.book(World.today, Booking(minutes: 480, what: "Först i dag")), on: file.id), by: actor
        )
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        #expect(driver.frame.lines.contains { $0.hasPrefix(">") && $0.contains("Först i dag") })
        driver.press("d")
        #expect(driver.state.notice?.text == "Raden är en bokning: x avbokar den, Enter öppnar ärendet.")
    }

    @Test func ofManyClashesTheRestIsANumberSoThatTheBookingItselfIsSeen() throws {
        let store = try Self.store()
        let file = try #require(store.files.first { $0.number.serial == 1 })
        let actor = Actor(
            login: World.anna, actual: World.anna, role: .caseworker, today: World.today, now: World.now)
        // With what stands at that time already each clashes with seven.
        for index in 0..<6 {
            let booking = Booking(minutes: 610, what: "Möte \(index)", place: "Rum \(index)")
            _ = try store.apply(
                ActRequest(.book(World.day("2026-03-04"), booking), on: file.id), by: actor)
        }
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        driver.press("0 v")
        while try state(driver).selected?.booking.what != "Möte 2" { driver.press("j") }
        let selected = try #require(try state(driver).selected)
        #expect(try state(driver).clashes(of: selected).count == 7)
        let lines = driver.frame.lines
        #expect(lines.filter { $0.contains("Krockar med 1") }.count == 3)
        #expect(lines.contains { $0.contains("Krockar med 4 bokningar till.") })
        #expect(lines.contains { $0.contains("Rum 2") })
    }

    @Test func theWeekAndTheDay() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: try Self.store())
        driver.press("0")
        #expect(driver.frame.line(0).contains("v. 10") && driver.frame.line(0).contains("2 krockar"))
        let first = try #require(try state(driver).selected)
        #expect(first.day >= World.today)
        while try state(driver).selected?.booking.what != "Hembesök" { driver.press("j") }
        let entry = try #require(try state(driver).selected?.entry)
        #expect(driver.frame.lines.contains { $0.contains("Krockar med 11:00") })
        #expect(driver.frame.lines.contains { $0.contains("tolk tigrinja") && $0.contains("Rum 3") })
        // The cursor stands on the selected booking, in its day's column.
        let cursor = try #require(driver.frame.cursor)
        #expect(driver.frame.line(cursor.row).contains("10:00 krock"))
        #expect(cursor.column > 30)
        driver.press("v")
        #expect(try state(driver).selected?.entry == entry)
        #expect(try state(driver).days == World.day("2026-03-04")...World.day("2026-03-04"))
        #expect(driver.frame.line(try #require(driver.frame.cursor?.row)).contains("10:00–11:30"))
        driver.press("l")
        #expect(
            try state(driver).rows.isEmpty && driver.frame.lines.contains { $0.contains("Inga bokningar") })
        driver.press("Left")
        #expect(try state(driver).rows.count == 2)
        driver.press("v l")
        #expect(try state(driver).rows.map(\.booking.what) == ["Läkare"])
        driver.press("t")
        #expect(try state(driver).days.contains(World.today))
        driver.press("c")
        #expect(try state(driver).scope == .unassigned)
    }

    @Test func whatIsMaskedIsSaidByItsNumber() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: try Self.store())
        driver.context.user = World.bjorn
        driver.press("0 c c")
        #expect(try state(driver).rows.contains(where: \.isMasked))
        for size in [(120, 40), (80, 24), (40, 12)] {
            driver.resize(size.0, size.1)
            for _ in 0..<8 {
                #expect(!driver.frame.lines.contains { $0.contains("Hemlig") })
                driver.press("j")
            }
            driver.press("g")
        }
    }

    @Test func aBookingIsCancelledUndoneAndItsCaseOpened() throws {
        let store = try Self.store()
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        driver.press("0")
        while try state(driver).selected?.booking.what != "Hembesök" { driver.press("j") }
        let entry = try #require(try state(driver).selected?.entry)
        let count = try state(driver).rows.count
        driver.press("x")
        #expect(driver.commands == [.cancelBooking(entry)])
        #expect(try state(driver).rows.count == count - 1 && state(driver).clashing.isEmpty)
        driver.press("u")
        #expect(try state(driver).rows.count == count && state(driver).clashing.count == 2)
        while try state(driver).selected?.entry != entry { driver.press("k") }
        driver.press("Enter")
        #expect(driver.frame.line(0).contains("2026-0001"))
        driver.press("Esc")
        #expect(try state(driver).selected?.entry == entry)
        // Somebody else's booking before it does not move the selection.
        let file = try #require(store.files.first { $0.number.serial == 1 })
        _ = try store.apply(
            ActRequest(.book(World.day("2026-03-02"), Booking(minutes: 480, what: "Ny")), on: file.id),
            by: driver.actor)
        driver.send(.dataChanged)
        #expect(try state(driver).rows.count == count + 1)
        #expect(try state(driver).selected?.entry == entry)
        var reader = Driver(.myDay, columns: 120, rows: 40, role: .reader, store: store)
        reader.press("0 c c x")
        #expect(reader.commands.isEmpty)
    }

    @Test func tabGoesToTheNextDayThatHasBookings() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24, store: try Self.store())
        driver.press("0")
        var days: Set<Day> = []
        for _ in 0..<4 {
            days.insert(try #require(try state(driver).selected?.day))
            driver.press("Tab")
        }
        #expect(days.isSuperset(of: [World.day("2026-03-04"), World.day("2026-03-06")]))
        #expect(driver.frame.lines.contains { $0.contains("krock") })
    }

    @Test func ofADayWithVeryManyTheFirstComeAndTheOthersOnTheWayToThem() throws {
        let store = try Self.store()
        let file = try #require(store.files.first { $0.number.serial == 1 })
        let first = World.day("2026-03-02")
        for minute in 0..<100 {
            let booking = Booking(minutes: 480 + minute, what: "Samtal \(minute)", length: 5)
            let actor = Actor(
                login: World.anna, actual: World.anna, role: .caseworker, today: World.today, now: World.now)
            _ = try store.apply(ActRequest(.book(first, booking), on: file.id), by: actor)
        }
        for columns in [80, 120] {
            var driver = Driver(.myDay, columns: columns, rows: 40, store: store)
            driver.press("0")
            func ofTheDay() throws -> Int { try state(driver).rows.count { $0.day == first } }
            #expect(try ofTheDay() == 40)
            if columns == 120 { #expect(driver.frame.line(0).contains("+ bokningar")) }
            // The days after it are there all the same.
            #expect(try state(driver).rows.contains { $0.day > first })
            for _ in 0..<29 { driver.press("j") }
            #expect(try ofTheDay() == 40)
            driver.press("j")
            #expect(try ofTheDay() >= 100 && state(driver).cut.isEmpty)
            #expect(try state(driver).selected?.booking.what == "Samtal 30")
            // Another week begins anew.
            driver.press("l h")
            #expect(try ofTheDay() == 40)
        }
    }

    @Test func theFormSaysWhatItClashesWithAndSavesAllTheSame() throws {
        let store = try Self.store()
        var driver = Driver(.myDay, columns: 120, rows: 40, store: store)
        driver.press(": '2026-0001 Enter B '2026-03-04 Tab '10:30")
        #expect(driver.frame.lines.contains { $0.contains("Krockar med 10:00–11:30 Hembesök") })
        driver.press("Tab 'Skola Tab '20 Tab Tab 'dari Ctrl-S")
        guard case .book(let day, let booking)? = driver.commands.last else {
            Issue.record("nothing was booked")
            return
        }
        #expect(day == World.day("2026-03-04") && booking.length == 20 && booking.interpreter == "dari")
        #expect(driver.frame.line(38).contains("Krockar med"))
        driver.press("B '2026-03-04 Tab '15:00 Tab 'x Tab '1000")
        #expect(driver.frame.lines.contains { $0.contains("skriv minuter, 5–720") })
        #expect(!driver.frame.lines.contains { $0.contains("Krockar") })
    }

    @Test func publicHolidaysAreNamed() throws {
        var driver = Driver(.myDay, columns: 120, rows: 40, store: try Self.store())
        driver.press("0 l l l l")
        #expect(driver.frame.lines.contains { $0.contains("Långfredag") || $0.contains("långfredag") })
    }

    // MARK: The journal

    @Test func theJournalOfACase() throws {
        var driver = Driver(.myDay, columns: 80, rows: 24, store: try Self.store())
        driver.editorText = (1...40).map { "Rad \($0) i en lång anteckning." }.joined(separator: "\n")
        driver.press(": '2026-0001 Enter e B '2026-03-05 Tab '9:00 Tab 'Tandläkare Ctrl-S u J")
        let lines = driver.frame.lines
        #expect(lines[0].contains("Journal") && lines[1].contains("Ångrade: Bokning"), "\(lines)")
        #expect(lines[2].contains("ångrad") && lines[3].contains("Anteckning"))
        driver.press("j j")
        #expect(driver.frame.cursor?.row == 3)
        #expect(driver.frame.lines.contains { $0.contains("Rad 1 i en") })
        driver.press("Enter")
        #expect(driver.frame.line(2).contains("Rad 1 i en"))
        driver.press("G")
        #expect(driver.frame.lines.contains { $0.contains("Rad 40 i en") })
        driver.press("Esc")
        #expect(driver.frame.cursor?.row == 3)
        driver.press("Esc")
        #expect(driver.frame.line(0).contains("2026-0001 "))
    }

    @Test func aNoteSaysWhoWroteItWhenAndIsWrapped() throws {
        var driver = Driver(.myDay, columns: 120, rows: 60, store: try Self.store())
        driver.editorText = "Ringde skolan.\nDe återkommer på torsdag."
        driver.press(": '2026-0001 Enter e")
        #expect(
            driver.frame.lines.contains { $0.contains("Ringde skolan.") && $0.contains("anna") },
            "\(driver.frame.lines)")
        #expect(driver.frame.lines.contains { $0.contains("De återkommer på torsdag.") })
    }

    @Test func theJournalOfAMaskedCaseIsEmpty() throws {
        let store = try Self.store()
        let number = try #require(store.files.first { $0.isProtected }?.number)
        var driver = Driver(.myDay, columns: 80, rows: 24, store: store)
        driver.context.user = World.bjorn
        driver.press(": '\(number) Enter J")
        #expect(driver.frame.lines.contains { $0.contains("skyddade personuppgifter") })
        #expect(!driver.frame.lines.contains { $0.contains("Hemlig") })
    }

    @Test(arguments: ScreenSnapshotTests.sizes, Catalogue.Language.allCases)
    func bookings(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(
            .myDay, columns: size.0, rows: size.1, language: language, store: try Self.store())
        var text = ""
        for script in ["0", "j j", "v", "Enter J"] {
            driver.press(script)
            text += driver.frame.snapshot + "\n"
        }
        try expectSnapshot(text, named: "bookings-\(size.0)x\(size.1)-\(language)")
    }
}
