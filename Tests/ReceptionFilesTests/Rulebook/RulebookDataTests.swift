// Our own files: they read without a fault, are what was compiled in, and keep their promises to the screens.

import Foundation
import Reception
import ReceptionData
import ReceptionFiles
import Testing

@Suite struct RulebookDataTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    private func files() throws -> [(name: String, text: String)] {
        let folder = Self.root.appendingPathComponent("data/rulebook").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            $0.hasSuffix(".toml")
        }
        return try names.sorted().map { name in
            (name: "data/rulebook/" + name, text: try text("data/rulebook/" + name))
        }
    }

    private func rulebook() throws -> Rulebook {
        try RulebookReader.read(files: files(), facts: BuiltIn.facts).get()
    }

    @Test func theCompiledFactsAreThoseOfTheFile() throws {
        let read = try FactsReader.read(name: "data/facts.toml", text: text("data/facts.toml")).get()
        #expect(read.definitions == BuiltIn.facts.definitions)
        #expect(read.definitions.count == 89)
    }

    @Test func theCompiledRulebookIsThatOfTheFiles() throws {
        let read = try rulebook()
        #expect(read.version == BuiltIn.rulebook.version)
        #expect(read.rules == BuiltIn.rulebook.rules)
        #expect(read.parameters == BuiltIn.rulebook.parameters)
        #expect(try files().map(\.name) == BuiltIn.rulebookFiles.map(\.name))
        #expect(try files().map(\.text) == BuiltIn.rulebookFiles.map(\.text))
    }

    @Test func everyExampleHolds() throws {
        switch try RulebookReader.check(files: files(), facts: BuiltIn.facts) {
        case .success(let rulebook): #expect(rulebook.version == BuiltIn.rulebook.version)
        case .failure(let found):
            for fault in found.faults { Issue.record("\(fault)") }
        }
    }

    @Test func everyRuleHasThreeExamples() throws {
        let counts = try RulebookReader.exampleCounts(files: files(), facts: BuiltIn.facts).get()
        for rule in BuiltIn.rulebook.rules { #expect(counts[rule.id] ?? 0 >= 3, "\(rule.id)") }
    }

    @Test func theExampleOfTheReadmeHolds() throws {
        let parts = try text("data/rulebook/README.md").split(separator: "```")
        let example = try #require(parts.first { $0.hasPrefix("toml\n[[example]]") }).dropFirst(5)
        let all = BuiltIn.rulebookFiles + [(name: "README.md", text: String(example))]
        switch RulebookReader.check(files: all, facts: BuiltIn.facts) {
        case .success: break
        case .failure(let found):
            for fault in found.faults { Issue.record("\(fault)") }
        }
    }

    @Test func theExamplesAreSomeHundreds() throws {
        let found = try RulebookReader.exampleCounts(files: files(), facts: BuiltIn.facts).get()
        #expect(found.values.reduce(0, +) >= 600)
    }

    @Test func theStringsAgree() throws {
        let (sv, en) = ("data/strings/sv.toml", "data/strings/en.toml")
        let result = StringsReader.read(swedish: (sv, try text(sv)), english: (en, try text(en)))
        #expect(throws: Never.self) { try result.get() }
    }

    @Test func theNamesOfLanguagesAndCountriesAreCodesThatListsTake() throws {
        let file = "data/names.toml"
        let names = try NamesReader.read(name: file, text: try text(file)).get()
        #expect(names.languages.first?.code == "ara" && names.countries.first?.code == "SYR")
        for wrong in [
            "[[country]]\ncode = \"ZZZ\"\nsv = \"a\"\nen = \"b\"", "[[language]]\ncode = \"ara\"\nsv = \"a\"",
            "[[language]]\ncode = \"ARA\"\nsv = \"a\"\nen = \"b\"",
        ] {
            #expect(throws: RulebookFaults.self) { try NamesReader.read(name: file, text: wrong).get() }
        }
    }

    @Test func factsKeepTheContract() {
        let facts = BuiltIn.facts
        #expect(facts["first_received"]?.takenFrom == "received")
        #expect(facts["first_registered"]?.takenFrom == "population_registered")
        let plans = facts.definitions.filter { $0.nature == .plan }.map(\.id.id)
        #expect(
            plans == [
                "latest_reception", "arrival_planned", "lease_ends", "permit_expires", "lma_card_expires",
                "lma_ends", "establishment_end_stated", "sfi_extended", "last_note",
            ])
        let repeated = facts.definitions.filter(\.isRepeated).map(\.id.id)
        #expect(
            repeated == [
                "placement_decided", "lease_signed", "lease_ends", "permit_granted", "permit_expires",
                "permit_renewal_applied", "permit_photographed", "lma_card_expires", "lma_card_renewed",
                "lma_ends",
                "establishment_end_stated", "establishment_paused", "establishment_absent",
                "establishment_returned", "establishment_recalled", "employment_service_reregistered",
                "establishment_reentered", "sfi_extended", "work_readiness", "guardian_lost",
                "placement_unused",
                "lease_notice_given", "lease_notice_contested", "rent_tribunal_referred", "sublease_started",
                "sublease_ended", "follow_up_done",
            ])
        #expect(facts["establishment_paused"]?.bearsUntil == true)
        #expect(facts["establishment_paused"]?.bearsValue == true)
        #expect(facts["received"]?.swedish == "mottagen i kommunen (ankomst hit)")
        #expect(facts["permit_card_received"]?.swedish == "UT-kort")
    }

    @Test func titlesFitTheirField() {
        for rule in BuiltIn.rulebook.rules {
            #expect(rule.title.swedish.count <= 34, "\(rule.id)")
            #expect(rule.title.english.count <= 34, "\(rule.id)")
        }
    }

    @Test func checklistsAreRoutine() {
        for (name, kind, prefix, sizes) in [
            ("KVOT", CaseKind.kvot, "KVOT-", 35...45), ("ABO", .abo, "ABO-", 20...25),
            ("EBO", .ebo, "EBO-", 20...25), ("MASSFLYKT", .massflykt, "MASSFLYKT-", 20...25),
        ] {
            let steps = BuiltIn.rulebook.rules.filter { $0.checklist == name }
            #expect(sizes.contains(steps.count))
            for step in steps {
                #expect(step.id.id.hasPrefix(prefix))
                #expect(step.conditions.kinds == [kind])
                #expect(step.nature == .target && step.owner == .unit && !step.rolls)
                #expect(step.maySnooze)
            }
        }
    }

    @Test func readinessForAnArrivalIsThirteenSteps() {
        let steps = BuiltIn.rulebook.rules.filter {
            $0.checklist == "KVOT" && $0.trigger == .each("arrival_planned")
        }
        #expect(steps.count == 13)
        #expect(steps.last?.id == "KVOT-ARLANDA")
        #expect(steps.dropLast().allSatisfy { $0.span.isNegative })
        #expect(steps.last?.span == .zero)
    }
}
