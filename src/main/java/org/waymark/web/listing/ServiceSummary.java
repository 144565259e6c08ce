package org.waymark.web.listing;

import java.util.ArrayList;
import java.util.List;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.ServicePage.Tag;

/**
 * A service in a list.
 *
 * @param supports what it is, short
 * @param forWhom crimes, ages, genders and groups in a line or two
 * @param where where it reaches, in a line
 * @param tags capacity, freshness and what else stands out
 */
public record ServiceSummary(
    String id,
    String name,
    String organisation,
    String supports,
    List<String> forWhom,
    String where,
    List<Tag> tags) {

  /** The summary of a service. */
  public static ServiceSummary of(Snapshot snapshot, Service service) {
    ListingWords words = new ListingWords(snapshot);
    return new ServiceSummary(
        service.id().toString(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name(),
        String.join(", ", words.shortSupports(service.supportTypes())),
        forWhom(snapshot, words, service),
        words.whereInBrief(service),
        tags(snapshot, words, service));
  }

  private static List<String> forWhom(Snapshot snapshot, ListingWords words, Service service) {
    List<String> lines = new ArrayList<>();
    if (!service.crimeTypes().isEmpty()) {
      lines.add(
          String.join(
              ", ", words.labels(snapshot.vocabularies().crimeTypes(), service.crimeTypes())));
    }
    List<String> people = new ArrayList<>();
    String ages = ListingWords.ages(service.eligibility());
    people.add(
        !service.eligibility().statesAges()
            ? "ages not stated"
            : ages.startsWith("any") || ages.startsWith("under") ? ages : "ages " + ages);
    if (service.eligibility().genders().size() < Gender.values().length) {
      people.addAll(ListingWords.sortedLabels(service.eligibility().genders()));
    }
    String admitted = String.join(", ", people);
    lines.add(Character.toUpperCase(admitted.charAt(0)) + admitted.substring(1));
    for (CohortLevel.Level level :
        List.of(CohortLevel.Level.BY_AND_FOR, CohortLevel.Level.SPECIALIST)) {
      List<String> cohorts =
          service.cohorts().stream()
              .filter(each -> each.level() == level)
              .map(each -> words.label(each.cohort()))
              .toList();
      if (!cohorts.isEmpty()) {
        lines.add(
            (level == CohortLevel.Level.BY_AND_FOR ? "Run by and for: " : "Specialist for: ")
                + String.join(", ", cohorts));
      }
    }
    return lines;
  }

  private static List<Tag> tags(Snapshot snapshot, ListingWords words, Service service) {
    List<Tag> tags = new ArrayList<>();
    if (snapshot.catalogue().isToBeMarked(service)) {
      tags.add(Tag.INVENTED);
    }
    if (service.visibility() != Visibility.PUBLIC) {
      tags.add(new Tag("Unlisted: signed-in professionals only", "red"));
    }
    Capacity capacity = service.capacity();
    if (capacity.status() != Capacity.Status.UNKNOWN) {
      tags.add(new Tag(ListingWords.capacity(capacity), ListingWords.colour(capacity.status())));
    }
    Freshness freshness = service.freshness(snapshot.today());
    if (freshness != Freshness.CURRENT) {
      tags.add(
          new Tag(
              Freshness.told(service.assuredOn(), snapshot.today()),
              ListingWords.colour(freshness)));
    }
    tags.addAll(words.standing(service));
    if (service.isEnglandWide()) {
      tags.add(new Tag("England-wide", "blue"));
    }
    if (words.isOutsideDuty(service)) {
      tags.add(new Tag("Outside the Duty", "purple"));
    }
    return tags;
  }
}
