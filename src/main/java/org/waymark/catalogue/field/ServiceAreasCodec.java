package org.waymark.catalogue.field;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Distance;

/** Where an offer reaches, as people write it: areas, England, or a distance. */
public final class ServiceAreasCodec extends SeveralTexts<List<ServiceArea>, ServiceArea> {

  private static final Pattern WITHIN =
      Pattern.compile(
          "(?:(?:within|up to|radius(?: of)?|about|approx(?:imately|\\.)?|a|an|~)\\s*)*"
              + "(?<number>-?\\d+(?:,\\d{3})*(?:\\.\\d+)?)\\s*-?"
              + "(?<unit>km|kms|kilomet(?:re|er)s?|k|mi|mls?|miles?|m|met(?:re|er)s?)\\b\\.?"
              + "(?<rest>.*)",
          Pattern.CASE_INSENSITIVE);

  /** What may stand behind a distance: that it is measured from where the service is. */
  private static final Pattern OWN_PLACE =
      Pattern.compile(
          "[\\s,.-]*(?:(?:of|from|around|round|radius|away|distance|the|our|its|this|each|any|all|public"
              + "|office|centre|center|base|building|premises|places?|locations?|service|site|sites|us|here)"
              + "[\\s,.-]*)*",
          Pattern.CASE_INSENSITIVE);

  /** Metres that are more likely miles. */
  private static final double FEWEST_METRES = 500;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final String REMEDY =
      "Enter a distance above 0 and up to 200 kilometres, like 15 km or 10 miles";
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");
  private static final Set<String> ENGLAND =
      Set.of("england", "englandwide", "national", "allofengland", "nationwide");

  /** Reads a distance; a number alone is of kilometres. */
  public static Reading<ServiceArea> readDistance(String text) {
    Matcher within = WITHIN.matcher(NUMBER.matcher(text).matches() ? text + " km" : text);
    if (!within.matches()) {
      return notADistance(text, "this is not a distance", REMEDY);
    }
    double number = Double.parseDouble(within.group("number").replace(",", ""));
    String unit = within.group("unit").toLowerCase(Locale.ROOT);
    if (unit.equals("m") && number < FEWEST_METRES) {
      return notADistance(
          text,
          "“m” may stand for metres or for miles",
          "Write " + within.group("number") + " miles, or the distance in km");
    }
    if (!OWN_PLACE.matcher(within.group("rest")).matches()) {
      return notADistance(
          text,
          "a distance is measured from the public locations of the service, and from nowhere else",
          "Write the distance alone, like within "
              + within.group("number")
              + " "
              + (unit.startsWith("k") ? "km" : "miles")
              + ", where that is meant; else name the areas it serves");
    }
    try {
      return Reading.of(new ServiceArea.TravelRadius(distance(number, unit)));
    } catch (IllegalArgumentException e) {
      return notADistance(
          text,
          "the distance is 0, or above "
              + kilometres(ServiceArea.TravelRadius.LONGEST)
              + " kilometres (124 miles)",
          "Enter a distance above 0 and up to 200 kilometres, like 15 km. For more, name the"
              + " areas it serves instead");
    }
  }

  private static Reading<ServiceArea> notADistance(String text, String problem, String remedy) {
    return Reading.wrong(text, "radius-out-of-range", problem, remedy);
  }

  private static Distance distance(double number, String unit) {
    return unit.startsWith("k")
        ? Distance.ofKilometres(number)
        : unit.startsWith("mi") || unit.startsWith("ml")
            ? Distance.ofMiles(number)
            : Distance.ofMetres(number);
  }

  /** In whole miles where it was so written, else in kilometres. */
  static String inWords(Distance distance) {
    double miles = distance.kilometres() / Distance.ofMiles(1).kilometres();
    return Math.abs(miles - Math.rint(miles)) < 1e-9
        ? Math.round(miles) + (Math.round(miles) == 1 ? " mile" : " miles")
        : kilometres(distance) + " km";
  }

  /** Kilometres as a number without an exponent. */
  public static String kilometres(Distance distance) {
    return BigDecimal.valueOf(distance.kilometres()).stripTrailingZeros().toPlainString();
  }

  @Override
  Item<ServiceArea> readOne(String text, ReadingTerms terms) {
    if (WITHIN.matcher(text).matches()) {
      Reading<ServiceArea> distance = readDistance(text);
      return distance.isGood()
          ? Item.of(Objects.requireNonNull(distance.value()))
          : new Item<>(List.of(), distance.faults(), List.of());
    }
    if (ENGLAND.contains(NO_LETTERS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(""))) {
      return Item.of(new ServiceArea.EnglandWide());
    }
    Item<AreaCode> codes = AreasCodec.codes(text, terms.areas());
    return new Item<>(
        codes.values().stream().<ServiceArea>map(ServiceArea.Coded::new).toList(),
        codes.faults(),
        codes.notes());
  }

  @Override
  List<ServiceArea> all(List<ServiceArea> values, List<Fault> faults) {
    return values.stream().distinct().toList();
  }

  @Override
  public List<String> keys(List<ServiceArea> value) {
    return value.stream().map(area -> write(area, code -> code.value())).toList();
  }

  @Override
  public List<String> write(List<ServiceArea> value, ListingTerms terms) {
    return value.stream().map(area -> write(area, code -> AreasCodec.write(code, terms))).toList();
  }

  private static String write(ServiceArea area, Function<AreaCode, String> coded) {
    return switch (area) {
      case ServiceArea.Coded of -> coded.apply(of.area());
      case ServiceArea.EnglandWide _ -> "England";
      case ServiceArea.TravelRadius radius -> "within " + kilometres(radius.distance()) + " km";
      case ServiceArea.Drawn drawn -> drawn.name();
    };
  }
}
