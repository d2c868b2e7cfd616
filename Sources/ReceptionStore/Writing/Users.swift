// Who works here.

import GRDB
import Reception

enum Users {
    /// Everybody who works here now, by login.
    static func active(_ db: Database) throws -> [Caseworker] {
        let rows = try db.rows("SELECT login, role, share FROM app_user WHERE is_removed = 0 ORDER BY login")
        var users: [Caseworker] = []
        while let row = try rows.next() {
            guard let role = Role(rawValue: row[1]) else { throw StoreError.damaged("app_user") }
            users.append(Caseworker(login: Login(row[0]), role: role, share: row[2]))
        }
        return users
    }

    /// What the journal says of a change of users.
    static func details(_ what: String, _ login: Login, _ role: Role?, share: Int? = nil) -> String {
        ([what, login.name] + (role.map { [$0.rawValue] } ?? []) + (share.map { ["\($0)"] } ?? []))
            .joined(separator: "\t")
    }

    static func put(_ user: Caseworker, _ db: Database) throws {
        try db.run(
            """
            INSERT INTO app_user (login, role, share) VALUES (?, ?, ?)
            ON CONFLICT (login) DO UPDATE SET role = excluded.role, share = excluded.share, is_removed = 0
            """, [user.login.name, user.role.rawValue, user.share])
    }
}

extension ReceptionStore: UserKeeping {
    /// Adds somebody, or brings somebody back who was removed.
    public func addUser(_ user: Caseworker, by actor: Actor) throws {
        try changeUsers(actor, Users.details("add", user.login, user.role, share: user.share)) { db, users in
            try Users.put(user, db)
        }
    }

    public func setRole(_ role: Role, of login: Login, by actor: Actor) throws {
        try changeUsers(actor, Users.details("role", login, role)) { db, users in
            guard let user = users.first(where: { $0.login == login }) else {
                throw StoreError.unknownUser(login)
            }
            try keepLead(users, without: login, unless: role.may(.users))
            if !role.may(.haveCases) { try requireNoCases(of: login, db) }
            try Users.put(Caseworker(login: login, role: role, share: user.share), db)
        }
    }

    public func setShare(_ share: Int, of login: Login, by actor: Actor) throws {
        try changeUsers(actor, Users.details("share", login, nil, share: share)) { db, users in
            guard let user = users.first(where: { $0.login == login }) else {
                throw StoreError.unknownUser(login)
            }
            try Users.put(Caseworker(login: login, role: user.role, share: share), db)
        }
    }

    public func removeUser(_ login: Login, by actor: Actor) throws {
        try changeUsers(actor, Users.details("remove", login, nil)) { db, users in
            guard users.contains(where: { $0.login == login }) else { throw StoreError.unknownUser(login) }
            try keepLead(users, without: login, unless: false)
            try requireNoCases(of: login, db)
            try db.run("UPDATE app_user SET is_removed = 1 WHERE login = ?", [login.name])
        }
    }

    /// Who has open cases can neither leave nor become somebody who has none.
    private func requireNoCases(of login: Login, _ db: Database) throws {
        let open = try db.int(
            "SELECT sum(cases) FROM case_counter WHERE scope = ? AND is_closed = 0", [login.name])
        if let open, open > 0 { throw StoreError.userHasCases(Int(open)) }
    }

    /// Without a team lead nobody could add users any more.
    private func keepLead(_ users: [Caseworker], without login: Login, unless stays: Bool) throws {
        guard !stays, !users.contains(where: { $0.role.may(.users) && $0.login != login }) else { return }
        throw StoreError.lastTeamLead
    }

    private func changeUsers(
        _ actor: Actor, _ details: String, _ change: (Database, [Caseworker]) throws -> Void
    ) throws {
        try translating {
            try writer.inTransaction(.immediate) { db in
                var session = try WriteSession(db, engine, actor, kind: .user, subject: nil)
                try session.require(.users)
                try change(db, try Users.active(db))
                try session.note(details)
                _ = try session.finish(subject: nil)
                return .commit
            }
        }
    }
}
