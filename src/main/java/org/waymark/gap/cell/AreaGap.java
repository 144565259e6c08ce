package org.waymark.gap.cell;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.Area;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * Every cell of one area. Immutable and thread-safe.
 *
 * <p>Cells that the same services serve share one result, so that millions of cells take the room
 * of a few thousand.
 */
public final class AreaGap {

  /** In place of a row that nobody asked for. */
  static final int UNKNOWN_ROW = -1;

  private final Area area;
  private final SmallAreaSet smallAreas;
  private final long population;
  private final boolean listed;
  private final GapSettings settings;
  private final CellTerms terms;
  private final int[] rows;
  private final int[][] resultsByRow;
  private final LocalProvision[] results;
  private final UncountedOffers uncounted;
  private final NationalProvision national;

  /**
   * @param rows row of each crime type and cohort
   * @param resultsByRow number of the result of each support type, by row
   */
  AreaGap(
      Area area,
      SmallAreaSet smallAreas,
      long population,
      boolean listed,
      GapSettings settings,
      CellTerms terms,
      int[] rows,
      int[][] resultsByRow,
      LocalProvision[] results,
      UncountedOffers uncounted,
      NationalProvision national) {
    this.area = area;
    this.smallAreas = smallAreas;
    this.population = population;
    this.listed = listed;
    this.settings = settings;
    this.terms = terms;
    this.rows = rows;
    this.resultsByRow = resultsByRow;
    this.results = results;
    this.uncounted = uncounted;
    this.national = national;
  }

  /** The same area with other England-wide services. */
  public AreaGap with(NationalProvision other) {
    return other == national
        ? this
        : new AreaGap(
            area,
            smallAreas,
            population,
            listed,
            settings,
            terms,
            rows,
            resultsByRow,
            results,
            uncounted,
            other);
  }

  public Area area() {
    return area;
  }

  /** Its small areas. */
  public SmallAreaSet smallAreas() {
    return smallAreas;
  }

  /** Residents, Census 2021. */
  public long population() {
    return population;
  }

  /** True when any service at all, of whatever kind and status, is listed for somebody here. */
  public boolean isListed() {
    return listed;
  }

  public CellTerms terms() {
    return terms;
  }

  /** The thresholds it was made with. */
  public GapSettings settings() {
    return settings;
  }

  /** The cell that these terms make here. */
  public GapCell cell(TermId crimeType, @Nullable TermId cohort, TermId supportType) {
    return new GapCell(area.kind(), area.code(), crimeType, cohort, supportType);
  }

