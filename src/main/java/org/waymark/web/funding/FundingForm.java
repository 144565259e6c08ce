package org.waymark.web.funding;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.geography.AreaCode;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Turns an arrangement into the fields of its form and back. */
final class FundingForm {

  private static final int LONGEST = 200;
  private static final int MOST_NAMES = 20;
  private static final int EARLIEST_YEAR = 1990;
  private static final int LATEST_YEAR = 2099;

  /**
   * What a form says.
   *
   * @param arrangement null when there are errors
   */
  record Reading(@Nullable CommissioningArrangement arrangement, List<FieldError> errors) {
    Reading {
      errors = List.copyOf(errors);
    }
  }

  private final SentForm sent;
  private final List<FieldError> errors = new ArrayList<>();

  private FundingForm(SentForm sent) {
    this.sent = sent;
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
    if (whole.joint()) {
      fields.put("joint", List.of("yes"));
    }
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

  /**
   * Reads a form.
   *
   * @param isArea whether there is an area of a code
   */
  static Reading read(SentForm sent, Predicate<AreaCode> isArea) {
    return new FundingForm(sent).read(isArea);
  }

  private Reading read(Predicate<AreaCode> isArea) {
    List<String> commissioners = names("commissioners", "commissioner");
    List<String> funders = names("funders", "funder");
    if (commissioners.isEmpty() && funders.isEmpty() && errors.isEmpty()) {
      errors.add(new FieldError("commissioners", "Enter who commissions or pays for the service"));
    }
    String fund = text("fund", "The fund");
    Long value = pounds();
    LocalDate starts = day("starts", "Start date");
    LocalDate ends = day("ends", "End date");
    if (starts != null && ends != null && ends.isBefore(starts)) {
      errors.add(
          new FieldError("ends-day", "End date must be the same as or after the start date"));
    }
    String extension = text("extension", "The option to extend");
    String route = text("route", "How it was procured");
    Set<AreaCode> areas = areas(isArea);
    return errors.isEmpty()
        ? new Reading(
            new CommissioningArrangement(
                commissioners,
                funders,
                fund,
                value,
                starts,
                ends,
                extension,
                route,
                sent.first("joint").equals("yes"),
                areas),
            errors)
        : new Reading(null, errors);
  }

  private List<String> names(String field, String what) {
    List<String> names =
        Arrays.stream(sent.first(field).split("\\R"))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
    if (names.size() > MOST_NAMES) {
      errors.add(
          new FieldError(field, "Enter " + MOST_NAMES + " names or fewer, one on each line"));
    } else if (names.stream().anyMatch(each -> each.length() > LONGEST)) {
      errors.add(
          new FieldError(field, "The name of a " + what + " must be 200 characters or fewer"));
    }
    return names;
  }

  private @Nullable String text(String field, String what) {
    String text = sent.first(field);
    if (text.length() > LONGEST) {
      errors.add(new FieldError(field, what + " must be 200 characters or fewer"));
    }
    return text.isEmpty() ? null : text;
  }

  private @Nullable Long pounds() {
    String text = sent.first("value").replaceAll("[£,\\s]", "").replaceFirst("\\.00$", "");
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,12}")) {
      errors.add(
          new FieldError("value", "Yearly value must be a number of whole pounds, like 45,000"));
      return null;
    }
    return Long.valueOf(text);
  }

  private @Nullable LocalDate day(String name, String what) {
    String day = sent.first(name + "-day");
    String month = sent.first(name + "-month");
    String year = sent.first(name + "-year");
    if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
      return null;
    }
    if (day.isEmpty() || month.isEmpty() || year.isEmpty()) {
      List<String> missing = new ArrayList<>();
      String first = "";
      for (Map.Entry<String, String> each :
          List.of(Map.entry("day", day), Map.entry("month", month), Map.entry("year", year))) {
        if (each.getValue().isEmpty()) {
          missing.add("a " + each.getKey());
          first = first.isEmpty() ? each.getKey() : first;
        }
      }
      errors.add(
          new FieldError(
              name + "-" + first, what + " must include " + String.join(" and ", missing)));
      return null;
    }
    if (!year.matches("[0-9]{4}")) {
      errors.add(new FieldError(name + "-year", what + ": the year must include 4 numbers"));
      return null;
    }
    try {
      LocalDate read =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      if (read.getYear() < EARLIEST_YEAR || read.getYear() > LATEST_YEAR) {
        errors.add(new FieldError(name + "-year", what + " must be between 1990 and 2099"));
        return null;
      }
      return read;
    } catch (DateTimeException | NumberFormatException e) {
      errors.add(new FieldError(name + "-day", what + " must be a real date, like 31 3 2027"));
      return null;
    }
  }

  private Set<AreaCode> areas(Predicate<AreaCode> isArea) {
    Set<AreaCode> areas = new HashSet<>();
    for (String each : sent.all("areas")) {
      Optional<AreaCode> code = AreaCode.parse(each.strip()).filter(isArea);
      if (code.isEmpty()) {
        errors.add(new FieldError("areas", "Select areas from the list"));
        return areas;
      }
      areas.add(code.get());
    }
    return areas;
  }
}
