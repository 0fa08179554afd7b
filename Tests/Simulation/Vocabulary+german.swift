extension Vocabulary {
    static let german = Vocabulary(
        statements: [
            "{S} {v} {o} {e}.", "{E} {v} {s} {o}, obwohl noch Einwände offen waren.",
            "Zum zweiten Mal in diesem Jahr {v} {s} {o}.",
            "Dass {s} {o} so schnell wieder aufgreift, hatte niemand erwartet.",
            "{S} {v} {o}, und {s} will bald darüber beraten.",
        ],
        figures: [
            "{E} zählte {s} {n} Besucher, so viele wie lange nicht.",
            "Rund {n} Haushalte mussten {e} auf {o} warten.",
            "Nach Angaben der Behörde kostet es {n} Millionen Euro, {o} zu erneuern.",
        ],
        quotations: [
            "„{q}“, sagte {p} {e}.", "{P} wurde deutlich: „{q}.“", "„{q}“, erklärte {p} und verwies auf {o}.",
        ],
        headlines: ["{S} {v} {o}", "{E}: {S} {v} {o}", "Warum {s} {o} nicht aufgibt", "{n} Menschen warten auf {o}"],
        correction: "Korrektur: In einer früheren Version dieses Textes hieß es {n} Besucher; es waren {n}.",
        subjects: [
            "der Stadtrat", "die Hafenbehörde", "das Landgericht", "die Reederei", "der Schulausschuss",
            "die Gewerkschaft", "die Umweltministerin", "eine Gruppe von Landwirten", "das Kreiskrankenhaus",
            "das Heimatmuseum", "die Küstenwache", "die Opposition", "der Elternbeirat",
        ],
        verbs: [
            "billigte", "verwarf", "prüfte", "verteidigte", "kritisierte", "verkaufte", "eröffnete", "verschob",
            "begrüßte", "erörterte", "besichtigte",
        ],
        objects: [
            "die neue Brücke", "den Haushalt für das kommende Jahr", "den Vertrag mit Möller & Söhne",
            "den alten Leuchtturm", "die günstigeren Fahrkarten", "den Winterfahrplan", "die Bücherei am Markt",
            "den Fischmarkt", "das Klärwerk", "den Bericht über Unfälle", "den Nachtbus", "das Tarifangebot",
        ],
        circumstances: [
            "am Montagabend", "nach langer Debatte", "vor vollem Saal", "kurz vor den Ferien", "trotz starken Regens",
            "ohne Angabe von Gründen", "am späten Donnerstag", "in der zweiten Woche des Streiks", "am Rand der Stadt",
        ],
        sayings: [
            "Wir haben lange genug gewartet", "Die Anwohner hat niemand gefragt", "Die Zahlen gehen nicht auf",
            "Das ist ein guter Tag für die Inseln", "Wir sehen uns jeden Fall einzeln an",
        ],
        persons: ["Heinrich Vogt", "Karin Lüders", "Jürgen Weiß", "Monika Brandt", "Peter Großmann"],
        authors: ["Anna Hartwig", "Stefan Krüger", "Julia Petersen"],
        furniture: Furniture(
            by: "Von", advertisement: "Anzeige", related: "Das könnte Sie auch interessieren", mostRead: "Meistgelesen",
            newsletter: "Newsletter abonnieren", views: "Aufrufe", comments: "Kommentare", updated: "Minuten alt",
            consent: "Wir und unsere Partner speichern Informationen auf Ihrem Gerät. Bitte stimmen Sie zu.",
            missing: "Seite nicht gefunden", paywall: "Jetzt abonnieren und weiterlesen"))
}
