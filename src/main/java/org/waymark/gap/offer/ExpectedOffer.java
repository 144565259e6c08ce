package org.waymark.gap.offer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waymark.vocabulary.Vocabularies;

/**
 * The national table of what should be there.
 *
 * @param version counted from 1; every change of a line makes the next
 * @param date of the version
 * @param lines in the order in which they are shown
 */
public record ExpectedOffer(int version, LocalDate date, List<OfferLine> lines) {

  public ExpectedOffer {
    Objects.requireNonNull(date);
    lines = List.copyOf(lines);
    if (version < 1) {
      throw new IllegalArgumentException("version: versions are counted from 1");
    }
    Set<String> ids = new HashSet<>();
    for (OfferLine line : lines) {
      if (!ids.add(line.id())) {
        throw new IllegalArgumentException("id: " + line.id() + " stands twice");
      }
    }
  }

  /** The table that comes with the program. */
  public static ExpectedOffer builtIn(Vocabularies vocabularies) {
    return OfferFiles.builtIn(vocabularies);
  }

  public Optional<OfferLine> find(String id) {
    return lines.stream().filter(line -> line.id().equals(id)).findFirst();
  }
}
