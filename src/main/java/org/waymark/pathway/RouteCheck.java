package org.waymark.pathway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.CrimeAdmission;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Whether anybody could ever go along a route: what it asks against what its receiver asks. */
public final class RouteCheck {

  /** The part of a route that a contradiction is about. */
  public enum Part {
    SENDER,
    CRIME_TYPES,
    COHORTS,
    AGES,
    GENDERS,
    RISKS,
    REPORT,
    RESIDENCE
  }

  /**
   * Something that nobody can meet, or that the listing does not say.
   *
   * @param impossible true when it lets nobody through; false when the listing merely does not
   *     mention it
   * @param words can stand alone: "the route takes ages 0 to 17 but the service takes age 18 and
   *     over"
   */
  public record Contradiction(Part part, boolean impossible, String words) {}

  private final Vocabularies vocabularies;
  private final ReachCalculator reaches;
  private final CohortAdmission cohorts;
  private final CrimeAdmission crimes;

  public RouteCheck(Vocabularies vocabularies, ReachCalculator reaches) {
    this.vocabularies = vocabularies;
    this.reaches = reaches;
    cohorts = new CohortAdmission(vocabularies.cohorts());
    crimes = new CrimeAdmission(vocabularies.crimeTypes());
  }

  /** Everything that stands against the route; empty when nothing does. */
  public List<Contradiction> contradictions(ReferralRoute route, Service receiver) {
    List<Contradiction> found = new ArrayList<>();
    RouteCriteria criteria = route.criteria();
    Eligibility eligibility = receiver.eligibility();
    sender(route.from(), receiver, found);
    terms(criteria, receiver, found);
    ages(criteria, eligibility, found);
    gendersAndRisks(criteria, eligibility, found);
    report(route, eligibility, found);
    residence(route, receiver, found);
    return found;
  }

  private void terms(RouteCriteria criteria, Service receiver, List<Contradiction> found) {
    if (!criteria.crimeTypes().isEmpty()
        && criteria.crimeTypes().stream()
            .allMatch(crime -> crimes.fit(receiver.crimeTypes(), crime).isEmpty())) {
      impossible(
          found,
          Part.CRIME_TYPES,
          "the route " + crimes.isFor(criteria.crimeTypes()),
          crimes.isFor(receiver.crimeTypes()));
    }
    if (!criteria.cohorts().isEmpty()
        && criteria.cohorts().stream().noneMatch(cohort -> someAreTaken(receiver, cohort))) {
      impossible(
          found,
          Part.COHORTS,
          "the route " + cohorts.takesOnly(criteria.cohorts()),
          criteria.cohorts().stream()
              .flatMap(cohort -> cohorts.refusals(receiver, cohort).stream())
              .distinct()
              .reduce((one, other) -> one + " and " + other)
              .orElse("takes none of them"));
    }
  }

  private static void ages(
      RouteCriteria criteria, Eligibility eligibility, List<Contradiction> found) {
    int youngest = greater(criteria.minimumAge(), eligibility.minimumAge(), 0);
    int oldest =
        -greater(
            negative(criteria.maximumAge()),
            negative(eligibility.maximumAge()),
            -Eligibility.OLDEST);
    if (youngest > oldest) {
      impossible(
          found,
          Part.AGES,
          "the route takes " + CohortAdmission.ages(criteria.minimumAge(), criteria.maximumAge()),
          CohortAdmission.takesAges(eligibility));
    }
  }

  private static void gendersAndRisks(
      RouteCriteria criteria, Eligibility eligibility, List<Contradiction> found) {
    if (disjoint(criteria.genders(), eligibility.genders())) {
      impossible(
          found,
          Part.GENDERS,
          "the route " + CohortAdmission.takesGenders(criteria.genders()),
          CohortAdmission.takesGenders(eligibility.genders()));
    }
    if (disjoint(criteria.risks(), eligibility.risks())) {
      impossible(
          found,
          Part.RISKS,
          "the route takes other risks",
          "takes "
              + eligibility.risks().stream()
                  .sorted()
                  .map(risk -> risk.label().toLowerCase(Locale.UK))
                  .reduce((one, other) -> one + " or " + other)
                  .orElse("none")
              + " risk only");
    }
  }

