// A sign to be held up where a household arrives: its family name, or a code, as large as the page allows.

import Reception
import ReceptionPaper
import ReceptionText

/// What stands on the sign for one household.
public struct SignText: Hashable, Sendable {
    /// The family name in its own script, or the code.
    public let text: String
    /// Its Latin letters, empty where it is in them already and for a code.
    public let latin: String

    /// A code that the household has been told.
    public init(code: String) {
        text = FieldText.line(code)
        latin = ""
    }

    /// The family name of a household.
    public init(household: String) {
        text = household
        latin = Transliteration.latin(household) ?? ""
    }
}

extension Paper {
    /// Signs, a page for each household. No number of a case stands there: strangers read it.
    public func signs(_ signs: [SignText]) -> PaperDocument {
        let blocks = signs.map { sign in
            PaperBlock.sign([
                PaperSign(unit.municipality, .caption), PaperSign(sign.text), PaperSign(sign.latin, .minor),
            ])
        }
        return document(
            words(.paperSign), blocks, format: .landscape, hasHeading: false, hasPageNumber: false)
    }
}
