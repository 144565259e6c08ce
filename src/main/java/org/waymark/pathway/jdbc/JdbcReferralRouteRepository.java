package org.waymark.pathway.jdbc;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.waymark.StaleException;
import org.waymark.catalogue.confidential.FreeText;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.database.Chunks;
import org.waymark.database.Transactions;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;

/** Routes in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers for nobody. */
@Singleton
record JdbcReferralRouteRepository(
    Transactions transactions,
    RouteRows versions,
    RoutesInForce inForce,
    Clock clock,
    WordsBeside.Guard places)
    implements ReferralRouteRepository {

  @Override
  public long latestRevision() {
    return transactions.read(() -> versions.latestRevision());
  }

  @Override
  public ReferralRoutes load() {
    return transactions.read(
        () ->
            new ReferralRoutes(
                versions.latestRevision(),
                versions.inForce().stream().map(RouteRow::toRoute).toList()));
  }

  @Override
  public ReferralRoutes loadAfter(ReferralRoutes before) {
    return transactions.read(
        () -> {
          Map<RouteId, ReferralRoute> changed = new HashMap<>();
          Set<RouteId> gone = new HashSet<>();
          for (RouteRow row :
              versions.findByRevisionGreaterThanOrderByRevision(before.revision())) {
            RouteId id = new RouteId(row.route());
            changed.put(id, row.toRoute());
            gone.remove(id);
            if (row.removed()) {
              gone.add(id);
            }
          }
          return before.with(versions.latestRevision(), changed.values(), gone);
        });
  }

  @Override
  public ReferralRoutes asOf(Instant moment) {
    List<RouteRow> then = transactions.read(() -> versions.asOf(moment));
    return new ReferralRoutes(
        then.stream().mapToLong(RouteRow::revision).max().orElse(0),
        then.stream().filter(each -> !each.removed()).map(RouteRow::toRoute).toList());
  }

  @Override
  public List<RouteVersion> history(RouteId id) {
    return transactions.read(
        () ->
            versions.findByRouteOrderByVersion(id.value()).stream()
                .map(RouteRow::toVersion)
                .toList());
  }

  @Override
  public Optional<Long> versionOf(RouteId id) {
    return transactions.read(() -> inForce.findById(id.value()).map(RoutesInForce.Row::version));
  }

  @Override
  public long apply(RouteChange change, Runnable alongside) {
    return transactions.write(
        () -> {
          List<PlaceInWords> told = placesInWords(change);
          if (!told.isEmpty()) {
            throw new PlaceInWordsException(told);
          }
          long revision = nextRevision();
          Map<UUID, Long> there = versionsInForce(change);
          StaleException.refuse(
              "Route", change.expected(), id -> there.getOrDefault(id.value(), 0L));
          Chunks.of(change.routes()).forEach(some -> write(some, change, revision, there));
          alongside.run();
          return revision;
        });
  }

  @Override
  public List<PlaceInWords> placesInWords(RouteChange change) {
    List<WordsBeside.Said> said = new ArrayList<>();
    for (ReferralRoute route : change.routes()) {
      WordsBeside.Said words = RouteWordsBeside.said(route);
      List<FreeText> texts = new ArrayList<>(words.texts());
      RouteWordsBeside.add(texts, "the reason that is given", change.why());
      said.add(new WordsBeside.Said(words.subject(), words.record(), words.listings(), texts));
    }
    List<PlaceInWords> told = places.toldBy(said);
    return told.isEmpty() ? told : withoutKnown(told);
  }

  /** What a route says already stops nothing else, its withdrawal least of all. */
  private List<PlaceInWords> withoutKnown(List<PlaceInWords> told) {
    Map<UUID, List<FreeText>> known = new HashMap<>();
    for (List<UUID> some :
        Chunks.of(told.stream().map(PlaceInWords::subject).distinct().toList())) {
      transactions
          .read(() -> versions.inForceAmong(some))
          .forEach(row -> known.put(row.route(), RouteWordsBeside.said(row.toRoute()).texts()));
    }
    return told.stream()
        .filter(each -> !known.getOrDefault(each.subject(), List.of()).contains(each.text()))
        .toList();
  }

  private long nextRevision() {
    long revision = versions.lockRevision() + 1;
    versions.setRevision(revision);
    return revision;
  }

  /** Of the routes that a change names, those that are there. */
  private Map<UUID, Long> versionsInForce(RouteChange change) {
    List<UUID> asked = new ArrayList<>();
    change.expected().keySet().forEach(id -> asked.add(id.value()));
    change.routes().forEach(route -> asked.add(route.id().value()));
    Map<UUID, Long> there = new HashMap<>();
    for (List<UUID> some : Chunks.of(asked)) {
      inForce.findByIdIn(some).forEach(row -> there.put(row.id(), row.version()));
    }
    return there;
  }

  private void write(
      List<ReferralRoute> routes, RouteChange change, long revision, Map<UUID, Long> there) {
    Map<UUID, Long> latest = new HashMap<>();
    versions
        .latestVersions(routes.stream().map(route -> route.id().value()).toList())
        .forEach(each -> latest.put(each.id(), each.version()));
    List<RouteRow> added = new ArrayList<>();
    List<RoutesInForce.Row> fresh = new ArrayList<>();
    List<RoutesInForce.Row> moved = new ArrayList<>();
    for (ReferralRoute route : routes) {
      UUID id = route.id().value();
      long version = latest.getOrDefault(id, 0L) + 1;
      added.add(
          RouteRow.of(
              new RouteVersion(
                  route,
                  version,
                  revision,
                  false,
                  change.who(),
                  change.why(),
                  clock.instant(),
                  change.importedFrom())));
      (there.containsKey(id) ? moved : fresh)
          .add(
              new RoutesInForce.Row(
                  id, version, route.provenance().source(), route.provenance().externalId()));
    }
    versions.saveAll(added);
    inForce.saveAll(fresh);
    inForce.updateAll(moved);
  }

  @Override
  public int removeSource(String source, String who, String why) {
    return transactions.write(
        () -> {
          List<RouteRow> last = versions.inForceOf(source);
          if (last.isEmpty()) {
            return 0;
          }
          long revision = nextRevision();
          for (List<RouteRow> some : Chunks.of(last)) {
            versions.saveAll(some.stream().map(row -> end(row, revision, who, why)).toList());
          }
          inForce.deleteBySource(source);
          return last.size();
        });
  }

  /** The version that says that a route is no more. */
  private RouteRow end(RouteRow last, long revision, String who, String why) {
    return RouteRow.of(
        new RouteVersion(
            last.toRoute(), last.version() + 1, revision, true, who, why, clock.instant()));
  }
}
