// The named days of the Swedish year; what they are called in a language stands in the string catalogue.

/// A named day, with an identifier that never changes.
///
/// The order is that of the year, for days whose date is fixed, and settles which name comes first when two
/// fall on one day.
public enum HolidayName: String, Hashable, Sendable, CaseIterable {
    /// Nyårsdagen, 1 January.
    case newYearsDay = "new_years_day"
    /// Trettondedag jul, 6 January.
    case epiphany
    /// Marie bebådelsedag, 25 March, a public holiday of its own through 1952.
    case annunciation
    /// Långfredagen.
    case goodFriday = "good_friday"
    /// Påskdagen.
    case easterSunday = "easter_sunday"
    /// Annandag påsk.
    case easterMonday = "easter_monday"
    /// Första maj.
    case mayDay = "may_day"
    /// Kristi himmelsfärdsdag, the sixth Thursday after Easter Sunday.
    case ascension
    /// Pingstdagen, the seventh Sunday after Easter Sunday.
    case pentecost
    /// Annandag pingst, a public holiday through 2004.
    case whitMonday = "whit_monday"
    /// Nationaldagen, 6 June, a public holiday from 2005.
    case nationalDay = "national_day"
    /// Midsommarafton.
    case midsummerEve = "midsummer_eve"
    /// Midsommardagen.
    case midsummerDay = "midsummer_day"
    /// Alla helgons dag.
    case allSaints = "all_saints"
    /// Julafton, 24 December.
    case christmasEve = "christmas_eve"
    /// Juldagen, 25 December.
    case christmasDay = "christmas_day"
    /// Annandag jul, 26 December.
    case boxingDay = "boxing_day"
    /// Nyårsafton, 31 December.
    case newYearsEve = "new_years_eve"

    /// Whether the day is a public holiday (lag (1989:253) 1 §) or one of the three eves that lag (1930:173)
    /// 2 § puts beside them.
    public var kind: HolidayKind {
        switch self {
        case .midsummerEve, .christmasEve, .newYearsEve: .eve
        default: .publicHoliday
        }
    }
}

/// Why a named day delays an act.
public enum HolidayKind: String, Hashable, Sendable {
    /// A public holiday by lag (1989:253) om allmänna helgdagar.
    case publicHoliday = "public_holiday"
    /// Midsommarafton, julafton or nyårsafton, which lag (1930:173) 2 § treats like a holiday.
    case eve
}
