package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waymark.coverage.FilterWords;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferCounts;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.gap.report.ContractTimeline.Quarter;
import org.waymark.geography.AreaKind;
import org.waymark.report.Column;
import org.waymark.report.Figures;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;

/** Puts the profile of an area into words and figures. */
public record ProfileFigures(AreaProfile profile, OfferWords words) {

  /** Quarters of which a board is told: a year. */
  private static final int QUARTERS = 4;

  /** All of it in tables, for files and programs. */
  public Report report() {
    List<ReportTable> tables = new ArrayList<>();
    tables.add(counts());
    tables.add(first());
    tables.add(areas("peers", "Held beside " + peersWords(), profile.peers()));
    tables.add(
        areas(
            "parts", "By " + FilterWords.inSentence(profile.partKind().label()), profile.parts()));
    contracts().ifPresent(tables::add);
    return new Report(
        profile.area().shortName(),
        sentences(),
        tables,
        List.of(
            new Explanation(
                "How to read it",
                "A question is one function for one crime and one group of people, at the level at"
                    + " which it is organised. Met: local services that count take nearly all"
                    + " residents. Fragile: met, and dependent on one provider, on money that ends"
                    + " soon, or with long waits. Listed but unchecked: there are listings, and"
                    + " none counts until somebody has confirmed it. Unknown: nobody has looked."
                    + " Missing: nothing is recorded, which is not proof that there is nothing, or"
                    + " somebody has confirmed that there is nothing.")));
  }

  /** The three sentences: how it stands, what comes first, and what would close it. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(OfferWords.headline(profile.offer()));
    List<FirstAction> first = profile.first();
    if (first.isEmpty()) {
      if (profile.offer().listed()) {
        sentences.add("No question that is answered is a gap.");
      }
    } else {
      sentences.add(
          (first.size() == 1
                  ? "The one to act on is "
                  : "The first "
                      + Figures.whole(first.size())
                      + " to act on are below, beginning with ")
              + words.brief(first.getFirst().answer().line())
              + ", "
              + concerned(first.getFirst())
              + ".");
      sentences.add(
          "What would close " + (first.size() == 1 ? "it: " : "them: ") + closings(first));
    }
    sentences.addAll(OfferWords.about(profile.offer()));
    return sentences;
  }

  private static String concerned(FirstAction action) {
    return "which reaches " + Figures.percent(action.answer().share()) + " of residents";
  }

  /** How many of the first want what, most frequent first. */
  private static String closings(List<FirstAction> first) {
    List<String> parts = new ArrayList<>();
    for (OfferOutcome outcome :
        List.of(
            OfferOutcome.MISSING,
            OfferOutcome.IN_PART,
            OfferOutcome.LISTED_UNCHECKED,
            OfferOutcome.FRAGILE)) {
      long count = first.stream().filter(each -> each.answer().outcome() == outcome).count();
      if (count > 0) {
        parts.add(Figures.whole(count) + " " + wants(outcome, count == 1));
      }
    }
    return OfferWords.listed(parts) + "; each is said below.";
  }

  private static String wants(OfferOutcome outcome, boolean one) {
    return switch (outcome) {
      case MISSING -> (one ? "wants" : "want") + " a service, or word that there is none";
      case IN_PART -> (one ? "wants" : "want") + " an existing service to reach further";
      case LISTED_UNCHECKED -> (one ? "wants" : "want") + " a listing to be confirmed";
      case FRAGILE -> (one ? "wants" : "want") + " money, a second provider or room";
      default -> "";
    };
  }

  /** "39 police areas of England". */
  public String peersWords() {
    String kind = profile.area().kind().plural().toLowerCase(Locale.UK);
    boolean regional =
        switch (profile.area().kind()) {
          case COUNCIL, DISTRICT -> true;
          default -> false;
        };
    return Figures.whole(profile.peers().size())
        + " "
        + (profile.area().kind() == AreaKind.ICB ? profile.area().kind().plural() : kind)
        + (regional ? " of its region" : " of England");
  }

  /** Where the area stands among its peers, in a sentence. */
  public String rank() {
    OfferCounts counts = profile.offer().counts();
    int ties = profile.ties();
    return Figures.percent(counts.shareMet())
        + " of its questions are met: place "
        + profile.rank()
        + " of "
        + peersWords()
        + (ties > 0
            ? ", with " + Figures.count(ties, "other that has", "others that have") + " as many"
            : "")
        + ". How completely an area has been listed weighs as much as what is there.";
  }

