package org.waymark.tool.demonstration;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names for organisations and streets, put together from parts so that they are words nobody uses.
 * No name is given twice. Not thread-safe.
 */
final class InventedNames {

  private static final List<String> BEGINNINGS =
      List.of(
          """
          Alder Amber Bracken Bramble Briar Campion Candle Clover Comfrey Curlew Damson Dapple
          Dunnock Ember Fennel Fescue Gorse Harebell Hawk Heron Juniper Kestrel Lantern Lapwing
          Lark Linnet Lovage Mallow Marram Medlar Merle Mistle Nettle Osier Otter Pebble Pippin
          Plover Quill Quince Rush Saffron Sallow Sedge Skylark Sorrel Spindle Starling Tansy
          Teal Teasel Thistle Thrift Umber Vetch Wagtail Warbler Whin Woad Wren Yarrow\
          """
              .split("\\s+", -1));

  private static final List<String> ENDINGS =
      List.of(
          """
          acre beck combe croft dene fold garth gate hithe holt lode mere moor ness rigg shaw
          stead stile wold yard\
          """
              .split("\\s+", -1));

  private static final Map<String, List<String>> BODIES =
      Map.of(
          "domestic",
              List.of(
                  "Project",
                  "Outreach",
                  "Partnership",
                  "House",
                  "Together",
                  "Way Through",
                  "Domestic Abuse Trust",
                  "Women's Project",
                  "Domestic Abuse Partnership"),
          "sexual",
              List.of(
                  "Centre",
                  "Counselling",
                  "Rooms",
                  "Sexual Abuse Project",
                  "Trust",
                  "Advocacy",
                  "Listening Trust"),
          "children",
              List.of(
                  "Young People",
                  "Families",
                  "Children's Trust",
                  "Youth Project",
                  "Children and Families"),
          "violence",
              List.of("Network", "Casework", "Street Project", "Bereavement Trust", "Alliance"),
          "health", List.of("Health Partnership", "Community Health", "Clinic", "Care Partnership"),
          "law", List.of("Justice Trust", "Law Centre", "Justice Project", "Witness Trust"),
          "general",
              List.of(
                  "Community Trust",
                  "Care",
                  "Community Partnership",
                  "Victim Care",
                  "Neighbourhood Trust"),
          "by-and-for", List.of("Collective", "Voices", "Sisterhood", "Alliance", "Network"));

  private static final List<String> STREETS =
      List.of("Street", "Road", "Lane", "Row", "Terrace", "Court", "Passage", "Buildings");

  private final Dice dice;
  private final Set<String> given = new HashSet<>();

  InventedNames(Dice dice) {
    this.dice = dice;
  }

  /** A word such as "Sorrelgarth"; the first word of an organisation's name. */
  String word() {
    return dice.pick(BEGINNINGS) + dice.pick(ENDINGS);
  }

  /**
   * The full name of an organisation of that theme, never the same twice.
   *
   * @param forWomen false keeps words that promise a service for women out of the name
   */
  String organisation(String theme, boolean forWomen) {
    List<String> bodies =
        BODIES.getOrDefault(theme, List.of("Trust")).stream()
            .filter(body -> forWomen || !(body.contains("Women") || body.contains("Sister")))
            .toList();
    for (int tries = 0; ; tries++) {
      String name = word() + " " + dice.pick(bodies);
      // One word, one organisation, as long as there are words enough.
      if (tries < 40 ? given.add(first(name)) && given.add(name) : given.add(name)) {
        return name;
      }
    }
  }

  static String first(String organisationName) {
    return organisationName.substring(0, organisationName.indexOf(' '));
  }

  /** A number and a street that nobody lives in. */
  static String street(Dice dice) {
    return dice.between(1, 148) + " " + streetName(dice);
  }

  /** The same for a place that is withheld: with a number no public place here has. */
  static String withheldStreet(Dice dice) {
    return dice.between(201, 299) + " " + streetName(dice);
  }

  private static String streetName(Dice dice) {
    return dice.pick(BEGINNINGS) + dice.pick(ENDINGS) + " " + dice.pick(STREETS);
  }

  /**
   * An inward code no postcode has: its letters are among those that inward codes never use.
   *
   * <p>Source: BS 7666, which leaves C, I, K, M, O and V out of the inward code.
   */
  static String inwardCode(Dice dice) {
    return dice.between(1, 9) + letters(dice);
  }

  /** The same for a place that is withheld: with a nought, which no public place here has. */
  static String withheldInwardCode(Dice dice) {
    return "0" + letters(dice);
  }

  private static String letters(Dice dice) {
    List<String> letters = List.of("C", "I", "K", "M", "O", "V");
    return dice.pick(letters) + dice.pick(letters);
  }
}
