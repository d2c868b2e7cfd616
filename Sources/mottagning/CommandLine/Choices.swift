// Words of the command line that stand for a closed list, and what is said when one is not in it.

import Reception
import ReceptionText

/// Reads an option whose values are the contract's words.
func choice<Value: RawRepresentable<String>>(
    _ text: String?, _ values: [Value], _ option: String
) throws -> Value? {
    guard let text else { return nil }
    guard let value = values.first(where: { $0.rawValue == text.lowercased() }) else {
        throw Failure.usage(
            words(.errorBadChoice, option, text),
            words(.errorBadChoiceFix, values.map(\.rawValue).joined(separator: ", ")))
    }
    return value
}

/// Reads a kind of case, in upper or lower case.
func kindChoice(_ text: String?, _ name: String = "--kind") throws -> CaseKind? {
    guard let text else { return nil }
    guard let kind = CaseKind(reading: text) else {
        throw Failure.usage(
            words(.errorBadChoice, name, text),
            words(.errorBadChoiceFix, CaseKind.allCases.map(\.rawValue).joined(separator: ", ")))
    }
    return kind
}

/// Reads yes or no, in either language; nil for anything else.
func yesNo(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "ja", "yes": true
    case "nej", "no": false
    default: nil
    }
}

/// Reads a language by its name, in either language, or by its code.
func readLanguage(_ text: String) throws -> String {
    guard let code = CodedName.language(text) else {
        throw Failure.usage(words(.errorBadLanguage, text), words(.errorBadLanguageFix))
    }
    return code
}

/// A number that may not be negative.
enum ValidationFailure {
    static func negative(_ option: String) -> Failure {
        Failure.usage(words(.errorNegative, option), words(.errorNegativeFix))
    }
}
