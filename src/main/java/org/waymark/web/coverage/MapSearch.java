package org.waymark.web.coverage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.SentForm;

/**
 * The search for a place on a map. What was typed may be where somebody lives who looks for help:
 * it comes as a body, stands in no address, and what could have been meant is chosen by buttons.
 *
 * @param address the page without a place; where the form is sent, too
 * @param typed what was typed; empty for nothing
 * @param problem what is wrong with it, and the remedy; empty when nothing is
 * @param choices what could have been meant
 * @param spot the place; null while none is known
 */
public record MapSearch(
    String address,
    String typed,
    String problem,
    List<PlaceLookup.Choice> choices,
    @Nullable Spot spot) {

  /** The field of the form. */
  public static final String FIELD = "place";

  /**
   * A place that was found.
   *
   * @param label the place in words
   * @param words where it lies and what the map says there
   * @param link where the area it lies in leads; empty for nowhere
   * @param linkText what it leads to
   * @param isOnMap whether it lies in the area of the map
   */
  public record Spot(
      Position position,
      String label,
      String words,
      String link,
      String linkText,
      boolean isOnMap) {}

  /** What a form was sent with: the place that was chosen, else the one that was typed. */
  public static String typed(Map<String, Object> body) {
    SentForm form = SentForm.of(body);
    return form.first("chosen").isEmpty() ? form.first(FIELD) : form.first("chosen");
  }

  /** Where nothing has been searched for. */
  public static MapSearch at(String address) {
    return new MapSearch(address, "", "", List.of(), null);
  }

  /**
   * The answer to what was typed.
   *
   * @param address the page without a place
   * @param typed may be empty, and is then asked for
   * @param mapOf the address of the same map of another area
   */
  public static MapSearch of(
      String address,
      String typed,
      Area within,
      List<MapPart> parts,
      Function<Area, String> mapOf,
      Snapshot snapshot,
      MapSource source) {
    return switch (source.places().find(typed)) {
      case PlaceLookup.Unclear unclear ->
          new MapSearch(
              address,
              typed,
              (typed.isEmpty() ? "Nothing was typed." : unclear.message())
                  + " "
                  + unclear.remedy()
                  + (unclear.remedy().endsWith(".") ? "" : "."),
              unclear.choices(),
              null);
      case PlaceLookup.Found found ->
          new MapSearch(
              address,
              typed,
              "",
              found.others(),
              spot(found, within, parts, mapOf, snapshot.geography()));
    };
  }

  private static Spot spot(
      PlaceLookup.Found found,
      Area within,
      List<MapPart> parts,
      Function<Area, String> mapOf,
      Geography geography) {
    boolean isOnMap = geography.smallAreasOf(within.code()).contains(found.smallArea());
    Optional<MapPart> part =
        parts.stream()
            .filter(each -> isOnMap)
            .filter(each -> geography.smallAreasOf(each.area().code()).contains(found.smallArea()))
            .findFirst();
    String note = found.note() == null ? "" : " " + found.note();
    if (part.isPresent()) {
      return new Spot(
          found.position(),
          found.label(),
          found.label() + " lies here. " + part.get().words() + "." + note,
          part.get().address(),
          "Open " + part.get().area().shortName(),
          true);
    }
    AreaCode police =
        geography
            .findDistrict(geography.smallArea(found.smallArea()).district())
            .orElseThrow()
            .policeArea();
    Area area = geography.getArea(police);
    return new Spot(
        found.position(),
        found.label(),
        found.label()
            + (isOnMap ? " lies in " : " is not on this map: it lies in ")
            + area.shortName()
            + "."
            + note,
        mapOf.apply(area),
        "Show the map of " + area.shortName(),
        isOnMap);
  }
}
