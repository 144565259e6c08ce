package org.waymark.web.pathway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.WrittenDate;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaNames;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.desk.RouteDraft;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;
import org.waymark.web.problem.FieldError;

/** The fields of a route as they were typed. Nothing typed is lost. */
public final class RouteForm implements FieldTexts {

  private static final int LONGEST_WAIT = 520;

  /** What a route may ask; it is for all whom it does not leave out. */
  private static final ReportRequirement[] REPORTS = {
    ReportRequirement.NOT_NEEDED, ReportRequirement.REPORT_NEEDED, ReportRequirement.ONLY_UNREPORTED
  };

  private final Map<String, List<String>> fields;
  private final Snapshot snapshot;
  private final Map<String, String> messages = new HashMap<>();
  private final List<FieldError> errors = new ArrayList<>();

  private RouteForm(Map<String, List<String>> fields, Snapshot snapshot) {
    this.fields = fields;
    this.snapshot = snapshot;
  }

  static RouteForm of(Map<String, List<String>> fields, Snapshot snapshot) {
    return new RouteForm(fields, snapshot);
  }

  /** The form filled in from a route. */
  static RouteForm of(ReferralRoute route, Snapshot snapshot) {
    Map<String, List<String>> fields = new HashMap<>();
    RouteCriteria criteria = route.criteria();
    fields.put("from", List.of(route.from().key()));
    fields.put("to", List.of(route.to().toString()));
    fields.put("crime", texts(criteria.crimeTypes()));
    fields.put("cohort", texts(criteria.cohorts()));
    put(fields, "minimum-age", criteria.minimumAge());
    put(fields, "maximum-age", criteria.maximumAge());
    fields.put("gender", slugs(criteria.genders()));
    fields.put("risk", slugs(criteria.risks()));
    fields.put("report", List.of(criteria.report().slug()));
    put(fields, "least-days", criteria.leastDaysSince());
    put(fields, "most-days", criteria.mostDaysSince());
    fields.put(
        "residence",
        List.of(
            String.join(
                "\n", new TreeSet<>(criteria.residence()).stream().map(AreaCode::value).toList())));
    fields.put("conditions", List.of(criteria.otherConditions()));
    fields.put("mechanism", List.of(route.mechanism().slug()));
    fields.put("agreement", List.of(route.agreement().kind().slug()));
    put(fields, "made", route.agreement().made());
    put(fields, "ends", route.agreement().ends());
    fields.put("partners", List.of(String.join("\n", route.agreement().partners())));
    fields.put("consent", List.of(route.consent().slug()));
    fields.put("capacity", List.of(route.capacity().status().slug()));
    put(fields, "wait", route.capacity().waitWeeks());
    fields.put("hours", List.of(route.hours()));
    return new RouteForm(fields, snapshot);
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, List.of(value.toString()));
    }
  }

  private static List<String> texts(Collection<?> values) {
    return values.stream().map(Object::toString).sorted().toList();
  }

  private static List<String> slugs(Collection<? extends Labelled> values) {
    return values.stream().map(Labelled::slug).sorted().toList();
  }

  @Override
  public String text(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  @Override
  public String message(String name) {
    return messages.getOrDefault(name, "");
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  private List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  void wrong(String field, String message) {
    if (messages.putIfAbsent(field, message) == null) {
      errors.add(new FieldError(field, message));
    }
  }

  // ---------------------------------------------------------------- reading

  /**
   * The route that the fields describe; null when one of them is wrong, see {@link #errors}.
   *
   * @param asOf the day on which the wait is said
   */
  @Nullable RouteDraft read(LocalDate asOf) {
    Waypoint from = Waypoint.ofKey(text("from")).orElse(null);
    if (from == null) {
      wrong("from", "Choose where people are referred from.");
    }
    ServiceId to = RecordIds.parse(text("to")).map(ServiceId::new).orElse(null);
    if (to == null) {
      wrong("to", "Choose the service that people are referred to.");
    }
    Set<TermId> crimes = terms("crime", snapshot.vocabularies().crimeTypes());
    Set<TermId> cohorts = terms("cohort", snapshot.vocabularies().cohorts());
    Integer youngest = number("minimum-age", "The youngest age", Eligibility.OLDEST);
    Integer oldest = number("maximum-age", "The oldest age", Eligibility.OLDEST);
    Integer least =
        number("least-days", "The least days since it happened", RouteCriteria.MOST_DAYS);
    Integer most = number("most-days", "The most days since it happened", RouteCriteria.MOST_DAYS);
    if (youngest != null && oldest != null && youngest > oldest) {
      wrong("maximum-age", "The oldest age is below the youngest. Exchange them.");
    }
    if (least != null && most != null && least > most) {
      wrong("most-days", "The most days are fewer than the least. Exchange them.");
    }
    Set<AreaCode> residence = residence();
    String conditions = text("conditions");
    if (conditions.length() > 1000) {
      wrong("conditions", "Other conditions have at most 1,000 characters. Shorten them.");
    }
    String hours = text("hours");
    if (hours.length() > ReferralRoute.LONGEST_HOURS) {
      wrong("hours", "Hours have at most 300 characters. Shorten them.");
    }
    Agreement agreement = agreement();
    Integer wait = number("wait", "The usual wait", LONGEST_WAIT);
    Set<Gender> genders = choices("gender", Gender.values());
    Set<RiskLevel> risks = choices("risk", RiskLevel.values());
    ReportRequirement report = choice("report", REPORTS, ReportRequirement.NOT_NEEDED);
    Mechanism mechanism = choice("mechanism", Mechanism.values(), Mechanism.NOT_STATED);
    ConsentBasis consent = choice("consent", ConsentBasis.values(), ConsentBasis.NOT_STATED);
    Capacity.Status status = choice("capacity", Capacity.Status.values(), Capacity.Status.UNKNOWN);
    if (!errors.isEmpty() || from == null || to == null || agreement == null) {
      return null;
    }
    return new RouteDraft(
        from,
        to,
        new RouteCriteria(
            crimes,
            cohorts,
            youngest,
            oldest,
            genders,
            risks,
            report,
            least,
            most,
            residence,
            conditions),
        mechanism,
        agreement,
        consent,
        new Capacity(status, wait, status == Capacity.Status.UNKNOWN && wait == null ? null : asOf),
        hours);
  }

  private Set<TermId> terms(String name, Vocabulary vocabulary) {
    Set<TermId> terms = new LinkedHashSet<>();
    for (String each : all(name)) {
      if (TermId.isValid(each) && vocabulary.contains(TermId.of(each))) {
        terms.add(TermId.of(each));
      } else {
        wrong(name, "There is no such choice. Tick those in the list.");
      }
    }
    return terms;
  }

  private @Nullable Integer number(String name, String label, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("\\d{1,6}") && Integer.parseInt(text) <= most) {
      return Integer.valueOf(text);
    }
    wrong(name, label + " must be a whole number between 0 and " + most + ", or left empty.");
    return null;
  }

  private Set<AreaCode> residence() {
    Set<AreaCode> areas = new LinkedHashSet<>();
    if (text("residence").isBlank()) {
      return areas;
    }
    AreaNames names = AreaNames.of(snapshot.geography(), snapshot.today());
    for (String line : text("residence").split("\\R|;")) {
      boolean isOne = names.find(line) instanceof AreaNames.Meaning.Areas;
      for (String asked : isOne ? List.of(line) : List.of(line.split(","))) {
        if (!asked.isBlank()) {
          addResidence(asked.strip(), names, areas);
        }
      }
    }
    return areas;
  }

  private void addResidence(String asked, AreaNames names, Set<AreaCode> areas) {
    switch (names.find(asked)) {
      case AreaNames.Meaning.Areas found -> areas.addAll(found.codes());
      case AreaNames.Meaning.Unclear unclear ->
          wrong(
              "residence",
              "“"
                  + asked
                  + "”: "
                  + unclear.problem()
                  + ". "
                  + unclear.remedy()
                  + (unclear.remedy().endsWith("?") ? "" : "."));
    }
  }

  private @Nullable Agreement agreement() {
    Agreement.Kind kind = choice("agreement", Agreement.Kind.values(), Agreement.Kind.NONE);
    LocalDate made = date("made");
    LocalDate ends = date("ends");
    List<String> partners =
        Arrays.stream(text("partners").split("\\R"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    try {
      return new Agreement(kind, made, ends, partners);
    } catch (IllegalArgumentException e) {
      wrong("agreement", Objects.requireNonNullElse(e.getMessage(), "Check the agreement") + ".");
      return null;
    }
  }

  private @Nullable LocalDate date(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    Optional<LocalDate> date = WrittenDate.parse(text);
    if (date.isEmpty()) {
      wrong(name, "Enter the date day first, as 31/03/2026, or as 2026-03-31.");
    }
    return date.orElse(null);
  }

  private <E extends Enum<E> & Labelled> E choice(String name, E[] values, E none) {
    String text = text(name);
    if (text.isEmpty()) {
      return none;
    }
    return Arrays.stream(values)
        .filter(each -> each.slug().equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              wrong(name, "There is no such choice. Choose one from the list.");
              return none;
            });
  }

  private <E extends Enum<E> & Labelled> Set<E> choices(String name, E[] values) {
    Set<E> found = EnumSet.noneOf(values[0].getDeclaringClass());
    for (String text : all(name)) {
      Arrays.stream(values)
          .filter(each -> each.slug().equals(text))
          .findFirst()
          .ifPresentOrElse(
              found::add, () -> wrong(name, "There is no such choice. Tick those in the list."));
    }
    return found;
  }

  // ---------------------------------------------------------------- lists

  public List<Choice> crimes() {
    return Choices.terms(snapshot.vocabularies().crimeTypes(), "", all("crime"));
  }

  public List<Choice> cohorts() {
    return Choices.terms(snapshot.vocabularies().cohorts(), "", all("cohort"));
  }

  public List<Choice> genders() {
    return Choices.of(Gender.values(), "", all("gender"));
  }

  public List<Choice> risks() {
    return Choices.of(RiskLevel.values(), "", all("risk"));
  }

  public List<Choice> reports() {
    return Choices.of(REPORTS, "", all("report"));
  }

  public List<Choice> mechanisms() {
    return Choices.of(Mechanism.values(), "", last(all("mechanism"), Mechanism.NOT_STATED));
  }

  public List<Choice> agreements() {
    return Choices.of(Agreement.Kind.values(), "", last(all("agreement"), Agreement.Kind.NONE));
  }

  public List<Choice> consents() {
    return Choices.of(ConsentBasis.values(), "", last(all("consent"), ConsentBasis.NOT_STATED));
  }

  public List<Choice> capacities() {
    return Choices.of(Capacity.Status.values(), "", last(all("capacity"), Capacity.Status.UNKNOWN));
  }

  private static List<String> last(List<String> chosen, Labelled none) {
    return chosen.isEmpty() ? List.of(none.slug()) : chosen;
  }
}
