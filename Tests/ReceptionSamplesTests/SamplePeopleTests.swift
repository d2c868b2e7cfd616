// The invented people: plausible families, right numbers that nobody shares, names in several scripts.

import Reception
import ReceptionData
import ReceptionSamples
import Testing

@Suite("Invented people")
struct SamplePeopleTests {
    @Test(
        "The applicant is grown up, children are at most nineteen and younger than the applicant",
        arguments: days)
    func ages(today: Day) throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            for household in unit(today, seed: seed).all {
                let births = household.births
                let relations = household.opening.persons.map { $0.details[.relation] }
                #expect(births.count == relations.count)
                #expect(relations.first == Relation.applicant.rawValue)
                let applicant = try #require(births.first)
                #expect((18...85).contains(applicant.age(on: today)))
                for (born, relation) in zip(births, relations) where relation == Relation.child.rawValue {
                    #expect((0...20).contains(born.age(on: today)))
                    #expect(born - applicant > 17 * 365)
                }
            }
        }
    }

    @Test("There are children of every age")
    func everyAge() {
        var ages: Set<Int> = []
        for seed in 1...5 as ClosedRange<UInt64> {
            for household in unit(days[0], seed: seed).all {
                ages.formUnion(household.births.map { $0.age(on: days[0]) })
            }
        }
        #expect(ages.isSuperset(of: 0...19))
    }

    @Test("Identity numbers are right, tell the birth date and sex, and are nobody else's")
    func numbers() throws {
        var seen: Set<String> = []
        var people = 0
        for household in unit(days[1], seed: 3, cases: 600).all {
            for person in household.opening.persons {
                people += 1
                let dossier = try #require(person.details[.dossiernummer])
                #expect(try Dossiernummer(parsing: dossier).digits == dossier)
                #expect(seen.insert(dossier).inserted)
                for field in [PersonDetail.personnummer, .samordningsnummer] {
                    guard let digits = person.details[field] else { continue }
                    let number = try IdentityNumber.parse(digits, today: days[1])
                    #expect(number.twelveDigits == digits)
                    #expect(number.birthDate.description == person.details[.birthDate])
                    #expect(number.isMan == (person.details[.sex] == Sex.man.rawValue))
                    #expect(seen.insert(digits).inserted)
                    if case .personnummer = number { #expect(field == .personnummer) }
                }
            }
        }
        #expect(seen.count > people)
    }

    @Test("A personnummer is only for those who are registered")
    func registered() throws {
        for file in try unit(days[2]).files() {
            let registered = Set(file.facts.filter { $0.id == .populationRegistered }.compactMap(\.person))
            for member in file.members {
                #expect((member.person[.personnummer] != nil) == registered.contains(member.person.id))
            }
        }
    }

    @Test("Names come in Latin, Arabic, Cyrillic and Ethiopic letters")
    func scripts() {
        var scripts: Set<String> = []
        for seed in 1...6 as ClosedRange<UInt64> {
            for person in unit(days[0], seed: seed).all.flatMap(\.opening.persons) {
                for scalar in (person.details[.givenName] ?? "").unicodeScalars {
                    switch scalar.value {
                    case 0x41...0x7A: scripts.insert("latin")
                    case 0x400...0x4FF: scripts.insert("cyrillic")
                    case 0x600...0x6FF: scripts.insert("arabic")
                    case 0x1200...0x137F: scripts.insert("ethiopic")
                    default: break
                    }
                }
            }
        }
        #expect(scripts == ["latin", "cyrillic", "arabic", "ethiopic"])
        let languages = Set(
            unit(days[0], seed: 1, cases: 110).all.flatMap(\.opening.persons).map { $0.details[.language] })
        #expect(languages.isSuperset(of: ["ara", "ukr", "prs", "tir", "som"]))
    }

    @Test(
        "Grounds are mixed within households, some have needs, one in forty is protected and has no address")
    func variety() {
        let households = unit(days[0], seed: 1, cases: 200).all
        let persons = households.flatMap(\.opening.persons)
        #expect(households.contains { Set($0.opening.persons.map { $0.details[.permitBasis] }).count > 1 })
        #expect(persons.contains { $0.details[.needs] != nil })
        let protected = households.filter { household in
            household.opening.persons.contains { $0.details[.protection] != Protection.none.rawValue }
        }
        #expect(protected.count == 5)
        #expect(protected.allSatisfy { $0.opening.details[.address] == nil })
        #expect(
            persons.compactMap { $0.details[.phone] }.allSatisfy {
                $0.hasPrefix("070-17406") && $0.count == 11
            })
    }
}
