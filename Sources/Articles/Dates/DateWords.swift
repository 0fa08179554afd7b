/// Words of a running text that name a day, where nobody wants to know which.
public enum DateWords {
    /// Whether a word, in lower case, is a month's name, whole or cut short, in one of the languages that dates are
    /// read in. Some are other words, too: "may", "mars".
    public static func isMonth(_ word: String) -> Bool { DateNames.months[word] != nil }

    /// Which month a word, in lower case, names.
    public static func month(_ word: String) -> Int? { DateNames.months[word] }

    /// Whether a word, in lower case, is a weekday's whole name and no other word.
    public static func isWeekday(_ word: String) -> Bool {
        word.count >= 4 && (DateNames.weekdays.contains(word) && !others.contains(word) || forms.contains(word))
    }

    /// As Russian and Ukrainian decline them.
    private static let forms: Set<String> = [
        "понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья", "понедельником",
        "четвергом", "вторником", "понеділка", "вівторка", "середи", "четверга", "пʼятниці", "суботи", "неділі",
    ]

    /// Weekdays cut short, and the Portuguese ordinals that are weekdays, too.
    private static let others: Set<String> = [
        "tues", "weds", "thur", "thurs", "segunda", "quarta", "quinta", "sexta", "terça", "terca", "feira", "tors",
        "niedz",
    ]
}
