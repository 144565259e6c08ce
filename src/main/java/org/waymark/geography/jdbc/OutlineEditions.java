package org.waymark.geography.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.boundary.BoundaryReport;

/**
 * The official outlines that a file of boundaries would replace, and of which edition they are.
 *
 * @param there by code; those of the file only
 */
record OutlineEditions(BoundaryReport report, Map<AreaCode, StoredOutline> there) {

  /** The year of an edition, e.g. of "2024, pfa_2024.geojson". */
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");

  /** With fewer points than this share of those that are there, lines are coarser. */
  private static final double COARSER = 0.5;

  static OutlineEditions of(List<StoredOutline> stored, BoundaryReport report) {
    return new OutlineEditions(
        report,
        stored.stream()
            .filter(outline -> !outline.approximate())
            .filter(outline -> report.boundaries().containsKey(new AreaCode(outline.code())))
            .collect(
                Collectors.toMap(outline -> new AreaCode(outline.code()), Function.identity())));
  }

  private static OptionalInt yearOf(String edition) {
    Matcher year = YEAR.matcher(edition);
    return year.find() ? OptionalInt.of(Integer.parseInt(year.group())) : OptionalInt.empty();
  }

  /** Those that are of a newer edition than the file, as far as both say of which they are. */
  private Map<AreaCode, StoredOutline> newer() {
    OptionalInt given = yearOf(report.edition());
    Map<AreaCode, StoredOutline> newer = new TreeMap<>();
    there.forEach(
        (code, outline) -> {
          OptionalInt year = yearOf(outline.edition());
          if (given.isPresent() && year.isPresent() && year.getAsInt() > given.getAsInt()) {
            newer.put(code, outline);
          }
        });
    return newer;
  }

  /** True when the file is older and nobody has agreed to that. */
  boolean refuses(Consent consent) {
    boolean agreed = consent.olderEdition() || consent.add();
    return (!agreed && !newer().isEmpty()) || taken(consent).isEmpty();
  }

  String refusal() {
    Map<AreaCode, StoredOutline> newer = newer();
    return "it is of the edition \""
        + report.edition()
        + "\", and "
        + newer.size()
        + (newer.size() == 1 ? " area is" : " areas are")
        + " drawn from a newer edition ("
        + newer.values().stream()
            .map(StoredOutline::edition)
            .distinct()
            .sorted()
            .limit(3)
            .collect(Collectors.joining("; "))
        + "). Load a newer file, give --older-edition to draw these from the older one"
        + (newer.size() < report.boundaries().size()
            ? ", or --add to take from it only the other "
                + (report.boundaries().size() - newer.size())
            : "");
  }

  /** What is taken from the file. */
  Map<AreaCode, Boundary> taken(Consent consent) {
    Map<AreaCode, Boundary> taken = new TreeMap<>(report.boundaries());
    if (consent.add() && !consent.olderEdition()) {
      taken.keySet().removeAll(newer().keySet());
    }
    return taken;
  }

  /** What to know of a change of editions that is made. */
  List<GeodataFinding> findings(Consent consent) {
    List<GeodataFinding> findings = new ArrayList<>();
    Map<AreaCode, StoredOutline> newer = newer();
    if (!newer.isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              (consent.olderEdition()
                      ? "An older edition took the place of a newer one, of "
                      : "What is of a newer edition was kept, of ")
                  + newer.size()
                  + " areas: "
                  + new TreeSet<>(newer.keySet())
                      .stream().limit(10).map(AreaCode::value).collect(Collectors.joining(", "))
                  + (newer.size() > 10 ? " and " + (newer.size() - 10) + " more" : "")));
    }
    if (!there.isEmpty() && yearOf(report.edition()).isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              "Neither its code column nor its name says of which year it is; what was there was "
                  + there.values().iterator().next().edition()));
    }
    long before = 0;
    long after = 0;
    for (Map.Entry<AreaCode, StoredOutline> each : there.entrySet()) {
      Boundary boundary = taken(consent).get(each.getKey());
      if (boundary != null) {
        before += each.getValue().geom().getNumPoints();
        after += boundary.toGeometry().getNumPoints();
      }
    }
    if (after < COARSER * before) {
      findings.add(
          GeodataFinding.warning(
              "file",
              "Its lines are coarser than those that were there: "
                  + after
                  + " points in place of "
                  + before
                  + ". Load the former file again if that is not meant"));
    }
    return findings;
  }
}
