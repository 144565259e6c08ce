package org.waymark.gap;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;

/** Services as examples of rules describe them, in the invented country of the fixtures. */
public final class ExampleServices {

  private final Geography geography;

  public ExampleServices(Geography geography) {
    this.geography = geography;
  }

  /** A police area or district of the invented country by its name. */
  public Area area(String name) {
    return Stream.of(AreaKind.POLICE_AREA, AreaKind.DISTRICT)
        .flatMap(kind -> geography.listAreas(kind, TODAY).stream())
        .filter(area -> area.shortName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A service of these lines; what they do not say is as the head of the file has it. */
  public Service service(Map<String, Object> lines) {
    ServiceBuilder builder =
        anIdvaService().forCrimes(texts(lines.get("crimes"))).offering(texts(lines.get("offers")));
    for (String place : texts(lines.get("serves"))) {
      builder.serving(
          place.equals("England") ? AreaCode.ENGLAND.value() : area(place).code().value());
    }
    if (lines.get("based_in") instanceof String place) {
      builder.somewhereIn(area(place).code().value());
    }
    if (lines.containsKey("withheld")) {
      builder.atAWithheldLocation();
    }
    if (lines.get("run_by") instanceof String name) {
      builder.runBy(new OrganisationId(new UUID(5, name.hashCode())));
    }
    if (lines.get("checked") instanceof Date date) {
      builder.assuredOn(day(date));
    }
    if (lines.get("edited") instanceof Date date) {
      builder.editedOn(day(date));
    }
    if (lines.get("ages") instanceof List<?> ages) {
      builder.ages((Integer) ages.get(0), (Integer) ages.get(1));
    }
    if ("not-stated".equals(lines.get("gender"))) {
      builder.genders();
    } else if (lines.get("gender") instanceof String gender) {
      builder.genders(Gender.valueOf(gender.toUpperCase(Locale.ROOT)));
    }
    if (lines.get("by_and_for") instanceof String cohort) {
      builder.forCohort(cohort, CohortLevel.Level.BY_AND_FOR);
    }
    if (lines.get("capacity") instanceof String status) {
      builder.capacity(
          new Capacity(
              Capacity.Status.valueOf(status.toUpperCase(Locale.ROOT).replace('-', '_')),
              (Integer) lines.get("wait_weeks"),
              TODAY));
    }
    if (lines.get("funded_until") instanceof Date date) {
      builder.arrangement(arrangement(List.of(), day(date)));
    }
    if (lines.get("commissioner") instanceof String name) {
      builder.arrangement(arrangement(List.of(name), null));
    }
    return builder.build();
  }

  private static CommissioningArrangement arrangement(
      List<String> commissioners, @Nullable LocalDate ends) {
    return new CommissioningArrangement(
        commissioners, List.of(), null, null, null, ends, null, null, Stated.NO, Set.of());
  }

  private static LocalDate day(Date date) {
    return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String[] texts(@Nullable Object list) {
    return ((Collection<?>) Objects.requireNonNull(list))
        .stream().map(Object::toString).toArray(String[]::new);
  }
}
