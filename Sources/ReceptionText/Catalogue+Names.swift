// What languages and countries are called, for completion and for reading a code back in words.

import Reception

/// A code of a language or a country with its names.
public struct CodedName: Hashable, Sendable {
    /// ISO 639-3 for a language, ISO 3166-1 alpha-3 for a country.
    public let code: String
    public let swedish: String
    public let english: String
}

extension CodedName {
    /// The languages that reception units meet, the most usual first.
    public static let languages = table(GeneratedNames.languages)
    /// The citizenships that they meet, the most usual first.
    public static let countries = table(GeneratedNames.countries)

    /// The code of a language as somebody writes it: its name in Swedish or English, also the part of it before or
    /// within brackets, or a code of three letters, which need not be of the list; in upper or lower case. Nil for
    /// what is neither.
    public static func language(_ text: String) -> String? {
        let folded = SearchText.fold(text)
        guard !folded.isEmpty else { return nil }
        let named = languages.first { language in
            [language.swedish, language.english].contains { name in
                let parts = name.split { "()".contains($0) }.map(String.init)
                return ([name] + parts).contains { SearchText.fold($0) == folded }
            }
        }
        if let named { return named.code }
        return try? FieldValue.person(.language, FieldText.line(text), today: .distantPast)
    }

    private static func table(_ text: String) -> [CodedName] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 3 else { return nil }
            return CodedName(code: parts[0], swedish: parts[1], english: parts[2])
        }
    }
}

extension Catalogue {
    /// What a code is called in the reader's language.
    public func name(of coded: CodedName) -> String { language == .sv ? coded.swedish : coded.english }

    /// Languages by their names; a code that is not of the list stands as it is.
    public func languages(_ codes: [String]) -> String {
        codes.map { code in CodedName.languages.first { $0.code == code }.map(name) ?? code }
            .joined(separator: ", ")
    }
}

extension Catalogue {
    /// What a person's detail is called.
    public func label(of detail: PersonDetail) -> String {
        switch detail {
        case .givenName: self(.fieldGivenName)
        case .familyName: self(.fieldFamilyName)
        case .birthDate: self(.fieldBirthDate)
        case .personnummer: self(.fieldPersonnummer)
        case .samordningsnummer: self(.fieldSamordningsnummer)
        case .dossiernummer: self(.fieldDossiernummer)
        case .citizenship: self(.fieldCitizenship)
        case .language: self(.fieldLanguage)
        case .interpreter: self(.fieldInterpreter)
        case .relation: self(.fieldRelation)
        case .protection: self(.fieldProtection)
        case .permitBasis: self(.fieldPermitBasis)
        case .classCode: self(.fieldClassCode)
        case .sex: self(.fieldSex)
        case .phone: self(.fieldPhone)
        case .heightCM: self(.fieldHeightCm)
        case .needs: self(.fieldNeeds)
        }
    }

    /// What a case's detail is called; the key of an imported list has no name.
    public func label(of detail: CaseDetail) -> String {
        switch detail {
        case .importKey: detail.rawValue
        case .address: self(.fieldAddress)
        case .dwellingNumber: self(.fieldDwellingNumber)
        case .landlord: self(.fieldLandlord)
        case .fileNumber: self(.fieldFileNumber)
        case .flight: self(.fieldFlight)
        case .arrivalTime: self(.fieldArrivalTime)
        }
    }

    /// A person's sex.
    public func sex(_ sex: Sex) -> String {
        switch sex {
        case .woman: self(.sexWoman)
        case .man: self(.sexMan)
        case .other: self(.sexOther)
        }
    }

    /// Why a permit was given.
    public func permitBasis(_ basis: PermitBasis) -> String {
        switch basis {
        case .refugee: self(.permitBasisRefugee)
        case .subsidiary: self(.permitBasisSubsidiary)
        case .quota: self(.permitBasisQuota)
        case .temporary: self(.permitBasisTemporary)
        case .relative: self(.permitBasisRelative)
        case .other: self(.permitBasisOther)
        }
    }

    /// By what somebody is likely to be known already.
    public func matched(_ matched: KnownPerson.Matched) -> String {
        switch matched {
        case .dossiernummer: self(.fieldDossiernummer)
        case .personnummer: self(.fieldPersonnummer)
        case .samordningsnummer: self(.fieldSamordningsnummer)
        case .name: self(.formKnownByName)
        }
    }

    /// The short name of a day of the week.
    public func weekday(_ day: Day) -> String {
        switch day.weekday {
        case .monday: self(.weekdayMonday)
        case .tuesday: self(.weekdayTuesday)
        case .wednesday: self(.weekdayWednesday)
        case .thursday: self(.weekdayThursday)
        case .friday: self(.weekdayFriday)
        case .saturday: self(.weekdaySaturday)
        case .sunday: self(.weekdaySunday)
        }
    }
}
