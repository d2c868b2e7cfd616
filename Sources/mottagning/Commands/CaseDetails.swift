// The details of persons and cases as options, and `case correct`, which puts them right.

import ArgumentParser
import Foundation
import Reception
import ReceptionText

/// The fields of somebody new on the command line.
struct PersonOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionGivenName)) var givenName: String
    @Option(name: .long, help: help(.optionFamilyName)) var familyName: String
    @Option(name: .long, help: help(.optionBirthDate)) var birthDate: String
    @OptionGroup var more: DetailOptions

    func details(today: Day) throws -> [PersonDetail: String] {
        var details = try more.details(today: today).filter { !$0.value.isEmpty }
        details[.givenName] = givenName
        details[.familyName] = familyName
        details[.birthDate] = try readDay(birthDate).description
        return details
    }
}

/// What a person may have beside name and birth date.
struct DetailOptions: ParsableArguments {
    @Option(name: .long, help: help(.optionRelation)) var relation: String?
    @Option(name: .long, help: help(.fieldSex)) var sex: String?
    @Option(name: .long, help: help(.optionPersonnummer)) var personnummer: String?
    @Option(name: .long, help: help(.fieldSamordningsnummer)) var samordningsnummer: String?
    @Option(name: .long, help: help(.optionDossiernummer)) var dossiernummer: String?
    @Option(name: .long, help: help(.optionLanguage)) var language: String?
    @Option(name: .long, help: help(.fieldInterpreter)) var interpreter: String?
    @Option(name: .long, help: help(.fieldCitizenship)) var citizenship: String?
    @Option(name: .long, help: help(.optionPermitBasis)) var permitBasis: String?
    @Option(name: .long, help: help(.fieldPhone)) var phone: String?
    @Option(name: .long, help: help(.fieldProtection)) var protection: String?
    @Option(name: .long, help: help(.fieldClassCode)) var classCode: String?
    @Option(name: .long, help: help(.fieldHeightCm)) var heightCm: String?
    @Option(name: .long, help: help(.fieldNeeds)) var needs: String?

    /// The stored form of what was given; an empty text stays empty and takes a value away.
    func details(today: Day) throws -> [PersonDetail: String] {
        let given: [(PersonDetail, String?)] = [
            (.relation, relation),
            (.sex, sex),
            (.personnummer, personnummer),
            (.samordningsnummer, samordningsnummer),
            (.dossiernummer, dossiernummer),
            (.language, language),
            (.interpreter, interpreter),
            (.citizenship, citizenship),
            (.permitBasis, permitBasis),
            (.phone, phone),
            (.protection, protection),
            (.classCode, classCode),
            (.heightCM, heightCm),
            (.needs, needs),
        ]
        var details: [PersonDetail: String] = [:]
        for (detail, text) in given {
            if let text { details[detail] = try readDetail(detail, text, today) }
        }
        return details
    }
}

/// What a case may have.
struct CaseDetailOptions: ParsableArguments {
    @Option(name: .long, help: help(.fieldAddress)) var address: String?
    @Option(name: .long, help: help(.fieldDwellingNumber)) var dwellingNumber: String?
    @Option(name: .long, help: help(.fieldLandlord)) var landlord: String?
    @Option(name: .long, help: help(.fieldFileNumber)) var fileNumber: String?
    @Option(name: .long, help: help(.fieldFlight)) var flight: String?
    @Option(name: .long, help: help(.fieldArrivalTime)) var arrivalTime: String?

    /// What was given; an empty text takes a value away.
    var details: [CaseDetail: String] {
        let given: [(CaseDetail, String?)] = [
            (.address, address), (.dwellingNumber, dwellingNumber), (.landlord, landlord),
            (.fileNumber, fileNumber), (.flight, flight), (.arrivalTime, arrivalTime.map(FieldValue.time)),
        ]
        return Dictionary(
            given.compactMap { detail, text in text.map { (detail, FieldText.line($0)) } },
            uniquingKeysWith: { first, _ in first })
    }
}

struct CaseCorrect: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: words(.helpCaseCorrect))

    @OptionGroup var options: GlobalOptions
    @Argument(help: help(.argumentCase)) var number: String
    @Option(name: .long, help: help(.optionPerson)) var person: Int?
    @Option(name: .long, help: help(.optionGivenName)) var givenName: String?
    @Option(name: .long, help: help(.optionFamilyName)) var familyName: String?
    @Option(name: .long, help: help(.optionBirthDate)) var birthDate: String?
    @OptionGroup var more: DetailOptions
    @OptionGroup var household: CaseDetailOptions

    func run() throws {
        let session = try Session(options)
        var details = try more.details(today: session.today)
        details[.givenName] = givenName
        details[.familyName] = familyName
        details[.birthDate] = try birthDate.map { try readDay($0).description }
        guard details.isEmpty || person != nil else {
            throw Failure.usage(words(.errorWhosePerson), words(.errorWhosePersonFix))
        }
        let names: [PersonDetail] = [.givenName, .familyName, .birthDate]
        guard !names.contains(where: { details[$0]?.allSatisfy(\.isWhitespace) == true }) else {
            throw Failure.usage(words(.errorNameMissing), words(.errorNameMissingFix))
        }
        guard !(details.isEmpty && household.details.isEmpty) else {
            throw Failure.usage(words(.errorNothingGiven), words(.errorNothingGivenFix))
        }
        let file = try session.caseView(number).file
        var steps: [(caseID: CaseID?, command: CaseCommand)] = []
        if let person, !details.isEmpty {
            steps.append((file.id, .correctPerson(person, details, from: session.today)))
        }
        if !household.details.isEmpty {
            steps.append((file.id, .correctCase(household.details, from: session.today)))
        }
        let request = ActRequest(kind: .correct, subject: nil, steps: steps)
        try session.apply(request)
    }
}

/// A value by the reading that lists and forms have too; nothing stays nothing.
private func readDetail(_ detail: PersonDetail, _ text: String, _ today: Day) throws -> String {
    let line = FieldText.line(text)
    guard !line.isEmpty else { return "" }
    if detail == .language { return try readLanguage(line) }
    do throws(ValueFault) {
        return try FieldValue.person(detail, line, today: today)
    } catch {
        if let reason = error.identity {
            throw Failure.usage(words.reason(reason), words(.errorBadNumberFix))
        }
        let option = "--" + detail.rawValue.split(separator: "_").joined(separator: "-")
        // The closed lists come in Swedish, then in English.
        throw Failure.usage(
            words(.errorBadChoice, option, text), words(.errorBadChoiceFix, error.arguments.last ?? ""))
    }
}

/// Says on standard error which cases somebody may be in already, by their numbers only. The act stands: a command cannot
/// ask, and two persons may have the same name and birthday.
func warn(_ known: [KnownPerson], _ word: Word) {
    for match in known {
        let text = words(word, match.row.number.description, words.matched(match.matched))
        Output.say("mottagning: \(text)\n")
    }
}
