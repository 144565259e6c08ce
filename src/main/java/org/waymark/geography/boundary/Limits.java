package org.waymark.geography.boundary;

import org.waymark.geography.RefusedFileException;

/**
 * How much of a file is read before it is refused. Every edition the ONS calls generalised is far
 * below; only the full-resolution coastline is above, and is not drawn any better.
 */
final class Limits {

  /** 600 MB, packed or unpacked. */
  static final Limits DEFAULT_SIZES = new Limits(600_000_000L, 3_000_000, 10_000);

  private final long fileBytes;
  private final int maximumVertices;
  private final int maximumFeatures;
  private int vertices;
  private int features;

  Limits(long fileBytes, int maximumVertices, int maximumFeatures) {
    this.fileBytes = fileBytes;
    this.maximumVertices = maximumVertices;
    this.maximumFeatures = maximumFeatures;
  }

  /** The same limits with nothing counted yet. */
  Limits fresh() {
    return new Limits(fileBytes, maximumVertices, maximumFeatures);
  }

  void fileSize(long bytes) throws RefusedFileException {
    if (bytes > fileBytes) {
      throw new RefusedFileException(
          "The file holds more than "
              + fileBytes / 1_000_000
              + " MB; load the generalised edition (BGC or BSC), which is drawn as well");
    }
  }

  void vertex() throws RefusedFileException {
    vertices(1);
  }

  void vertices(int more) throws RefusedFileException {
    vertices += more;
    if (vertices > maximumVertices) {
      throw new RefusedFileException(
          "The boundaries have more than "
              + maximumVertices
              + " points; load the generalised edition (BGC or BSC), which is drawn as well");
    }
  }

  void feature() throws RefusedFileException {
    features++;
    if (features > maximumFeatures) {
      throw new RefusedFileException(
          "The file has more than "
              + maximumFeatures
              + " features; load a layer of police areas, integrated care boards, councils,"
              + " districts or regions");
    }
  }
}
