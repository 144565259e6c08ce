package org.waymark.publishing.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.Codec;
import org.waymark.catalogue.field.ContactsCodec;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.query.ParameterProblem;

/**
 * The body of a change of a listing: one JSON object. A field that does not exist, or that programs
 * may not change, is refused and not overlooked.
 */
final class ListingBody {

  /** What is no fact of its own: the first number, capacity as one object, and the change. */
  private static final List<String> BESIDE =
      List.of("telephone", "capacity", "stillCorrect", "why");

  private static final List<String> FIELDS =
      Stream.concat(
              Arrays.stream(ListingField.values())
                  .flatMap(field -> field.facts().stream())
                  .flatMap(fact -> fact.wireName().stream()),
              BESIDE.stream())
          .toList();

  private static final int MOST_TEXTS = 100;

  private final Map<String, @Nullable Object> values;
  private final List<ParameterProblem> problems;

  private ListingBody(JsonBody body) {
    values = body.values();
    problems = new ArrayList<>(body.problems());
  }

  static ListingBody read(byte[] json) {
    return new ListingBody(
        new JsonBody(json, FIELDS, "There is no such field, or programs do not change it."));
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
  Service onto(Service service, ReadingTerms terms) {
    checkWhy();
    flag("stillCorrect");
    ListingParts parts = ListingParts.of(service);
    for (ListingField field : ListingField.values()) {
      for (Fact<Service, ListingParts, ?> fact : field.facts()) {
        fact.wireName()
            .filter(values::containsKey)
            .ifPresent(name -> take(name, fact, terms, parts));
      }
    }
    parts.service().contacts(contacts(service.contacts()));
    capacity(terms, parts);
    return problems.isEmpty() ? parts.build() : service;
  }

  private void checkWhy() {
    String why = why();
    if (values.containsKey("why") && !(values.get("why") instanceof String)) {
      refuse("why", "The value is not a text.", "Give one text in quotation marks.");
    }
    Fault.inReason(why).ifPresent(fault -> refuse("why", fault));
  }

  private void take(
      String name, Fact<Service, ListingParts, ?> fact, ReadingTerms terms, ListingParts parts) {
    List<String> written = new ArrayList<>();
    Object value = values.get(name);
    boolean isRightSort =
        switch (value) {
          case String text ->
              !fact.codec().takesSeveral() && !fact.codec().isYesNo() && written.add(text);
          case Boolean flag -> fact.codec().isYesNo() && written.add(flag ? "yes" : "no");
          case List<?> list ->
              fact.codec().takesSeveral()
                  && list.size() <= MOST_TEXTS
                  && list.stream().allMatch(each -> written.add(text(each)));
          case null -> fact.codec().isYesNo();
          default -> false;
        };
    if (!isRightSort) {
      refuse(
          name, "The value is not " + sort(fact.codec()) + ".", "Give " + sort(fact.codec()) + ".");
      return;
    }
    fact.read(written, terms, parts).faults().forEach(fault -> refuse(name, fault));
  }

  private static String sort(Codec<?> codec) {
    return codec.takesSeveral()
        ? "a list of at most " + MOST_TEXTS
        : codec.isYesNo() ? "true, false or null" : "a text in quotation marks";
  }

  /** A text of a list; a stretch of opening times as it is written: "monday 09:00-17:00". */
  private static String text(@Nullable Object each) {
    return each instanceof Map<?, ?> stretch
            && stretch.keySet().equals(Set.of("day", "opens", "closes"))
        ? stretch.get("day") + " " + stretch.get("opens") + "-" + stretch.get("closes")
        : String.valueOf(each);
  }

  private void refuse(String name, Fault fault) {
    problems.add(new ParameterProblem(name, fault.value(), fault.sentence(), fault.remedy()));
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
    if (!values.containsKey("telephone")) {
      return contacts;
    }
    List<Contact> changed = new ArrayList<>(contacts);
    int at =
        IntStream.range(0, contacts.size())
            .filter(i -> contacts.get(i).kind() == Contact.Kind.TELEPHONE)
            .findFirst()
            .orElse(contacts.size());
    @Nullable String note = at < contacts.size() ? changed.remove(at).note() : null;
    Reading<List<Contact>> numbers =
        ContactsCodec.readRow(
            Contact.Kind.TELEPHONE,
            values.get("telephone") instanceof String text ? text.strip() : "",
            note);
    numbers.faults().forEach(fault -> refuse("telephone", fault));
    if (numbers.value() == null) {
      return contacts;
    }
    changed.addAll(at, numbers.value());
    return changed;
  }

  /** Status and wait are one object here; what is said of them is of today. */
  private void capacity(ReadingTerms terms, ListingParts parts) {
    if (!values.containsKey("capacity")) {
      return;
    }
    if (!(values.get("capacity") instanceof Map<?, ?> map)
        || !map.containsKey("status")
        || !Set.of("status", "waitWeeks", "asOf").containsAll(map.keySet())) {
      refuse(
          "capacity",
          "The value is not an object of status and waitWeeks.",
          "Give for example {\"status\": \"waiting-list\", \"waitWeeks\": 6}.");
      return;
    }
    take("capacity.status", "capacity", map.get("status"), terms, parts);
    take("capacity.waitWeeks", "wait-weeks", map.get("waitWeeks"), terms, parts);
    Capacity said = parts.service().capacity();
    parts.service().capacity(new Capacity(said.status(), said.waitWeeks(), terms.today()));
  }

  private void take(
      String name, String key, @Nullable Object value, ReadingTerms terms, ListingParts parts) {
    ListingField.CAPACITY
        .fact(key)
        .read(value == null ? List.of() : List.of(value.toString()), terms, parts)
        .faults()
        .forEach(fault -> refuse(name, fault));
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "ListingBody" + values.keySet();
  }
}
