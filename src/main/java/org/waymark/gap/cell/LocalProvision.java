package org.waymark.gap.cell;

import org.jspecify.annotations.Nullable;

/**
 * What local services provide in a cell of one area, level by level: by the ordinal of {@code
 * CohortLevel.Level}, each with what is closer besides.
 */
record LocalProvision(
    Provision byAndFor,
    Provision specialist,
    Provision open,
    @Nullable GapFinding byAndForFinding,
    @Nullable GapFinding specialistFinding,
    @Nullable GapFinding openFinding) {

  static final LocalProvision NOTHING =
      new LocalProvision(Provision.NONE, Provision.NONE, Provision.NONE, null, null, null);

  public static LocalProvision of(
      Provision byAndFor,
      Provision specialist,
      Provision open,
      long population,
      GapSettings settings) {
    return new LocalProvision(
        byAndFor,
        specialist,
        open,
        finding(byAndFor, population, settings),
        finding(specialist, population, settings),
        finding(open, population, settings));
  }

  private static @Nullable GapFinding finding(
      Provision provision, long population, GapSettings settings) {
    return provision.services() == 0 ? null : provision.finding(population, settings);
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
