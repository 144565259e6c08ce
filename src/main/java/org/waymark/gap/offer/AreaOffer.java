package org.waymark.gap.offer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.waymark.gap.cell.Answer;
import org.waymark.gap.cell.AreaQuestions;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;

/**
 * What one area has of the expected offer.
 *
 * @param offer the questions asked
 * @param population residents, Census 2021
 * @param listed true when any service at all is listed for somebody here
 * @param answers one for each question that was asked, in their order
 */
public record AreaOffer(
    Area area, OfferInForce offer, long population, boolean listed, List<OfferAnswer> answers) {

  public AreaOffer {
    Objects.requireNonNull(area);
    Objects.requireNonNull(offer);
    answers = List.copyOf(answers);
  }

  /**
   * As catalogue and returns give it.
   *
   * @param known how many cases there are to expect
   */
  public static AreaOffer of(
      CountedOffers counted, Area area, OfferInForce offer, ExpectedCases known) {
    AreaQuestions questions = new AreaQuestions(counted, area);
    List<OfferAnswer> answers = new ArrayList<>();
    for (OfferLine line : offer.lines()) {
      Answer answer = weighed(questions.answer(line.asked()), line, area, offer, counted, known);
      answers.add(new OfferAnswer(line, answer, answer.finding(), questions.population(), null));
    }
    return new AreaOffer(area, offer, questions.population(), questions.isListed(), answers);
  }

  private static Answer weighed(
      Answer answer,
      OfferLine line,
      Area area,
      OfferInForce offer,
      CountedOffers counted,
      ExpectedCases known) {
    return answer.finding().compareTo(GapFinding.TOO_LITTLE) < 0
        ? answer
        : Sufficiency.of(line, answer, area, offer, counted, known)
            .map(sufficiency -> sufficiency.laidOver(answer))
            .orElse(answer);
  }

  /** Whether there is enough of what a yardstick measures, of each line that has one. */
  public List<Sufficiency> sufficiencies(CountedOffers counted, ExpectedCases known) {
    return answers.stream()
        .flatMap(
            each ->
                Sufficiency.of(each.line(), each.answer(), area, offer, counted, known).stream())
        .toList();
  }

  /** With what commissioners have said of its questions on a day. */
  public AreaOffer judged(GapJudgements judgements, LocalDate day) {
    return new AreaOffer(
        area,
        offer,
        population,
        listed,
        answers.stream().map(each -> JudgedAnswer.of(each, area, judgements, day)).toList());
  }

  /** Of some of the questions only. */
  public AreaOffer asking(Predicate<OfferLine> wanted) {
    return new AreaOffer(
        area,
        offer,
        population,
        listed,
        answers.stream().filter(each -> wanted.test(each.line())).toList());
  }

  /** How many questions came to what. */
  public OfferCounts counts() {
    return OfferCounts.of(answers);
  }

  /** The answer to a line. */
  public Optional<OfferAnswer> find(String line) {
    return answers.stream().filter(each -> each.line().id().equals(line)).findFirst();
  }
}
