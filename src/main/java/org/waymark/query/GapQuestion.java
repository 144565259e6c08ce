package org.waymark.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.vocabulary.TermId;

/**
 * What a page of the gap analysis is asked. Every page takes it whole, so that the reader goes from
 * one to the next with the same question; a page passes over what it has no use for.
 *
 * @param area England where none was asked for
 * @param crimeType under the Duty; null for all of them
 * @param cohort null for whoever it happened to
 * @param supportType under the Duty; null for all of them
 * @param level how close the services are to the cohort, at least
 * @param notes what the reader should know of how the question was read
 */
public record GapQuestion(
    Area area,
    @Nullable TermId crimeType,
    @Nullable TermId cohort,
    @Nullable TermId supportType,
    CohortLevel.Level level,
    List<String> notes) {

  public GapQuestion {
    Objects.requireNonNull(area);
    Objects.requireNonNull(level);
    notes = List.copyOf(notes);
  }

  /** True when no area was asked for, or England was. */
  public boolean isOfEngland() {
    return area.code().equals(AreaCode.ENGLAND);
  }

  /** The same of another area. */
  public GapQuestion of(Area other) {
    return new GapQuestion(other, crimeType, cohort, supportType, level, notes);
  }

  /** The same of another crime type. */
  public GapQuestion withCrimeType(@Nullable TermId other) {
    return new GapQuestion(area, other, cohort, supportType, level, notes);
  }

  /** The same of another cohort. */
  public GapQuestion withCohort(@Nullable TermId other) {
    return new GapQuestion(area, crimeType, other, supportType, level, notes);
  }

  /** The same of another support type. */
  public GapQuestion withSupportType(@Nullable TermId other) {
    return new GapQuestion(area, crimeType, cohort, other, level, notes);
  }

  /** The same at another level. */
  public GapQuestion withLevel(CohortLevel.Level other) {
    return new GapQuestion(area, crimeType, cohort, supportType, other, notes);
  }

  /** As parameters, in canonical order; what asks nothing is absent. */
  public Map<String, List<String>> toParameters() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    if (!isOfEngland()) {
      all.put("area", List.of(area.code().value()));
      all.put("kind", List.of(area.kind().slug()));
    }
    put(all, "crime", crimeType);
    put(all, "cohort", cohort);
    put(all, "support", supportType);
    if (level != CohortLevel.Level.OPEN) {
      all.put("level", List.of(level.slug()));
    }
    return all;
  }

  private static void put(Map<String, List<String>> all, String name, @Nullable TermId value) {
    if (value != null) {
      all.put(name, List.of(value.value()));
    }
  }

  /** The address of a page or file with this question, e.g. of {@code /gap/map}. */
  public String at(String path) {
    return at(path, Map.of());
  }

  /**
   * As {@link #at(String)} with parameters of the page's own.
   *
   * @param more by name; empty values are left out
   */
  public String at(String path, Map<String, String> more) {
    Map<String, List<String>> all = new LinkedHashMap<>(toParameters());
    more.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            all.put(name, List.of(value));
          }
        });
    return all.isEmpty() ? path : path + "?" + FilterParameters.format(all);
  }
}
