package org.waymark.publishing.api;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.coverage.Standing;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.Refusal;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.journey.JourneyOutcome;
import org.waymark.pathway.journey.Journeys;
import org.waymark.pathway.journey.ReachableListing;
import org.waymark.pathway.journey.Step;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;

/** From the pathways of the domain to those of the wire. */
public final class PathwayWires {

  private static final String DANGER =
      "In immediate danger call 999. This makes no referral and is no risk assessment.";

  private final Snapshot snapshot;
  private final WireMaker wire;
  private final RouteWords words;

  public PathwayWires(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.wire = new WireMaker(snapshot);
    this.words = new RouteWords(snapshot);
  }

  /** The network of an area. */
  public PathwayWire.Network network(AreaNetwork network) {
    return new PathwayWire.Network(
        WireMaker.named(network.area()),
        network.stops().stream().map(this::stop).toList(),
        network.links().stream().map(this::link).toList(),
        network.findings().stream()
            .map(
                each ->
                    new PathwayWire.Finding(
                        each.kind().slug(),
                        each.words(),
                        each.stops().stream().map(stop -> stop.key()).toList(),
                        each.stage() == null ? null : each.stage().slug(),
                        each.amount()))
            .toList(),
        network.notCounted().stream()
            .map(
                each ->
                    new PathwayWire.NotCounted(
                        wire.named(each), Standing.of(each, snapshot.today()).words()))
            .toList(),
        snapshot.today());
  }

  private PathwayWire.Stop stop(NetworkStop stop) {
    return new PathwayWire.Stop(
        stop.waypoint().key(),
        words.name(stop.waypoint()),
        stop.service() == null ? null : wire.named(stop.service()),
        stages(stop.stages()),
        !stop.placeKnown() ? "not-known" : stop.outside() ? "other" : "this");
  }

  private PathwayWire.Link link(NetworkLink link) {
    ReferralRoute route = link.way().route();
    return new PathwayWire.Link(
        route == null ? null : route.id().toString(),
        link.way().from().key(),
        new ServicePoint(link.way().to()).key(),
        words.sentence(link.way(), link.standing(), link.waitWeeks()),
        route == null ? "listing-only" : link.standing().slug(),
        link.confirmed(),
        link.freshness() == null ? null : link.freshness().slug(),
        link.crossing().slug(),
        link.waitWeeks(),
        route == null ? null : route(route));
  }

  PathwayWire.Route route(ReferralRoute route) {
    RouteCriteria criteria = route.criteria();
    return new PathwayWire.Route(
        route.id().toString(),
        route.from().key(),
        new ServicePoint(route.to()).key(),
        new PathwayWire.Criteria(
            texts(criteria.crimeTypes()),
            texts(criteria.cohorts()),
            criteria.minimumAge(),
            criteria.maximumAge(),
            slugs(criteria.genders()),
            slugs(criteria.risks()),
            criteria.report().slug(),
            criteria.leastDaysSince(),
            criteria.mostDaysSince(),
            texts(criteria.residence()),
            criteria.otherConditions()),
        route.mechanism().slug(),
        new PathwayWire.Agreement(
            route.agreement().kind().slug(),
            route.agreement().made(),
            route.agreement().ends(),
            route.agreement().partners()),
        route.consent().slug(),
        new Wire.Capacity(
            route.capacity().status().slug(),
            route.capacity().waitWeeks(),
            route.capacity().asOf()),
        route.hours(),
        route.assuredOn(),
        slugs(route.statedBy()),
        route.withdrawnOn(),
        route.provenance().source());
  }

  PathwayWire.Journeys journeys(Journeys journeys, String place, List<String> notes) {
    return new PathwayWire.Journeys(
        DANGER,
        place,
        notes,
        journeys.stages().stream()
            .map(
                stage ->
                    new PathwayWire.Stage(
                        stage.stage().slug(),
                        stage.sought(),
                        stage.services().stream().map(this::reachable).toList()))
            .toList(),
        journeys.unreachable().stream().map(JourneyStage::slug).toList(),
        journeys.ranked().stream()
            .map(
                each ->
                    new PathwayWire.Journey(
                        each.steps().stream().map(this::step).toList(),
                        each.waitWeeks(),
                        each.unknownWaits(),
                        each.handoffs(),
                        each.crossings()))
            .toList(),
        journeys.ruledOut().stream()
            .map(
                each ->
                    new PathwayWire.RuledOut(
                        null, wire.named(each.service()), reasons(each.refusals())))
            .toList(),
        journeys.ruledOutElsewhere(),
        journeys.ruledOutRoutes().stream()
            .map(
                each ->
                    new PathwayWire.RuledOut(
                        each.route().id().toString(),
                        wire.named(each.to()),
                        reasons(each.refusals())))
            .toList());
  }

  private static List<PathwayWire.Reason> reasons(List<Refusal> refusals) {
    return refusals.stream()
        .map(
            each ->
                new PathwayWire.Reason(
                    each.ground().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    each.words()))
        .toList();
  }

  private PathwayWire.Reachable reachable(ReachableListing each) {
    return new PathwayWire.Reachable(
        wire.named(each.service()),
        each.level().slug(),
        each.path().stream().map(this::step).toList());
  }

  private PathwayWire.Step step(Step step) {
    return new PathwayWire.Step(
        step.way().from().key(),
        wire.named(step.to()),
        stages(step.stages()),
        words.sentence(step.way(), step.way().standing(snapshot.today()), step.waitWeeks()),
        step.level().slug(),
        step.waitWeeks(),
        step.crossing().slug(),
        step.startsAgain(),
        step.toCheck());
  }

  PathwayWire.Outcome outcome(JourneyOutcome outcome) {
    return new PathwayWire.Outcome(
        outcome.person().id(),
        WireMaker.named(outcome.area()),
        stages(outcome.reached()),
        outcome.unreachable().stream().map(JourneyStage::slug).toList(),
        outcome.waitWeeks(),
        outcome.unknownWaits(),
        outcome.handoffs(),
        outcome.crossings(),
        outcome.cells().stream()
            .map(
                cell ->
                    new PathwayWire.Cell(
                        cell.area().value(),
                        cell.crime().value(),
                        text(cell.cohort()),
                        cell.supportType().value()))
            .toList());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static List<String> stages(Collection<JourneyStage> stages) {
    return stages.stream().sorted().map(JourneyStage::slug).toList();
  }

  private static List<String> texts(Collection<?> all) {
    return all.stream().map(Object::toString).sorted().toList();
  }

  private static List<String> slugs(Collection<? extends Labelled> all) {
    return all.stream().map(Labelled::slug).sorted().toList();
  }
}
