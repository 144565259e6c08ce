package org.waymark.gap.cell;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.waymark.catalogue.CohortLevel;
import org.waymark.vocabulary.TermId;

/**
 * What the analysis finds in a cell, level by level.
 *
 * @param levels at each level, with what is closer besides; for "whoever it happened to" only
 *     {@code OPEN}, for nobody designs a service for everybody
 * @param parts of a cohort that is made up of others, as "anybody" of women, men and children, the
 *     findings of these: which of them lacks it; empty for any other
 * @param population residents of the area, Census 2021
 * @param settings the thresholds it was found with
 */
public record CellResult(
    Map<CohortLevel.Level, AtLevel> levels,
    List<Part> parts,
    long population,
    GapSettings settings) {

  /** The finding of a group that is part of the cohort. */
  public record Part(TermId cohort, GapFinding finding) {}

  /**
   * The finding at one level or closer.
   *
   * @param national true when an England-wide service that counts serves the cell at the level
   * @param notStated local services that do not state whether they take the cohort, or the part of
   *     it of which most are silent; 0 where one takes all of it
   */
  public record AtLevel(GapFinding finding, Provision provision, boolean national, int notStated) {
    public AtLevel {
      Objects.requireNonNull(finding);
      Objects.requireNonNull(provision);
    }
  }

  public CellResult {
    parts = List.copyOf(parts);
    levels = Collections.unmodifiableMap(new EnumMap<>(levels));
    if (!levels.containsKey(CohortLevel.Level.OPEN)) {
      throw new IllegalArgumentException("A result says what is open to the cohort");
    }
  }

  /** The finding of the cell: of all services that take the cohort, however close. */
  public GapFinding finding() {
    return open().finding();
  }

  /** The parts for which less is found than for another; none where all are alike. */
  public List<Part> lacking() {
    GapFinding best =
        parts.stream().map(Part::finding).max(Comparator.naturalOrder()).orElse(finding());
    return parts.stream().filter(part -> part.finding().compareTo(best) < 0).toList();
  }

  /** What is found of all services that take the cohort. */
  public AtLevel open() {
    return Objects.requireNonNull(levels.get(CohortLevel.Level.OPEN));
  }

  /** What is found at a level or closer; empty where the level makes no sense. */
  public Optional<AtLevel> at(CohortLevel.Level level) {
    return Optional.ofNullable(levels.get(level));
  }

  /** Share of residents, 0 to 1, that local services reach at a level or closer. */
  public double share(CohortLevel.Level level) {
    return at(level).map(each -> share(each.provision().reached())).orElse(0.0);
  }

  /** So many residents as a share of all, 0 to 1; 0 where nobody lives. */
  public double share(long residents) {
    return population == 0 ? 0 : residents / (double) population;
  }
}
