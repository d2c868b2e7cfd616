// Reads one row of a list into its household.

import Reception

/// What reading a row needs to know of its list.
struct RowReader {
    let sheet: HouseholdSheet
    let encoding: CSVEncoding
    let today: Day

    /// The text of a field; a fault when its bytes are no text.
    func text(_ index: Int, _ parser: CSVParser) throws(ValueFault) -> String {
        guard let text = CSVText.decode(parser.field(index), as: encoding) else {
            throw ValueFault(.notText, ["Windows-1252"])
        }
        return text
    }

    /// The key of the row's household; empty when it has none.
    func key(_ parser: CSVParser) -> String {
        guard let index = sheet.keyIndex else { return "" }
        return FieldText.line(CSVText.decode(parser.field(index), as: encoding) ?? "")
    }

    /// The faults of the row as such; nil for one that the end of the file has cut.
    func faults(of parser: CSVParser) -> (faults: [ImportFault], isCut: Bool) {
        var faults: [ImportFault] = []
        for flaw in parser.flaws {
            switch flaw {
            case .openQuote(let column, let line):
                return ([ImportFault(.truncated, at: ImportPlace(line: line, column: column))], true)
            case .noLineEnd:
                guard parser.fieldCount < sheet.columns.count else { continue }
                return ([ImportFault(.truncated, at: ImportPlace(line: parser.line, column: 0))], true)
            case .extraField(let column, let line):
                // One fault a row is enough: the fields have most likely all slid.
                guard !faults.contains(where: { $0.code == .tooManyFields }) else { continue }
                let counts = [String(parser.fieldCount), String(sheet.columns.count)]
                faults.append(
                    ImportFault(.tooManyFields, at: ImportPlace(line: line, column: column), counts))
            case .fieldTooLong(let column, let line):
                let arguments = [sheet.names[column - 1], String(CSVParser.fieldSize)]
                faults.append(
                    ImportFault(.valueTooLong, at: ImportPlace(line: line, column: column), arguments))
            }
        }
        return (faults, false)
    }

    /// Reads a row.
    ///
    /// - Parameters:
    ///   - parser: a parser that has read the row.
    ///   - household: where its values and faults go.
    /// - Returns: the person of the row, who is in the household already.
    func read(_ parser: CSVParser, into household: inout HouseholdBuilder) -> ImportPerson {
        var person = ImportPerson(line: parser.line, details: [:], columns: [:], facts: [])
        for (index, column) in sheet.columns.enumerated() {
            let place = ImportPlace(line: parser.line(of: index), column: index + 1)
            let name = sheet.names[index]
            do throws(ValueFault) {
                if parser.field(index).isEmpty {
                    try Self.checkMissing(column)
                } else {
                    let raw = try text(index, parser)
                    try read(raw, column, place, name, &person, &household)
                }
            } catch {
                if case .kind = column { household.setFaultyKind() }
                household.report(ImportFault(error.code, at: place, [name] + error.arguments))
            }
        }
        checkFacts(of: person, &household)
        household.add(person)
        return person
    }

    private func read(
        _ raw: String, _ column: Column, _ place: ImportPlace, _ name: String, _ person: inout ImportPerson,
        _ household: inout HouseholdBuilder
    ) throws(ValueFault) {
        let text: String
        switch column {
        case .note, .extra, .household(.address): text = FieldText.paragraph(raw)
        default: text = FieldText.line(raw)
        }
        guard !text.isEmpty else { return try Self.checkMissing(column) }
        switch column {
        case .key: break
        case .ignored:
            if name.isEmpty { throw ValueFault(.tooManyFields) }
        case .kind: household.setKind(try FieldValue.kind(text), at: place, column: name)
        case .caseworker: household.setCaseworker(Login(text), at: place, column: name)
        case .note: household.add(note: text)
        case .extra(let title): household.add(note: title + ": " + text)
        case .household(let detail):
            let value = detail == .arrivalTime ? FieldValue.time(text) : text
            household.set(detail, value, at: place, column: name)
        case .person(let detail):
            let value = try FieldValue.person(detail, text, today: today)
            if detail == .birthDate, let born = Day(value), born > today { throw ValueFault(.birthInFuture) }
            // A field of nothing but commas names no needs.
            guard !value.isEmpty else { return }
            person.details[detail] = value
            person.columns[detail] = place.column
        case .fact(let definition):
            let day = try FieldValue.day(text)
            if definition.nature == .event && day > today {
                throw ValueFault(.eventInFuture, [day.description])
            }
            let fact = ImportFact(id: definition.id, day: day, place: place)
            switch definition.scope {
            case .case: household.set(fact, column: name)
            case .person: person.facts.append(fact)
            }
        }
    }

    /// What every row must have.
    private static func checkMissing(_ column: Column) throws(ValueFault) {
        switch column {
        case .key, .person(.givenName), .person(.familyName), .person(.birthDate):
            throw ValueFault(.missingValue)
        default: break
        }
    }

    private func checkFacts(of person: ImportPerson, _ household: inout HouseholdBuilder) {
        guard let born = person.details[.birthDate].flatMap({ Day($0) }) else { return }
        for fact in person.facts where fact.day < born {
            let arguments = [sheet.names[fact.place.column - 1], fact.day.description]
            household.report(ImportFault(.factBeforeBirth, at: fact.place, arguments))
        }
    }
}
