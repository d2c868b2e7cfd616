// The program's door: without words the terminal, with words a command.

import ArgumentParser
import Foundation
import Reception
import ReceptionData
import ReceptionStore

World.useSwedishTime()
signal(SIGPIPE, SIG_IGN)
// A file that may not grow further is an error of the write, not the end of the program.
signal(SIGXFSZ, SIG_IGN)

do {
    if CommandLine.arguments.count == 1 {
        try openTerminal(Surroundings())
    } else {
        var command = try Mottagning.command(Array(CommandLine.arguments.dropFirst()))
        try command.run()
    }
} catch let code as ExitCode {
    exit(code.rawValue)
} catch let error as CleanExit {
    print(Mottagning.swedish(Mottagning.fullMessage(for: error)))
} catch {
    Mottagning.leave(with: error)
}
