package org.waymark.web.gap;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.catalogue.CohortLevel;
import org.waymark.coverage.Overlay;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.query.GapQuestion;
import org.waymark.query.WhatIfChange;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.Choice;

/**
 * The choices of a what-if besides those of every page. For the template {@code gap/what-if}.
 *
 * @param begin true when a service would begin
 * @param levels how close it would be to the cohort
 * @param reach where it would take people from; none chosen means all of the area
 * @param weeks the wait, as typed; empty for none
 * @param ends local services that could end, those for the crime and support chosen
 * @param more how many of these are not listed
 */
public record WhatIfForm(
    boolean begin,
    List<Choice> levels,
    List<Choice> reach,
    String weeks,
    List<Choice> ends,
    int more) {

  private static final int MOST_SERVICES = 40;

  static WhatIfForm of(
      GapQuestion question,
      WhatIfChange change,
      Map<String, List<String>> parameters,
      Snapshot snapshot) {
    List<Overlay.ServiceShare> services =
        Overlay.of(
                snapshot.services(),
                ServiceFilter.builder()
                    .crimeTypes(
                        question.crimeType() == null ? Set.of() : Set.of(question.crimeType()))
                    .supportTypes(
                        question.supportType() == null ? Set.of() : Set.of(question.supportType()))
                    .build())
            .servicesReaching(question.area().code());
    return new WhatIfForm(
        parameters.containsKey("begin"),
        Stream.of(CohortLevel.Level.values())
            .sorted(Comparator.reverseOrder())
            .map(
                level ->
                    new Choice(
                        level.slug(),
                        switch (level) {
                          case OPEN -> "No barrier to them";
                          case SPECIALIST -> "Designed for them";
                          case BY_AND_FOR -> "Run by and for them";
                        },
                        level == question.level()))
            .toList(),
        parts(question.area(), snapshot).stream()
            .map(
                part ->
                    new Choice(
                        part.code().value(),
                        part.shortName(),
                        change.reach().contains(part.code())))
            .toList(),
        parameters.getOrDefault("wait", List.of("")).getFirst(),
        services.stream()
            .limit(MOST_SERVICES)
            .map(
                each ->
                    new Choice(
                        each.service().id().toString(),
                        each.service().name()
                            + ", "
                            + snapshot.catalogue().organisationOf(each.service()).name(),
                        change.ends().contains(each.service().id())))
            .toList(),
        Math.max(0, services.size() - MOST_SERVICES));
  }

  private static List<Area> parts(Area area, Snapshot snapshot) {
    return snapshot.geography().crosswalk(area.code(), AreaKind.DISTRICT, snapshot.today()).stream()
        .map(AreaShare::area)
        .sorted(Comparator.comparing(Area::shortName))
        .toList();
  }
}
