// Completion on the command line: names, views, and the conditions of a filter with their values.

import Reception
import ReceptionText
import TerminalKit
import Testing

@testable import ReceptionUI

struct CompletionTests {
    private func line(_ driver: Driver) throws -> CommandLine {
        guard case .command(let line)? = driver.state.overlays.last else { throw StoreError.noSuchCase }
        return line
    }

    /// What stands on the command line after Tab, and what is offered.
    private func completed(_ typed: String, _ driver: inout Driver) throws -> (text: String, offer: String) {
        driver.press(": '\(typed.replacing(" ", with: "_")) Tab")
        let line = try line(driver)
        driver.press("Esc")
        return (line.field.text, line.problem ?? "")
    }

    @Test(arguments: [
        ("bokn", "bokningar"), ("filter f", "filter f"), ("filter fas", "filter fas="),
        ("filter fas=et", "filter fas=etablering"), ("filter FAS=Person", "filter FAS=personnummer"),
        ("filter fas=etablering,s", "filter fas=etablering,sfi"),
        ("filter typ=kvot sen", "filter typ=kvot senast<"),
        ("filter vem=an", "filter vem=\"annan myndighet\""),
        ("filter regel=fb-v", "filter regel=FB-VANTE"), ("filter senast<", "filter senast<"),
        ("filter phase=sf", "filter phase=sfi"), ("filter okänt=a", "filter okänt=a"),
        ("filter handläggare=j", "filter handläggare=jag"),
    ]) func ofAFilter(_ typed: String, _ expected: String) throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)), store: World.store())
        #expect(try completed(typed, &driver).text == expected)
    }

    @Test func whatIsCompletedIsAFilter() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)), store: World.store())
        driver.press(": 'filter_vem=an Tab Enter")
        #expect(driver.state.top.content.searched?.condition == "vem=\"annan myndighet\"")
        #expect(try completed("filter st", &driver).text == "filter status=")
        let offer = try completed("filter status=", &driver).offer
        #expect(offer.contains("försenad") && offer.contains("snart"))
    }

    @Test func ofAView() throws {
        var driver = Driver(.queue(QueueFilter(scope: .all)), store: World.store())
        driver.state.views = ["Mina kvot", "Mina ebo", "Unga"].map { name in
            SavedView(name: name, screen: .queue)
        }
        #expect(try completed("vy u", &driver).text == "vy Unga")
        let mine = try completed("vy mi", &driver)
        #expect(mine.text == "vy Mina " && mine.offer == "Mina kvot Mina ebo")
        #expect(try completed("ta-bort-vy unga", &driver).text == "ta-bort-vy Unga")
        #expect(try completed("vy x", &driver).text == "vy x")
    }
}
