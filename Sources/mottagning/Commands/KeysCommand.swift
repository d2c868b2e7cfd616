// `keys`: the table of keys with the user's own; the standard one is the page that stands in docs/keys.md.

import ArgumentParser
import ReceptionText
import ReceptionUI

struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: words(.helpKeys))

    @OptionGroup var options: GlobalOptions

    @Flag(name: .long, help: help(.optionStandard)) var standard = false

    func run() throws {
        let keymap = standard ? Keymap.standard : UserSettings.current.preferences.keymap
        try Output.write(KeysPage.markdown(words, keymap))
    }
}
