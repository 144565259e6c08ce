package org.waymark.geography.boundary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.RefusedFileException;

/**
 * The boundaries in a file, in WGS 84 with longitude first, not yet checked.
 *
 * <p>What the file is, is told by its content, not its name: GeoJSON, GeoPackage, or a zip with a
 * Shapefile, GeoJSON or GeoPackage in it. Libraries: a streaming reader (Jackson core) for GeoJSON,
 * so that a large file needs no tree in memory; {@code mil.nga.geopackage} for GeoPackage; the
 * driver of H2GIS for Shapefile; GeoTools for projection.
 *
 * @param name of the file, for messages
 * @param findings what was put right in reading
 */
public record BoundaryFile(String name, List<Layer> layers, List<GeodataFinding> findings) {

  /**
   * One layer of the file; most files have one.
   *
   * @param features WGS 84, longitude first
   */
  record Layer(String name, CoordinateSystem readFrom, List<BoundaryFeature> features) {
    Layer {
      features = List.copyOf(features);
    }
  }

  private static final Set<String> SHAPEFILE_PARTS = Set.of("shp", "shx", "dbf", "prj", "cpg");
  private static final int MAXIMUM_ZIP_ENTRIES = 1_000;

  public BoundaryFile {
    layers = List.copyOf(layers);
    findings = List.copyOf(findings);
  }

  /**
   * Reads a file.
   *
   * @throws RefusedFileException when it is not a file of boundaries in Great Britain, with the
   *     reason
   * @throws IOException when it cannot be read at all
   */
  public static BoundaryFile read(Path file) throws IOException, RefusedFileException {
    return read(file, Limits.DEFAULT_SIZES.fresh());
  }

  static BoundaryFile read(Path file, Limits limits) throws IOException, RefusedFileException {
    if (Files.isDirectory(file)) {
      throw new RefusedFileException(file + " is a folder; name the file of boundaries in it");
    }
    limits.fileSize(Files.size(file));
    String name = String.valueOf(file.getFileName());
    List<RawLayer> raw = readLayers(file, name, limits);
    List<GeodataFinding> findings = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (RawLayer layer : raw) {
      if (!layer.features().isEmpty()) {
        layers.add(inDegrees(layer, findings));
      }
    }
    if (layers.isEmpty()) {
      throw new RefusedFileException(name + " holds no feature at all");
    }
    return new BoundaryFile(name, layers, findings);
  }

