package org.waymark.geography.boundary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.SmallAreaSet;

/**
 * Judges a file of boundaries against the areas that are known.
 *
 * <p>Mended and reported: invalid geometry, codes that are not known, areas that are missing, small
 * overlaps. Refused: a layer of another kind, of which most areas are missing, whose areas overlap
 * much, or whose codes stand on the wrong ground (their residents live elsewhere).
 */
public final class BoundaryCheck {

  /** Share of the areas in force that must be in the file. */
  private static final double ENOUGH_AREAS = 0.8;

  /** Share of the smaller area's ground; below it is the noise of generalised lines. */
  private static final double OVERLAP_REPORTED = 0.001;

  private static final double OVERLAP_REFUSED = 0.1;

  /** Share of an area's residents who must live inside the boundary of its code. */
  private static final double RESIDENTS_REPORTED = 0.95;

  private static final double RESIDENTS_REFUSED = 0.5;

  /** The one point of the Isles of Scilly lies in the sea of a generalised outline. */
  private static final int ENOUGH_POINTS = 3;

  private static final int NAMED_AT_MOST = 10;

  private final Geography geography;
  private final LocalDate today;
  private final boolean adding;

  /**
   * @param today decides which areas are in force
   */
  public BoundaryCheck(Geography geography, LocalDate today) {
    this(geography, today, false);
  }

  /**
   * @param adding true when the file is loaded beside what is there, and may have a few areas only
   */
  public BoundaryCheck(Geography geography, LocalDate today, boolean adding) {
    this.geography = geography;
    this.today = today;
    this.adding = adding;
  }

  /** Never throws for what is in the file: a refusal is in the report. */
  public BoundaryReport check(BoundaryFile file) {
    LayerRecognition layer;
    try {
      layer = LayerRecognition.of(file);
    } catch (RefusedFileException e) {
      return BoundaryReport.refused(file.name(), String.valueOf(e.getMessage()));
    }
    List<GeodataFinding> findings = new ArrayList<>(file.findings());
    if (layer.layer().readFrom() == CoordinateSystem.NATIONAL_GRID) {
      findings.add(
          GeodataFinding.note(
              "file", "Brought from the British National Grid to WGS 84, right to about 5 m"));
    }
    String edition = layer.vintage() + ", " + file.name();
    Map<AreaCode, Boundary> boundaries = boundaries(layer, findings);
    Set<AreaCode> inForce = vintageOf(layer.kind(), boundaries.keySet());
    List<String> missing = judgeCodes(layer.kind(), boundaries, inForce, findings);
    judgeOverlaps(boundaries, findings);
    judgeResidents(boundaries, findings);
    return new BoundaryReport(layer.kind(), edition, boundaries, missing, findings);
  }

