// data/names.toml: what languages and countries are called.
//
//     [[language]]
//     code = "ara"
//     sv = "arabiska"
//     en = "Arabic"

import Reception

/// A code and what it is called in the program's two languages.
public struct CodeName: Hashable, Sendable {
    public let code: String
    public let swedish: String
    public let english: String
}

/// Reads the names of languages and countries, strictly.
public enum NamesReader {
    /// The names of a file, in its order.
    /// - Parameters:
    ///   - name: the file's name, for the faults.
    ///   - text: its text.
    /// - Returns: both lists, or everything that is wrong in them; a code that the import of lists would not accept is.
    public static func read(
        name: String, text: String
    ) -> Result<(languages: [CodeName], countries: [CodeName]), RulebookFaults> {
        let faults = FaultList()
        guard let node = faults.parse(text, file: name),
            var root = StrictTable(node, key: "", file: name, faults: faults)
        else { return .failure(RulebookFaults(faults.faults)) }
        let languages = names(root.tables("language"), .language)
        let countries = names(root.tables("country"), .citizenship)
        root.finish()
        guard faults.faults.isEmpty else { return .failure(RulebookFaults(faults.faults)) }
        return .success((languages, countries))
    }

    private static func names(_ tables: [StrictTable], _ field: PersonDetail) -> [CodeName] {
        var lines: [String: Int] = [:]
        var result: [CodeName] = []
        for var table in tables {
            let code = table.requiredText("code")
            let (swedish, english) = (table.requiredText("sv"), table.requiredText("en"))
            table.finish()
            guard let code, let swedish, let english else { continue }
            guard (try? FieldValue.person(field, code, today: .distantPast)) == code else {
                table.fault(.badIdentifier(code), at: "code")
                continue
            }
            for (key, label) in [("code", code), ("sv", "sv:" + swedish), ("en", "en:" + english)] {
                if let first = lines[label] { table.fault(.duplicateName(label, firstLine: first), at: key) }
                lines[label] = table.place.line
            }
            result.append(CodeName(code: code, swedish: swedish, english: english))
        }
        return result
    }
}