  /**
   * The result of a cell, judgements left out of account.
   *
   * @param cohort null for whoever it happened to
   * @throws NoSuchElementException when a term is unknown or outside the Duty
   */
  public CellResult result(TermId crimeType, @Nullable TermId cohort, TermId supportType) {
    return findResult(crimeType, cohort, supportType)
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "There is no cell of "
                        + crimeType
                        + ", "
                        + (cohort == null ? "anybody" : cohort)
                        + " and "
                        + supportType
                        + ": a term is unknown, or outside the Duty"));
  }

  /** As {@link #result}; empty when a term is unknown or outside the Duty. */
  public Optional<CellResult> findResult(
      TermId crimeType, @Nullable TermId cohort, TermId supportType) {
    OptionalInt crime = terms.crime(crimeType);
    OptionalInt group = terms.cohort(cohort);
    OptionalInt support = terms.support(supportType);
    return crime.isEmpty() || group.isEmpty() || support.isEmpty()
        ? Optional.empty()
        : Optional.of(result(crime.getAsInt(), group.getAsInt(), support.getAsInt()));
  }

  private CellResult result(int crime, int cohort, int support) {
    LocalProvision local = local(crime, cohort, support);
    Map<CohortLevel.Level, CellResult.AtLevel> levels = new EnumMap<>(CohortLevel.Level.class);
    for (CohortLevel.Level level : CohortLevel.Level.values()) {
      if (cohort != CellTerms.ANYBODY || level == CohortLevel.Level.OPEN) {
        levels.put(
            level,
            new CellResult.AtLevel(
                finding(crime, cohort, support, level.ordinal()),
                local.at(level.ordinal()),
                area.isEnglish() && national.serves(crime, cohort, support, level.ordinal()),
                notStated(crime, cohort, support)));
      }
    }
    return new CellResult(levels, parts(crime, cohort, support), population, settings);
  }

  private LocalProvision local(int crime, int cohort, int support) {
    int row = rows[crime * terms.cohortCount() + cohort];
    if (row == UNKNOWN_ROW) {
      throw new NoSuchElementException(
          "Only some crime types and cohorts of " + area.code() + " have been worked out");
    }
    return results[resultsByRow[row][support]];
  }

  /** Of the cohort, or of the one of its parts of which most services are silent. */
  private int notStated(int crime, int cohort, int support) {
    return terms.withParts(cohort).stream()
        .mapToInt(group -> local(crime, group, support).notStated())
        .max()
        .orElse(0);
  }

  /** The findings of the groups that make up the cohort, in the first way of cutting it up. */
  private List<CellResult.Part> parts(int crime, int cohort, int support) {
    int open = CohortLevel.Level.OPEN.ordinal();
    return terms.partsOf(cohort).stream()
        .limit(1)
        .flatMapToInt(Arrays::stream)
        .mapToObj(
            part ->
                new CellResult.Part(
                    Objects.requireNonNull(terms.cohortAt(part)),
                    finding(crime, part, support, open)))
        .toList();
  }

  private GapFinding finding(int crime, int cohort, int support, int level) {
    return terms.finding(cohort, group -> ofGroup(crime, group, support, level));
  }

  /**
   * The finding of one group, not cut up. That nothing keeps a named group out is not that it is
   * provided for.
   */
  private GapFinding ofGroup(int crime, int cohort, int support, int level) {
    GapFinding found = ofLocal(local(crime, cohort, support), cohort, level);
    return found != null
        ? found
        : withoutLocal(
            crime, cohort, support, level, uncounted.serve(crime, cohort, support, level));
  }

  /** Null where no local service counts. */
  private @Nullable GapFinding ofLocal(LocalProvision local, int cohort, int level) {
    GapFinding found = local.findingAt(level);
    return found != null && level == CohortLevel.Level.OPEN.ordinal() && terms.isNamedGroup(cohort)
        ? found.unlessOpenOnly(local.findingAt(CohortLevel.Level.SPECIALIST.ordinal()))
        : found;
  }

  /**
   * @param isListed true when something is listed for it that does not count
   */
  private GapFinding withoutLocal(int crime, int cohort, int support, int level, boolean isListed) {
    if (area.isEnglish() && national.serves(crime, cohort, support, level)) {
      return GapFinding.NATIONAL_ONLY;
    }
    if (isListed) {
      return GapFinding.LISTED_NOT_COUNTED;
    }
    return listed ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
  }

  /**
   * The finding of a cell at a level or closer: as {@link #result}, without the figures.
   *
   * @throws NoSuchElementException when a term is unknown or outside the Duty
   */
  public GapFinding finding(
      TermId crimeType, @Nullable TermId cohort, TermId supportType, CohortLevel.Level level) {
    return finding(
        terms.crime(crimeType).orElseThrow(),
        terms.cohort(cohort).orElseThrow(),
        terms.support(supportType).orElseThrow(),
        level.ordinal());
  }

  /** Share of residents, 0 to 1, whom local services reach at a level or closer. */
  public double share(
      TermId crimeType, @Nullable TermId cohort, TermId supportType, CohortLevel.Level level) {
    LocalProvision local =
        local(
            terms.crime(crimeType).orElseThrow(),
            terms.cohort(cohort).orElseThrow(),
            terms.support(supportType).orElseThrow());
    return population == 0 ? 0 : local.at(level.ordinal()).reached() / (double) population;
  }

  /**
   * How many cells have each finding at a level or closer. At a level closer than open, "whoever it
   * happened to" is left out: nobody designs a service for everybody.
   *
   * @param crimeType null for all of them
   * @throws NoSuchElementException when the crime type is unknown or outside the Duty
   */
  public GapCounts count(@Nullable TermId crimeType, CohortLevel.Level level) {
    int only = crimeType == null ? -1 : terms.crime(crimeType).orElseThrow();
    Counting counting = new Counting(level.ordinal());
    for (int crime = 0; crime < terms.crimeTypes().size(); crime++) {
      if (only < 0 || only == crime) {
        counting.add(crime);
      }
    }
    return counting.counts();
  }

  /**
   * Counts the cells of crime types at a level. A row is looked at as a whole: where local services
   * find something is known once for all rows that are alike, and the rest is set algebra. Only
   * groups that are cut up, and their parts, are looked at support by support.
   */
  private final class Counting {
    private final int level;
    private final int[] counts = new int[GapFinding.values().length];
    private final @Nullable LocalRow[] plain = new LocalRow[resultsByRow.length];
    private final @Nullable LocalRow[] named = new LocalRow[resultsByRow.length];

    Counting(int level) {
      this.level = level;
    }

    void add(int crime) {
      GapFinding[][] cutUp = new GapFinding[terms.cohortCount()][];
      for (int cohort = 0; cohort < cutUp.length; cohort++) {
        if (terms.isCutUp(cohort)) {
          cutUp[cohort] = findings(crime, cohort);
        }
      }
      boolean open = level == CohortLevel.Level.OPEN.ordinal();
      for (int cohort = open ? 0 : CellTerms.ANYBODY + 1; cohort < cutUp.length; cohort++) {
        if (terms.isCutUp(cohort)) {
          for (int support = 0; support < cutUp[cohort].length; support++) {
            int at = support;
            counts[terms.finding(cohort, group -> cutUp[group][at]).ordinal()]++;
          }
        } else {
          addRow(crime, cohort);
        }
      }
    }

    /** The findings of a group itself, by support. */
    private GapFinding[] findings(int crime, int cohort) {
      int[] row = resultsByRow[rows[crime * terms.cohortCount() + cohort]];
      long[] uncountedFor = uncounted.supports(crime, cohort, level);
      GapFinding[] findings = new GapFinding[row.length];
      for (int support = 0; support < row.length; support++) {
        GapFinding found = ofLocal(results[row[support]], cohort, level);
        findings[support] =
            found != null
                ? found
                : withoutLocal(
                    crime, cohort, support, level, Words64.contains(uncountedFor, support));
      }
      return findings;
    }

    private void addRow(int crime, int cohort) {
      LocalRow local = local(rows[crime * terms.cohortCount() + cohort], cohort);
      local.addTo(counts);
      long[] nationally = national.supports(crime, cohort, level);
      long[] uncountedFor = uncounted.supports(crime, cohort, level);
      int left = terms.supportTypes().size() - local.size();
      for (int word = 0; word < nationally.length; word++) {
        long nowhere = ~local.supports()[word];
        long servedNationally = area.isEnglish() ? nationally[word] & nowhere : 0;
        int ofEngland = Long.bitCount(servedNationally);
        int notCounted = Long.bitCount(uncountedFor[word] & nowhere & ~servedNationally);
        counts[GapFinding.NATIONAL_ONLY.ordinal()] += ofEngland;
        counts[GapFinding.LISTED_NOT_COUNTED.ordinal()] += notCounted;
        left -= ofEngland + notCounted;
      }
      counts[(listed ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED).ordinal()] += left;
    }

    private LocalRow local(int row, int cohort) {
      @Nullable LocalRow[] known = terms.isNamedGroup(cohort) ? named : plain;
      LocalRow local = known[row];
      if (local == null) {
        local = localRow(resultsByRow[row], cohort);
        known[row] = local;
      }
      return local;
    }

    private LocalRow localRow(int[] row, int cohort) {
      int[] found = new int[counts.length];
      long[] supports = new long[Words64.count(row.length)];
      int size = 0;
      for (int support = 0; support < row.length; support++) {
        GapFinding finding = ofLocal(results[row[support]], cohort, level);
        if (finding != null) {
          found[finding.ordinal()]++;
          Words64.set(supports, support);
          size++;
        }
      }
      return new LocalRow(found, supports, size);
    }

    GapCounts counts() {
      Map<GapFinding, Integer> found = new EnumMap<>(GapFinding.class);
      for (GapFinding finding : GapFinding.values()) {
        if (counts[finding.ordinal()] > 0) {
          found.put(finding, counts[finding.ordinal()]);
        }
      }
      return new GapCounts(found);
    }
  }

  /**
   * What local services find in a row at one level.
   *
   * @param counts by ordinal of the finding
   * @param supports where they find anything
   * @param size in how many support types that is
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by the rows of one count, and never changed
  private record LocalRow(int[] counts, long[] supports, int size) {
    void addTo(int[] sums) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts[i];
      }
    }
  }
}
