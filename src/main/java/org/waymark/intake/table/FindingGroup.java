package org.waymark.intake.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Equal findings of different rows, told once. Not thread-safe while it is filled. */
public final class FindingGroup {

  /** So many lines, and so many values, are named; the others are counted. */
  private static final int NAMED = 5;

  /**
   * What makes two findings equal. What a note is about may differ, what must be mended may not.
   */
  record Key(
      String sheet,
      Finding.Severity severity,
      String code,
      String field,
      String value,
      String problem,
      String remedy) {

    static Key of(Finding finding) {
      return new Key(
          finding.sheet(),
          finding.severity(),
          finding.code(),
          finding.field(),
          finding.severity() == Finding.Severity.NOTE ? "" : finding.value(),
          finding.problem(),
          finding.remedy());
    }
  }

  private final Finding first;
  private final List<Long> lines = new ArrayList<>();
  private final Set<String> values = new LinkedHashSet<>();
  private int count;

  FindingGroup(Finding first) {
    this.first = first;
  }

  void add(Finding finding) {
    count++;
    if (lines.size() < NAMED) {
      lines.add(finding.line());
    }
    if (values.size() < NAMED && !finding.value().isEmpty()) {
      values.add(finding.value());
    }
  }

  /** The first of them. */
  public Finding first() {
    return first;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** One line for a terminal or a page: where, how often, what, and the remedy. */
  @Override
  public String toString() {
    if (count == 1) {
      return first.toString();
    }
    String where =
        (first.sheet().isEmpty() ? "" : "Sheet \"" + first.sheet() + "\", ")
            + count
            + " times"
            + (lines.getFirst() == 0 ? "" : ", lines " + named());
    String all =
        values.stream().map(value -> "\"" + value + "\"").collect(Collectors.joining(", "));
    return where
        + ": "
        + first.words(
            all.isEmpty() ? "" : " " + all + (values.size() == NAMED && count > NAMED ? " …" : ""));
  }

  /** The same with a full stop, where it does not end with a sign of its own. */
  public String sentence() {
    return Finding.sentence(toString());
  }

  private String named() {
    return lines.stream().map(String::valueOf).collect(Collectors.joining(", "))
        + (count > lines.size() ? " …" : "");
  }
}
