/// Two quakes on two islands as several outlets might report them, each in words of its own, and something else.
public enum EventReports {
    public static let lumba: [(title: String, text: String)] = [
        (
            "Earthquake kills nineteen on Lumba",
            "A strong earthquake shook the island of Lumba before dawn, killing nineteen people in the port of Tarvo, most of them in a market hall whose roof came down.\n\nMayor Ines Okafor said that cranes had been borrowed from the shipyard. Tarvo has not known such a shock since 1971."
        ),
        (
            "Tarvo market hall collapses in Lumba quake",
            "Nineteen traders died when the market hall of Tarvo fell in, the mayor of the Lumba port, Ines Okafor, told reporters beside the ruin.\n\nShipyard cranes lifted beams until noon. The quake had a magnitude of 6.4, Lumba's observatory said."
        ),
        (
            "Lumba: cranes from the shipyard lift Tarvo's fallen roof",
            "Dockers from the Tarvo shipyard worked with cranes to free people under the market roof that an earthquake of magnitude 6.4 brought down on Lumba.\n\nThe mayor, Ines Okafor, counted nineteen dead and asked traders to come forward."
        ),
        (
            "After the quake, Tarvo buries its traders",
            "Lumba buried nineteen market traders on Friday. Ines Okafor, mayor of Tarvo, read out their names under the cranes that had lifted the roof.\n\nThe earthquake of magnitude 6.4 was the worst on the island since 1971."
        ),
    ]

    public static let sorana: [(title: String, text: String)] = [
        (
            "Earthquake destroys school in Marreth",
            "An earthquake hit the highlands of Sorana at lunch time and destroyed a school in Marreth, where forty-two children and teachers were killed.\n\nPrefect Tomas Villar sent the army's engineers up the only road, which landslides had cut."
        ),
        (
            "Sorana quake: landslides cut the road to Marreth",
            "Army engineers tried to clear landslides on the road to Marreth, the Sorana town whose school fell in an earthquake of magnitude 5.9.\n\nForty-two are dead, prefect Tomas Villar said. Helicopters flew out the injured pupils."
        ),
        (
            "Helicopters bring injured pupils from Marreth",
            "Injured pupils were flown by army helicopters from Marreth to the Sorana capital after the earthquake that brought down their school.\n\nTomas Villar, the prefect, put the dead at forty-two. The magnitude was 5.9."
        ),
        (
            "Sorana asks who built the Marreth school",
            "Parents in Marreth want to know who built the school that fell in Sorana's earthquake, killing forty-two.\n\nPrefect Tomas Villar promised an inquiry while army engineers opened the road through the landslides."
        ),
    ]

    public static let fares = (
        title: "Council raises bus fares",
        text:
            "A single ride will cost forty crowns from May, the transport committee decided after a short debate.\n\nSeason tickets stay as they are."
    )
}
