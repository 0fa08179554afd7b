extension Vocabulary {
    static let english = Vocabulary(
        statements: [
            "{S} {v} {o} {e}.", "{E}, {s} {v} {o}, although {s} had asked for more time.",
            "{S} {v} {o} {e}, and {s} is expected to follow.", "Nobody had thought that {s} would ever see {o} again.",
            "It was the second time this year that {s} {v} {o}.",
        ],
        figures: [
            "{S} counted {n} visitors {e}, more than anybody remembers.",
            "Repairs to {o} will cost {n} million crowns, according to {s}.",
            "About {n} households had to wait for {o} {e}.",
        ],
        quotations: [
            "“{q},” {p} told reporters {e}.", "“{q},” said {p}, who has known {o} for years.",
            "{P} was clear about {o}: “{q}.”",
        ],
        headlines: ["{S} {v} {o}", "{S} {v} {o} {e}", "Why {s} {v} {o}", "{n} people wait as {s} {v} {o}"],
        correction: "Correction: An earlier version of this article counted {n} visitors; there were {n}.",
        subjects: [
            "the town council", "the harbour master", "a court in Norvik", "the ferry company", "the school board",
            "the union of dockers", "the minister for fisheries", "a group of farmers", "the county hospital",
            "the museum", "the coast guard", "the opposition", "a committee of parents", "the railway",
        ],
        verbs: [
            "approved", "rejected", "inspected", "defended", "questioned", "sold", "repaired", "presented",
            "criticised", "postponed", "welcomed", "reopened",
        ],
        objects: [
            "the new bridge", "the budget for the coming year", "the contract with Dahl & Sons", "the old lighthouse",
            "a plan for cheaper tickets", "the winter timetable", "the library in Storgata", "the fish market",
            "the water treatment plant", "a report on road safety", "the night bus", "the agreement on wages",
            "the northern breakwater",
        ],
        circumstances: [
            "on Monday evening", "after a long debate", "in front of a full hall", "before the holidays",
            "despite heavy rain", "for the third time in a row", "without giving a reason", "late on Thursday",
            "in the second week of the strike", "at the edge of the town",
        ],
        sayings: [
            "We have waited long enough", "Nobody asked the people who live here", "It is a good day for the islands",
            "The figures do not add up", "We will look at every single case", "I would do it again tomorrow",
        ],
        persons: ["Henrik Dahl", "Kari Nygaard", "Liv Aasen", "Ola Haugen", "Marit Foss", "Peter Lund"],
        authors: ["Ingrid Solheim", "Jonas Berg", "Sara Eide", "Thomas Wick"],
        furniture: Furniture(
            by: "By", advertisement: "Advertisement", related: "Related articles", mostRead: "Most read",
            newsletter: "Sign up for our newsletter", views: "views", comments: "comments", updated: "minutes ago",
            consent: "We and our partners use cookies to measure our audience. You may accept all of them or choose.",
            missing: "Page not found", paywall: "Subscribe now to continue reading"))
}
