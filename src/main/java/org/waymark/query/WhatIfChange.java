package org.waymark.query;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.coverage.DatedCatalogue;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;

/**
 * What an address supposes of the catalogue: a service that begins, services that end. Nothing of
 * it is kept.
 *
 * @param begins a service that is made up for the purpose; null for none
 * @param reach areas it would take people from, as given; empty for all of the area in question
 * @param waitWeeks the wait it would have; null for none
 * @param ends services of the catalogue
 * @param problems what was not understood
 */
public record WhatIfChange(
    @Nullable Service begins,
    List<AreaCode> reach,
    @Nullable Integer waitWeeks,
    Set<ServiceId> ends,
    List<ParameterProblem> problems) {

  /** Parameters besides those of the question. */
  public static final Set<String> NAMES = Set.of("begin", "reach", "wait", "end");

  private static final int LONGEST_WAIT = 520;

  public WhatIfChange {
    reach = List.copyOf(reach);
    ends = Set.copyOf(ends);
    problems = List.copyOf(problems);
  }

  /**
   * Reads it.
   *
   * @param question whose crime type, cohort, support type and level a service that begins has
   */
  public static WhatIfChange read(
      Map<String, List<String>> parameters, GapQuestion question, DatedCatalogue snapshot) {
    List<ParameterProblem> problems = new ArrayList<>();
    Set<ServiceId> ends = new LinkedHashSet<>();
    for (String text : texts(parameters, "end")) {
      Optional<ServiceId> id =
          RecordIds.parse(text)
              .map(ServiceId::new)
              .filter(each -> snapshot.catalogue().findService(each).isPresent());
      id.ifPresentOrElse(
          ends::add,
          () ->
              problems.add(
                  new ParameterProblem(
                      "end",
                      text,
                      "There is no such service.",
                      "Choose one of the services listed, or give the id in its address.")));
    }
    List<AreaCode> reach = new ArrayList<>();
    for (String text : texts(parameters, "reach")) {
      snapshot
          .geography()
          .names(snapshot.today())
          .findOne(text)
          .map(Area::code)
          .filter(code -> !snapshot.geography().smallAreasOf(code).isEmpty())
          .ifPresentOrElse(
              reach::add,
              () ->
                  problems.add(
                      new ParameterProblem(
                          "reach",
                          text,
                          "This is not one area.",
                          "Give the ONS code of an area, as E06000063 for Cumberland, or its name"
                              + " with its kind.")));
    }
    Integer wait = wait(texts(parameters, "wait"), problems);
    Service begins = null;
    if (!texts(parameters, "begin").isEmpty()) {
      if (question.crimeType() == null || question.supportType() == null) {
        problems.add(
            new ParameterProblem(
                question.crimeType() == null ? "crime" : "support",
                "",
                "A service that begins needs a crime and a kind of support.",
                "Choose both."));
      } else {
        begins = begins(question, reach, wait, snapshot);
      }
    }
    return new WhatIfChange(begins, reach, wait, ends, problems);
  }

  private static List<String> texts(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  private static @Nullable Integer wait(List<String> texts, List<ParameterProblem> problems) {
    if (texts.isEmpty()) {
      return null;
    }
    String text = texts.getFirst();
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= LONGEST_WAIT) {
      return Integer.parseInt(text);
    }
    problems.add(
        new ParameterProblem(
            "wait",
            text,
            "This is not a number of weeks.",
            "Give a whole number from 0 to " + LONGEST_WAIT + ", or leave it empty for no wait."));
    return null;
  }

  private static Service begins(
      GapQuestion question, List<AreaCode> reach, @Nullable Integer wait, DatedCatalogue snapshot) {
    List<ServiceArea> areas = new ArrayList<>();
    (reach.isEmpty() ? List.of(question.area().code()) : reach)
        .forEach(code -> areas.add(new ServiceArea.Coded(code)));
    String name = name(question, reach, snapshot);
    // Always the same for the same supposition, and never that of a real one.
    ServiceId id =
        new ServiceId(UUID.nameUUIDFromBytes(("what-if " + name).getBytes(StandardCharsets.UTF_8)));
    return ServiceBuilder.builder()
        .id(id)
        .organisation(new OrganisationId(id.value()))
        .name(name)
        .description("")
        .status(ListingStatus.PUBLISHED)
        .visibility(Visibility.PUBLIC)
        .crimeTypes(Set.of(Objects.requireNonNull(question.crimeType())))
        .cohorts(
            question.cohort() == null || question.level() == CohortLevel.Level.OPEN
                ? List.of()
                : List.of(new CohortLevel(question.cohort(), question.level())))
        .offers(
            List.of(
                new Offer(Set.of(Objects.requireNonNull(question.supportType())), Set.of(), areas)))
        .eligibility(Eligibility.everybody())
        .referralSources(Set.of())
        .languages(Set.of())
        .interpreting(Stated.NOT_STATED)
        .accessibility(Set.of())
        .openingTimes(List.of())
        .openingNote("")
        .contacts(List.of())
        .capacity(
            new Capacity(
                wait == null ? Capacity.Status.OPEN : Capacity.Status.WAITING_LIST,
                wait,
                snapshot.today()))
        .locations(List.of())
        .arrangements(List.of())
        .assuredOn(snapshot.today())
        .provenance(
            new Provenance(
                "what-if",
                id.toString(),
                snapshot.today().atStartOfDay(ZoneId.of("Europe/London")).toInstant()))
        .build();
  }

  private static String name(GapQuestion question, List<AreaCode> reach, DatedCatalogue snapshot) {
    String support =
        snapshot
            .vocabularies()
            .getTerm(Objects.requireNonNull(question.supportType()))
            .shortLabel();
    String where =
        reach.isEmpty()
            ? question.area().shortName()
            : reach.stream()
                .map(
                    code ->
                        snapshot
                            .geography()
                            .findArea(code)
                            .map(Area::shortName)
                            .orElse(code.value()))
                .collect(Collectors.joining(", "));
    return "Supposed " + support + " in " + where;
  }
}
