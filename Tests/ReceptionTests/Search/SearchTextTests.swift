// That names are found however they are spelt, and sorted as in Swedish.

import Reception
import TestSupport
import Testing

@Suite struct SearchTextTests {
    /// The sign for ohm is a capital whose small letter is the Greek one.
    @Test(arguments: [("\u{3F4}", "\u{3B8}"), ("\u{2126}", "\u{3C9}"), ("\u{212A}", "k")])
    func signsThatAreLettersFoldAsThose(_ sign: String, _ letter: String) {
        #expect(SearchText.fold(sign) == SearchText.fold(letter))
        #expect(SearchText.fold(SearchText.fold(sign)) == SearchText.fold(sign))
    }

    /// A vowel sign that stands after something else than a letter belongs to the word that follows.
    @Test func typedWordsAreThoseOfTheFold() {
        for text in ["\u{E2A}\u{FFFD}\u{E33}\u{E22}", "a-\u{301}b", "(\u{E33}x", "a\u{2010}\u{200D}\u{5E9}"] {
            let typed = SearchText.typedWords(text).map(\.single)
            #expect(typed.joined(separator: " ") == SearchText.fold(text))
        }
    }

    /// Marks of direction come along when a name is copied from a text in Arabic.
    @Test(arguments: ["\u{202E}as\u{202E}aa", "as\u{200F}aa", "as\u{AD}aa", "as\u{2D0}aa"])
    func whatNobodySeesDividesNoWord(_ text: String) {
        #expect(SearchText.fold(text) == "asaa")
        #expect(SearchText.typedWords(text).map(\.single) == ["asaa"])
    }

    @Test(arguments: [
        ("Åsa", "asa"), ("A\u{30A}sa", "asa"), ("ÖBERG", "oberg"), ("  Al-Hassan,   Omar ", "al hassan omar"),
        ("O'Brien", "obrien"), ("O’Brien", "obrien"), ("Ørsted", "orsted"), ("Strauß", "strauss"),
        ("Yıldız", "yildiz"), ("İbrahim", "ibrahim"), ("Łukasz", "lukasz"), ("Nguyễn", "nguyen"),
        ("Мельник", "melnyk"), ("Юлія", "yuliia"), ("Щербак Є", "shcherbak ye"), ("Сергій", "serhii"),
        ("محمد", "mhmd"), ("پ چ ژ گ ک ی", "p ch zh g k y"), ("مُحَمَّد", "mhmd"), ("علي", "aly"), ("علی", "aly"),
        ("ገብረመድህን", "gebremedhn"), ("ኣማኑኤል", "amanuel"), ("۱۲۳ ٤٥", "123 45"),
        ("Storgatan 5 B", "storgatan 5 b"),
        ("", ""), (" - ", ""), ("Καλό", "kalo"), ("Παπαδόπουλος", "papadopoulos"), ("Ευάγγελος", "evangelos"),
        ("ΓΙΩΡΓΟΣ", "giorgos"),
        ("გიორგი ბერიძე", "giorgi beridze"), ("ᲒᲘᲝᲠᲒᲘ", "giorgi"), ("Սարուխանյան", "sarukhanyan"),
        ("ՀՈՎՀԱՆՆԻՍՅԱՆ", "hovhannisyan"), ("Ոսկանյան Երվանդ", "voskanyan yervand"), ("Ուրարտու", "urartu"),
        ("คน", "คน"),
    ])
    func folds(_ written: String, _ folded: String) {
        #expect(SearchText.fold(written) == folded)
        #expect(SearchText.fold(folded) == folded)
    }

