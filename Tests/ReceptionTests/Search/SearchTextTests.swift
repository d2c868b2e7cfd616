// That names are found however they are spelt, and sorted as in Swedish.

import Reception
import TestSupport
import Testing

@Suite struct SearchTextTests {
    @Test(arguments: [
        ("Åsa", "asa"), ("A\u{30A}sa", "asa"), ("ÖBERG", "oberg"), ("  Al-Hassan,   Omar ", "al hassan omar"),
        ("O'Brien", "obrien"), ("O’Brien", "obrien"), ("Ørsted", "orsted"), ("Strauß", "strauss"),
        ("Yıldız", "yildiz"), ("İbrahim", "ibrahim"), ("Łukasz", "lukasz"), ("Nguyễn", "nguyen"),
        ("Мельник", "melnyk"), ("Юлія", "yuliia"), ("Щербак Є", "shcherbak ye"), ("Сергій", "serhii"),
        ("محمد", "mhmd"), ("پ چ ژ گ ک ی", "p ch zh g k y"), ("مُحَمَّد", "mhmd"), ("علي", "aly"), ("علی", "aly"),
        ("ገብረመድህን", "gebremedhn"), ("ኣማኑኤል", "amanuel"), ("۱۲۳ ٤٥", "123 45"),
        ("Storgatan 5 B", "storgatan 5 b"),
        ("", ""), (" - ", ""), ("Καλό", "καλό"),
    ])
    func folds(_ written: String, _ folded: String) {
        #expect(SearchText.fold(written) == folded)
        #expect(SearchText.fold(folded) == folded)
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
