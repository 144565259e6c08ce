package org.waymark.publishing.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.CoverageReport;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.GeoJson;
import org.waymark.gap.GapByArea;
import org.waymark.gap.GapReading;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.snapshot.Snapshot;

/** GeoJSON feature collections (RFC 7946) with their credit line. */
public final class Features {

  private static final JsonFactory JSON = new JsonFactory();

  private Features() {}

  /** What one feature says besides its shape. */
  private interface Properties {
    void write(JsonGenerator json) throws IOException;
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  static byte[] boundaries(AreaKind kind, Snapshot snapshot, BoundarySource source) {
    BoundaryLayer layer = source.layer(kind);
    return collection(
        layer,
        json -> {
          for (Area area : snapshot.geography().listAreas(kind, snapshot.today())) {
            feature(
                json,
                area,
                layer.boundaries().get(area.code()),
                properties ->
                    properties.writeNumberField(
                        "residents", snapshot.geography().population(area.code())));
          }
        });
  }

  /** A coverage map's rows; a part of an area has the outline of the whole and says so. */
  public static byte[] coverage(CoverageReport report, BoundarySource source) {
    BoundaryLayer layer = source.layer(report.by());
    return collection(
        layer,
        json -> {
          for (CoverageReport.Row row : report.rows()) {
            feature(
                json,
                row.area(),
                layer.boundaries().get(row.area().code()),
                properties -> {
                  properties.writeBooleanField("part", !row.whole());
                  properties.writeBooleanField("listed", row.listed());
                  properties.writeNumberField("residents", row.coverage().population());
                  if (row.listed()) {
                    properties.writeNumberField("reached", row.coverage().reached());
                    properties.writeNumberField("share", row.coverage().share());
                    properties.writeNumberField("mean_depth", row.coverage().meanDepth());
                    properties.writeNumberField("services", row.services().size());
                    properties.writeNumberField("reached_as_listed", row.reachedAsListed());
                    properties.writeNumberField("share_as_listed", row.shareAsListed());
                    properties.writeNumberField("listed_not_counted", row.notCounted().size());
                  }
                });
          }
        });
  }

  /** One cell of every area of a kind; a part of an area has the outline of the whole. */
  public static byte[] gap(GapByArea report, BoundarySource source) {
    BoundaryLayer layer = source.layer(report.by());
    return collection(
        layer,
        json -> {
          for (GapByArea.Row row : report.rows()) {
            feature(
                json,
                row.area(),
                layer.boundaries().get(row.area().code()),
                properties -> {
                  GapReading.Cell cell = row.cell();
                  properties.writeBooleanField("part", !row.whole());
                  properties.writeBooleanField("listed", row.listed());
                  properties.writeStringField("finding", cell.finding().slug());
                  properties.writeStringField("finding_label", cell.finding().label());
                  properties.writeBooleanField("not_relevant", cell.notRelevant());
                  properties.writeNumberField("residents", cell.result().population());
                  properties.writeBooleanField("national", cell.at().national());
                  if (row.listed()) {
                    properties.writeNumberField("reached", cell.at().provision().reached());
                    properties.writeNumberField("share", row.share());
                    properties.writeNumberField("services", cell.at().provision().services());
                    properties.writeNumberField(
                        "organisations", cell.at().provision().organisations());
                  }
                });
          }
        });
  }

  private static byte[] collection(BoundaryLayer layer, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", "FeatureCollection");
      json.writeBooleanField("approximate", layer.approximate());
      json.writeStringField("attribution", layer.credit());
      json.writeArrayFieldStart("features");
      body.write(json);
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void feature(
      JsonGenerator json, Area area, @Nullable Boundary boundary, Properties properties)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "Feature");
    json.writeStringField("id", area.code().value());
    json.writeFieldName("geometry");
    if (boundary == null) {
      json.writeNull();
    } else {
      json.writeRawValue(GeoJson.of(boundary));
    }
    json.writeObjectFieldStart("properties");
    json.writeStringField("code", area.code().value());
    json.writeStringField("name", area.shortName());
    json.writeStringField("kind", area.kind().slug());
    properties.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }
}
