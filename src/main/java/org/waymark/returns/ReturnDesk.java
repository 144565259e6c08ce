package org.waymark.returns;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.StaleException;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/**
 * Takes in what a provider says of a quarter: the one place that knows who may, when, and what. Of
 * several services each is kept or refused by itself. Thread-safe.
 */
@Singleton
public final class ReturnDesk {

  private final ReturnRepository repository;
  private final ReturnKeeper keeper;
  private final CatalogueRepository catalogue;
  private final AuditTrail audit;
  private final Clock clock;

  public ReturnDesk(
      ReturnRepository repository,
      ReturnKeeper keeper,
      CatalogueRepository catalogue,
      AuditTrail audit,
      Clock clock) {
    this.repository = repository;
    this.keeper = keeper;
    this.catalogue = catalogue;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was typed of one service.
   *
   * @param figures texts; one that is missing or blank is not stated
   * @param earlierToo ticked: some were received in an earlier quarter
   * @param seen the version the form was made from; 0 for none
   */
  public record Typed(Map<Figure, String> figures, boolean earlierToo, int seen) {
    public Typed {
      figures = Map.copyOf(figures);
    }

    /** Never what was typed: it may be of few people. */
    @Override
    public String toString() {
      return "Typed" + figures.keySet();
    }
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** It is kept, or was as it is already. */
  public record Kept(QuarterlyReturn given) implements Outcome {}

  /** Nothing was stated, neither now nor before. */
  public record Nothing() implements Outcome {}

  /**
   * Nothing was kept.
   *
   * @param faults in the order of the figures; never empty
   */
  public record Refused(List<FigureFault> faults) implements Outcome {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /** Somebody else has given another version since the form was made; nothing was kept. */
  public record Overtaken(QuarterlyReturn now) implements Outcome {}

  /** Nothing at all is taken for the quarter. */
  public static final class ClosedException extends RuntimeException {
    private final String told;

    ClosedException(String told) {
      super(told);
      this.told = told;
    }

    /** Why not, for whoever asked. */
    public String told() {
      return told;
    }
  }

  /** True when somebody gives the returns of an organisation, and reads them as entered. */
  public static boolean mayGive(Person person, OrganisationId organisation) {
    return person.authority().mayGiveReturns(organisation);
  }

  /**
   * What was entered for a quarter, by service.
   *
   * @throws SecurityException when it is not their organisation
   */
  public Map<ServiceId, QuarterlyReturn> entered(
      Person person, OrganisationId organisation, Quarter quarter) {
    refuseOthers(person, organisation);
    return repository.listEntered(organisation, quarter).stream()
        .collect(Collectors.toMap(QuarterlyReturn::service, each -> each));
  }

  /**
   * Keeps what was typed of an organisation's services, each by itself, each with its entry in the
   * audit, which tells which figures were stated and none of the numbers.
   *
   * @return by service, in the order of what was typed
   * @throws SecurityException when it is not their organisation, or a service is not run by it
   * @throws ClosedException when no return is taken for the quarter
   * @throws org.waymark.database.DatabaseProblem when the database fails; nothing is kept of the
   *     service it failed at
   */
  public Map<ServiceId, Outcome> give(
      Person person, OrganisationId organisation, Quarter quarter, Map<ServiceId, Typed> typed) {
    refuseOthers(person, organisation);
    refuseClosed(quarter);
    refuseServicesOfOthers(organisation, typed.keySet().stream().toList());
    Map<ServiceId, QuarterlyReturn> before = entered(person, organisation, quarter);
    Map<ServiceId, Outcome> outcomes = new LinkedHashMap<>();
    typed.forEach(
        (service, of) ->
            outcomes.put(
                service,
                give(person, new Key(service, organisation, quarter), of, before.get(service))));
    keeper.refresh();
    return outcomes;
  }

  private record Key(ServiceId service, OrganisationId organisation, Quarter quarter) {}

  private Outcome give(Person person, Key key, Typed typed, @Nullable QuarterlyReturn before) {
    List<FigureFault> faults = new ArrayList<>();
    Map<Figure, BigDecimal> read = FigureFault.read(typed.figures(), faults);
    faults.addAll(ReturnFigures.faults(read, typed.earlierToo()));
    if (!faults.isEmpty()) {
      return new Refused(faults);
    }
    ReturnFigures figures = new ReturnFigures(read, typed.earlierToo());
    if (before == null && figures.isEmpty()) {
      return new Nothing();
    }
    if (before != null && before.figures().equals(figures)) {
      return new Kept(before);
    }
    if (before != null && before.version() != typed.seen()) {
      return new Overtaken(before);
    }
    return keep(person, key, figures, typed.seen());
  }

  private Outcome keep(Person person, Key key, ReturnFigures figures, int seen) {
    QuarterlyReturn next =
        new QuarterlyReturn(
            0,
            key.service(),
            key.organisation(),
            key.quarter(),
            figures,
            person.actor(),
            clock.instant(),
            0);
    try {
      return new Kept(
          repository.add(
              next,
              seen,
              kept ->
                  audit.record(
                      person.actor(), "return.given", "service:" + key.service(), told(kept))));
    } catch (StaleException e) {
      return repository.listEntered(key.organisation(), key.quarter()).stream()
          .filter(each -> each.service().equals(key.service()))
          .findFirst()
          .<Outcome>map(Overtaken::new)
          .orElseThrow(() -> e);
    }
  }

  /** Which figures, and none of them. */
  private static Map<String, String> told(QuarterlyReturn kept) {
    Map<String, String> told = new HashMap<>();
    told.put("quarter", kept.quarter().slug());
    told.put("version", Integer.toString(kept.version()));
    told.put(
        "figures",
        kept.figures().stated().keySet().stream()
            .map(Figure::slug)
            .collect(Collectors.joining(" ")));
    return told;
  }

  private static void refuseOthers(Person person, OrganisationId organisation) {
    if (!mayGive(person, organisation)) {
      throw new SecurityException("Returns are given by the organisation's own people");
    }
  }

  private void refuseClosed(Quarter quarter) {
    LocalDate today = LocalDate.now(clock);
    if (today.isBefore(quarter.opens())) {
      throw new ClosedException(
          "Figures for "
              + quarter.label()
              + " can be given from "
              + quarter.opensInWords()
              + ", when the quarter is nearly over.");
    }
    if (!quarter.isOpenOn(today)) {
      throw new ClosedException(
          "Figures for "
              + quarter.label()
              + " could be given until "
              + quarter.closesInWords()
              + ".");
    }
  }

  private void refuseServicesOfOthers(OrganisationId organisation, List<ServiceId> services) {
    long own =
        catalogue.findServices(services).stream()
            .map(CatalogueRepository.ServiceAtVersion::service)
            .map(Service::organisation)
            .filter(organisation::equals)
            .count();
    if (own != services.size()) {
      throw new SecurityException("A return is of services that the organisation runs");
    }
  }
}
