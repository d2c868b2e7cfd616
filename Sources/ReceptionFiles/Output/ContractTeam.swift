// The rows of `team`.

import Reception

extension ContractRows {
    /// A row of `team`: what somebody has, or what nobody has.
    public func team(_ row: TeamRow) -> JSONValue {
        .record([
            "caseworker": .text(row.caseworker?.name), "cases": .int(row.cases), "persons": .int(row.persons),
            "by_kind": .object(
                CaseKind.allCases.map { JSONField($0.rawValue, .int(row[.cases($0)])) }),
            "overdue": .int(row.overdue), "due_7": .int(row.due7), "due_30": .int(row.due30),
            "weeks": .array(row.weeks.map(JSONValue.int)),
            "by_phase": .object(
                TeamRow.phases.map { JSONField($0.rawValue, .int(row[.phase($0)])) }),
            "share": .number(row.share),
            "oldest_untouched": row.oldest.map { oldest in
                .record([
                    "case": .string(oldest.number.description), "date": .string(oldest.day.description),
                ])
            } ?? .null,
            "untouched_60": .int(row.untouched),
            "absence": row.absence.map { absence in
                .record([
                    "from": .string(absence.days.lowerBound.description),
                    "to": .string(absence.days.upperBound.description),
                    "cover": .text(absence.cover?.name),
                ])
            } ?? .null,
        ])
    }

    /// A row of `team --next`.
    public static func load(_ index: Int, of ranking: TeamRanking) -> JSONValue {
        let load = ranking.loads[index]
        return .record([
            "rank": .number(ranking.isRanked ? index + 1 : nil),
            "caseworker": .string(load.caseworker.name), "share": .int(load.share),
            "cases": .int(load.cases), "persons": .int(load.persons), "due_56": .int(load.work),
            "weight": .double(load.weight),
            "cases_full_time": .double(load.atFullTime(Double(load.cases))),
            "persons_full_time": .double(load.atFullTime(Double(load.persons))),
            "due_56_full_time": .double(load.atFullTime(Double(load.work))),
            "weight_full_time": .double(load.atFullTime(load.weight)),
            "away_until": .text(load.awayUntil?.description),
            "reason": .text(ranking.reason(at: index)?.rawValue),
        ])
    }

    public static let loadKeys = [
        "rank", "caseworker", "share", "cases", "persons", "due_56", "weight", "cases_full_time",
        "persons_full_time", "due_56_full_time", "weight_full_time", "away_until", "reason",
    ]

    public static let teamKeys = [
        "caseworker", "cases", "persons", "by_kind", "overdue", "due_7", "due_30", "weeks", "by_phase",
        "share",
        "oldest_untouched", "untouched_60", "absence",
    ]
}
