package org.waymark.pathway.field;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.field.AgeCodec;
import org.waymark.catalogue.field.AreasCodec;
import org.waymark.catalogue.field.ChoiceCodec;
import org.waymark.catalogue.field.ChoicesCodec;
import org.waymark.catalogue.field.Codec;
import org.waymark.catalogue.field.DateCodec;
import org.waymark.catalogue.field.DaysCodec;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.NamesCodec;
import org.waymark.catalogue.field.TermsCodec;
import org.waymark.catalogue.field.TextCodec;
import org.waymark.catalogue.field.WeeksCodec;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCheck;
import org.waymark.pathway.RouteCriteria;
import org.waymark.vocabulary.VocabularyKind;

/** What is said of a route beside its two ends and how it is known. */
public final class RouteFacts {

  /** In the order of the form for files. */
  public static final List<Fact<ReferralRoute, RouteParts, ?>> FACTS =
      List.of(
          fact(
                  "crime",
                  new TermsCodec(VocabularyKind.CRIME_TYPE),
                  route -> route.criteria().crimeTypes(),
                  (parts, value) -> parts.criteria.crimeTypes(orNone(value)))
              .inColumn(
                  "Crime types",
                  "For what crimes; empty for all that the service takes.",
                  "Rape; Sexual assault",
                  "Terms of the list of crime types, with semicolons between them",
                  "crimes"),
          fact(
                  "cohort",
                  new TermsCodec(VocabularyKind.COHORT),
                  route -> route.criteria().cohorts(),
                  (parts, value) -> parts.criteria.cohorts(orNone(value)))
              .inColumn(
                  "For",
                  "For whom only; empty for everybody.",
                  "Adults",
                  "Terms of the list of cohorts, with semicolons between them",
                  "cohorts"),
          fact(
                  "minimum-age",
                  new AgeCodec(false),
                  route -> route.criteria().minimumAge(),
                  (parts, value) -> parts.criteria.minimumAge(value))
              .inColumn(
                  "Youngest age",
                  "In whole years.",
                  "16",
                  "0 to 120; empty for no limit",
                  "minimum age")
              .withRest((parts, age) -> parts.criteria.maximumAge(Integer.valueOf(age))),
          fact(
                  "maximum-age",
                  new AgeCodec(true),
                  route -> route.criteria().maximumAge(),
                  (parts, value) -> parts.criteria.maximumAge(value))
              .inColumn(
                  "Oldest age",
                  "In whole years, inclusive.",
                  "25",
                  "0 to 120; empty for no limit",
                  "maximum age")
              .withRest(
                  (parts, age) -> {
                    if (parts.criteria.minimumAge() == null) {
                      parts.criteria.minimumAge(Integer.valueOf(age));
                    }
                  }),
          fact(
                  "gender",
                  new ChoicesCodec<>(Gender.class),
                  route -> route.criteria().genders(),
                  (parts, value) -> parts.criteria.genders(orNone(value)))
              .inColumn(
                  "Genders",
                  "Who is taken.",
                  "Women and girls",
                  "Women and girls, Men and boys, Non-binary people; empty for everybody"),
          fact(
                  "risk",
                  new ChoicesCodec<>(RiskLevel.class),
                  route -> route.criteria().risks(),
                  (parts, value) -> parts.criteria.risks(orNone(value)))
              .inColumn("Risk", "Assessed risk.", "High", "Standard, Medium, High; empty for any"),
          choice(
                  "report",
                  ReportRequirement.class,
                  ReportRequirement.NOT_NEEDED,
                  route -> route.criteria().report(),
                  // A route is for all whom it does not leave out.
                  (parts, value) ->
                      parts.criteria.report(
                          value == ReportRequirement.NOT_STATED
                              ? ReportRequirement.NOT_NEEDED
                              : value))
              .inColumn(
                  "Police report",
                  "Whether the police must know.",
                  "needed",
                  "needed, not needed, only unreported; empty for not needed"),
          fact(
                  "least-days",
                  new DaysCodec(RouteCriteria.MOST_DAYS),
                  route -> route.criteria().leastDaysSince(),
                  (parts, value) -> parts.criteria.leastDaysSince(value))
              .inColumn(
                  "Days since, at least",
                  "Days since it happened.",
                  "0",
                  "A whole number or empty"),
          fact(
                  "most-days",
                  new DaysCodec(RouteCriteria.MOST_DAYS),
                  route -> route.criteria().mostDaysSince(),
                  (parts, value) -> parts.criteria.mostDaysSince(value))
              .inColumn(
                  "Days since, at most",
                  "Days since it happened.",
                  "10",
                  "A whole number or empty"),
          fact(
                  "residence",
                  new AreasCodec(),
                  route -> route.criteria().residence(),
                  (parts, value) -> parts.criteria.residence(orNone(value)))
              .inColumn(
                  "Areas of residence",
                  "Where people must live; empty for wherever the service reaches.",
                  "Cumberland",
                  "Areas by name or code, with semicolons between them"),
          fact(
                  "conditions",
                  TextCodec.lines(RouteCriteria.LONGEST_CONDITIONS),
                  route -> route.criteria().otherConditions(),
                  (parts, value) -> parts.criteria.otherConditions(orEmpty(value)))
              .inColumn(
                  "Other conditions",
                  "Anything else.",
                  "Needs a safe address",
                  "Up to 1,000 characters"),
          choice(
                  "mechanism",
                  Mechanism.class,
                  Mechanism.NOT_STATED,
                  ReferralRoute::mechanism,
                  (parts, value) -> parts.mechanism = value)
              .inColumn(
                  "How",
                  "How the referral is made.",
                  "Warm handover",
                  "Phone, Form, Secure e-mail, Shared case system, Warm handover",
                  "mechanism"),
          choice(
                  "agreement",
                  Agreement.Kind.class,
                  Agreement.Kind.NONE,
                  route -> route.agreement().kind(),
                  (parts, value) -> parts.agreement.kind(value))
              .inColumn(
                  "Agreement",
                  "What the two ends have agreed.",
                  "formal",
                  "formal, informal, none; empty for none"),
          fact(
                  "made",
                  new DateCodec(),
                  route -> route.agreement().made(),
                  (parts, value) -> parts.agreement.made(value))
              .inColumn("Agreed on", "The day of a formal agreement.", "2025-04-01", "A date"),
          fact(
                  "ends",
                  new DateCodec(),
                  route -> route.agreement().ends(),
                  (parts, value) -> parts.agreement.ends(value))
              .inColumn("Agreement ends", "Its last day.", "2027-03-31", "A date"),
          fact(
                  "partners",
                  new NamesCodec(),
                  route -> route.agreement().partners(),
                  (parts, value) -> parts.agreement.partners(value == null ? List.of() : value))
              .inColumn(
                  "Partners",
                  "Who is party to it.",
                  "Cumbria PFCC; NHS England",
                  "Names, with semicolons between them"),
          choice(
                  "consent",
                  ConsentBasis.class,
                  ConsentBasis.NOT_STATED,
                  ReferralRoute::consent,
                  (parts, value) -> parts.consent = value)
              .inColumn(
                  "Consent",
                  "On what grounds it is passed on.",
                  "consent",
                  "consent, safeguarding, legal duty; empty for not stated"),
          choice(
                  "capacity",
                  Capacity.Status.class,
                  Capacity.Status.UNKNOWN,
                  route -> route.capacity().status(),
                  (parts, value) -> parts.capacity.status(value))
              .inColumn(
                  "Capacity",
                  "Whether referrals are taken now.",
                  "Waiting list",
                  "Open to referrals, Waiting list, Assessment first, Closed to referrals"),
          fact(
                  "wait",
                  new WeeksCodec(Capacity.LONGEST_WAIT),
                  route -> route.capacity().waitWeeks(),
                  (parts, value) -> parts.capacity.waitWeeks(value))
              .inColumn(
                  "Usual wait (weeks)", "In weeks.", "6", "0 to 520; empty when unknown", "wait"),
          fact(
                  "wait-date",
                  DateCodec.ofThePast(),
                  route -> route.capacity().asOf(),
                  (parts, value) -> parts.capacity.asOf(value))
              .inColumn(
                  "Wait as of", "The day capacity and wait were stated.", "2026-05-01", "A date"),
          fact(
                  "hours",
                  TextCodec.lines(ReferralRoute.LONGEST_HOURS),
                  ReferralRoute::hours,
                  (parts, value) -> parts.hours = orEmpty(value))
              .inColumn(
                  "Hours",
                  "When referrals are taken.",
                  "Monday to Friday, 9am to 5pm",
                  "Up to 300 characters"),
          fact(
                  "checked",
                  DateCodec.ofThePast(),
                  ReferralRoute::assuredOn,
                  (parts, value) -> parts.assuredOn = value)
              .inColumn(
                  "Checked on", "The day somebody last said it is right.", "2026-05-01", "A date"),
          fact(
                  "stated-by",
                  new EndsCodec(),
                  ReferralRoute::statedBy,
                  (parts, value) -> parts.statedBy = orNone(value))
              .inColumn(
                  "Stated by",
                  "Who says so. A route that one end only states is shown as unconfirmed.",
                  "both",
                  "sender, receiver, both; empty when a third party does"),
          fact(
                  "withdrawn",
                  new DateCodec(),
                  ReferralRoute::withdrawnOn,
                  (parts, value) -> parts.withdrawnOn = value)
              .inColumn(
                  "Withdrawn on",
                  "From which day it is no longer used.",
                  "",
                  "A date; empty while it is"));

