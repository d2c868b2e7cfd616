// Ärenden: every case, filtered, sorted, marked; acts on it; filters on `:` and saved views, here and in Kö.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct CasesScreenTests {
    private func text(_ driver: Driver) -> String { driver.frame.lines.joined(separator: "\n") }
    private func title(_ driver: Driver) -> String { driver.frame.lines[0] }
    private func numbers(_ driver: Driver) -> [Int] {
        guard case .cases(let state) = driver.state.top.content else { return [] }
        return state.rows.map(\.row.number.serial)
    }

    @Test func everyCaseOpensAndComesBack() {
        var driver = Driver(.myDay)
        driver.press("3")
        #expect(numbers(driver) == [1, 2, 3, 4, 5, 6, 7])
        #expect(title(driver).contains("Ärenden · alla") && title(driver).contains("7 rader"))
        #expect(!text(driver).contains("Hemligsson"))
        driver.press("j Enter")
        #expect(text(driver).contains("2026-0002 ABO · Tesfay"))
        driver.press("q")
        #expect(text(driver).contains("> ") && driver.state.keyContext == .cases)
    }

    @Test func filterSortScopeAndClosed() {
        var driver = Driver(.cases)
        driver.press("/ 'kvinnlig")
        #expect(numbers(driver) == [1])
        driver.press("Enter")
        #expect(title(driver).contains("/kvinnlig"))
        driver.press("Esc")
        #expect(numbers(driver).count == 7)
        driver.press("c")
        #expect(numbers(driver) == [1, 2, 3, 4, 5] && title(driver).contains("anna"))
        driver.press("c")
        #expect(numbers(driver) == [7])
        driver.press("c S")
        #expect(numbers(driver) == [7, 6, 5, 4, 3, 2, 1])
        #expect(title(driver).contains("omvänt"))
        driver.press("S h")
        #expect(title(driver).contains("även avslutade"))
    }

    @Test func actsTakeTheMarkedAndSayHowMany() {
        var driver = Driver(.cases)
        driver.press("Space Space a")
        #expect(text(driver).contains("2 ärenden"))
        driver.press("'bjo Enter")
        #expect(driver.commands == [.assign(World.bjorn), .assign(World.bjorn)])
        #expect(text(driver).contains("2 ärenden till bjorn"))
        driver.press("Space Space B")
        #expect(text(driver).contains("ett ärende i taget"))
    }

    @Test func aCaseThatLeavesTheListIsNamed() throws {
        var driver = Driver(.cases)
        driver.press("c")
        let id = try #require(driver.store.files.first).id
        _ = try driver.store.apply(ActRequest(.assign(World.bjorn), on: id), by: World.actor)
        driver.send(.dataChanged)
        #expect(text(driver).contains("2026-0001 finns inte längre bland raderna."))
        #expect(numbers(driver) == [2, 3, 4, 5])
    }

    @Test func structuredFilters() {
        var driver = Driver(.cases)
        driver.press(": 'filter_typ=kvot,abo Enter")
        #expect(numbers(driver) == [1, 2, 4, 7] && title(driver).contains("typ=kvot,abo"))
        driver.press(": 'filter_household~koval Enter")
        #expect(numbers(driver) == [3])
        driver.press(": 'filter_caseworker=- Enter")
        #expect(numbers(driver) == [7])
        driver.press("Esc")
        #expect(numbers(driver).count == 7 && text(driver).contains("Filtret är borttaget."))
        driver.press(": 'filter_typ=kvot_fas=nej Enter")
        #expect(text(driver).contains("tecken 14: fas kan inte vara ”nej”"))
        #expect(numbers(driver).count == 7)
    }

    @Test func filtersOfDeadlinesAgreeWithKo() {
        for filter in [
            "due<14d", "status=overdue", "regel=MOT", "fält=week", "owner=authority", "titel~tillstånd",
        ] {
            var queue = Driver(.queue(QueueFilter(scope: .all)), rows: 200)
            var cases = Driver(.cases, rows: 200)
            queue.press(": 'filter_\(filter) Enter")
            cases.press(": 'filter_\(filter) Enter")
            guard case .queue(let state) = queue.state.top.content else { continue }
            #expect(title(queue).contains(filter) && title(cases).contains(filter))
            #expect(Set(state.rows.map(\.number.serial)) == Set(numbers(cases)), "\(filter)")
            #expect(!state.rows.isEmpty, "\(filter)")
        }
    }

    @Test(arguments: [
        ("x=1", 1), ("kind", 5), ("kind~kvot", 5), ("kind=", 6), ("kind=kvot,zzz", 11), ("due<igårdag", 5),
        ("kind=kvot kind=abo", 11), ("rule=ZZZ", 6), ("phase=s", 7),
        ("due<-9223372036854775808d", 5), ("due<9223372036854775807w", 5),
    ])
    func faultsAreNamedWithTheirPlace(_ text: String, _ column: Int) {
        let context = Driver(.myDay).context
        do throws(FilterFault) {
            _ = try FilterGrammar.parse(text, context)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.column == column, "\(text): \(error.message)")
        }
    }

    @Test func bothLanguagesAndRelativeDays() throws {
        let context = Driver(.myDay).context
        let filter = try FilterGrammar.parse(
            "kind=mass senast>=2v due<2026-04-01 vem=enheten handläggare=jag", context)
        #expect(filter.kinds == [.massflykt] && filter.owners == [.unit])
        #expect(filter.dueFrom == World.day("2026-03-16") && filter.dueTo == World.day("2026-03-31"))
        #expect(filter.caseworkers == [World.anna])
    }

    @Test func viewsAreSavedOpenedAndRemoved() {
        var driver = Driver(.cases)
        driver.press(": 'filter_typ=kvot Enter c c c S : 'spara-vy_Mina_kvot_F5 Enter")
        #expect(text(driver).contains("Vyn Mina kvot är sparad på F5."))
        #expect(driver.views.map(\.key) == ["F5"] && driver.views[0].filter == "typ=kvot")
        driver.press("1 F5")
        #expect(numbers(driver) == [4, 1] && title(driver).contains("typ=kvot"))
        driver.press("1 : 'vy_mina_kvot Enter")
        #expect(numbers(driver) == [4, 1])
        driver.press(": 'ta-bort-vy_mina_kvot Enter")
        #expect(driver.views.isEmpty && text(driver).contains("borttagen"))
        driver.press("1 F5")
        #expect(driver.state.keyContext == .myDay)
        driver.press(": 'vy Enter")
        #expect(text(driver).contains("Inga vyer är sparade."))
    }

    @Test func aViewsKeyMustBeFree() {
        var driver = Driver(.queue(QueueFilter(scope: .all)))
        driver.press(": 'spara-vy_Allt_x Enter")
        #expect(text(driver).contains("x är redan ej-aktuellt; välj en annan tangent."))
        driver.press(": 'spara-vy_Allt_F5 Enter : 'spara-vy_Annat_F5 Enter")
        #expect(text(driver).contains("F5 är redan vyn Allt; välj en annan tangent."))
        driver.press("1 : 'spara-vy_Dag Enter")
        #expect(driver.views.count == 1)
    }

    @Test func troubleWithTheFileIsSaid() {
        var driver = Driver(.cases)
        driver.viewTrouble = .cannotWrite(path: "/x/views.toml")
        driver.press(": 'spara-vy_Allt Enter")
        #expect(text(driver).contains("vyerna kan inte sparas i /x/views.toml"))
        driver.send(.viewsRead([], .unknownKey(line: 3, column: 1, "nam")))
        #expect(text(driver).contains("views.toml 3:1: okänd nyckel ”nam”"))
    }

    @Test(arguments: ScreenSnapshotTests.sizes, Catalogue.Language.allCases)
    func looksLikeThis(_ size: (Int, Int), _ language: Catalogue.Language) throws {
        var driver = Driver(.cases, columns: size.0, rows: size.1, language: language)
        driver.press(": 'filter_kind=kvot,abo,ebo Enter j Space")
        try expectSnapshot(driver.frame.snapshot, named: "cases-\(size.0)x\(size.1)-\(language)")
    }
}
