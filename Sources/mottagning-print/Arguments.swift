// What may be said on the command line, which is little.

import Glibc

enum Arguments {
    /// What `--help` says.
    static let help = """
        usage: mottagning-print [--output FILE.pdf] < orders.json

        Each line of standard input is an order: {"document": {...}, "output": "FILE.pdf"}.
        One order alone goes to --output, to its own file, or to standard output. Of several, each must name
        its file; the number of each that was written is said on standard output.

        Errors are lines on standard error: "print: CODE [DETAILS] [ORDER]"; the exit status is then 1.

        """

    /// The file that `--output` names; nil where it is left out.
    /// - Throws: ``PrintError/usage``.
    static func output(_ words: [String]) throws(PrintError) -> String? {
        if words == ["--help"] || words == ["-h"] {
            try FileOutput.write(Array(help.utf8), to: STDOUT_FILENO)
            exit(0)
        }
        if words.isEmpty { return nil }
        if words.count == 2, words[0] == "--output", !words[1].isEmpty { return words[1] }
        if words.count == 1, words[0].hasPrefix("--output="), words[0].utf8.count > 9 {
            return String(words[0].dropFirst(9))
        }
        throw .usage
    }
}
