// Invented people's names by where they come from, in Latin letters and, for some, in their own script.

/// A name as the permit decision spells it and as its bearer does.
struct SampleName {
    let latin: String
    let own: String
    init(_ latin: String, _ own: String? = nil) {
        self.latin = latin
        self.own = own ?? latin
    }

    func written(inOwnScript: Bool) -> String { inOwnScript ? own : latin }
}

/// Where a household comes from.
struct Origin {
    /// ISO 3166-1 alpha-3.
    let citizenship: String
    /// ISO 639-3.
    let language: String
    let families: [SampleName]
    let women: [SampleName]
    let men: [SampleName]
    /// Whether a wife keeps her own family name.
    let wivesKeepTheirs: Bool

    private static func names(_ pairs: [(String, String)]) -> [SampleName] {
        pairs.map { SampleName($0.0, $0.1) }
    }

    private static let arabicFamilies = names([
        ("Al-Hassan", "الحسن"), ("Al-Ahmad", "الأحمد"), ("Khalil", "خليل"), ("Mahmoud", "محمود"),
        ("Al-Khatib", "الخطيب"), ("Darwish", "درويش"), ("Al-Masri", "المصري"), ("Haddad", "حداد"),
        ("Ibrahim", "إبراهيم"), ("Nasser", "ناصر"), ("Al-Jabouri", "الجبوري"), ("Saleh", "صالح"),
        ("Othman", "عثمان"), ("Barakat", "بركات"), ("Al-Hariri", "الحريري"), ("Shaheen", "شاهين"),
        ("Qasim", "قاسم"), ("Al-Zoubi", "الزعبي"), ("Jaber", "جابر"), ("Al-Najjar", "النجار"),
        ("Sabbagh", "صباغ"),
        ("Al-Omari", "العمري"), ("Hamdan", "حمدان"), ("Bakri", "بكري"), ("Al-Tamimi", "التميمي"),
        ("Mansour", "منصور"),
    ])
    private static let arabicWomen = names([
        ("Maryam", "مريم"), ("Rima", "ريما"), ("Lina", "لينا"), ("Fatima", "فاطمة"), ("Noor", "نور"),
        ("Amal", "أمل"), ("Hanan", "حنان"), ("Salma", "سلمى"), ("Aya", "آية"), ("Rasha", "رشا"),
        ("Zainab", "زينب"), ("Huda", "هدى"), ("Yasmin", "ياسمين"), ("Samar", "سمر"),
    ])
    private static let arabicMen = names([
        ("Omar", "عمر"), ("Yusuf", "يوسف"), ("Khaled", "خالد"), ("Ahmad", "أحمد"), ("Mustafa", "مصطفى"),
        ("Hussein", "حسين"), ("Bilal", "بلال"), ("Karim", "كريم"), ("Adnan", "عدنان"), ("Samir", "سمير"),
        ("Tariq", "طارق"), ("Hamza", "حمزة"), ("Rami", "رامي"), ("Ziad", "زياد"),
    ])

    static let syria = Origin(
        citizenship: "SYR", language: "ara", families: arabicFamilies, women: arabicWomen, men: arabicMen,
        wivesKeepTheirs: true)
    static let iraq = Origin(
        citizenship: "IRQ", language: "ara", families: arabicFamilies, women: arabicWomen, men: arabicMen,
        wivesKeepTheirs: true)
    static let sudan = Origin(
        citizenship: "SDN", language: "ara", families: arabicFamilies, women: arabicWomen, men: arabicMen,
        wivesKeepTheirs: true)

    static let ukraine = Origin(
        citizenship: "UKR", language: "ukr",
        families: names([
            ("Melnyk", "Мельник"), ("Kovalenko", "Коваленко"), ("Petrenko", "Петренко"),
            ("Shevchuk", "Шевчук"),
            ("Bondarenko", "Бондаренко"), ("Tkachenko", "Ткаченко"), ("Moroz", "Мороз"),
            ("Savchenko", "Савченко"),
            ("Lysenko", "Лисенко"), ("Koval", "Коваль"), ("Hrytsenko", "Гриценко"), ("Polishchuk", "Поліщук"),
            ("Marchenko", "Марченко"), ("Bilyk", "Білик"), ("Romanenko", "Романенко"), ("Kravets", "Кравець"),
        ]),
        women: names([
            ("Oksana", "Оксана"), ("Iryna", "Ірина"), ("Nataliia", "Наталія"), ("Olena", "Олена"),
            ("Kateryna", "Катерина"), ("Yuliia", "Юлія"), ("Sofiia", "Софія"), ("Daryna", "Дарина"),
            ("Liudmyla", "Людмила"), ("Halyna", "Галина"), ("Zlata", "Злата"), ("Solomiia", "Соломія"),
        ]),
        men: names([
            ("Andrii", "Андрій"), ("Oleksandr", "Олександр"), ("Dmytro", "Дмитро"), ("Maksym", "Максим"),
            ("Bohdan", "Богдан"), ("Taras", "Тарас"), ("Mykola", "Микола"), ("Danylo", "Данило"),
            ("Yaroslav", "Ярослав"), ("Artem", "Артем"), ("Ivan", "Іван"), ("Vasyl", "Василь"),
        ]),
        wivesKeepTheirs: false)

