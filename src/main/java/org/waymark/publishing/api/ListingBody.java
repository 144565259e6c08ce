package org.waymark.publishing.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;
import org.waymark.query.ParameterProblem;

/**
 * The body of a change of a listing: one JSON object. A field that does not exist, or that programs
 * may not change, is refused and not overlooked.
 */
final class ListingBody {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "telephone",
          "capacity",
          "openingTimes",
          "openingNote",
          "languages",
          "interpreting",
          "stillCorrect",
          "why");

  private static final int DEEPEST = 4;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_DESCRIPTION = 10_000;
  private static final int LONGEST_NOTE = 2_000;
  private static final int LONGEST_WHY = 500;
  private static final int MOST_STRETCHES = 50;
  private static final int MOST_LANGUAGES = 100;

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
  private final List<ParameterProblem> problems = new ArrayList<>();

  private ListingBody() {}

  static ListingBody read(byte[] json) {
    ListingBody body = new ListingBody();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        body.refuse("(the whole body)", "The body is not a JSON object.", remedy());
        return body;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        Object value = body.value(parser, 0);
        if (FIELDS.contains(name)) {
          body.values.put(name, value);
        } else {
          body.refuse(
              name.isBlank()
                  ? "(no name)"
                  : name.length() > 60 ? name.substring(0, 60) + "…" : name,
              "There is no such field, or programs do not change it.",
              remedy());
        }
      }
      if (parser.nextToken() != null) {
        body.refuse("(the whole body)", "Something follows the JSON object.", remedy());
      }
    } catch (JsonProcessingException e) {
      // Its message quotes the body; the place is enough.
      body.refuse(
          "(the whole body)",
          "The body is not JSON, or names a field twice"
              + (e.getLocation() == null
                  ? "."
                  : " (line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()
                      + ")."),
          remedy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body;
  }

  private static String remedy() {
    return "Send one object with some of the fields " + String.join(", ", FIELDS) + ".";
  }

  private @Nullable Object value(JsonParser parser, int depth) throws IOException {
    if (depth > DEEPEST) {
      refuse("(the whole body)", "The body is nested too deeply.", remedy());
      parser.skipChildren();
      return null;
    }
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser, depth + 1));
        }
        yield list;
      }
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          map.put(name, value(parser, depth + 1));
        }
        yield map;
      }
      default -> null;
    };
  }

  private void refuse(String name, String message, String remedy) {
    problems.add(new ParameterProblem(name, "", message, remedy));
  }

  /** What is wrong; ask after {@link #onto}. */
  List<ParameterProblem> problems() {
    return List.copyOf(problems);
  }

  /** True when the listing is said to be checked. */
  boolean stillCorrect() {
    return Boolean.TRUE.equals(values.get("stillCorrect"));
  }

  /** True when anything of the listing itself is to be changed. */
  boolean changesFields() {
    return values.keySet().stream()
        .anyMatch(name -> !name.equals("stillCorrect") && !name.equals("why"));
  }

  String why() {
    return values.get("why") instanceof String text ? text.strip() : "";
  }

  /**
   * A listing with what the body says; as it was where that cannot be, which {@link #problems} then
   * tells.
   */
  Service onto(Service service, LocalDate today) {
    text("why", LONGEST_WHY, true);
    flag("stillCorrect");
    String name = text("name", LONGEST_NAME, false).orElse(service.name());
    String description =
        text("description", LONGEST_DESCRIPTION, true).orElse(service.description());
    String note = text("openingNote", LONGEST_NOTE, true).orElse(service.openingNote());
    boolean interpreting = flag("interpreting").orElse(service.interpreting());
    return new Service(
        service.id(),
        service.organisation(),
        name,
        description,
        service.url(),
        service.status(),
        service.visibility(),
        service.crimeTypes(),
        service.cohorts(),
        service.offers(),
        service.eligibility(),
        service.referralSources(),
        languages().orElse(service.languages()),
        interpreting,
        service.accessibility(),
        openingTimes().orElse(service.openingTimes()),
        note,
        contacts(service.contacts()),
        capacity(today).orElse(service.capacity()),
        service.locations(),
        service.arrangements(),
        service.assuredOn(),
        service.provenance());
  }

  private Optional<String> text(String name, int longest, boolean mayBeEmpty) {
    if (!values.containsKey(name)) {
      return Optional.empty();
    }
    if (!(values.get(name) instanceof String text)) {
      refuse(name, "The value is not a text.", "Give one text in quotation marks.");
      return Optional.empty();
    }
    String stripped = text.strip();
    if (stripped.length() > longest || stripped.indexOf('\0') >= 0) {
      refuse(
          name,
          "The text is too long, or has a character that no text has.",
          "Give at most " + longest + " characters.");
      return Optional.empty();
    }
    if (stripped.isEmpty() && !mayBeEmpty) {
      refuse(name, "The text is empty.", "Give some words, or leave the field out.");
      return Optional.empty();
    }
    return Optional.of(stripped);
  }

  private Optional<Boolean> flag(String name) {
    if (!values.containsKey(name)) {
      return Optional.empty();
    }
    if (values.get(name) instanceof Boolean flag) {
      return Optional.of(flag);
    }
    refuse(name, "The value is not true or false.", "Give true or false without quotation marks.");
    return Optional.empty();
  }

  private List<Contact> contacts(List<Contact> contacts) {
    Optional<String> number = text("telephone", 40, false);
    if (number.isEmpty()) {
      return contacts;
    }
    if (!number.get().matches("\\+?[0-9][0-9 ()-]{1,38}")) {
      refuse(
          "telephone",
          "This is not a telephone number.",
          "Give digits and spaces, as 01632 960001.");
      return contacts;
    }
    List<Contact> changed = new ArrayList<>(contacts);
    for (int i = 0; i < changed.size(); i++) {
      Contact each = changed.get(i);
      if (each.kind() == Contact.Kind.TELEPHONE) {
        changed.set(i, new Contact(each.kind(), number.get(), each.note()));
        return changed;
      }
    }
    changed.add(new Contact(Contact.Kind.TELEPHONE, number.get(), null));
    return changed;
  }

  private Optional<Capacity> capacity(LocalDate today) {
    if (!values.containsKey("capacity")) {
      return Optional.empty();
    }
    if (!(values.get("capacity") instanceof Map<?, ?> map)
        || !Set.of("status", "waitWeeks", "asOf").containsAll(map.keySet())) {
      refuse(
          "capacity",
          "The value is not an object of status and waitWeeks.",
          "Give for example {\"status\": \"waiting-list\", \"waitWeeks\": 6}.");
      return Optional.empty();
    }
    Optional<Capacity.Status> status =
        Arrays.stream(Capacity.Status.values())
            .filter(each -> slug(each).equals(map.get("status")))
            .findFirst();
    if (status.isEmpty()) {
      refuse(
          "capacity.status",
          "There is no such state.",
          "Use one of: "
              + Arrays.stream(Capacity.Status.values())
                  .map(ListingBody::slug)
                  .collect(Collectors.joining(", "))
              + ".");
      return Optional.empty();
    }
    Object weeks = map.get("waitWeeks");
    if (weeks == null) {
      return Optional.of(new Capacity(status.get(), null, today));
    }
    try {
      return Optional.of(
          new Capacity(status.get(), ((java.math.BigDecimal) weeks).intValueExact(), today));
    } catch (ClassCastException | IllegalArgumentException | ArithmeticException e) {
      refuse(
          "capacity.waitWeeks",
          "This is not a wait in weeks.",
          "Give a whole number from 0 to 520, or null.");
      return Optional.empty();
    }
  }

  /** The name of a state on the wire. */
  static String slug(Capacity.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Optional<List<OpeningTime>> openingTimes() {
    if (!values.containsKey("openingTimes")) {
      return Optional.empty();
    }
    String remedy =
        "Give a list of {\"day\": \"monday\", \"opens\": \"09:00\", \"closes\": \"17:00\"}.";
    if (!(values.get("openingTimes") instanceof List<?> list) || list.size() > MOST_STRETCHES) {
      refuse("openingTimes", "The value is not a list of at most 50 stretches.", remedy);
      return Optional.empty();
    }
    List<OpeningTime> times = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      try {
        if (!(list.get(i) instanceof Map<?, ?> map)
            || !map.keySet().equals(Set.of("day", "opens", "closes"))) {
          throw new IllegalArgumentException("A stretch has day, opens and closes");
        }
        times.add(
            new OpeningTime(
                DayOfWeek.valueOf(String.valueOf(map.get("day")).toUpperCase(Locale.ROOT)),
                LocalTime.parse(String.valueOf(map.get("opens"))),
                closes(String.valueOf(map.get("closes")))));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        refuse("openingTimes[" + i + "]", "This is not a stretch of one weekday.", remedy);
        return Optional.empty();
      }
    }
    return Optional.of(times);
  }

  private static LocalTime closes(String text) {
    return text.equals("24:00") ? OpeningTime.MIDNIGHT : LocalTime.parse(text);
  }

  private Optional<Set<String>> languages() {
    if (!values.containsKey("languages")) {
      return Optional.empty();
    }
    Set<String> tags = new HashSet<>();
    try {
      if (!(values.get("languages") instanceof List<?> list) || list.size() > MOST_LANGUAGES) {
        throw new IllegalArgumentException("not a list");
      }
      for (Object each : list) {
        Locale locale = new Locale.Builder().setLanguageTag((String) each).build();
        if (locale.getLanguage().isEmpty()) {
          throw new IllegalArgumentException("no language");
        }
        tags.add(locale.toLanguageTag());
      }
    } catch (IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | IllformedLocaleException e) {
      refuse(
          "languages",
          "The value is not a list of language tags.",
          "Give BCP 47 tags, as [\"pa\", \"bfi\"].");
      return Optional.empty();
    }
    return Optional.of(Collections.unmodifiableSet(tags));
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "ListingBody" + values.keySet();
  }
}
