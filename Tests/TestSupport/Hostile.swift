// Text that has broken terminals, papers and spreadsheets before.

/// What somebody may write who means harm, or who pasted without looking.
public enum Hostile {
    /// Each without NUL, so that it can be an argument of a program as well.
    public static let texts: [String] = [
        // A colour, a title, the clipboard, a question to the terminal, a device control string, a cleared screen.
        "\u{1B}[31mröd", "\u{1B}]0;titel\u{7}", "\u{1B}]52;c;ZWxhaw==\u{1B}\\", "\u{1B}[6n",
        "\u{1B}P$q\"p\u{1B}\\",
        "\u{1B}[2J\u{1B}[H\u{1B}c",
        // The same in one letter of C1, and the rest of the control characters.
        "\u{9B}31mx\u{9D}0;y\u{9C}\u{85}z", "a\u{8}\u{8}b\u{7}c\u{1}\u{1F}\u{7F}d",
        // Text that reads from the other side, and letters that nobody sees.
        "\u{202E}ngis\u{202C} \u{2066}i\u{2069} \u{200F}\u{61C}\u{200E}x",
        "o\u{200B}s\u{2060}y\u{FEFF}n\u{AD}lig",
        "\u{E0041}\u{E0042}etikett\u{FFF9}\u{FFFB}", "rad\u{2028}rad\u{2029}rad\rrad\nrad\ttab",
        // Formulas.
        "=1+1", "+46 cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\u{200B}=HYPERLINK(\"http://x\")",
        "\u{FF1D}1+1",
        // What formats have for themselves.
        "a,b;c\"d\"\\e", "</t><f>1</f>&amp;<![CDATA[", "END:VEVENT\r\nBEGIN:VALARM",
        "{prisbasbelopp} {0} %n%s $HOME `id`",
        "../../etc/passwd", "\u{FFFE}\u{FFFF}\u{10FFFF}",
        // Marks upon marks.
        "Z" + String(repeating: "\u{301}\u{489}\u{20DD}", count: 200),
    ]

    /// A field that is far longer than any screen, paper or cell.
    public static let megabyte = String(repeating: "Lång anteckning. ", count: 60_000)
}