  private void sender(Waypoint from, Service receiver, List<Contradiction> found) {
    if (from instanceof EntryPoint entry) {
      if (!ServiceIndex.takesFrom(receiver, entry.kind().source())
          && !receiver.referralSources().isEmpty()) {
        found.add(
            new Contradiction(
                Part.SENDER,
                false,
                "the listing of the service does not say that it takes referrals from "
                    + entry.kind().sender()));
      }
      AreaCode area = entry.policeArea();
      if (area != null && !reaches(receiver, reaches.geography().smallAreasOf(area))) {
        found.add(
            new Contradiction(
                Part.SENDER,
                true,
                "the service takes nobody who lives in "
                    + reaches
                        .geography()
                        .findArea(area)
                        .map(each -> each.shortName())
                        .orElse(area.value())));
      }
    }
  }

  private boolean someAreTaken(Service receiver, TermId cohort) {
    return !vocabularies.cohorts().contains(cohort)
        || cohorts.fit(receiver, cohort) != GroupFit.BARRED;
  }

  private static int greater(
      @org.jspecify.annotations.Nullable Integer one,
      @org.jspecify.annotations.Nullable Integer other,
      int otherwise) {
    return Math.max(one == null ? otherwise : one, other == null ? otherwise : other);
  }

  private static @org.jspecify.annotations.Nullable Integer negative(
      @org.jspecify.annotations.Nullable Integer value) {
    return value == null ? null : Integer.valueOf(-value);
  }

  private static <T> boolean disjoint(Set<T> one, Set<T> other) {
    Set<T> both = new HashSet<>(one);
    both.retainAll(other);
    return !one.isEmpty() && !other.isEmpty() && both.isEmpty();
  }

  private void report(ReferralRoute route, Eligibility eligibility, List<Contradiction> found) {
    ReportRequirement asked = route.criteria().report();
    ReportRequirement service = eligibility.report();
    boolean fromPolice =
        route.from() instanceof EntryPoint entry
            && (entry.kind() == EntryPoint.Kind.POLICE_REPORT
                || entry.kind() == EntryPoint.Kind.COURT);
    boolean needs = asked == ReportRequirement.REPORT_NEEDED || fromPolice;
    boolean both =
        (needs && service == ReportRequirement.ONLY_UNREPORTED)
            || (asked == ReportRequirement.ONLY_UNREPORTED
                && (service == ReportRequirement.REPORT_NEEDED || fromPolice));
    if (both) {
      impossible(
          found,
          Part.REPORT,
          needs
              ? "the route is for what the police know"
              : "the route is for what the police do not know",
          service == ReportRequirement.NOT_NEEDED
              ? "is referred to by the police"
              : service.label().toLowerCase(Locale.UK));
    }
  }

  private void residence(ReferralRoute route, Service receiver, List<Contradiction> found) {
    Geography geography = reaches.geography();
    Set<AreaCode> residence = route.criteria().residence();
    if (!residence.isEmpty()
        && !reaches(
            receiver,
            SmallAreaSet.union(residence.stream().map(geography::smallAreasOf).toList()))) {
      impossible(
          found,
          Part.RESIDENCE,
          "the route takes people who live in "
              + residence.stream()
                  .map(
                      code ->
                          geography
                              .findArea(code)
                              .map(area -> area.shortName())
                              .orElse(code.value()))
                  .sorted()
                  .reduce((one, other) -> one + " or " + other)
                  .orElse(""),
          "takes nobody who lives there");
    }
  }

  private boolean reaches(Service receiver, SmallAreaSet wanted) {
    boolean english = wanted.intersects(reaches.geography().smallAreasOf(AreaCode.ENGLAND));
    for (Offer offer : receiver.offers()) {
      Reach reach = reaches.reachOf(receiver, offer);
      if ((reach.nationwide() && english) || reach.local().intersects(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static void impossible(
      List<Contradiction> found, Part part, String route, String service) {
    found.add(new Contradiction(part, true, route + ", but the service " + service));
  }
}
