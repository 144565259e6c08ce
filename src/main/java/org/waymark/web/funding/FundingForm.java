package org.waymark.web.funding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.CommissioningArrangementBuilder;
import org.waymark.catalogue.field.ArrangementFacts;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.AreaCode;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Turns an arrangement into the fields of its form and back. */
final class FundingForm {

  /**
   * What a form says.
   *
   * @param arrangement null when there are errors
   */
  record Reading(@Nullable CommissioningArrangement arrangement, List<FieldError> errors) {}

  private final SentForm sent;
  private final ReadingTerms terms;
  private final CommissioningArrangementBuilder arrangement = ArrangementFacts.begin();
  private final List<FieldError> errors = new ArrayList<>();

  private FundingForm(SentForm sent, ReadingTerms terms) {
    this.sent = sent;
    this.terms = terms;
  }

  /** The fields that say an arrangement. */
  static SentForm fill(CommissioningArrangement whole) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("commissioners", List.of(String.join("\n", whole.commissioners())));
    fields.put("funders", List.of(String.join("\n", whole.funders())));
    put(fields, "fund", whole.fund());
    put(fields, "value", whole.yearlyValuePounds());
    put(fields, "starts", whole.starts());
    put(fields, "ends", whole.ends());
    put(fields, "extension", whole.extension());
    put(fields, "route", whole.procurementRoute());
    fields.put("joint", List.of(whole.joint().slug()));
    fields.put("areas", whole.areasPaidFor().stream().map(AreaCode::value).sorted().toList());
    return new SentForm(fields);
  }

  private static void put(Map<String, List<String>> fields, String name, @Nullable Object value) {
    if (value instanceof LocalDate day) {
      fields.put(name + "-day", List.of(Integer.toString(day.getDayOfMonth())));
      fields.put(name + "-month", List.of(Integer.toString(day.getMonthValue())));
      fields.put(name + "-year", List.of(Integer.toString(day.getYear())));
    } else if (value != null) {
      fields.put(name, List.of(value.toString()));
    }
  }

  /** Reads a form, each field by the fact of an arrangement that it asks. */
  static Reading read(SentForm sent, ReadingTerms terms) {
    return new FundingForm(sent, terms).read();
  }

  private Reading read() {
    take("commissioners", "commissioners", lines("commissioners"));
    take("funders", "funders", lines("funders"));
    if (arrangement.commissioners().isEmpty()
        && arrangement.funders().isEmpty()
        && errors.isEmpty()) {
      errors.add(new FieldError("commissioners", "Enter who commissions or pays for the service"));
    }
    take("fund", "fund", sent.all("fund"));
    take("value", "yearly-value", sent.all("value"));
    day("starts", "Start date");
    day("ends", "End date");
    ArrangementFacts.daysFault(arrangement)
        .ifPresent(fault -> errors.add(new FieldError("ends-day", fault.message())));
    take("extension", "extension", sent.all("extension"));
    take("route", "procurement-route", sent.all("route"));
    take("joint", "joint", sent.all("joint"));
    take("areas", "areas-paid-for", sent.all("areas"));
    return errors.isEmpty() ? new Reading(arrangement.build(), errors) : new Reading(null, errors);
  }

  private List<String> lines(String field) {
    return sent.first(field).lines().distinct().toList();
  }

  private void take(String field, String fact, List<String> written) {
    ArrangementFacts.fact(fact)
        .read(written, terms, arrangement)
        .faults()
        .forEach(fault -> errors.add(new FieldError(field, fault.message())));
  }

  /** A day is asked in three fields, of which none may be left empty alone. */
  private void day(String name, String what) {
    List<String> missing =
        Stream.of("day", "month", "year")
            .filter(part -> sent.first(name + "-" + part).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      String written =
          Stream.of("day", "month", "year")
              .map(part -> sent.first(name + "-" + part))
              .collect(Collectors.joining("/"));
      take(name + "-day", name, List.of(written));
    } else if (missing.size() < 3) {
      errors.add(
          new FieldError(
              name + "-" + missing.getFirst(),
              what
                  + " must include "
                  + missing.stream()
                      .map(each -> "a " + each)
                      .collect(Collectors.joining(" and "))));
    }
  }
}
