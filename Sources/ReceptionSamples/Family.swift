// Inventing a family: who they are to each other, how old, what they are called, what they need.

import Reception

/// One invented person, before she has any facts.
struct Relative {
    var relation: Relation
    var sex: Sex
    var born: Day
    var given = ""
    var family = ""
    var basis: PermitBasis = .refugee
}

/// A family of a size, plausible on a day.
struct Family {
    private(set) var members: [Relative] = []
    let origin: Origin
    let isOwnScript: Bool
    let isProtected: Bool

    /// - Parameters:
    ///   - hasInfant: a child under a year is asked for, where the family has room for one.
    init(
        size: Int, kind: CaseKind, isProtected: Bool, hasInfant: Bool, today: Day, numbers: NumberSeries,
        _ dice: inout Dice
    ) {
        self.isProtected = isProtected
        origin = kind == .massflykt ? .ukraine : dice.pick(Origin.others, or: .syria)
        isOwnScript = dice.chance(16)
        let hasElder = size >= 3 && dice.chance(14)
        let others = size - 1 - (hasElder ? 1 : 0)
        let alone = kind == .massflykt ? 55 : 25
        let hasPartner = others >= 1 && (others >= 5 || !dice.chance(others == 1 ? 50 : alone))
        let children = others - (hasPartner ? 1 : 0)
        let ages = Self.ages(of: children, hasInfant: hasInfant, &dice)
        let motherDays: Int
        if let oldest = ages.first {
            motherDays = min(oldest + dice.int(7_000...11_500), 19_500)
        } else {
            motherDays = dice.chance(12) ? dice.int(22_500...27_500) : dice.int(7_400...21_500)
        }
        let isManFirst = size == 1 ? dice.chance(60) : hasPartner && dice.chance(45)
        let first = Relative(
            relation: .applicant, sex: isManFirst ? .man : .woman,
            born: today.adding(days: -motherDays - (isManFirst && hasPartner ? dice.int(0...2_000) : 0)))
        members.append(first)
        if hasPartner {
            let days = isManFirst ? motherDays : motherDays + dice.int(0...2_000)
            members.append(
                Relative(relation: .partner, sex: isManFirst ? .woman : .man, born: today.adding(days: -days))
            )
        }
        for age in ages {
            members.append(
                Relative(
                    relation: .child, sex: dice.chance(50) ? .woman : .man, born: today.adding(days: -age)))
        }
        if hasElder {
            let days = min(motherDays + dice.int(7_500...10_500), 31_000)
            members.append(
                Relative(
                    relation: .other, sex: dice.chance(70) ? .woman : .man, born: today.adding(days: -days)))
        }
        settleBirths(numbers)
        name(&dice)
        ground(kind, &dice)
    }

    /// Ages in days, oldest first, from newborn to nineteen years.
    private static func ages(of count: Int, hasInfant: Bool, _ dice: inout Dice) -> [Int] {
        guard count > 0 else { return [] }
        var age = hasInfant ? dice.int(80...250) : dice.int(20...(count > 4 ? 1_500 : 5_200))
        var ages: [Int] = []
        for _ in 0..<count {
            ages.insert(min(age, 7_200 + ages.count), at: 0)
            age += dice.int(430...1_150)
        }
        return ages
    }

    private mutating func settleBirths(_ numbers: NumberSeries) {
        for place in members.indices {
            var day = numbers.birth(near: members[place].born)
            while members[..<place].contains(where: { $0.born == day }) {
                day = day.adding(days: -numbers.residues)
            }
            members[place].born = day
        }
    }

    private mutating func name(_ dice: inout Dice) {
        let shared = dice.pick(origin.families, or: SampleName("Amiri"))
        var women = dice.shuffled(origin.women)
        var men = dice.shuffled(origin.men)
        for place in members.indices {
            let isWoman = members[place].sex == .woman
            let given = (isWoman ? women.popLast() : men.popLast()) ?? SampleName(isWoman ? "Mira" : "Adam")
            members[place].given = given.written(inOwnScript: isOwnScript)
            let keepsOwn =
                members[place].relation == .other
                || (members[place].relation == .partner && origin.wivesKeepTheirs
                    && !isManWithSharedName(place))
            let family = keepsOwn ? dice.pick(origin.families, or: shared) : shared
            members[place].family = family.written(inOwnScript: isOwnScript)
        }
    }

    private func isManWithSharedName(_ place: Int) -> Bool { members[place].sex == .man }

    private mutating func ground(_ kind: CaseKind, _ dice: inout Dice) {
        let shared: PermitBasis =
            switch kind {
            case .kvot: .quota
            case .massflykt: .temporary
            case .abo, .ebo: dice.chance(70) ? .refugee : .subsidiary
            }
        for place in members.indices {
            members[place].basis = shared
            guard members[place].relation != .applicant else { continue }
            switch kind {
            case .kvot, .massflykt: if dice.chance(4) { members[place].basis = .relative }
            case .abo, .ebo:
                if dice.chance(18) { members[place].basis = dice.chance(70) ? .relative : .other }
            }
        }
    }

    /// What is entered of a person.
    /// - Parameters:
    ///   - isRegistered: she has a personnummer.
    ///   - hasCoordination: she has a samordningsnummer.
    func details(
        of place: Int, kind: CaseKind, isRegistered: Bool, hasCoordination: Bool, numbers: NumberSeries,
        today: Day,
        _ dice: inout Dice
    ) -> [PersonDetail: String] {
        let member = members[place]
        let age = member.born.age(on: today)
        var details: [PersonDetail: String] = [
            .givenName: member.given, .familyName: member.family, .birthDate: member.born.description,
            .dossiernummer: numbers.dossier(member: place), .citizenship: origin.citizenship,
            .language: origin.language, .relation: member.relation.rawValue,
            .permitBasis: member.basis.rawValue,
            .sex: member.sex.rawValue,
            .protection: (isProtected && member.relation == .applicant ? Protection.confidential : .none)
                .rawValue,
        ]
        details[.interpreter] = age >= 12 && dice.chance(age > 30 ? 92 : 70) ? "yes" : "no"
        let isMan = member.sex == .man
        if isRegistered {
            details[.personnummer] = numbers.personal(born: member.born, isMan: isMan, isCoordination: false)
        } else if hasCoordination {
            details[.samordningsnummer] = numbers.personal(
                born: member.born, isMan: isMan, isCoordination: true)
        }
        if age >= 15, dice.chance(member.relation == .applicant ? 95 : 60) {
            details[.phone] = Places.mobile(&dice)
        }
        if kind == .kvot, age <= 12 { details[.heightCM] = String(min(155, 52 + age * 8 + dice.int(0...9))) }
        if let need = need(age, member.sex, &dice) { details[.needs] = need.rawValue }
        return details
    }

    private func need(_ age: Int, _ sex: Sex, _ dice: inout Dice) -> Need? {
        if age >= 62, dice.chance(25) { return dice.chance(60) ? .wheelchair : .escort }
        if sex == .woman, (20...40).contains(age), dice.chance(5) { return .pregnant }
        return dice.chance(4) ? .diet : nil
    }
}
