package org.waymark.gap.offer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.cell.Answer;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.offer.ExpectedCases.Range;
import org.waymark.geography.Area;
import org.waymark.returns.Figure;
import org.waymark.returns.Shown;

/**
 * Whether the workers whom the providers report are enough for the cases that a yardstick expects.
 *
 * <p>A service's workers are counted whole, also where it serves other areas or gives other support
 * besides: the sum is what there is at most. It is too little only when even that is less than the
 * least that is expected, and only when every service that counts has said how many it has. So a
 * service more never makes it worse: it adds its workers, or nobody knows how many there are.
 *
 * @param line has a yardstick of whole-time workers
 * @param services those that meet the question, by identifier
 * @param silent those of them that have not said how many workers they have
 * @param workers of those that have, added up; nought where none has
 * @param cases expected in a year
 * @param expected whole-time workers for them
 */
public record Sufficiency(
    OfferLine line,
    List<ServiceId> services,
    List<ServiceId> silent,
    Shown workers,
    Optional<Range> cases,
    Range expected) {

  public Sufficiency {
    Objects.requireNonNull(line);
    services = List.copyOf(services);
    silent = List.copyOf(silent);
    Objects.requireNonNull(workers);
    Objects.requireNonNull(expected);
  }

  /**
   * Weighs an answer.
   *
   * @return empty for a line without a yardstick of workers, and where no cases can be expected
   */
  static Optional<Sufficiency> of(
      OfferLine line,
      Answer answer,
      Area area,
      OfferInForce offer,
      CountedOffers counted,
      ExpectedCases known) {
    Yardstick yardstick = line.yardstick();
    if (yardstick == null || yardstick.measure() != Yardstick.Measure.WHOLE_TIME_WORKERS) {
      return Optional.empty();
    }
    boolean byCases = yardstick.basis() == Yardstick.Basis.REFERRALS_A_YEAR;
    Optional<Range> basis =
        byCases ? casesAYear(line, area, offer, known) : known.count(area, yardstick.basis());
    return basis.map(
        of ->
            of(
                line,
                answer,
                counted,
                byCases ? basis : Optional.empty(),
                of.expectedBy(yardstick)));
  }

  /** As another line of the same crime type expects them. */
  private static Optional<Range> casesAYear(
      OfferLine line, Area area, OfferInForce offer, ExpectedCases known) {
    return offer.lines().stream()
        .filter(each -> each.crimeType().equals(line.crimeType()))
        .flatMap(each -> Optional.ofNullable(each.yardstick()).stream())
        .filter(each -> each.measure() == Yardstick.Measure.CASES_A_YEAR)
        .flatMap(each -> known.count(area, each.basis()).map(of -> of.expectedBy(each)).stream())
        .findFirst();
  }

  private static Sufficiency of(
      OfferLine line, Answer answer, CountedOffers counted, Optional<Range> cases, Range expected) {
    List<ServiceId> silent = new ArrayList<>();
    Shown workers = Shown.NOUGHT;
    for (ServiceId service : answer.services()) {
      Optional<Shown> said = workersOf(service, counted);
      if (said.isPresent()) {
        workers = workers.plus(said.get());
      } else {
        silent.add(service);
      }
    }
    return new Sufficiency(line, answer.services(), silent, workers, cases, expected);
  }

  private static Optional<Shown> workersOf(ServiceId service, CountedOffers counted) {
    return Optional.ofNullable(counted.entries().get(service))
        .flatMap(CountedOffers.Entry::given)
        .flatMap(given -> given.figures().of(Figure.WORKERS));
  }

  /** True when it is sure: every service has spoken, and all they have is less than the least. */
  public boolean isTooLittle() {
    BigDecimal most = workers.high();
    return !services.isEmpty()
        && silent.isEmpty()
        && most != null
        && most.doubleValue() < expected.least();
  }

  /** The answer with this finding, where nothing worse was found. */
  Answer laidOver(Answer answer) {
    return isTooLittle() && answer.finding().compareTo(GapFinding.TOO_LITTLE) > 0
        ? answer.withFinding(GapFinding.TOO_LITTLE)
        : answer;
  }
}
