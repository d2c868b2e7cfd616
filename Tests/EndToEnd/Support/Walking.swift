// Steps that many a test takes: to a case, to a row, out of the program.

extension Terminal {
    /// Opens the program as somebody.
    func open(as login: String?, variables: String = "") throws {
        try open("--db \"$D\"" + (login.map { " --as " + $0 } ?? ""), variables: variables)
    }

    /// Opens a case by its number, from any screen.
    @discardableResult
    func openCase(_ number: String) throws -> Screen {
        try press(":")
        try write(number)
        try press("Enter")
        return try wait("the case \(number)") { screen in
            screen.lines.first?.hasPrefix(" \(number) ") == true && screen.selectedLine != nil
        }
    }

    /// Runs a command of the command line.
    func command(_ text: String) throws {
        try press(":")
        try write(text)
        try wait("the command") { $0.lines.last == ":" + text || $0.has(":" + text) }
        try press("Enter")
    }

    /// Goes down row by row until the selected row bears a text.
    @discardableResult
    func go(to text: String) throws -> Screen {
        for _ in 0..<60 {
            let here = try screen()
            if here.selected?.contains(text) == true { return here }
            try press("j")
            try wait("the row below, on the way to \(text)") {
                $0.selected != here.selected || $0.selectedLine != here.selectedLine
            }
        }
        throw NeverCame(what: "a row with \(text)", screen: try screen())
    }

    /// Ends the program and waits for the shell.
    func leave() throws {
        try press("C-c")
        try wait("the shell") { $0.lines.last == Terminal.prompt }
    }
}
