// `keys`: the table of keys as the page that stands in docs/keys.md.

import ArgumentParser
import ReceptionText
import ReceptionUI

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: words(.helpKeys))

    @OptionGroup var options: GlobalOptions

    func run() throws { try Output.write(KeysPage.markdown(words)) }
}