  private static List<RawLayer> readLayers(Path file, String name, Limits limits)
      throws IOException, RefusedFileException {
    byte[] head = head(file);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("PK")) {
      return readZip(file, name, limits);
    }
    if (start.startsWith("SQLite format 3")) {
      return GeoPackageReader.read(file.toFile(), name, limits);
    }
    String text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").stripLeading();
    if (text.startsWith("{") || text.startsWith("[")) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
        return List.of(GeoJsonReader.read(in, name, limits));
      }
    }
    if (head.length >= 4 && head[0] == 0 && head[1] == 0 && head[2] == 0x27 && head[3] == 0x0a) {
      throw new RefusedFileException(
          name + " is one part of a Shapefile; load the zip with all its parts (.shp, .dbf, .prj)");
    }
    throw new RefusedFileException(
        name + " is not a file of boundaries; load GeoJSON, a GeoPackage, or a Shapefile in a zip");
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(256);
    }
  }

  // Zip

  private static List<RawLayer> readZip(Path file, String name, Limits limits)
      throws IOException, RefusedFileException {
    Path folder = Files.createTempDirectory("waymark-boundaries");
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAXIMUM_ZIP_ENTRIES) {
        throw new RefusedFileException(
            name + " holds " + zip.size() + " files; load a zip with one layer of boundaries");
      }
      List<? extends ZipEntry> entries =
          zip.stream().filter(e -> !e.isDirectory()).filter(e -> !isHidden(e)).toList();
      List<? extends ZipEntry> shapes = withEnding(entries, "shp");
      List<? extends ZipEntry> others =
          Stream.concat(
                  withEnding(entries, "gpkg").stream(),
                  Stream.concat(
                      withEnding(entries, "geojson").stream(),
                      withEnding(entries, "json").stream()))
              .toList();
      if (shapes.size() + others.size() != 1) {
        throw new RefusedFileException(
            name
                + (shapes.isEmpty() && others.isEmpty()
                    ? " holds no boundaries (.shp, .geojson or .gpkg)"
                    : " holds more than one layer; load a zip with one"));
      }
      long[] left = {0};
      if (others.size() == 1) {
        Path unpacked = folder.resolve("layer." + ending(others.getFirst().getName()));
        unpack(zip, others.getFirst(), unpacked, left, limits);
        return readLayers(unpacked, others.getFirst().getName(), limits);
      }
      String shape = shapes.getFirst().getName();
      String stem = shape.substring(0, shape.length() - 3).toLowerCase(Locale.ROOT);
      for (ZipEntry entry : entries) {
        String ending = ending(entry.getName());
        // Names from the zip never become names on disk.
        if (SHAPEFILE_PARTS.contains(ending)
            && entry.getName().toLowerCase(Locale.ROOT).equals(stem + ending)) {
          unpack(zip, entry, folder.resolve("layer." + ending), left, limits);
        }
      }
      if (!Files.exists(folder.resolve("layer.dbf"))) {
        throw new RefusedFileException(
            name + " holds " + shape + " without its .dbf, where the codes are");
      }
      return List.of(ShapefileReader.read(folder.resolve("layer.shp").toFile(), shape, limits));
    } catch (ZipException e) {
      throw new RefusedFileException(
          name + " is a damaged zip (" + e.getMessage() + "); download it again", e);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  private static boolean isHidden(ZipEntry entry) {
    return entry.getName().startsWith("__MACOSX/");
  }

  private static List<? extends ZipEntry> withEnding(
      List<? extends ZipEntry> entries, String ending) {
    return entries.stream().filter(entry -> ending(entry.getName()).equals(ending)).toList();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Counts what comes out, whatever the zip's own index says of it. */
  private static void unpack(ZipFile zip, ZipEntry entry, Path to, long[] unpacked, Limits limits)
      throws IOException, RefusedFileException {
    try (InputStream in = zip.getInputStream(entry);
        OutputStream out = Files.newOutputStream(to)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        unpacked[0] += n;
        limits.fileSize(unpacked[0]);
        out.write(buffer, 0, n);
      }
    }
  }

  // Coordinates

  private static Layer inDegrees(RawLayer raw, List<GeodataFinding> findings)
      throws RefusedFileException {
    Envelope box = new Envelope();
    for (BoundaryFeature feature : raw.features()) {
      String type = feature.geometry().getGeometryType();
      if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
        throw RawLayer.notPolygons(feature.number(), type);
      }
      box.expandToInclude(feature.geometry().getEnvelopeInternal());
    }
    CoordinateSystem stated = raw.system();
    Envelope turned = new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
    CoordinateSystem fitting = CoordinateSystem.fitting(box).orElse(null);
    if (fitting != null && (stated == null || stated == fitting)) {
      return layer(raw, fitting, false);
    }
    if (fitting != null && stated != null) {
      findings.add(
          GeodataFinding.warning(
              raw.name(),
              "The file says it is in "
                  + stated.label()
                  + ", but its coordinates are "
                  + fitting.label()
                  + "; they were read as that"));
      return layer(raw, fitting, false);
    }
    if (stated != CoordinateSystem.NATIONAL_GRID
        && CoordinateSystem.WGS84.greatBritain().contains(turned)) {
      findings.add(
          GeodataFinding.warning(
              raw.name(), "Latitude stood before longitude; the coordinates were turned round"));
      return layer(raw, CoordinateSystem.WGS84, true);
    }
    throw new RefusedFileException(
        "The coordinates of "
            + raw.name()
            + " run from "
            + box.getMinX()
            + ", "
            + box.getMinY()
            + " to "
            + box.getMaxX()
            + ", "
            + box.getMaxY()
            + ", which is not in Great Britain, neither in degrees nor on the National Grid");
  }

  private static Layer layer(RawLayer raw, CoordinateSystem system, boolean turn) {
    return new Layer(
        raw.name(),
        system,
        raw.features().stream()
            .map(
                feature -> {
                  Geometry geometry = turn ? turned(feature.geometry()) : feature.geometry();
                  return feature.withGeometry(system.toWgs84(geometry));
                })
            .collect(Collectors.toList()));
  }

  private static Geometry turned(Geometry geometry) {
    Geometry copy = geometry.copy();
    copy.apply(
        new CoordinateSequenceFilter() {
          @Override
          public void filter(CoordinateSequence sequence, int i) {
            double x = sequence.getX(i);
            sequence.setOrdinate(i, 0, sequence.getY(i));
            sequence.setOrdinate(i, 1, x);
          }

          @Override
          public boolean isDone() {
            return false;
          }

          @Override
          public boolean isGeometryChanged() {
            return true;
          }
        });
    return copy;
  }
}
