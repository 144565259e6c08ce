package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.ServiceId;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferSource;
import org.waymark.report.Column;
import org.waymark.report.Named;
import org.waymark.report.NamedList;
import org.waymark.report.Report;
import org.waymark.report.Report.Explanation;
import org.waymark.report.ReportTable;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** Puts what an area has of the expected offer into words and figures. */
record OfferFigures(AreaOffer offer, OfferWords words, Catalogue catalogue) {

  /** Which questions were asked for. */
  static AreaOffer within(
      AreaOffer offer,
      Vocabularies vocabularies,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    return offer.asking(
        line ->
            isWithin(line.crimeType(), crimeType, vocabularies.crimeTypes())
                && isWithin(line.audience(), cohort, vocabularies.cohorts())
                && line.function().supportTypes().stream()
                    .anyMatch(type -> isWithin(type, supportType, vocabularies.supportTypes())));
  }

  private static boolean isWithin(
      @Nullable TermId term, @Nullable TermId wanted, Vocabulary vocabulary) {
    return wanted == null || (term != null && vocabulary.isWithin(term, wanted));
  }

  Report report() {
    List<String> sentences = new ArrayList<>();
    sentences.add(OfferWords.headline(offer));
    sentences.addAll(OfferWords.about(offer));
    sentences.add(
        "Each question is one function, for one crime and one group, answered at the level at which"
            + " it is organised. “None recorded” is not proof that there is none.");
    return new Report(
        "What should be in " + offer.area().shortName() + ", and what is",
        sentences,
        List.of(questions()),
        List.of(
            new Explanation(
                "Where the questions come from",
                "From version "
                    + offer.offer().national().version()
                    + " of the national table of what should exist, of "
                    + offer.offer().national().date()
                    + ", with what the duty holders of the area have changed. Each line names its"
                    + " sources; they are on the page of the question and in the files."),
            new Explanation(
                "Every combination",
                "Every crime, group and kind of support there is can be looked at too, as a matrix."
                    + " Most of those combinations are nothing that anybody plans, so they are"
                    + " counted in no headline.")));
  }

  private ReportTable questions() {
    return ReportTable.of(
        "questions",
        "The questions, and what would close each",
        "No question of the offer is of this sort.",
        offer.answers(),
        Column.named("line", "function", "What").from(each -> words.named(each, offer)),
        Column.text("question", "").from(each -> each.line().question()),
        Column.named("crime_type", "crime_type_label", "")
            .from(each -> Named.of(each.line().crimeType().value(), words.crime(each.line()))),
        Column.named("audience", "audience_label", "")
            .from(
                each ->
                    Named.of(
                        Objects.toString(each.line().audience(), "anybody"),
                        words.audience(each.line()))),
        Column.text("support_types", "")
            .from(each -> words.labels(each.line().function().supportTypes())),
        finding(),
        Column.text("outcome", "").from(each -> each.outcome().slug()),
        Column.share("share_reached", "Reached").from(OfferAnswer::share),
        Column.whole("residents_left_out", "Live out of its reach").from(OfferAnswer::leftOut),
        Column.text("organised_at", "Organised by").from(each -> each.line().organisedAt().label()),
        Column.text("closes_it", "What would close it").from(words::closing),
        Column.of(Column.Kind.LIST, "services", "").from(each -> services(each.services())),
        Column.text("said_by_commissioners", "").from(OfferWords::judged),
        Column.text("yardstick", "").from(each -> yardstick(each.line())),
        Column.text("sources", "").from(each -> sources(each.line())));
  }

  /** The column of findings; it leads to what is behind each. */
  private static Column.Of<OfferAnswer> finding() {
    return Links.byGravity(Column.named("finding", "finding_label", "Finding"))
        .from(each -> Links.finding(each.finding()));
  }

  private static @Nullable String yardstick(OfferLine line) {
    return line.yardstick() == null ? null : line.yardstick().words();
  }

  private static String sources(OfferLine line) {
    return line.sources().stream().map(OfferSource::words).collect(Collectors.joining("; "));
  }

  private NamedList services(List<ServiceId> ids) {
    Set<ServiceId> wanted = Set.copyOf(ids);
    return new NamedList(
        wanted.stream()
            .flatMap(id -> catalogue.findService(id).stream())
            .map(service -> Links.service(service, catalogue))
            .sorted(Comparator.comparing(Named::label).thenComparing(Named::code))
            .toList(),
        "");
  }
}
