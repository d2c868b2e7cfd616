// Names in Latin letters for who reads no others.

import Reception
import Testing

@Suite struct TransliterationTests {
    @Test(arguments: [
        ("Мельник", "Melnyk"), ("МЕЛЬНИК", "MELNYK"), ("Ящук-Юрченко", "Yashchuk-Yurchenko"),
        ("Анна Мельник", "Anna Melnyk"), ("نور", "Nur"), ("محمد", "Mhmd"), ("علي", "Ali"),
        ("الحسن", "Al-Hsn"), ("ገብረ", "Gebre"), ("ክብሮም", "Kbrom"), ("Παπαδόπουλος", "Papadopoulos"),
        ("Anna Мельник", "Anna Melnyk"), ("ბერიძე", "Beridze"), ("ნინო ბერიძე", "Nino Beridze"),
        ("де Мельник", "de Melnyk"),
    ])
    func otherScriptsAreReadInLatinLetters(_ name: String, _ latin: String) {
        #expect(Transliteration.latin(name) == latin)
        #expect(Transliteration.withLatin(name) == "\(name) (\(latin))")
        // What is read is found.
        #expect(SearchText.fold(latin).isEmpty == false)
    }

    @Test(arguments: ["", "Andersson", "Åsa Öberg", "Nguyễn", "O’Brien", "Şahin", "12"])
    func latinLettersStayAsTheyAre(_ name: String) {
        #expect(Transliteration.latin(name) == nil)
        #expect(Transliteration.withLatin(name) == name)
    }

    /// A copy with half of its marks gone would be read as the name.
    @Test(arguments: ["शर्मा", "כהן", "王", "김", "ဇော်", "Anna 王", "Мельник 王", "வேலு", "শেখ"])
    func aScriptWithoutATableIsLeftAlone(_ name: String) {
        #expect(Transliteration.latin(name) == nil)
        #expect(Transliteration.withLatin(name) == name)
    }

    /// Letters beyond Arabic's own, as Persian, Pashto, Urdu and Kurdish write them.
    @Test(arguments: [
        "گلشن", "پروین", "چاوشي", "ژاله", "ټولواک", "ښايسته", "ډار", "ڕێبوار", "ٹیپو", "ڑ", "ے",
    ])
    func allArabicLettersHaveLatinOnes(_ name: String) {
        #expect(Transliteration.latin(name) != nil)
    }
}
