package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaNames;

/** Areas of any kind, by names or ONS codes; an area that has ended becomes what follows it. */
public final class AreasCodec extends SeveralTexts<Set<AreaCode>, AreaCode> {

  @Override
  Item<AreaCode> readOne(String text, ReadingTerms terms) {
    return codes(text, terms.areas());
  }

  static Item<AreaCode> codes(String text, AreaNames areas) {
    return switch (areas.find(text)) {
      case AreaNames.Meaning.Areas found ->
          new Item<>(found.codes(), List.of(), notes(text, found));
      case AreaNames.Meaning.Unclear unclear -> several(text, unclear, areas);
    };
  }

  private static List<Fault> notes(String text, AreaNames.Meaning.Areas found) {
    if (found.note().isEmpty()) {
      return List.of();
    }
    return List.of(
        found.split()
            ? new Fault(
                text,
                "area-split",
                found.note(),
                found.codes().size() == 1
                    ? "Name areas of today where those are meant"
                    : "All of them were taken: name those that are meant")
            : new Fault(text, "area-renamed", found.note(), ""));
  }

  /** "Cumberland, Durham" where semicolons were meant. */
  private static Item<AreaCode> several(
      String text, AreaNames.Meaning.Unclear unclear, AreaNames areas) {
    List<AreaCode> codes = new ArrayList<>();
    String[] parts = text.split("[,;]");
    for (String part : parts) {
      if (parts.length > 1 && areas.find(part) instanceof AreaNames.Meaning.Areas found) {
        codes.addAll(found.codes());
      } else {
        return Item.wrong(text, "unknown-area", unclear.problem(), unclear.remedy());
      }
    }
    return new Item<>(codes, List.of(), List.of());
  }

  @Override
  Set<AreaCode> all(List<AreaCode> values, List<Fault> faults) {
    return new LinkedHashSet<>(values);
  }

  @Override
  public List<String> write(Set<AreaCode> value, ListingTerms terms) {
    return value.stream().sorted().map(code -> write(code, terms)).toList();
  }

  /** The code first, which is what reading goes by; the name for people. */
  static String write(AreaCode code, ListingTerms terms) {
    return terms
        .geography()
        .findArea(code)
        .map(area -> code + " " + area.shortName().replace(';', ','))
        .orElse(code.value());
  }

  @Override
  public List<String> keys(Set<AreaCode> value) {
    return value.stream().map(AreaCode::value).sorted().toList();
  }

  @Override
  public List<String> tell(Set<AreaCode> value, ListingTerms terms) {
    return names(value, terms);
  }

  /** Short names of areas, by name. */
  static List<String> names(Collection<AreaCode> codes, ListingTerms terms) {
    return codes.stream().map(terms::area).sorted(String.CASE_INSENSITIVE_ORDER).toList();
  }
}
