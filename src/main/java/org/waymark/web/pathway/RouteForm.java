package org.waymark.web.pathway;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.desk.RouteDraft;
import org.waymark.pathway.field.RouteFacts;
import org.waymark.pathway.field.RouteParts;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.Choice;
import org.waymark.web.page.Choices;
import org.waymark.web.problem.FieldError;

/** The fields of a route as they were typed. Nothing typed is lost. */
public final class RouteForm implements FieldTexts {

  /** What a route may ask; it is for all whom it does not leave out. */
  private static final ReportRequirement[] REPORTS = {
    ReportRequirement.NOT_NEEDED, ReportRequirement.REPORT_NEEDED, ReportRequirement.ONLY_UNREPORTED
  };

  /** Fields in which each line says one thing. */
  private static final Set<String> LINES = Set.of("residence", "partners");

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
    fields.put("from", List.of(route.from().key()));
    fields.put("to", List.of(route.to().toString()));
    for (Fact<ReferralRoute, RouteParts, ?> fact : RouteFacts.ASKED) {
      List<String> keys = fact.keys(route);
      fields.put(fact.key(), LINES.contains(fact.key()) ? List.of(String.join("\n", keys)) : keys);
    }
    return new RouteForm(fields, snapshot);
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
    RouteParts parts = new RouteParts();
    ReadingTerms terms =
        ReadingTerms.withoutPlaces(snapshot.vocabularies(), snapshot.geography(), snapshot.today());
    RouteFacts.ASKED.forEach(fact -> read(fact, terms, parts));
    RouteFacts.misfits(parts).forEach(misfit -> wrong(misfit.fact(), misfit.fault()));
    parts.stampCapacity(asOf);
    return errors.isEmpty() && from != null && to != null ? new RouteDraft(from, to, parts) : null;
  }

  private void read(Fact<ReferralRoute, RouteParts, ?> fact, ReadingTerms terms, RouteParts parts) {
    List<String> written = all(fact.key());
    if (LINES.contains(fact.key())) {
      written = written.stream().flatMap(String::lines).toList();
    }
    if (!written.isEmpty()) {
      fact.read(written, terms, parts).faults().forEach(fault -> wrong(fact, fault));
    }
  }

  private void wrong(Fact<?, ?, ?> fact, Fault fault) {
    String value = LINES.contains(fact.key()) ? " “" + fault.value() + "”" : "";
    wrong(fact.key(), fact.heading() + value + ": " + fault.problem() + ". " + fault.remedy());
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
    return choices(REPORTS, "report", ReportRequirement.NOT_NEEDED);
  }

  public List<Choice> mechanisms() {
    return choices(Mechanism.values(), "mechanism", Mechanism.NOT_STATED);
  }

  public List<Choice> agreements() {
    return choices(Agreement.Kind.values(), "agreement", Agreement.Kind.NONE);
  }

  public List<Choice> consents() {
    return choices(ConsentBasis.values(), "consent", ConsentBasis.NOT_STATED);
  }

  public List<Choice> capacities() {
    return choices(Capacity.Status.values(), "capacity", Capacity.Status.UNKNOWN);
  }

  private List<Choice> choices(Labelled[] values, String field, Labelled none) {
    List<String> chosen = all(field);
    return Choices.of(values, "", chosen.isEmpty() ? List.of(none.slug()) : chosen);
  }
}
