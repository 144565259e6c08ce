package org.waymark.gap.cell;

import org.jspecify.annotations.Nullable;

/**
 * What local services provide in a cell of one area, level by level: by the ordinal of {@code
 * CohortLevel.Level}, each with what is closer besides.
 *
 * @param notStated local services that do not state whether they take the cohort; worked out only
 *     where none takes all of it
 */
record LocalProvision(
    Provision byAndFor,
    Provision specialist,
    Provision open,
    @Nullable GapFinding byAndForFinding,
    @Nullable GapFinding specialistFinding,
    @Nullable GapFinding openFinding,
    int notStated) {

  static final LocalProvision NOTHING =
      new LocalProvision(Provision.NONE, Provision.NONE, Provision.NONE, null, null, null, 0);

  public static LocalProvision of(
      Provision byAndFor,
      Provision specialist,
      Provision open,
      int notStated,
      long population,
      GapSettings settings) {
    return new LocalProvision(
        byAndFor,
        specialist,
        open,
        finding(byAndFor, population, settings),
        finding(specialist, population, settings),
        finding(open, population, settings),
        notStated);
  }

  private static @Nullable GapFinding finding(
      Provision provision, long population, GapSettings settings) {
    return provision.isNone() ? null : provision.finding(population, settings);
  }

  public Provision at(int level) {
    return switch (level) {
      case 0 -> byAndFor;
      case 1 -> specialist;
      default -> open;
    };
  }

  /** The finding of the local services alone; null when there is none. */
  @Nullable GapFinding findingAt(int level) {
    return switch (level) {
      case 0 -> byAndForFinding;
      case 1 -> specialistFinding;
      default -> openFinding;
    };
  }
}
