// Whole years of life, by the birth date.

extension Day {
    /// The age, in whole years, of a person born on this day.
    ///
    /// An age is completed on the birthday itself: a person born 2008-05-17 is 18 on 2026-05-17. Ages never
    /// roll to a working day.
    ///
    /// - Parameter day: the day to tell the age on.
    /// - Returns: whole years; negative when `day` comes before the birth.
    public func age(on day: Day) -> Int {
        let years = day.year - year
        return day < birthday(years) ? years - 1 : years
    }

    /// The day on which a person born on this day turns an age.
    ///
    /// Who is born on 29 February turns a year older on 28 February in a year without a leap day. It follows
    /// lag (1930:173) om beräkning av lagstadgad tid, 1 §: time counted in years ends on the day with the
    /// same number in the month, and where the month lacks that number, on the month's last day.
    ///
    /// - Parameter age: whole years.
    public func birthday(_ age: Int) -> Day {
        adding(.years(age))
    }
}
