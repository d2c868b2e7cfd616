// Fields of forms against the readings that lists of households have: the same values, whatever is typed.

import Reception
import ReceptionText
import TestSupport
import Testing

@testable import ReceptionUI

struct FieldReadingTests {
    private let context = Driver(.rules).context

    private func field(_ detail: PersonDetail, _ text: String) -> FormField? {
        var field = Form.personFields(0, [detail], nil, context).first
        field?.input.text = text
        return field
    }

    /// What a list of households accepts, a form accepts too, and stores the same.
    @Test(arguments: PersonDetail.allCases)
    func aFormReadsWhatAListReads(_ detail: PersonDetail) {
        var random = SplitMix64(seed: 7)
        let words =
            [
                "ja", "nej", "JA", "barn", "make/maka", "sökande", "kvinna", "m", "kvot", "flykting", "ingen",
                "sekretess", "protected_registration", "SYR", "swe", "XXA", "ara", "prs", "rullstol, kost",
                "180",
                "1991-05-02", "19910502", "12-345678", "199105022389", "910502-2389", "19701063-2391",
                "701063-2391", "070-123 45 67", "temporary",
                "annan", "annat", "yes", "tillfälligt skydd",
            ]
            + (0..<200).map { _ in
                String(
                    (0..<Int.random(in: 1...13, using: &random)).map { _ in
                        Array("0123456789-+ aåkr").randomElement(using: &random) ?? "0"
                    })
            }
        var accepted = 0
        for word in words {
            let line = FieldText.line(word)
            guard !line.isEmpty,
                let value = try? FieldValue.person(detail, line, today: context.today), !value.isEmpty
            else { continue }
            if detail == .birthDate, let day = Day(value), day > context.today { continue }
            accepted += 1
            #expect(field(detail, word)?.reading(context).value == value, "\(detail) \(word)")
        }
        #expect(accepted > 0)
    }

    /// What is stored comes back as it was when it is shown in words and read again.
    @Test(arguments: [
        (PersonDetail.language, "tir"), (.language, "ava"), (.citizenship, "SYR"), (.citizenship, "ABW"),
        (.interpreter, "yes"), (.relation, "partner"), (.protection, "protected_registration"),
        (.permitBasis, "temporary"), (.sex, "other"), (.needs, "wheelchair,diet"), (.heightCM, "180"),
        (.birthDate, "1991-05-02"), (.dossiernummer, "12345678"),
    ])
    func aStoredValueIsReadBack(_ detail: PersonDetail, _ value: String) {
        for language in Catalogue.Language.allCases {
            let context = Driver(.rules, language: language).context
            let person = Newcomer(id: PersonID(1), details: [detail: value])
            let field = Form.personFields(0, [detail], person, context).first
            #expect(field?.reading(context).value == value)
            #expect(field?.isTouched == false)
        }
    }

    @Test func nothingButCommasNamesNoLanguage() {
        var field = FormField(.note, "x", .languages)
        field.input.text = ";,"
        #expect(field.reading(context) == .nothing)
    }

    @Test func everyNameOfALanguageOrCountryIsRead() {
        for (detail, names) in [
            (PersonDetail.language, CodedName.languages), (.citizenship, CodedName.countries),
        ] {
            #expect(names.count > 60)
            for name in names {
                for text in [name.code, name.swedish, name.english] {
                    #expect(field(detail, text)?.reading(context).value == name.code, "\(text)")
                }
            }
        }
    }

    @Test func numbersAreReadOneByOneOrFromOneToAnother() {
        var field = FormField(.consent(.persons), "", .numbers)
        for (text, value) in [
            ("1 3", "1,3"), ("1, 3", "1,3"), ("1,3", "1,3"), ("1-3", "1,2,3"), ("1-3 2 5", "1,2,3,5"),
            ("2 2", "2"), ("4-4", "4"),
        ] {
            field.input.text = text
            #expect(field.reading(context).value == value, "\(text)")
        }
        for text in ["1-", "-1", "3-1", "1-2-3", "1 - 3", "1;3", "person 1", "1.3", "1-999", ",", "½"] {
            field.input.text = text
            guard case .fault = field.reading(context) else {
                Issue.record("\(text)")
                continue
            }
        }
    }

    @Test func nothingTypedIsNeitherAValueNorAFault() {
        for detail in PersonDetail.allCases {
            #expect(field(detail, "  ")?.reading(context) == .nothing)
        }
    }
}
