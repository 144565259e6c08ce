package org.waymark.pathway.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.sql.ColumnTransformer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.database.DayConverter;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.TermId;

/**
 * A version of a route as a row. Sets are words with a blank between them: terms and areas as their
 * identifiers, choices as their names.
 *
 * @param agreementPartners one name a line
 */
@MappedEntity("referral_route_version")
record RouteRow(
    @Id @MappedProperty("id") UUID route,
    @Id long version,
    long revision,
    boolean removed,
    String who,
    String why,
    Instant recordedAt,
    String sender,
    UUID receiver,
    String crimeTypes,
    String cohorts,
    @Nullable Integer minimumAge,
    @Nullable Integer maximumAge,
    String genders,
    String risks,
    ReportRequirement report,
    @Nullable Integer leastDaysSince,
    @Nullable Integer mostDaysSince,
    String residence,
    String otherConditions,
    Mechanism mechanism,
    Agreement.Kind agreement,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate agreementMade,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate agreementEnds,
    String agreementPartners,
    ConsentBasis consent,
    Capacity.Status capacity,
    @Nullable Integer waitWeeks,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate capacityAsOf,
    String hours,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate assuredOn,
    String statedBy,
    @Nullable
        @MappedProperty(converter = DayConverter.class)
        @ColumnTransformer(write = DayConverter.WRITE)
        LocalDate withdrawnOn,
    String source,
    String externalId,
    Instant takenInAt,
    @Nullable String importedFrom) {

  static RouteRow of(RouteVersion version) {
    ReferralRoute route = version.route();
    RouteCriteria criteria = route.criteria();
    return new RouteRow(
        route.id().value(),
        version.version(),
        version.revision(),
        version.removed(),
        version.who(),
        version.why(),
        version.at(),
        route.from().key(),
        route.to().value(),
        words(criteria.crimeTypes(), TermId::value),
        words(criteria.cohorts(), TermId::value),
        criteria.minimumAge(),
        criteria.maximumAge(),
        words(criteria.genders(), Gender::name),
        words(criteria.risks(), RiskLevel::name),
        criteria.report(),
        criteria.leastDaysSince(),
        criteria.mostDaysSince(),
        words(criteria.residence(), AreaCode::value),
        criteria.otherConditions(),
        route.mechanism(),
        route.agreement().kind(),
        route.agreement().made(),
        route.agreement().ends(),
        String.join("\n", route.agreement().partners()),
        route.consent(),
        route.capacity().status(),
        route.capacity().waitWeeks(),
        route.capacity().asOf(),
        route.hours(),
        route.assuredOn(),
        words(route.statedBy(), RouteEnd::name),
        route.withdrawnOn(),
        route.provenance().source(),
        route.provenance().externalId(),
        route.provenance().recordedAt(),
        version.importedFrom());
  }

  private static <T> String words(Collection<T> some, Function<T, String> word) {
    return some.stream().map(word).sorted().collect(Collectors.joining(" "));
  }

  RouteVersion toVersion() {
    return new RouteVersion(
        toRoute(), version, revision, removed, who, why, recordedAt, importedFrom);
  }

  ReferralRoute toRoute() {
    return new ReferralRoute(
        new RouteId(route),
        Waypoint.ofKey(sender)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "referral_route_version.sender is unknown: " + sender)),
        new ServiceId(receiver),
        criteria(),
        mechanism,
        new Agreement(agreement, agreementMade, agreementEnds, agreementPartners.lines().toList()),
        consent,
        new Capacity(capacity, waitWeeks, capacityAsOf),
        hours,
        assuredOn,
        set(statedBy, RouteEnd::valueOf),
        withdrawnOn,
        new Provenance(source, externalId, takenInAt));
  }

  private RouteCriteria criteria() {
    RouteCriteria criteria =
        new RouteCriteria(
            set(crimeTypes, TermId::new),
            set(cohorts, TermId::new),
            minimumAge,
            maximumAge,
            set(genders, Gender::valueOf),
            set(risks, RiskLevel::valueOf),
            report,
            leastDaysSince,
            mostDaysSince,
            set(residence, AreaCode::new),
            otherConditions);
    return criteria.isNone() ? RouteCriteria.NONE : criteria;
  }

  private static <T> Set<T> set(String words, Function<String, T> of) {
    return Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