    /// A name as it stands in a case, and as somebody looks for it.
    @Test(arguments: [
        ("Мельник", "melnyk"), ("Melnyk", "Мельник"), ("Сергей", "sergei"), ("Сергей", "serhei"),
        ("Сергей", "Сергей"),
        ("Sergei", "Сергей"), ("Вячеслав", "viachesl"), ("Ігор", "ihor"), ("Олександр Гаврилюк", "havryliuk"),
        ("محمد", "muhammad"), ("محمد", "Mohamed"), ("محمد", "محمد"), ("يوسف", "youssef"), ("عمر", "omar"),
        ("إبراهيم", "ibrahim"), ("فاطمة", "fatima"), ("الحسن", "hassan"), ("علي", "Ali"), ("خالد", "khaled"),
        ("ገብረመድህን", "gebremedhin"), ("ገብረመድህን", "ghebremedhin"), ("ተስፋይ", "tesfay"), ("Tesfay", "ተስፋይ"),
        ("ኃይሌ", "haile"), ("Giorgi", "გიორგი"), ("Sarukhanyan", "Սարուխանյան"), ("Åsa", "asa"),
        ("Asa", "åsa"),
        ("Al-Hassan", "al-hassan"), ("O'Brien", "o’brien"),
    ])
    func isFoundEitherWay(_ written: String, _ typed: String) {
        let kept = (SearchText.fold(written) + " " + SearchText.otherSpellings(written)).split(separator: " ")
        for word in SearchText.typedWords(typed) {
            #expect(
                kept.contains { kept in
                    word.forms.contains { $0.isWhole ? kept == $0.text : kept.hasPrefix($0.text) }
                }, "\(kept) \(word)")
        }
    }

    @Test func soundsDoNotMixNamesInLatinLetters() {
        #expect(SearchText.otherSpellings("Hassan Hussein").isEmpty)
        #expect(SearchText.typedWords("ba").allSatisfy { $0.forms.count == 1 })
    }

    @Test func theWordsAroundAHit() {
        let note =
            "Ringde hyresvärden i går om nyckeln.\nHan kommer med tolk på torsdag klockan nio, säger han själv."
        let words = SearchText.typedWords("tolk")
        #expect(Excerpt.around(words, in: note, length: 40) == "… kommer med tolk på torsdag klockan nio, …")
        #expect(Excerpt.around(words, in: "Tolken") == "Tolken")
        #expect(Excerpt.around(words, in: "inget här") == "inget här")
    }

    @Test func theFastPathSaysTheSame() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<500 {
            let scalars = (0..<random.int(0...20)).map { _ in Unicode.Scalar(UInt8(random.int(0...127))) }
            let text = String(String.UnicodeScalarView(scalars))
            // A letter of another alphabet at the end takes the slow path.
            #expect(SearchText.fold(text + " ж") == (SearchText.fold(text) + " zh").drop { $0 == " " })
        }
    }

    @Test func sortsAsInSwedish() {
        let sorted = ["Al-Hassan", "Zewdu", "Åberg", "Æbler", "Ärlig", "Öberg", "Østed"]
        #expect(sorted.map(SearchText.sortKey) == sorted.map(SearchText.sortKey).sorted())
        #expect(SearchText.sortKey("A\u{30A}sa") == SearchText.sortKey("Åsa"))
        #expect(SearchText.sortKey("Müller") == SearchText.sortKey("Myller"))
        #expect(SearchText.sortKey("Éva") == "eva")
    }

    @Test(arguments: [
        ("900101-1239", ["199001011239", "209001011239"]), ("19900101 1239", ["199001011239"]),
        ("120101+1239", ["181201011239", "191201011239"]), ("12-345678", ["12345678"]),
        ("12345678", ["12345678"]), ("2026-12", ["2026-0012", "19202612", "20202612"]),
        ("2026-0012", ["2026-0012", "20260012"]), ("20260012", ["20260012", "2026-0012"]), ("Åsa", []),
        ("", []),
        ("-", []), ("۱۲-۳۴۵۶۷۸", ["12345678"]), ("17", ["17"]),
    ])
    func readsNumbers(_ written: String, _ keys: [String]) {
        #expect(SearchText.numberKeys(written) == keys)
    }

    @Test func theNearestWordIsNear() {
        #expect(NearestName.near("recieved", among: ["received", "lease_ends"]) == "received")
        #expect(NearestName.near("förnam", among: ["förnamn", "efternamn"]) == "förnamn")
        #expect(NearestName.near("banana", among: ["received"]) == nil)
    }

    @Test func findsTheNearestName() {
        let names = ["hushåll", "förnamn", "efternamn", "received"]
        #expect(NearestName.to("fornam", among: names) == "förnamn")
        #expect(NearestName.to("recieved", among: names) == "received")
        #expect(NearestName.to("", among: []) == nil)
    }
}