  /** What is spent a head, in sentences; empty for whoever may not see it. */
  public List<String> spend() {
    AreaSpend spend = profile.spend();
    if (spend == null) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    long residents = profile.offer().population();
    if (spend.priced() == 0) {
      sentences.add("No yearly value is recorded for any local service.");
    } else {
      sentences.add(
          String.format(
              Locale.UK,
              "£%.2f for each resident: £%s a year on %s.",
              residents == 0 ? 0 : spend.pounds() / (double) residents,
              Figures.whole(spend.pounds()),
              Figures.count(spend.priced(), "local service", "local services")));
    }
    if (spend.unpriced() > 0) {
      sentences.add(
          "What "
              + Figures.count(spend.unpriced(), "further service costs", "further services cost")
              + " is not recorded, so the figure is too low.");
    }
    return sentences;
  }

  private ReportTable counts() {
    OfferCounts counts = profile.offer().counts();
    return ReportTable.of(
        "counts",
        "Questions by answer",
        "None.",
        Arrays.asList(OfferOutcome.values()),
        Column.text("outcome", "").from(OfferOutcome::slug),
        Column.text("outcome_label", "Answer").from(OfferOutcome::label),
        Column.whole("questions", "Questions").from(counts::of),
        Column.share("share", "Share")
            .from(
                each ->
                    counts.questions() == 0 ? 0.0 : counts.of(each) / (double) counts.questions()));
  }

  /** The table of the first actions. */
  public ReportTable first() {
    return ReportTable.of(
        "first",
        "What to act on first",
        profile.offer().listed()
            ? "No question that is answered is a gap."
            : "List the services of the area first: nobody has yet.",
        profile.first(),
        Column.whole("place", "").from(FirstAction::place),
        Column.named("line", "function", "What, and for whom")
            .from(each -> words.named(each.answer(), profile.offer())),
        Column.text("band", "Band").none("Cannot be ranked").from(ProfileFigures::band),
        Links.byGravity(Column.named("finding", "finding_label", "Finding"))
            .from(each -> Links.finding(each.answer().finding())),
        Column.whole("residents_left_out", "Live out of its reach")
            .from(each -> each.answer().leftOut()),
        Column.text("how_many", "How many a year").from(FirstAction::howMany),
        Column.text("how_sure", "").from(FirstAction::howSure),
        Column.text("closes_it", "What would close it").from(each -> words.closing(each.answer())));
  }

  private static String band(FirstAction action) {
    return action.priority() == null
        ? ""
        : action.priority().band().label() + (action.tied() ? ", a tie" : "");
  }

  /** Areas with how many of their questions came to what. */
  public static ReportTable areas(String id, String caption, List<AreaOffer> areas) {
    List<Column.Of<AreaOffer>> columns = new ArrayList<>();
    columns.add(
        Column.named("area", "area_name", "Area")
            .from(each -> Links.area(each.area()).at(address(each))));
    columns.add(Column.whole("residents", "Residents").from(AreaOffer::population));
    columns.add(Column.whole("questions", "Questions").from(each -> each.counts().questions()));
    columns.add(Column.share("share_met", "Share met").from(each -> each.counts().shareMet()));
    for (OfferOutcome outcome : OfferOutcome.values()) {
      columns.add(
          Column.whole(outcome.slug().replace('-', '_'), outcome.label())
              .from(each -> each.counts().of(outcome)));
    }
    columns.add(Column.yesNo("listed", "").from(AreaOffer::listed));
    return ReportTable.of(id, caption, "None.", areas, columns);
  }

  /** The page of an area that a table leads to. */
  public static String address(AreaOffer offer) {
    return "/gap?area=" + offer.area().code() + "&kind=" + offer.area().kind().slug();
  }

  /** Funding that ends in the coming year; empty for whoever may not see it. */
  public Optional<ReportTable> contracts() {
    ContractTimeline timeline = profile.contracts();
    return timeline == null
        ? Optional.empty()
        : Optional.of(
            ReportTable.of(
                "contracts",
                "Funding that ends in the coming year",
                "None.",
                timeline.quarters().stream().limit(QUARTERS).toList(),
                Column.text("quarter", "Quarter").from(ContractFigures::label),
                Column.day("ends", "").from(Quarter::ends),
                Column.whole("services", "Services whose last funding ends")
                    .from(ProfileFigures::lastEnding),
                Column.whole(
                        "residents_losing", "Residents who would lose their only one of a kind")
                    .from(Quarter::losing)));
  }

  private static int lastEnding(Quarter quarter) {
    Set<String> services = new TreeSet<>();
    quarter.ending().stream()
        .filter(ContractTimeline.End::last)
        .forEach(each -> services.add(each.service().id().toString()));
    return services.size();
  }
}
