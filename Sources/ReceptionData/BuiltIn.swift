// The door to the catalogue of facts and the rulebook that the program is born with.
//
//     let engine = DeadlineEngine(rulebook: BuiltIn.rulebook, catalogue: BuiltIn.facts)

import Reception

/// What `data/facts.toml` and `data/rulebook/*.toml` said when the program was built. Nothing is parsed at start,
/// and neither table is made before somebody asks for it.
public enum BuiltIn {
    /// Every fact that may be recorded, in the order of its file.
    public static let facts: FactCatalogue = GeneratedFacts.catalogue
    /// Our own rulebook; a unit may lay a file of its own over it.
    public static let rulebook: Rulebook = GeneratedRulebook.rulebook
    /// The files that the rulebook was made of, with their examples: names and texts, in order. Nothing but a check of
    /// the rulebook reads them.
    public static var rulebookFiles: [(name: String, text: String)] { GeneratedRulebookFiles.files }
}
