package org.waymark.pathway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.StaleException;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.ServicePoint;
import org.waymark.testing.DatabaseContract;
import org.waymark.vocabulary.TermId;

abstract class ReferralRouteRepositoryContract extends DatabaseContract {

  private static final Instant NOW = Instant.parse("2026-06-15T09:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final ServiceId SARC = new ServiceId(new UUID(1, 1));
  private static final ServiceId THERAPY = new ServiceId(new UUID(1, 2));

  @BeforeEach
  void forgetAll() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM referral_route");
      statement.executeUpdate("DELETE FROM referral_route_version");
      statement.executeUpdate("UPDATE referral_route_head SET latest = 0");
    }
  }

  private ReferralRouteRepository repository() {
    return new JdbcReferralRouteRepository(
        database().transactions(),
        database().bean(RouteRows.class),
        database().bean(RoutesInForce.class),
        Clock.fixed(NOW, ZoneOffset.UTC),
        WordsBeside.Guard.NONE);
  }

  private static ReferralRoute plain(String externalId) {
    return ReferralRoute.between(
        RouteId.derived("test", externalId),
        new ServicePoint(SARC),
        THERAPY,
        Set.of(RouteEnd.SENDER),
        new Provenance("test", externalId, NOW));
  }

  private static ReferralRoute full() {
    return new ReferralRoute(
        RouteId.derived("test", "full"),
        new EntryPoint(EntryPoint.Kind.POLICE_REPORT, new AreaCode("E23000002")),
        SARC,
        new RouteCriteria(
            Set.of(new TermId("rape"), new TermId("sexual-assault")),
            Set.of(new TermId("adults")),
            18,
            120,
            Set.of(Gender.FEMALE, Gender.NON_BINARY),
            Set.of(RiskLevel.HIGH),
            ReportRequirement.REPORT_NEEDED,
            0,
            7,
            Set.of(new AreaCode("E06000063"), new AreaCode("E06000064")),
            "Not without a “chaperone”;\nask first. 😀"),
        Mechanism.WARM_HANDOVER,
        new Agreement(
            Agreement.Kind.FORMAL, DAY.minusYears(2), DAY, List.of("Cumbria PFCC", "NHS England")),
        ConsentBasis.SAFEGUARDING,
        new Capacity(Capacity.Status.WAITING_LIST, 12, DAY),
        "Monday to Friday, 9 to 5",
        DAY,
        Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER),
        DAY.plusYears(1),
        new Provenance("test", "full", NOW));
  }

  @Test
  void whatIsKeptComesBackAsItWasSaid() {
    ReferralRouteRepository repository = repository();

    assertThat(repository.latestRevision()).isZero();
    assertThat(repository.load().list()).isEmpty();
    assertThat(repository.apply(RouteChange.of("A", "First", List.of(full(), plain("1")))))
        .isEqualTo(1);

    assertThat(repository.load().list()).containsExactlyInAnyOrder(full(), plain("1"));
    assertThat(repository.load().revision()).isEqualTo(1);
    assertThat(repository.load().find(plain("1").id()).orElseThrow().criteria())
        .isSameAs(RouteCriteria.NONE);
  }

  @Test
  void everyVersionIsKeptWithWhoAndWhy() {
    ReferralRouteRepository repository = repository();
    ReferralRoute first = plain("1");
    ReferralRoute second = first.withAgreement(Agreement.INFORMAL);
    repository.apply(RouteChange.of("A. Analyst", "Told by phone", List.of(first)));
    repository.apply(
        RouteChange.of("B. Board", "Agreed", List.of(second, plain("2"))).importedFrom("a file"));

    assertThat(repository.history(first.id()))
        .containsExactly(
            new RouteVersion(first, 1, 1, false, "A. Analyst", "Told by phone", NOW),
            new RouteVersion(second, 2, 2, false, "B. Board", "Agreed", NOW, "a file"));
    assertThat(repository.versionOf(first.id())).contains(2L);
    assertThat(repository.load().find(first.id())).contains(second);
    assertThat(repository.history(RouteId.next())).isEmpty();
  }

  @Test
  void aChangeToARouteThatHasMovedOnIsRefusedWhole() {
    ReferralRouteRepository repository = repository();
    ReferralRoute route = plain("1");
    repository.apply(
        RouteChange.of("A", "First", List.of(route)).expecting(Map.of(route.id(), 0L)));
    repository.apply(
        RouteChange.of("A", "Second", List.of(route.withAssuredOn(DAY)))
            .expecting(Map.of(route.id(), 1L)));

    assertThatThrownBy(
            () ->
                repository.apply(
                    RouteChange.of("B", "Late", List.of(plain("2"), route))
                        .expecting(Map.of(route.id(), 1L))))
        .isInstanceOf(StaleException.class)
        .hasMessageContaining("version 2 and no longer at version 1");
    assertThat(repository.latestRevision()).isEqualTo(2);
    assertThat(repository.load().list()).containsExactly(route.withAssuredOn(DAY));
  }

  @Test
  void aChangeIsNotMadeWithoutWhatBelongsToIt() {
    ReferralRouteRepository repository = repository();

    assertThatThrownBy(
            () ->
                repository.apply(
                    RouteChange.of("A", "First", List.of(plain("1"))),
                    () -> {
                      throw new IllegalStateException("the audit cannot be written");
                    }))
        .hasMessageContaining("the audit cannot be written");

    assertThat(repository.latestRevision()).isZero();
    assertThat(repository.load().list()).isEmpty();
  }

  @Test
  void aSourceIsTakenOutAndItsVersionsStay() {
    ReferralRouteRepository repository = repository();
    repository.apply(RouteChange.of("A", "First", List.of(plain("1"), plain("2"))));

    assertThat(repository.removeSource("other", "A", "None")).isZero();
    assertThat(repository.latestRevision()).isEqualTo(1);
    assertThat(repository.removeSource("test", "A", "Gone")).isEqualTo(2);

    assertThat(repository.load().list()).isEmpty();
    assertThat(repository.versionOf(plain("1").id())).isEmpty();
    assertThat(repository.history(plain("1").id()))
        .extracting(RouteVersion::removed)
        .containsExactly(false, true);
    repository.apply(RouteChange.of("A", "Again", List.of(plain("1"))));
    assertThat(repository.versionOf(plain("1").id())).contains(3L);
  }

  @Test
  void whatIsReadAfterChangesIsWhatIsReadAnew() {
    ReferralRouteRepository repository = repository();
    Random dice = new Random(90);
    ReferralRoutes known = repository.load();
    for (int round = 0; round < 60; round++) {
      if (dice.nextInt(8) == 0) {
        repository.removeSource("test", "A", "Gone");
      } else {
        Set<ReferralRoute> some = new HashSet<>();
        for (int i = dice.nextInt(4); i >= 0; i--) {
          some.add(plain("route " + dice.nextInt(10)));
        }
        repository.apply(RouteChange.of("A", "Changed", List.copyOf(some)));
        List<ReferralRoute> later = some.stream().map(route -> route.withAssuredOn(DAY)).toList();
        repository.apply(RouteChange.of("A", "Assured", later.subList(0, 1)));
      }
      if (dice.nextBoolean()) {
        ReferralRoutes anew = repository.load();
        known = repository.loadAfter(known);
        assertThat(known.revision()).isEqualTo(anew.revision());
        assertThat(known.list()).isEqualTo(anew.list());
      }
    }
  }

  @Test
  void aChangeWaitsForOneThatIsStillBeingWritten() throws Exception {
    ReferralRouteRepository repository = repository();
    try (ExecutorService thread = Executors.newSingleThreadExecutor();
        Connection slow = dataSource().getConnection();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("SELECT latest FROM referral_route_head WHERE id = 1 FOR UPDATE");
      statement.executeUpdate("UPDATE referral_route_head SET latest = 1 WHERE id = 1");
      Future<Long> next =
          thread.submit(() -> repository.apply(RouteChange.of("B", "Second", List.of(plain("1")))));

      assertThatThrownBy(() -> next.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(repository.load().list()).isEmpty();

      slow.commit();
      assertThat(next.get(60, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }

  @Test
  void aKeeperHasItsOwnAtOnceAndThoseOfOthersWhenItLooksAgain() {
    RouteKeeper here = new RouteKeeper(repository());
    RouteKeeper there = new RouteKeeper(repository());
    assertThat(there.routes().list()).isEmpty();

    here.apply(RouteChange.of("A", "First", List.of(plain("1"))), () -> {});

    assertThat(here.routes().list()).hasSize(1);
    assertThat(there.routes().list()).isEmpty();
    assertThat(there.refresh().list()).hasSize(1);
    assertThat(there.refresh()).isSameAs(there.routes());
  }
}
