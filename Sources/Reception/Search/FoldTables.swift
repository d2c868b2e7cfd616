// Which Latin letters stand for the letters of other alphabets, and for Latin letters with diacritics.

/// The tables of ``SearchText``, by the number of the character.
enum FoldTables {
    /// Letters that are sorted by themselves in Swedish; `{`, `|` and `}` come after `z`.
    static let swedish: [UInt32: String] = table(["{ åÅ", "| äÄæÆǣǢ", "} öÖøØőŐœŒ", "y üÜűŰ"])

    /// å, ä, ö and ü written with a combining mark.
    static func combined(_ base: Unicode.Scalar, _ mark: UInt32) -> String? {
        switch (base, mark) {
        case ("a", 0x30A): "{"
        case ("a", 0x308): "|"
        case ("o", 0x308), ("o", 0x30B): "}"
        case ("u", 0x308), ("u", 0x30B): "y"
        default: nil
        }
    }

    /// Latin letters: Latin-1, Latin Extended-A, those beyond that names bear in Swedish, Turkish, Azerbaijani,
    /// Romanian, Vietnamese and in scholarly spellings of Arabic.
    static let latin: [UInt32: String] = table([
        "a àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁẚÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦẠẢẤẦẨẪẬẮẰẲẴẶḀª", "ae æÆǣǢǽǼ", "b ḃḅḇɓḂḄḆƁ",
        "c çćĉċčḉƈÇĆĈĊČḈƇ", "d ďđðḋḍḏḑḓɗĎĐÐḊḌḎḐḒƊƉ",
        "e èéêëēĕėęěəǝɛȅȇȩẹẻẽếềểễệḕḗḙḛḝÈÉÊËĒĔĖĘĚƏƎƐȄȆȨẸẺẼẾỀỂỄỆḔḖḘḚḜ", "f ḟƒḞƑ", "g ĝğġģǧǵḡɠĜĞĠĢǦǴḠƓ",
        "h ĥħḣḥḧḩḫẖȟĤĦḢḤḦḨḪȞ", "i ìíîïĩīĭįıǐȉȋịỉḭḯɨÌÍÎÏĨĪĬĮİǏȈȊỊỈḬḮƗ", "ij ĳĲ", "j ĵǰĴ", "k ķĸǩḱḳḵƙĶǨḰḲḴƘ",
        "l ĺļľŀłḷḹḻḽĹĻĽĿŁḶḸḺḼ", "lj ǉǈǇ", "m ḿṁṃḾṀṂ", "n ñńņňŉǹṅṇṉṋɲÑŃŅŇǸṄṆṈṊƝ", "ng ŋŊ", "nj ǌǋǊ",
        "o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓɔÒÓÔÕÖØŌŎŐƠǑǪǬǾȌȎȪȬȮȰỌỎỐỒỔỖỘỚỜỞỠỢṌṎṐṒƆº", "oe œŒ", "p ṕṗƥṔṖƤ",
        "r ŕŗřȑȓṙṛṝṟŔŖŘȐȒṘṚṜṞ", "s śŝşšșſṡṣṥṧṩẛŚŜŞŠȘṠṢṤṦṨ", "ss ßẞ", "t ţťŧțṫṭṯṱẗţŢŤŦȚṪṬṮṰ", "th þÞ",
        "u ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻʉÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖỤỦỨỪỬỮỰṲṴṶṸṺɄ", "v ṽṿṼṾ", "w ŵẁẃẅẇẉẘŴẀẂẄẆẈ",
        "x ẋẍẊẌ", "y ýÿŷȳẏẙỳỵỷỹƴÝŶŸȲẎỲỴỶỸƳ", "z źżžẑẓẕƶŹŻŽẐẒẔƵ", "dz ǆǅǄǳǲǱ", "fi ﬁ", "fl ﬂ", "ff ﬀ",
    ])

    /// Arabic, Persian, Dari, Pashto, Kurdish and Urdu letters. Vowel marks are left out as they seldom are written.
    static let arabic: [UInt32: String] = table([
        "a اأإآٱىةعەٲ", "b ب", "p پ", "t تطټٹ", "th ث", "j ج", "ch چ", "h حههھہةۀ", "kh خ", "d دضډڈ", "dh ذ",
        "r رړڕڑ",
        "z زظځ", "zh ژږ", "s سص", "sh شښ", "ts څ", "gh غ", "f ف", "v ڤ", "q ق", "k كکڪ", "g گګ", "l لڵ",
        "m م",
        "n نںڼ", "w وؤ", "o ۆ", "u ۇ", "y يیئۍ", "e ېێے",
    ])

    /// Cyrillic letters as Ukraine writes them in passports (resolution 55 of 2010): at the beginning of a word and
    /// within it. Russian and Belarusian letters that Ukrainian lacks follow the same pattern.
    static let cyrillic: [UInt32: (first: String, within: String)] = {
        var result: [UInt32: (first: String, within: String)] = [:]
        let groups = [
            "a аА", "b бБ", "v вВ", "h гГ", "g ґҐ", "d дД", "e еЕэЭ", "zh жЖ", "z зЗ", "y иИыЫ", "i іІ",
            "k кК",
            "l лЛ", "m мМ", "n нН", "o оО", "p пП", "r рР", "s сС", "t тТ", "u уУ", "f фФ", "kh хХ", "ts цЦ",
            "ch чЧ", "sh шШ", "shch щЩ", "w ўЎ", "j јЈ", "dj ђЂ", "lj љЉ", "nj њЊ", "c ћЋ", "dz џЏ",
        ]
        for (letter, latin) in table(groups) { result[letter] = (latin, latin) }
        let varying: [(String, String, String)] = [
            ("єЄ", "ye", "ie"), ("їЇ", "yi", "i"), ("йЙ", "y", "i"), ("юЮ", "yu", "iu"), ("яЯ", "ya", "ia"),
            ("ёЁ", "yo", "io"), ("ьЬъЪ", "", ""),
        ]
        for (letters, first, within) in varying {
            for letter in letters.unicodeScalars { result[letter.value] = (first, within) }
        }
        return result
    }()

    /// Makes a table of groups, each the Latin letters, a space and what they stand for; the first group counts
    /// where a letter stands in several.
    static func table(_ groups: [String]) -> [UInt32: String] {
        var result: [UInt32: String] = [:]
        for group in groups {
            let parts = group.split(separator: " ")
            guard parts.count == 2 else { continue }
            for letter in parts[1].unicodeScalars where result[letter.value] == nil {
                result[letter.value] = String(parts[0])
            }
        }
        return result
    }
}