  private Map<AreaCode, Boundary> boundaries(
      LayerRecognition layer, List<GeodataFinding> findings) {
    Map<AreaCode, Boundary> boundaries = new TreeMap<>();
    Set<String> unknown = new TreeSet<>();
    Mending mending = new Mending();
    int elsewhere = 0;
    for (BoundaryFeature feature : layer.layer().features()) {
      Optional<AreaCode> code = layer.codeOf(feature);
      if (code.isEmpty()) {
        elsewhere++;
      } else if (geography.findArea(layer.kind(), code.get()).isEmpty()) {
        unknown.add(code.get().value());
      } else {
        Boundary boundary = mending.mended(code.get(), feature.geometry());
        if (boundary != null) {
          boundaries.put(code.get(), boundary);
        }
      }
    }
    mending.tell(findings);
    if (elsewhere > 0) {
      findings.add(
          GeodataFinding.note(
              "file", elsewhere + " areas outside England and Wales were left out"));
    }
    if (!unknown.isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              counted(unknown.size(), "code is", "codes are")
                  + " not known here and were left out: "
                  + some(unknown)));
    }
    return boundaries;
  }

  /** What was put right in geometry, told once for each sort. */
  private static final class Mending {
    private final Set<String> empty = new TreeSet<>();
    private final Set<String> beyond = new TreeSet<>();
    private final Set<String> mended = new TreeSet<>();

    /** The boundary; null when there is none. */
    @Nullable Boundary mended(AreaCode code, Geometry geometry) {
      if (geometry.isEmpty()) {
        empty.add(code.value());
        return null;
      }
      if (geometry.isValid()) {
        return Boundary.of(geometry);
      }
      List<?> parts = PolygonExtracter.getPolygons(GeometryFixer.fix(geometry));
      Geometry fixed =
          Boundary.WGS84.createMultiPolygon(
              parts.stream().map(Polygon.class::cast).toArray(Polygon[]::new));
      if (fixed.isEmpty() || !fixed.isValid()) {
        beyond.add(code.value());
        return null;
      }
      mended.add(code.value());
      return Boundary.of(fixed);
    }

    void tell(List<GeodataFinding> findings) {
      tell(empty, "without ground was left out", "without ground were left out", findings);
      tell(
          beyond,
          "whose geometry is beyond mending was left out",
          "whose geometry is beyond mending were left out",
          findings);
      tell(
          mended,
          "whose geometry was not valid was mended",
          "whose geometry was not valid were mended",
          findings);
    }

    private static void tell(
        Set<String> codes, String one, String many, List<GeodataFinding> findings) {
      if (!codes.isEmpty()) {
        findings.add(
            GeodataFinding.warning(
                codes.size() == 1 ? codes.iterator().next() : "file",
                counted(codes.size(), "area " + one, "areas " + many) + ": " + some(codes)));
      }
    }
  }

  /** The areas in force on the day, today or the last day of a former vintage, that fits best. */
  private Set<AreaCode> vintageOf(AreaKind kind, Set<AreaCode> codes) {
    Set<LocalDate> days = new LinkedHashSet<>();
    days.add(today);
    for (AreaCode code : codes) {
      LocalDate last = geography.findArea(kind, code).map(Area::validTo).orElse(null);
      if (last != null) {
        days.add(last);
      }
    }
    return days.stream()
        .map(
            day ->
                geography.listAreas(kind, day).stream()
                    .map(Area::code)
                    .collect(Collectors.toCollection(TreeSet::new)))
        .max(Comparator.comparingDouble(inForce -> alike(inForce, codes)))
        .orElseGet(TreeSet::new);
  }

  private static double alike(Set<AreaCode> one, Set<AreaCode> other) {
    Set<AreaCode> both = new TreeSet<>(one);
    both.retainAll(other);
    return both.size() / (double) Math.max(1, one.size() + other.size() - both.size());
  }

  /** The areas that are missing, as code and name. */
  private List<String> judgeCodes(
      AreaKind kind,
      Map<AreaCode, Boundary> boundaries,
      Set<AreaCode> inForce,
      List<GeodataFinding> findings) {
    Set<String> missing = new TreeSet<>();
    int english = 0;
    int missingEnglish = 0;
    for (AreaCode code : inForce) {
      boolean here = boundaries.containsKey(code);
      if (!here) {
        missing.add(code + " " + geography.getArea(code).shortName());
      }
      if (!code.isWelsh()) {
        english++;
        missingEnglish += here ? 0 : 1;
      }
    }
    String plural = kind.plural().replace("Integrated Care Boards", "integrated care boards");
    String areas = plural.substring(0, 1).toLowerCase(Locale.UK) + plural.substring(1);
    if (boundaries.isEmpty()) {
      findings.add(
          GeodataFinding.refusal(
              "No area of the file is known and has ground; load a file of the " + areas));
    } else if (!adding && english - missingEnglish < ENOUGH_AREAS * english) {
      findings.add(
          GeodataFinding.refusal(
              "The file has "
                  + (english - missingEnglish)
                  + " of the "
                  + english
                  + " "
                  + areas
                  + " of England; load a file with all of them, or give --add to draw these from"
                  + " it and keep the others"));
    } else if (!missing.isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              counted(
                      missing.size(),
                      "area keeps the outline that is there, for it is",
                      "areas keep the outlines that are there, for they are")
                  + " missing: "
                  + some(missing)));
    }
    Set<AreaCode> now =
        geography.listAreas(kind, today).stream().map(Area::code).collect(Collectors.toSet());
    if (!inForce.equals(now)) {
      findings.add(
          GeodataFinding.note(
              "file",
              "These are the "
                  + areas
                  + " of a former date; for today's load a newer edition as well"));
    }
    return List.copyOf(missing);
  }

  private static void judgeOverlaps(
      Map<AreaCode, Boundary> boundaries, List<GeodataFinding> findings) {
    Map<AreaCode, Geometry> geometries = new TreeMap<>();
    STRtree tree = new STRtree();
    boundaries.forEach(
        (code, boundary) -> {
          Geometry geometry = boundary.toGeometry();
          geometries.put(code, geometry);
          tree.insert(geometry.getEnvelopeInternal(), code);
        });
    List<String> overlaps = new ArrayList<>();
    double worst = 0;
    for (Map.Entry<AreaCode, Geometry> one : geometries.entrySet()) {
      for (Object found : tree.query(one.getValue().getEnvelopeInternal())) {
        AreaCode code = (AreaCode) found;
        Geometry other = geometries.get(code);
        if (code.compareTo(one.getKey()) <= 0 || other == null) {
          continue;
        }
        double overlap =
            OverlayNGRobust.overlay(one.getValue(), other, OverlayNG.INTERSECTION).getArea()
                / Math.min(one.getValue().getArea(), other.getArea());
        worst = Math.max(worst, overlap);
        if (overlap > OVERLAP_REPORTED) {
          overlaps.add(
              String.format(Locale.UK, "%s and %s (%.1f %%)", one.getKey(), code, overlap * 100));
        }
      }
    }
    if (worst > OVERLAP_REFUSED) {
      findings.add(
          GeodataFinding.refusal(
              "Areas lie on top of each other, as when two editions are in one file: "
                  + some(overlaps)));
    } else if (!overlaps.isEmpty()) {
      findings.add(GeodataFinding.warning("file", "Areas overlap: " + some(overlaps)));
    }
  }

  /** A boundary with another area's code would be drawn there and believed. */
  private void judgeResidents(Map<AreaCode, Boundary> boundaries, List<GeodataFinding> findings) {
    List<String> elsewhere = new ArrayList<>();
    List<String> outside = new ArrayList<>();
    Map<AreaCode, Double> shares = new HashMap<>();
    boundaries.forEach(
        (code, boundary) -> {
          SmallAreaSet members = geography.smallAreasOf(code);
          long all = geography.population(members);
          if (all > 0) {
            SmallAreaSet inside =
                SmallAreaSet.of(
                    members
                        .ordinals()
                        .filter(i -> boundary.contains(geography.smallArea(i).position())));
            shares.put(code, geography.population(inside) / (double) all);
          }
        });
    for (AreaCode code : new TreeSet<>(shares.keySet())) {
      double share = shares.getOrDefault(code, 1.0);
      boolean enoughToTell = geography.smallAreasOf(code).size() >= ENOUGH_POINTS;
      if (share < RESIDENTS_REFUSED && enoughToTell) {
        elsewhere.add(code + " " + geography.getArea(code).shortName());
      } else if (share < RESIDENTS_REPORTED) {
        outside.add(
            String.format(
                Locale.UK,
                "%s %s (%.1f %%)",
                code,
                geography.getArea(code).shortName(),
                share * 100));
      }
    }
    if (!outside.isEmpty()) {
      findings.add(
          GeodataFinding.warning(
              "file",
              counted(outside.size(), "area has", "areas have")
                  + " residents outside the boundary; inside live only so many: "
                  + some(outside)));
    }
    if (!elsewhere.isEmpty()) {
      findings.add(
          GeodataFinding.refusal(
              "Codes and ground do not belong together; most residents live outside the boundary"
                  + " of "
                  + some(elsewhere)));
    }
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static String some(Collection<String> all) {
    String named = all.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "));
    return all.size() > NAMED_AT_MOST
        ? named + " and " + (all.size() - NAMED_AT_MOST) + " more"
        : named;
  }
}
