package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.CommissioningArrangementBuilder;
import org.waymark.catalogue.Stated;
import org.waymark.geography.AreaCode;

/** What is said of who pays, how much and until when. */
public final class ArrangementFacts {

  /** The first of them, which alone everybody may read. */
  public static final String COMMISSIONERS = "Commissioners";

  /** Its last day. */
  public static final Fact<CommissioningArrangement, CommissioningArrangementBuilder, LocalDate>
      ENDS =
          Fact.<CommissioningArrangement, CommissioningArrangementBuilder, LocalDate>of(
                  "ends",
                  new DateCodec(),
                  CommissioningArrangement::ends,
                  CommissioningArrangementBuilder::ends)
              .inColumn(
                  "Ends",
                  "Last day of the arrangement.",
                  "2028-03-31",
                  "A date; empty when open-ended",
                  "end",
                  "end date",
                  "contract end")
              .deciding();

  /** In the order of the template. */
  public static final List<Fact<CommissioningArrangement, CommissioningArrangementBuilder, ?>>
      FACTS =
          List.of(
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, List<String>>of(
                      "commissioners",
                      new NamesCodec(),
                      CommissioningArrangement::commissioners,
                      (b, v) -> b.commissioners(v == null ? List.of() : v))
                  .inColumn(
                      "Commissioners",
                      "Bodies that commissioned it. A second contract goes on a further row.",
                      "Cumbria Police and Crime Commissioner",
                      "Names, with semicolons between; empty for an unfunded service",
                      "commissioner",
                      "commissioned by"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, List<String>>of(
                      "funders",
                      new NamesCodec(),
                      CommissioningArrangement::funders,
                      (b, v) -> b.funders(v == null ? List.of() : v))
                  .inColumn(
                      "Funders",
                      "Bodies the money comes from.",
                      "Ministry of Justice",
                      "Names, with semicolons between",
                      "funder",
                      "funded by"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, String>of(
                      "fund",
                      TextCodec.line(),
                      CommissioningArrangement::fund,
                      (b, v) -> b.fund(TextCodec.orNull(v)))
                  .inColumn(
                      "Fund",
                      "The fund or grant programme.",
                      "Core victim services grant",
                      "Words",
                      "funding stream",
                      "grant"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, Long>of(
                      "yearly-value",
                      new PoundsCodec(),
                      CommissioningArrangement::yearlyValuePounds,
                      CommissioningArrangementBuilder::yearlyValuePounds)
                  .inColumn(
                      "Yearly value",
                      "Pounds a year.",
                      "85000",
                      "Whole pounds",
                      "annual value",
                      "value"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, LocalDate>of(
                      "starts",
                      new DateCodec(),
                      CommissioningArrangement::starts,
                      CommissioningArrangementBuilder::starts)
                  .inColumn(
                      "Starts",
                      "First day of the arrangement.",
                      "2025-04-01",
                      "A date",
                      "start",
                      "start date",
                      "contract start"),
              ENDS,
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, String>of(
                      "extension",
                      TextCodec.line(),
                      CommissioningArrangement::extension,
                      (b, v) -> b.extension(TextCodec.orNull(v)))
                  .inColumn(
                      "Extension",
                      "Option to extend.",
                      "Two years, one at a time",
                      "Words",
                      "extension option"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, String>of(
                      "procurement-route",
                      TextCodec.line(),
                      CommissioningArrangement::procurementRoute,
                      (b, v) -> b.procurementRoute(TextCodec.orNull(v)))
                  .inColumn(
                      "Procurement route",
                      "How it was procured.",
                      "open tender",
                      "Words",
                      "procurement",
                      "route"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, Stated>of(
                      "joint",
                      new YesNoCodec("Joint", "Not joint"),
                      CommissioningArrangement::joint,
                      (b, v) -> b.joint(Objects.requireNonNull(v)))
                  .asked("Do several bodies commission it together?", "")
                  .inColumn(
                      "Joint",
                      "Whether several bodies commission it together.",
                      "No",
                      "Yes, No, Not stated; empty means Not stated",
                      "joint commissioning",
                      "jointly commissioned"),
              Fact.<CommissioningArrangement, CommissioningArrangementBuilder, Set<AreaCode>>of(
                      "areas-paid-for",
                      new AreasCodec(),
                      CommissioningArrangement::areasPaidFor,
                      (b, v) -> b.areasPaidFor(v == null ? Set.of() : v))
                  .inColumn(
                      "Areas paid for",
                      "Areas the money is for, where it is not the whole reach.",
                      "Cumberland",
                      "Areas, with semicolons between",
                      "areas funded")
                  .deciding());

  private ArrangementFacts() {}

  /** An arrangement that says nothing yet. */
  public static CommissioningArrangementBuilder begin() {
    return CommissioningArrangementBuilder.builder()
        .commissioners(List.of())
        .funders(List.of())
        .joint(Stated.NOT_STATED)
        .areasPaidFor(Set.of());
  }

  /** What is wrong with the two days together; empty when nothing is. */
  public static Optional<Fault> daysFault(CommissioningArrangementBuilder arrangement) {
    LocalDate starts = arrangement.starts();
    LocalDate ends = arrangement.ends();
    return starts == null || ends == null || !ends.isBefore(starts)
        ? Optional.empty()
        : Optional.of(
            new Fault(
                ends.toString(),
                "ends-before-start",
                "the arrangement ends before it starts",
                "Check the two dates; dates are read day first"));
  }

  /** The fact of that key. */
  public static Fact<CommissioningArrangement, CommissioningArrangementBuilder, ?> fact(
      String key) {
    return FACTS.stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
  }

  /** What everybody may know of an arrangement. */
  public static CommissioningArrangement namesOnly(CommissioningArrangement whole) {
    return begin().commissioners(whole.commissioners()).build();
  }

  static List<String> tell(List<CommissioningArrangement> arrangements, ListingTerms terms) {
    return arrangements.stream().map(each -> tell(each, terms)).toList();
  }

  private static String tell(CommissioningArrangement each, ListingTerms terms) {
    List<String> parts = new ArrayList<>();
    parts.add(
        each.commissioners().isEmpty()
            ? "Not commissioned"
            : "Commissioned by " + String.join(" and ", each.commissioners()));
    if (!each.funders().isEmpty()) {
      parts.add("paid by " + String.join(" and ", each.funders()));
    }
    if (each.fund() != null) {
      parts.add("fund " + each.fund());
    }
    if (each.yearlyValuePounds() != null) {
      parts.add(String.format(Locale.UK, "£%,d a year", each.yearlyValuePounds()));
    }
    if (each.starts() != null) {
      parts.add("from " + DateCodec.inWords(each.starts()));
    }
    if (each.ends() != null) {
      parts.add("until " + DateCodec.inWords(each.ends()));
    }
    if (each.extension() != null) {
      parts.add("extension: " + each.extension());
    }
    if (each.procurementRoute() != null) {
      parts.add("procured by " + each.procurementRoute());
    }
    if (each.joint() != Stated.NOT_STATED) {
      parts.add(each.joint() == Stated.YES ? "joint" : "not joint");
    }
    if (!each.areasPaidFor().isEmpty()) {
      parts.add("for " + String.join(", ", AreasCodec.names(each.areasPaidFor(), terms)));
    }
    return String.join(", ", parts);
  }
}
