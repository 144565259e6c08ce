package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferSource;
import org.waymark.gap.report.OfferEvidence;
import org.waymark.gap.report.OfferWords;
import org.waymark.geography.Area;
import org.waymark.need.NeedEstimate;
import org.waymark.need.NeedEstimator;
import org.waymark.query.GapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/** Explains the answer to one question of the expected offer. */
record QuestionPageMaker(
    Snapshot snapshot,
    GapQuestion question,
    AreaOffer offer,
    OfferEvidence evidence,
    NeedEstimator need,
    OfferWords words,
    @Nullable Person person) {

  QuestionPage page(List<FieldError> errors, Function<String, PageFrame> frame) {
    OfferAnswer answer = evidence.answer();
    OfferLine line = answer.line();
    Area area = offer.area();
    List<TablePart> tables = new ArrayList<>();
    if (!answer.answer().parts().isEmpty()) {
      tables.add(TablePart.of(evidence.parts(words), ""));
    }
    tables.add(TablePart.of(evidence.meets(snapshot.catalogue()), ""));
    tables.add(TablePart.of(evidence.doNot(snapshot.catalogue()), ""));
    return new QuestionPage(
        frame.apply(words.brief(line) + " in " + area.shortName()),
        GapNavigation.of(null, question),
        area.shortName() + ", " + FilterWords.inSentence(words.crime(line)),
        line.question(),
        errors,
        ReaderNotes.with(question.notes(), snapshot),
        FindingMark.of(answer),
        answer.finding().meaning(),
        sentences(answer),
        words.closing(answer),
        said(answer),
        ways(line),
        needWords(area, line),
        line.yardstick() == null ? "" : line.yardstick().words(),
        line.sources().stream().map(QuestionPageMaker::source).toList(),
        tables,
        links(),
        snapshot.today().format(AskedGap.DATE));
  }

  private List<String> sentences(OfferAnswer answer) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        answer.reached() == 0
            ? "No service that meets it reaches anybody in "
                + offer.area().shortName()
                + ". No record of a service is not proof that there is none."
            : Figures.count(answer.services().size(), "service", "services")
                + (answer.services().size() == 1 ? " meets it and takes " : " meet it and take ")
                + Figures.percent(answer.share())
                + " of "
                + offer.area().shortName()
                + "’s "
                + Figures.whole(answer.residents())
                + " residents"
                + (answer.leftOut() == 0
                    ? "."
                    : "; " + Figures.whole(answer.leftOut()) + " are left out."));
    sentences.add(
        "It is organised by "
            + FilterWords.inSentence(answer.line().organisedAt().label())
            + ", for "
            + FilterWords.inSentence(words.audience(answer.line()))
            + ".");
    return sentences;
  }

  private static String said(OfferAnswer answer) {
    return answer.judgement() == null
        ? ""
        : answer.judgement().sort().label() + ": " + answer.judgement().reason();
  }

  private List<String> needWords(Area area, OfferLine line) {
    Optional<NeedEstimate> known = need.estimate(area, line.crimeType(), line.audience());
    if (known.isEmpty()) {
      return List.of(need.missingBecause(area, line.crimeType(), line.audience()));
    }
    String found = known.get().inWords();
    List<String> sentences = new ArrayList<>();
    sentences.add(Character.toUpperCase(found.charAt(0)) + found.substring(1) + ".");
    sentences.addAll(known.get().assumptions());
    return sentences;
  }

  private static QuestionPage.Source source(OfferSource source) {
    return new QuestionPage.Source(source.words(), Objects.toString(source.url(), ""));
  }

  private List<QuestionPage.Link> links() {
    OfferLine line = evidence.answer().line();
    List<QuestionPage.Link> links = new ArrayList<>();
    links.add(new QuestionPage.Link("All questions of the area", plain().at("/gap/offer")));
    for (var cell : evidence.cells()) {
      links.add(
          new QuestionPage.Link(
              "Every combination: " + snapshot.vocabularies().getTerm(cell.supportType()).label(),
              asked(line, cell.supportType()).at("/gap/cell")));
    }
    TermId support =
        evidence.cells().size() == 1 ? evidence.cells().getFirst().supportType() : null;
    links.add(new QuestionPage.Link("Coverage map", asked(line, support).at("/coverage")));
    links.add(
        new QuestionPage.Link(
            "What is expected of the area, and who changed it",
            plain().at(ExpectedController.PATH)));
    return links;
  }

  /** What the reader may do with the line; for who is not signed in, where to begin. */
  private List<QuestionPage.Link> ways(OfferLine line) {
    Map<String, String> of = Map.of("line", line.id());
    if (person == null) {
      return List.of(
          new QuestionPage.Link(
              "Sign in to say what you know of this, if you work for a duty holder of this area",
              plain().at(JudgementController.PATH, of)));
    }
    if (!person.authority().mayJudge(offer.area(), snapshot.geography(), snapshot.today())) {
      return List.of();
    }
    return List.of(
        new QuestionPage.Link(
            "Say what you know of this", plain().at(JudgementController.PATH, of)),
        new QuestionPage.Link(
            "Adopt, change or remove this line", plain().at(ExpectedController.FORM, of)));
  }

  private GapQuestion plain() {
    return question.withCrimeType(null).withCohort(null).withSupportType(null);
  }

  private GapQuestion asked(OfferLine line, @Nullable TermId support) {
    return plain()
        .withCrimeType(line.crimeType())
        .withCohort(line.audience())
        .withSupportType(support);
  }
}