  /** Those that an end of a route states on a page; the others follow from who states it when. */
  public static final List<Fact<ReferralRoute, RouteParts, ?>> ASKED =
      FACTS.stream()
          .filter(
              fact ->
                  !Set.of("wait-date", "checked", "stated-by", "withdrawn").contains(fact.key()))
          .toList();

  private RouteFacts() {}

  private static <T> Fact<ReferralRoute, RouteParts, T> fact(
      String key,
      Codec<T> codec,
      Function<ReferralRoute, @Nullable T> get,
      BiConsumer<RouteParts, @Nullable T> set) {
    return Fact.of(key, codec, get, set);
  }

  /** A choice of which one stands for nothing said, and is not written. */
  private static <E extends Enum<E> & Labelled> Fact<ReferralRoute, RouteParts, E> choice(
      String key,
      Class<E> type,
      E unsaid,
      Function<ReferralRoute, E> get,
      BiConsumer<RouteParts, E> set) {
    return fact(
        key,
        new ChoiceCodec<>(type, unsaid),
        route -> get.apply(route) == unsaid ? null : get.apply(route),
        (parts, value) -> set.accept(parts, Objects.requireNonNullElse(value, unsaid)));
  }

  private static <T> Set<T> orNone(@Nullable Set<T> values) {
    return values == null ? Set.of() : values;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What does not go together, told with the fact where it can be mended. */
  public record Misfit(Fact<ReferralRoute, RouteParts, ?> fact, Fault fault) {}

  /** Everything of the parts that does not go together; empty when all does. */
  public static List<Misfit> misfits(RouteParts parts) {
    Agreement.Kind kind = parts.agreement.kind();
    LocalDate made = parts.agreement.made();
    LocalDate ends = parts.agreement.ends();
    List<String> partners = parts.agreement.partners();
    boolean dated = kind != Agreement.Kind.FORMAL && (made != null || ends != null);
    return Stream.of(
            misfit(
                isAbove(parts.criteria.minimumAge(), parts.criteria.maximumAge()),
                "maximum-age",
                parts.criteria.maximumAge(),
                "ages-reversed",
                "the oldest age is below the youngest",
                "Exchange them"),
            misfit(
                isAbove(parts.criteria.leastDaysSince(), parts.criteria.mostDaysSince()),
                "most-days",
                parts.criteria.mostDaysSince(),
                "days-reversed",
                "the most days are fewer than the least",
                "Exchange them"),
            misfit(
                dated,
                "agreement",
                kind.slug(),
                "dates-without-agreement",
                "only a formal agreement has dates",
                "Say that it is formal, or take the dates out"),
            misfit(
                !dated && isAbove(made, ends),
                "ends",
                ends,
                "ends-before-start",
                "the agreement ends before it was made",
                "Check the two dates; dates are read day first"),
            misfit(
                kind == Agreement.Kind.NONE && !partners.isEmpty(),
                "partners",
                String.join("; ", partners),
                "partners-without-agreement",
                "there are partners but no agreement",
                "Say formal or informal, or take the partners out"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static <T extends Comparable<? super T>> boolean isAbove(
      @Nullable T one, @Nullable T other) {
    return one != null && other != null && one.compareTo(other) > 0;
  }

  private static Optional<Misfit> misfit(
      boolean isOne,
      String key,
      @Nullable Object value,
      String code,
      String problem,
      String remedy) {
    return isOne
        ? Optional.of(new Misfit(of(key), new Fault(String.valueOf(value), code, problem, remedy)))
        : Optional.empty();
  }

  private static Fact<ReferralRoute, RouteParts, ?> of(String key) {
    return FACTS.stream().filter(fact -> fact.key().equals(key)).findFirst().orElseThrow();
  }

  /** The fact that a contradiction between a route and a listing is about; empty for its sender. */
  public static Optional<Fact<ReferralRoute, RouteParts, ?>> of(RouteCheck.Part part) {
    return switch (part) {
      case SENDER -> Optional.empty();
      case CRIME_TYPES -> Optional.of(of("crime"));
      case COHORTS -> Optional.of(of("cohort"));
      case AGES -> Optional.of(of("minimum-age"));
      case GENDERS -> Optional.of(of("gender"));
      case RISKS -> Optional.of(of("risk"));
      case REPORT -> Optional.of(of("report"));
      case RESIDENCE -> Optional.of(of("residence"));
    };
  }
}
