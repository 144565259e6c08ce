package org.waymark.intake.need;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.FindingList;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;

/**
 * Says what an import changes for those who look: which figures are others from now on, and which
 * areas had one and have none.
 */
final class NeedComparison {

  /** So many areas are named, the others are counted. */
  private static final int NAMED = 12;

  private final NeedTable before;
  private final Geography geography;
  private final FindingList findings;

  NeedComparison(NeedTable before, Geography geography, FindingList findings) {
    this.before = before;
    this.geography = geography;
    this.findings = findings;
  }

  private record Edition(String indicator, NeedPeriod period) {}

  /**
   * Tells of every edition of the file.
   *
   * @param taken what is written
   */
  void tell(List<NeedValue> taken) {
    Map<Edition, Map<AreaCode, NeedValue>> editions = new LinkedHashMap<>();
    for (NeedValue value : taken) {
      editions
          .computeIfAbsent(
              new Edition(value.indicator(), value.period()), each -> new LinkedHashMap<>())
          .put(value.area(), value);
    }
    editions.forEach(
        (edition, values) -> {
          tellReplaced(edition, values);
          before.listEditions(edition.indicator()).stream()
              .filter(older -> older.period().compareTo(edition.period()) < 0)
              .findFirst()
              .ifPresent(older -> tellNewer(edition, values, older));
        });
  }

  private void tellReplaced(Edition edition, Map<AreaCode, NeedValue> values) {
    List<String> replaced = new ArrayList<>();
    values.forEach(
        (area, value) ->
            before
                .findValue(edition.indicator(), edition.period(), area)
                .ifPresent(
                    old ->
                        replaced.add(
                            named(area)
                                + " "
                                + NeedImport.words(old)
                                + ", now "
                                + NeedImport.words(value))));
    note(edition, "replaced", "figures of the same period are replaced in", replaced);
  }

  /** What an edition changes that is newer than the one that is shown now. */
  private void tellNewer(Edition edition, Map<AreaCode, NeedValue> values, NeedIndicator older) {
    int instead = 0;
    List<String> suppressed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (NeedValue old : sorted(before.listValues(older.id(), older.period()))) {
      NeedValue value = values.get(old.area());
      if (value == null) {
        value = before.findValue(edition.indicator(), edition.period(), old.area()).orElse(null);
      }
      if (value == null) {
        missing.add(named(old.area()));
      } else if (value.isSuppressed() && !old.isSuppressed()) {
        suppressed.add(named(old.area()));
      } else {
        instead++;
      }
    }
    if (instead > 0) {
      tell(
          edition,
          "newer-period",
          "is shown instead of " + older.periodLabel() + " in " + areas(instead));
    }
    note(
        edition,
        "no-longer-a-figure",
        "is suppressed, and the figure of " + older.periodLabel() + " no longer shown, in",
        suppressed);
    note(
        edition,
        "older-figure-stays",
        "has no figure, and that of " + older.periodLabel() + " stays, in",
        missing);
  }

  private static List<NeedValue> sorted(Collection<NeedValue> values) {
    return values.stream().sorted(Comparator.comparing(NeedValue::area)).toList();
  }

  private void note(Edition edition, String code, String what, List<String> each) {
    if (!each.isEmpty()) {
      tell(
          edition,
          code,
          what
              + " "
              + areas(each.size())
              + ": "
              + each.stream().limit(NAMED).collect(joining("; "))
              + (each.size() > NAMED ? " and " + (each.size() - NAMED) + " more" : ""));
    }
  }

  private void tell(Edition edition, String code, String what) {
    findings.add(
        new Finding(
            0,
            NeedColumn.INDICATOR.heading(),
            edition.indicator(),
            Finding.Severity.NOTE,
            code,
            edition.period().label() + ": " + what,
            ""));
  }

  private static String areas(int count) {
    return count + (count == 1 ? " area" : " areas");
  }

  private String named(AreaCode code) {
    return geography.findArea(code).map(NeedAreas::named).orElse(code.value());
  }
}
