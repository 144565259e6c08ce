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
          "(?:within|up to|radius(?: of)?)?\\s*(\\d+(?:\\.\\d+)?)\\s*"
              + "(km|kms|kilomet(?:re|er)s?|mi|miles?|m|metres?)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");
  private static final Set<String> ENGLAND =
      Set.of("england", "englandwide", "national", "allofengland", "nationwide");

  /** Reads a distance; a number alone is of kilometres. */
  public static Reading<ServiceArea> readDistance(String text) {
    Matcher within = WITHIN.matcher(NUMBER.matcher(text).matches() ? text + " km" : text);
    if (within.matches()) {
      try {
        return Reading.of(new ServiceArea.TravelRadius(distance(within.group(1), within.group(2))));
      } catch (IllegalArgumentException e) {
        return Reading.wrong(
            text,
            "radius-out-of-range",
            "the distance is 0, or above "
                + kilometres(ServiceArea.TravelRadius.LONGEST)
                + " kilometres",
            "Enter a distance above 0 and up to 200 kilometres, like 15 km. For more, name the"
                + " areas it serves instead");
      }
    }
    return Reading.wrong(
        text,
        "radius-out-of-range",
        "this is not a distance",
        "Enter a distance above 0 and up to 200 kilometres, like 15 km");
  }

  private static Distance distance(String number, String unit) {
    double value = Double.parseDouble(number);
    String of = unit.toLowerCase(Locale.ROOT);
    return of.startsWith("k")
        ? Distance.ofKilometres(value)
        : of.startsWith("mi") ? Distance.ofMiles(value) : Distance.ofMetres(value);
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
