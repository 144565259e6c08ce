package org.waymark.listing.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was typed into the form, right or wrong.
 *
 * @param fields values by name of the field, in name order; a field without a value is not there
 */
public record ListingDraft(Map<String, List<String>> fields) {

  /** A form nobody has typed into. */
  public static final ListingDraft EMPTY = new ListingDraft(Map.of());

  public ListingDraft {
    SortedMap<String, List<String>> kept = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (!values.isEmpty()) {
            kept.put(name, List.copyOf(values));
          }
        });
    fields = Collections.unmodifiableMap(kept);
  }

  /** The first value of a field; empty when it has none. */
  public String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** Every value of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** True when one of the values of the field is this. */
  public boolean has(String name, String value) {
    return all(name).contains(value);
  }

  /** The same with other values of one field; none takes it away. */
  public ListingDraft with(String name, List<String> values) {
    Map<String, List<String>> changed = new TreeMap<>(fields);
    changed.put(name, values);
    return new ListingDraft(changed);
  }

  /** As {@link #with(String, List)}, with one value, or none when it is empty. */
  public ListingDraft with(String name, String value) {
    return with(name, value.isEmpty() ? List.of() : List.of(value));
  }

  /** The same with a value more. */
  public ListingDraft plus(String name, String value) {
    List<String> values = new ArrayList<>(all(name));
    values.add(value);
    return with(name, values);
  }

  /** The same without those fields. */
  public ListingDraft without(Collection<String> names) {
    Map<String, List<String>> changed = new TreeMap<>(fields);
    changed.keySet().removeAll(names);
    return new ListingDraft(changed);
  }

  /** True when both say the same in those fields. */
  boolean agrees(ListingDraft other, Collection<String> names) {
    return names.stream().allMatch(name -> all(name).equals(other.all(name)));
  }
}
