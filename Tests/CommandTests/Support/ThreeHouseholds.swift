// Three households of 14 persons that come on the same flight, for tests of pickups.

/// The list of them, as an import reads it.
enum ThreeHouseholds {
    static let list = """
        hushåll;ärendetyp;förnamn;efternamn;födelsedatum;språk;tolk;relation;längd_cm;behov;anvisningsbeslut
        1;KVOT;Rima;Al-Hassan;1991-01-01;ara;ja;sökande;;;2026-02-01
        1;KVOT;Omar;Al-Hassan;1989-01-01;ara;ja;partner;;;
        1;KVOT;Lina;Al-Hassan;2016-01-01;ara;ja;barn;128;;
        1;KVOT;Yusuf;Al-Hassan;2023-01-01;ara;ja;barn;;;
        1;KVOT;Sami;Al-Hassan;2025-09-01;ara;ja;barn;;;
        2;KVOT;Selam;Tesfay;1985-01-01;tir;ja;sökande;;rullstol;2026-02-01
        2;KVOT;Abel;Tesfay;2010-01-01;tir;ja;barn;150;;
        2;KVOT;Ruta;Tesfay;2012-01-01;tir;ja;barn;140;;
        2;KVOT;Hana;Tesfay;2014-01-01;tir;ja;barn;125;;
        3;KVOT;Jamal;Noori;1980-01-01;prs;ja;sökande;;;2026-02-01
        3;KVOT;Farida;Noori;1984-01-01;prs;ja;partner;;;
        3;KVOT;Amir;Noori;2011-01-01;prs;ja;barn;151;;
        3;KVOT;Zahra;Noori;2018-01-01;prs;ja;barn;118;;
        3;KVOT;Nima;Noori;2021-01-01;prs;ja;barn;101;;
        """
    static let cases = ["2026-0001", "2026-0002", "2026-0003"]
    /// Two minibuses: the interpreter rides in one, in the other there is a place for a wheelchair.
    static let plan =
        ["pickup", "plan"] + cases + [
            "--date", "2026-03-12", "--time", "14:35", "--flight", "sk 1418", "--terminal", "5",
            "--vehicle", "Minibuss 1=9/8/0", "--vehicle", "Minibuss 2=9/8/1", "--driver", "Minibuss 1=Anna",
            "--rider", "Minibuss 1=tolk", "--bags", "2026-0001=7", "--bags", "2026-0002=4", "--bags",
            "2026-0003=5", "--interpreter", "ara",
        ]
}
