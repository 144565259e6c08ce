package org.waymark.tool.demonstration;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.waymark.geography.AreaCode;

/**
 * Telephone numbers that ring nowhere: Ofcom keeps them for use in drama.
 *
 * <p>Source: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
 */
public final class DramaNumbers {

  private static final Pattern DRAMA =
      Pattern.compile(
          "(?:0113|0114|0115|0116|0117|0118|0121|0151|0161) 496 0\\d{3}"
              + "|020 7946 0\\d{3}|0191 498 0\\d{3}|01632 960\\d{3}"
              + "|07700 900\\d{3}|0808 157 0\\d{3}|0306 999 0\\d{3}");

  /** Dialling codes of the cities that have a range of their own, by police area. */
  private static final Map<String, List<String>> CITIES =
      Map.ofEntries(
          Map.entry("E23000001", List.of("020 7946 0")),
          Map.entry("E23000034", List.of("020 7946 0")),
          Map.entry("E23000004", List.of("0151 496 0")),
          Map.entry("E23000005", List.of("0161 496 0")),
          Map.entry("E23000007", List.of("0191 498 0")),
          Map.entry("E23000008", List.of("0191 498 0")),
          Map.entry("E23000010", List.of("0113 496 0")),
          Map.entry("E23000011", List.of("0114 496 0")),
          Map.entry("E23000014", List.of("0121 496 0")),
          Map.entry("E23000019", List.of("0115 496 0")),
          Map.entry("E23000021", List.of("0116 496 0")),
          Map.entry("E23000029", List.of("0118 496 0")),
          Map.entry("E23000036", List.of("0117 496 0")));

  private DramaNumbers() {}

  /** True when the number, written with the usual spaces, lies in a range kept for drama. */
  public static boolean isDrama(String number) {
    return DRAMA.matcher(number).matches();
  }

  /** An office's number: of the city where there is one, else of no place at all. */
  static String office(AreaCode policeArea, boolean urban, Dice dice) {
    List<String> codes = CITIES.get(policeArea.value());
    String start = codes != null && urban ? codes.getFirst() : "01632 960";
    return start + digits(dice, 3);
  }

  static String freephone(Dice dice) {
    return "0808 157 0" + digits(dice, 3);
  }

  static String mobile(Dice dice) {
    return "07700 900" + digits(dice, 3);
  }

  private static String digits(Dice dice, int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(dice.between(0, 9));
    }
    return digits.toString();
  }
}
