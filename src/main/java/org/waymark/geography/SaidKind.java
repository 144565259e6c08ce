package org.waymark.geography;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A name of an area without the words that say of which kind it is ("Kent Police", "NHS Devon ICB",
 * "London Borough of Brent"), and the kinds that they say.
 *
 * @param name as {@link PlainName} has it
 * @param kinds empty when nothing is said
 */
record SaidKind(String name, Set<AreaKind> kinds) {

  private record Words(String words, Set<AreaKind> kinds) {}

  private static final Set<AreaKind> POLICE = EnumSet.of(AreaKind.POLICE_AREA);
  private static final Set<AreaKind> HEALTH = EnumSet.of(AreaKind.ICB);
  private static final Set<AreaKind> COUNTY = EnumSet.of(AreaKind.COUNCIL);
  private static final Set<AreaKind> LOCAL = EnumSet.of(AreaKind.COUNCIL, AreaKind.DISTRICT);

  /** What may stand behind a name; of words that end alike the longer first. */
  private static final List<Words> BEHIND =
      List.of(
          new Words("police and crime commissioner", POLICE),
          new Words("police force area", POLICE),
          new Words("police force", POLICE),
          new Words("police area", POLICE),
          new Words("police service", POLICE),
          new Words("constabulary", POLICE),
          new Words("police", POLICE),
          new Words("opcc", POLICE),
          new Words("pcc", POLICE),
          new Words("integrated care board", HEALTH),
          new Words("integrated care system", HEALTH),
          new Words("icb", HEALTH),
          new Words("ics", HEALTH),
          new Words("county borough council", LOCAL),
          new Words("county council", COUNTY),
          new Words("metropolitan borough council", LOCAL),
          new Words("metropolitan district council", LOCAL),
          new Words("borough council", LOCAL),
          new Words("district council", LOCAL),
          new Words("city council", LOCAL),
          new Words("council", LOCAL),
          new Words("unitary authority", LOCAL),
          new Words("local authority", LOCAL),
          new Words("mbc", LOCAL),
          new Words("cc", COUNTY),
          new Words("bc", LOCAL),
          new Words("dc", LOCAL),
          new Words("district", EnumSet.of(AreaKind.DISTRICT)),
          new Words("region", EnumSet.of(AreaKind.REGION)));

  /** What may stand before a name. */
  private static final List<Words> BEFORE =
      List.of(
          new Words("heddlu", POLICE),
          new Words("nhs", HEALTH),
          new Words("london borough of", LOCAL),
          new Words("royal borough of", LOCAL),
          new Words("borough of", LOCAL),
          new Words("council of", LOCAL),
          new Words("cyngor", LOCAL));

  /**
   * @param plain as {@link PlainName} has it
   */
  static SaidKind of(String plain) {
    String name = plain;
    Set<AreaKind> kinds = Set.of();
    for (Words behind : BEHIND) {
      if (name.endsWith(" " + behind.words())) {
        name = name.substring(0, name.length() - behind.words().length() - 1);
        kinds = behind.kinds();
        break;
      }
    }
    for (Words before : BEFORE) {
      if (name.startsWith(before.words() + " ")) {
        name = name.substring(before.words().length() + 1);
        kinds = kinds.isEmpty() ? before.kinds() : kinds;
        break;
      }
    }
    return new SaidKind(name, kinds);
  }

  /** True when an area of that kind can be meant. */
  boolean admits(AreaKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }
}
