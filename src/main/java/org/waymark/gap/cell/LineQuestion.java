package org.waymark.gap.cell;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * A line of the expected offer as it is asked of one area. All that decides what it asks is part of
 * it: once the line asks something else, what was said of it is no longer said of this.
 *
 * @param line its identifier
 * @param supportTypes those of its function: none of them is there when it is confirmed absent
 * @param level how close a service must be to the cohort, or closer
 * @param organisedAt slug of the level of area at which it is organised
 */
public record LineQuestion(
    AreaKind kind,
    AreaCode area,
    String line,
    TermId crimeType,
    @Nullable TermId cohort,
    Set<TermId> supportTypes,
    CohortLevel.Level level,
    String organisedAt)
    implements JudgedQuestion {

  public LineQuestion {
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(level);
    supportTypes = Set.copyOf(supportTypes);
    if (!TermId.isValid(line)) {
      throw new IllegalArgumentException("\"" + line + "\" is not the identifier of a line");
    }
    if (supportTypes.isEmpty() || organisedAt.isBlank()) {
      throw new IllegalArgumentException("The line " + line + " asks for nothing");
    }
    if (!kind.admits(area)) {
      throw new IllegalArgumentException(area + " is not the code of a " + kind.label());
    }
  }
}
