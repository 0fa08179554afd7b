/// An article of the demo, as it reads in the morning and after the afternoon's edits.
struct DemoPiece: Sendable {
    struct Text: Sendable {
        var title: String
        var byline: String?
        var paragraphs: [String]
    }

    let outlet: DemoOutlet
    let path: String
    let published: String
    /// Two of them; `nil` where the article is not there.
    let editions: [Text?]

    static let all = [ferry, tram, wire, resumed, tern, museum, monitor, reservoirs]

    private static let wireText = [
        "NORVIK (Vestland Wire) - A commuter ferry struck the stone pier at Norvik harbour on Thursday morning, injuring seven people, two of them seriously, the coast guard said.",
        "The Solveig was carrying 212 passengers from the western islands when it failed to slow on its approach shortly after eight o'clock. Witnesses described a long grinding noise and then silence.",
        "\"The engines answered late, and then they did not answer at all,\" the ferry's master, Henrik Dahl, told reporters on the quay.",
        "The operator, Fjordline Ferries, said the vessel had passed its last inspection in March and that the crew had followed procedure. It promised to refund every ticket of the day.",
        "Harbour authorities closed the inner basin until divers had looked at the hull. Fishing boats were sent to the southern quay, where the catch was landed by hand.",
        "The accident investigation board sent three inspectors to Norvik. A first report is expected within a month.",
    ]

    private static let ferry = DemoPiece(
        outlet: .gazette, path: "/2026/03/ferry-hits-pier", published: "2026-03-05T08:40:00+01:00",
        editions: [
            Text(
                title: "Seven injured as ferry hits Norvik pier", byline: "Ingrid Solheim",
                paragraphs: ferryText(hurt: "Seven", count: "seven")),
            Text(
                title: "Eight injured as ferry hits Norvik pier", byline: "Ingrid Solheim",
                paragraphs: ferryText(hurt: "Eight", count: "eight")),
        ])

    private static func ferryText(hurt: String, count: String) -> [String] {
        [
            "\(hurt) people were hurt when the morning ferry from the western islands ran into the old stone pier, in full view of a hundred commuters waiting for the tram.",
            "Kari Nygaard was pouring coffee at the kiosk when she saw the Solveig come in. \"It was far too fast,\" she said. \"The gulls left before we understood why.\"",
            "Ambulances from three towns took \(count) passengers to the county hospital. Two had broken bones, and a boy of nine was kept overnight as a precaution.",
            "By noon a crane had lifted the bow clear of the stones. The ferry will not sail again this week, and buses will run over the bridge every twenty minutes instead.",
            "It is the second accident at the pier in six years. After the first, the town council voted for new fenders, which were never bought.",
        ]
    }

    private static let tram = DemoPiece(
        outlet: .gazette, path: "/2026/03/tram-extension", published: "2026-03-04T17:05:00+01:00",
        editions: Array(
            repeating: Text(
                title: "Council approves tram line to the hospital", byline: "Jonas Berg",
                paragraphs: [
                    "The tram will run to the county hospital by the autumn of next year, after the town council voted 21 to 14 for the longer of two routes on Wednesday night.",
                    "The line is to cost 340 million crowns, a third of it paid by the county. Shopkeepers in Strandgata had asked for the shorter route, which would have spared them two years of works.",
                    "\"We will be here when the rails are, and we hope our customers will be too,\" said Liv Aasen, who sells bicycles at number 18.",
                    "Work begins after the summer holidays with the sewers under the market square.",
                ]), count: 2))

    private static let wire = DemoPiece(
        outlet: .wire, path: "/stories/ferry-norvik", published: "2026-03-05T08:12:00+01:00",
        editions: [
            Text(title: "Ferry strikes pier at Norvik, seven hurt", byline: nil, paragraphs: wireText),
            Text(
                title: "Ferry strikes pier at Norvik, seven hurt", byline: nil,
                paragraphs: wireText.map {
                    $0.replacing("then they did not answer at all", with: "I gave the order to drop anchor")
                } + ["Correction: An earlier version of this article misquoted the ferry's master."]),
        ])

    private static let resumed = DemoPiece(
        outlet: .wire, path: "/stories/ferry-service-resumes", published: "2026-03-05T16:30:00+01:00",
        editions: [
            nil,
            Text(
                title: "Replacement boat takes over Norvik route", byline: nil,
                paragraphs: [
                    "NORVIK (Vestland Wire) - A smaller boat will carry passengers between Norvik and the western islands from Friday, the operator of the damaged ferry Solveig said.",
                    "The Astrid holds 90 people and will make six crossings a day. Cars have to take the bridge until further notice.",
                    "Island schools will open an hour later than usual, the county said.",
                ]),
        ])

    private static let tern = DemoPiece(
        outlet: .tern, path: "/news/4711.html", published: "2026-03-05T09:30:00+01:00",
        editions: Array(
            repeating: Text(
                title: "Ferry crash at Norvik: what we know", byline: "Mads Lien",
                paragraphs: ["Commuters face days of delays after the Norvik accident, the Daily Tern understands."]
                    + wireText.prefix(5)), count: 2))

    private static let museum = DemoPiece(
        outlet: .tern, path: "/news/4702.html", published: "2026-03-03T11:00:00+01:00",
        editions: [
            Text(
                title: "Whaling museum shuts its doors for a year", byline: "Sara Eide",
                paragraphs: [
                    "The whaling museum in Storgata closes on Monday for repairs that its director says cannot wait another winter.",
                    "Rain has come through the roof above the great hall since November, and two of the boats have been moved to a barn outside the town.",
                    "Visitors who hold a season ticket will get half of its price back, the museum said on its website.",
                ]),
            nil,
        ])

    private static let monitor = DemoPiece(
        outlet: .monitor, path: "/article.php-id-882.html", published: "2026-03-05",
        editions: Array(
            repeating: Text(
                title: "Ferry strikes pier, seven hurt", byline: nil, paragraphs: Array(wireText.prefix(4))), count: 2))

    private static let reservoirs = DemoPiece(
        outlet: .monitor, path: "/article.php-id-880.html", published: "2026-03-04",
        editions: ["Rain fills reservoirs to the brim", "Rain fills reservoirs, farmers relieved"].map { title in
            Text(
                title: title, byline: nil,
                paragraphs: [
                    "After four weeks of rain the reservoirs above Dalen are full for the first time since 2019, the water board said on Wednesday.",
                    "Farmers in the valley had feared a third dry summer in a row. \"Now we only need it to stop,\" said Ola Haugen, who grows barley and potatoes.",
                    "The board will open the upper gates at the weekend and asks walkers to stay away from the river path.",
                ])
        })
}
