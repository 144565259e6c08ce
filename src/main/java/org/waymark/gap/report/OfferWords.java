package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.cell.Answer;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.geography.Area;
import org.waymark.geography.Geography;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** How pages and files speak of the expected offer of an area. */
public final class OfferWords {

  private final Geography geography;
  private final Vocabularies vocabularies;
  private final GapSettings settings;

  public OfferWords(Geography geography, Vocabularies vocabularies, GapSettings settings) {
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.settings = settings;
  }

  /** The first sentence of an area: of so many questions so many are met, and so on. */
  public static String headline(AreaOffer offer) {
    OfferCounts counts = offer.counts();
    String place = offer.area().shortName();
    if (!offer.listed()) {
      return "No service is listed for "
          + place
          + " yet, so none of "
          + Figures.count(counts.questions(), "question", "questions")
          + " can be answered. That is missing information, not proof that there is nothing.";
    }
    return "Of "
        + Figures.count(counts.questions(), "question", "questions")
        + " that matter in "
        + place
        + ", "
        + listed(
            Arrays.stream(OfferOutcome.values())
                .map(
                    each ->
                        Figures.whole(counts.of(each))
                            + (counts.of(each) == 1 ? " is " : " are ")
                            + each.words())
                .toList())
        + ".";
  }

  /** What else belongs to the headline: questions left out, and whose questions they are. */
  public static List<String> about(AreaOffer offer) {
    List<String> sentences = new ArrayList<>();
    int notRelevant = offer.counts().notRelevant();
    if (notRelevant > 0) {
      sentences.add(
          Figures.count(notRelevant, "further question is", "further questions are")
              + " said by commissioners not to be relevant here and in no figure.");
    }
    return sentences;
  }

  /** "a", "a and b", "a, b and c". */
  static String listed(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** For whom a question is asked, as a heading has it. */
  public String audience(OfferLine line) {
    return line.audience() == null
        ? "Anybody"
        : vocabularies.getTerm(line.audience()).label() + closeness(line);
  }

  private static String closeness(OfferLine line) {
    return switch (line.closeness()) {
      case BY_AND_FOR -> ", by and for them";
      case SPECIALIST -> ", specialist";
      case OPEN -> "";
    };
  }

  /** The crime of a question, as a heading has it. */
  public String crime(OfferLine line) {
    return vocabularies.getTerm(line.crimeType()).label();
  }

  /** A question in a few words, "ISVA: women, sexual abuse". */
  public String brief(OfferLine line) {
    return line.function().label()
        + ": "
        + FilterWords.inSentence(audience(line))
        + ", "
        + FilterWords.inSentence(crime(line));
  }

  /** A question as tables name it, with the page that explains its answer. */
  public Named named(OfferAnswer answer, AreaOffer offer) {
    OfferLine line = answer.line();
    return Named.of(line.id(), line.function().label())
        .beside(audience(line) + ", " + FilterWords.inSentence(crime(line)))
        .at(address(offer.area(), line));
  }

  /** The page of a question in an area. */
  public static String address(Area area, OfferLine line) {
    return "/gap/question?area="
        + area.code()
        + "&kind="
        + area.kind().slug()
        + "&line="
        + line.id();
  }

  /** What would close a question, in a sentence; empty for one that is met or not relevant. */
  public String closing(OfferAnswer answer) {
    if (answer.isNotRelevant()) {
      return "";
    }
    return answer.finding() == GapFinding.PARTIAL ? extend(answer) : FirstAction.toClose(answer);
  }

  private String extend(OfferAnswer answer) {
    List<String> parts =
        answer.answer().parts().stream()
            .filter(part -> part.share() < settings.providedShare())
            .map(this::name)
            .sorted()
            .toList();
    if (parts.isEmpty() || answer.leftOut() == 0) {
      return FirstAction.toClose(answer);
    }
    return "Extend it to "
        + (parts.size() <= 4
            ? listed(parts)
            : listed(parts.subList(0, 3)) + " and " + (parts.size() - 3) + " more")
        + ".";
  }

  /** The name of a district or council of an area. */
  String name(Answer.Part part) {
    return geography
        .findArea(part.kind(), part.code())
        .map(each -> each.shortName())
        .orElse(part.code().value());
  }

  /** The labels of terms in one cell. */
  String labels(Iterable<TermId> terms) {
    List<String> labels = new ArrayList<>();
    terms.forEach(each -> labels.add(vocabularies.getTerm(each).shortLabel()));
    return labels.stream().sorted().collect(Collectors.joining("; "));
  }

  /** The judgement that stands, as tables say it; null for none. */
  static @Nullable String judged(OfferAnswer answer) {
    return answer.judgement() == null ? null : answer.judgement().reason();
  }
}
