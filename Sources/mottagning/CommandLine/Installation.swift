// What the program makes sure of before it opens a database: that nobody else can reach it, and where it is installed for
// several, that whoever asks works here.

import Foundation
import Reception
import ReceptionStore
import ReceptionText
import TerminalKit

enum Installation {
    /// Whether a database is the one that the program was installed for, with a group of its own.
    static func isInstalled(_ path: String) -> Bool { path == DatabaseGroup.path }

    /// What is said where there is no database.
    static var missing: Failure {
        switch DatabaseGroup.state {
        case .noPlace, .openPlace: .failed(words(.errorInstallation), words(.errorInstallationFix))
        case .none, .held, .givenUp: .failed(words(.errorNoDatabase), words(.errorNoDatabaseFix))
        }
    }

    /// Refuses a database that is not there, or that other accounts can reach. What they can only read is taken from them
    /// where the user may do that, and said.
    static func check(_ path: String) throws {
        guard DatabasePlace.exists(path) else { throw missing }
        // The group was only kept because nobody else reaches it.
        guard !isInstalled(path), let exposure = DatabasePlace.exposure(of: path) else { return }
        switch exposure {
        case .nothing: return
        case .plant: say(exposedText(.plant, path), exposedRemedy(.plant, path))
        case .read where DatabasePlace.close(path):
            say(words(.errorExposedClosed), words(.errorExposedClosedFix, path))
        case .read, .write, .replace:
            throw Failure.failed(exposedText(exposure, path), exposedRemedy(exposure, path))
        }
    }

    private static func say(_ text: String, _ remedy: String) {
        Output.say("mottagning: \(DisplayWidth.harmless(text))\n\(DisplayWidth.harmless(remedy))\n")
    }

    /// What others can do, in words.
    static func exposedText(_ exposure: DatabasePlace.Exposure, _ path: String) -> String {
        switch exposure {
        case .nothing: words(.doctorPermissionsOk)
        case .plant: words(.errorExposedPlant)
        case .read: words(.errorExposedRead)
        case .write: words(.errorExposedWrite)
        case .replace: words(.errorExposedReplace)
        }
    }

    /// What to do about it.
    static func exposedRemedy(_ exposure: DatabasePlace.Exposure, _ path: String) -> String {
        let folder = BackupFile.folder(of: path)
        switch exposure {
        case .nothing: return ""
        case .plant: return words(.errorExposedPlantFix)
        case .read: return words(.errorExposedReadFix, path)
        case .write: return words(.errorExposedWriteFix, folder, path)
        case .replace: return words(.errorExposedReplaceFix, folder)
        }
    }

    /// Refuses an account that does not work here, before anything is told of the installed database without a session.
    /// Root can read it anyway, and looks after it when nothing else can.
    static func admit(to path: String) throws {
        guard isInstalled(path), geteuid() != 0 else { return }
        guard try ReceptionStore.role(of: World.user, at: path) != nil else {
            throw StoreError.unknownUser(World.user)
        }
    }

    /// Refuses to copy or to replace the installed database for anybody but root: whoever has a copy reads all of it.
    static func refuseCopies(of path: String) throws {
        guard isInstalled(path), geteuid() != 0 else { return }
        throw Failure.failed(words(.errorOnlyRoot), words(.errorOnlyRootFix))
    }
}
