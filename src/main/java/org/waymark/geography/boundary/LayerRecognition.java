package org.waymark.geography.boundary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.RefusedFileException;

/**
 * Which kind of area a layer is of, told by its code column (PFA24CD, ICB23CD, LAD25CD, CTYUA24CD,
 * RGN24CD, of any year) and by the codes in it.
 *
 * @param column name of the code column, as in the file
 */
record LayerRecognition(BoundaryFile.Layer layer, AreaKind kind, String column) {

  private static final Map<String, AreaKind> COLUMNS =
      Map.of(
          "PFA", AreaKind.POLICE_AREA,
          "ICB", AreaKind.ICB,
          "LAD", AreaKind.DISTRICT,
          "LTLA", AreaKind.DISTRICT,
          "CTYUA", AreaKind.COUNCIL,
          "UTLA", AreaKind.COUNCIL,
          "RGN", AreaKind.REGION,
          "CTRY", AreaKind.COUNTRY);

  private static final Pattern COLUMN =
      Pattern.compile("(PFA|ICB|LAD|LTLA|CTYUA|UTLA|RGN|CTRY)(\\d{2})_?(?:CD|CODE)");

  /**
   * @throws RefusedFileException when no layer, or more than one, is of a kind Waymark knows
   */
  static LayerRecognition of(BoundaryFile file) throws RefusedFileException {
    List<LayerRecognition> recognised = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (BoundaryFile.Layer layer : file.layers()) {
      try {
        recognised.add(of(layer));
      } catch (RefusedFileException e) {
        reasons.add(e.getMessage());
      }
    }
    if (recognised.size() > 1) {
      throw new RefusedFileException(
          file.name()
              + " holds "
              + recognised.size()
              + " layers of boundaries; export and load them one by one");
    }
    if (recognised.isEmpty()) {
      throw new RefusedFileException(String.join("; ", reasons));
    }
    return recognised.getFirst();
  }

  private record Candidate(String column, AreaKind kind, int year) {}

  private static LayerRecognition of(BoundaryFile.Layer layer) throws RefusedFileException {
    Set<String> columns = new LinkedHashSet<>();
    layer.features().forEach(feature -> columns.addAll(feature.properties().keySet()));
    Candidate best = null;
    String misfit = null;
    for (String column : columns) {
      Matcher named = COLUMN.matcher(column.toUpperCase(Locale.ROOT));
      if (!named.matches()) {
        continue;
      }
      AreaKind kind = COLUMNS.getOrDefault(named.group(1), AreaKind.DISTRICT);
      int year = Integer.parseInt(named.group(2));
      Optional<String> problem = problem(layer, column, kind);
      if (problem.isPresent()) {
        misfit = misfit == null ? problem.get() : misfit;
      } else if (best == null || (best.kind == kind && year > best.year)) {
        best = new Candidate(column, kind, year);
      }
    }
    if (best != null) {
      return new LayerRecognition(layer, best.kind, best.column);
    }
    if (misfit != null) {
      throw new RefusedFileException(misfit);
    }
    return byCodes(layer, columns);
  }

  /** Why a column is not the code of these features; empty when it is. */
  private static Optional<String> problem(BoundaryFile.Layer layer, String column, AreaKind kind) {
    Set<String> seen = new HashSet<>();
    int codes = 0;
    String other = null;
    for (BoundaryFeature feature : layer.features()) {
      String text = feature.properties().getOrDefault(column, "");
      Optional<AreaCode> code = AreaCode.parse(text);
      if (code.isPresent() && isElsewhere(code.get())) {
        continue;
      }
      if (code.isEmpty() || !kind.admits(code.get())) {
        other = other == null ? text : other;
        continue;
      }
      codes++;
      if (!seen.add(code.get().value())) {
        return Optional.of(
            "Column "
                + column
                + " has "
                + code.get()
                + " more than once: this is a layer of smaller areas, or of parts");
      }
    }
    if (codes == 0 && other == null) {
      return Optional.of(
          layer.name()
              + " has areas of Scotland or Northern Ireland only; load a file that has those of"
              + " England");
    }
    if (other != null) {
      return Optional.of(
          "Column "
              + column
              + " should hold codes of "
              + kind.plural().toLowerCase(Locale.UK)
              + " but has \""
              + other
              + "\"");
    }
    return Optional.empty();
  }

  /** Scotland and Northern Ireland stand in the files of the United Kingdom and are left out. */
  private static boolean isElsewhere(AreaCode code) {
    return code.value().charAt(0) == 'S' || code.value().charAt(0) == 'N';
  }

  /** A file whose code column somebody renamed. */
  private static LayerRecognition byCodes(BoundaryFile.Layer layer, Set<String> columns)
      throws RefusedFileException {
    for (String column : columns) {
      List<AreaKind> kinds = new ArrayList<>();
      for (AreaKind kind : AreaKind.values()) {
        if (problem(layer, column, kind).isEmpty()) {
          kinds.add(kind);
        }
      }
      if (kinds.size() == 1) {
        return new LayerRecognition(layer, kinds.getFirst(), column);
      }
      if (kinds.size() > 1) {
        throw new RefusedFileException(
            "The codes in column "
                + column
                + " are both "
                + kinds.getFirst().plural().toLowerCase(Locale.UK)
                + " and "
                + kinds.get(1).plural().toLowerCase(Locale.UK)
                + "; name the column CTYUA25CD or LAD25CD to say which");
      }
    }
    throw new RefusedFileException(
        "No column of "
            + layer.name()
            + " holds codes of police areas (PFA24CD), integrated care boards (ICB23CD), councils"
            + " (CTYUA24CD), districts (LAD25CD) or regions (RGN24CD); it has "
            + String.join(", ", columns));
  }

  /** The area code of a feature; empty outside England and Wales. */
  Optional<AreaCode> codeOf(BoundaryFeature feature) {
    return AreaCode.parse(feature.properties().getOrDefault(column, ""))
        .filter(code -> !isElsewhere(code));
  }

  /** The year digits of the column as a vintage in words; the column itself when it has none. */
  String vintage() {
    Matcher named = COLUMN.matcher(column.toUpperCase(Locale.ROOT));
    return named.matches() ? "20" + named.group(2) : column;
  }
}