    static let afghanistan = Origin(
        citizenship: "AFG", language: "prs",
        families: names([
            ("Rahimi", "رحیمی"), ("Ahmadi", "احمدی"), ("Hosseini", "حسینی"), ("Karimi", "کریمی"),
            ("Mohammadi", "محمدی"), ("Nazari", "نظری"), ("Sharifi", "شریفی"), ("Haidari", "حیدری"),
            ("Amiri", "امیری"), ("Noori", "نوری"), ("Rezai", "رضایی"), ("Qaderi", "قادری"),
            ("Yousufi", "یوسفی"), ("Sultani", "سلطانی"), ("Akbari", "اکبری"),
            ("Zamani", "زمانی"),
        ]),
        women: names([
            ("Zahra", "زهرا"), ("Shabnam", "شبنم"), ("Laila", "لیلا"), ("Nargis", "نرگس"),
            ("Parwana", "پروانه"),
            ("Freshta", "فرشته"), ("Maryam", "مریم"), ("Roya", "رویا"), ("Sahar", "سحر"), ("Golnar", "گلنار"),
        ]),
        men: names([
            ("Ali", "علی"), ("Mirwais", "میرویس"), ("Farid", "فرید"), ("Jawad", "جواد"), ("Reza", "رضا"),
            ("Najib", "نجیب"), ("Sohrab", "سهراب"), ("Wahid", "وحید"), ("Elyas", "الیاس"), ("Hamid", "حمید"),
        ]),
        wivesKeepTheirs: false)

    static let eritrea = Origin(
        citizenship: "ERI", language: "tir",
        families: names([
            ("Tesfay", "ተስፋይ"), ("Haile", "ኃይለ"), ("Ghebremedhin", "ገብረመድህን"), ("Kidane", "ኪዳነ"),
            ("Berhane", "ብርሃነ"), ("Tekle", "ተክለ"), ("Woldu", "ወልዱ"), ("Asmerom", "ኣስመሮም"),
            ("Tsegay", "ጸጋይ"), ("Habtemariam", "ሃብተማርያም"), ("Okbay", "ዑቕባይ"), ("Mehari", "መሓሪ"),
            ("Fesseha", "ፍስሃ"), ("Araya", "ኣርኣያ"),
        ]),
        women: names([
            ("Selam", "ሰላም"), ("Mehret", "ምሕረት"), ("Tsega", "ጸጋ"), ("Rahwa", "ራህዋ"), ("Semhar", "ሰምሃር"),
            ("Luwam", "ሉዋም"), ("Bisrat", "ብስራት"), ("Eden", "ኤደን"), ("Saba", "ሳባ"),
        ]),
        men: names([
            ("Yonas", "ዮናስ"), ("Filmon", "ፊልሞን"), ("Dawit", "ዳዊት"), ("Mussie", "ሙሴ"), ("Samuel", "ሳሙኤል"),
            ("Robel", "ሮቤል"), ("Abel", "ኣቤል"), ("Isaias", "ኢሳይያስ"), ("Natnael", "ናትናኤል"),
        ]),
        wivesKeepTheirs: true)

    static let somalia = Origin(
        citizenship: "SOM", language: "som",
        families: [
            "Abdi", "Warsame", "Farah", "Jama", "Nuur", "Hirsi", "Guled", "Ciise", "Maxamuud", "Shire",
            "Xasan",
            "Axmed", "Cali", "Dirie", "Samatar", "Barre",
        ].map { SampleName($0) },
        women: ["Hodan", "Ifrah", "Caasha", "Sahra", "Faadumo", "Ubax", "Ayaan", "Xaliimo", "Deeqa", "Nimco"]
            .map { SampleName($0) },
        men: [
            "Cabdi", "Liban", "Guuleed", "Maxamed", "Yuusuf", "Bashiir", "Khaliil", "Sharmarke", "Ayuub",
            "Mahad",
        ]
        .map { SampleName($0) },
        wivesKeepTheirs: true)

    /// Those who come as quota refugees, by assignment or by themselves.
    static let others = [
        syria, syria, afghanistan, eritrea, somalia, syria, afghanistan, eritrea, iraq, sudan,
    ]
}
