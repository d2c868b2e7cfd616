// Shorthand for the dates that the tests write out.

import Reception
import Testing

/// The day a literal names; a slip in a test's own date fails that test.
func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Day {
    try #require(Day(text), "no such date: \(text)", sourceLocation: sourceLocation)
}

/// The span a literal gives.
func span(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Span {
    try #require(Span(text), "no such span: \(text)", sourceLocation: sourceLocation)
}
