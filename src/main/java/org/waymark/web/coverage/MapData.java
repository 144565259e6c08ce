package org.waymark.web.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.waymark.coverage.CoverageReport;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.GeoJson;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.SmallArea;
import org.waymark.query.Figures;
import org.waymark.snapshot.Snapshot;

/** What the script of the map draws, as JSON made for it; not an interface for others. */
final class MapData {

  /** How far beyond the area its neighbours are sent, as a share of its larger side. */
  private static final double AROUND = 0.6;

  private static final JsonFactory JSON = new JsonFactory();

  private MapData() {}

  static byte[] of(CoverageReport report, Snapshot snapshot, BoundarySource boundaries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      BoundaryLayer own = boundaries.layer(report.within().kind());
      Boundary within = own.boundaries().get(report.within().code());
      json.writeStringField("name", report.within().shortName());
      parts(json, report, boundaries.layer(report.by()));
      json.writeArrayFieldStart("neighbours");
      if (within != null) {
        neighbours(json, report, snapshot, boundaries, within);
      }
      json.writeEndArray();
      if (within != null) {
        json.writeFieldName("outline");
        json.writeRawValue(GeoJson.of(within));
      }
      json.writeArrayFieldStart("unreached");
      for (int ordinal : report.unreached().ordinals().toArray()) {
        SmallArea small = snapshot.geography().smallArea(ordinal);
        json.writeStartArray();
        json.writeRawValue(GeoJson.rounded(small.position().longitude()));
        json.writeRawValue(GeoJson.rounded(small.position().latitude()));
        json.writeNumber(small.population());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void parts(JsonGenerator json, CoverageReport report, BoundaryLayer layer)
      throws IOException {
    json.writeArrayFieldStart("parts");
    for (CoverageReport.Row row : report.rows()) {
      Boundary boundary = layer.boundaries().get(row.area().code());
      if (boundary != null) {
        json.writeStartObject();
        json.writeStringField("code", row.area().code().value());
        json.writeStringField("name", row.area().shortName());
        json.writeStringField("words", CoveragePicture.words(row));
        json.writeStringField(
            "figure", row.listed() ? Figures.percent(row.coverage().share()) : "Not listed");
        json.writeStringField("style", ShareClass.of(row).style());
        json.writeFieldName("geometry");
        json.writeRawValue(GeoJson.of(boundary));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void neighbours(
      JsonGenerator json,
      CoverageReport report,
      Snapshot snapshot,
      BoundarySource boundaries,
      Boundary within)
      throws IOException {
    AreaKind kind = report.within().kind();
    BoundingBox box = within.boundingBox();
    Envelope shown = new Envelope(box.west(), box.east(), box.south(), box.north());
    shown.expandBy(AROUND * Math.max(shown.getWidth(), shown.getHeight()));
    for (Area area : snapshot.geography().listAreas(kind, snapshot.today())) {
      if (!area.code().equals(report.within().code())) {
        neighbour(json, area, boundaries.layer(kind).boundaries().get(area.code()), shown);
      }
    }
    if (kind == AreaKind.ICB || kind == AreaKind.REGION) {
      Area wales = snapshot.geography().getArea(AreaCode.WALES);
      neighbour(
          json, wales, boundaries.layer(AreaKind.COUNTRY).boundaries().get(wales.code()), shown);
    }
  }

  private static void neighbour(
      JsonGenerator json, Area area, @Nullable Boundary boundary, Envelope shown)
      throws IOException {
    if (boundary == null) {
      return;
    }
    BoundingBox box = boundary.boundingBox();
    if (shown.intersects(new Envelope(box.west(), box.east(), box.south(), box.north()))) {
      json.writeStartObject();
      json.writeStringField("code", area.code().value());
      json.writeStringField(
          "name", area.isEnglish() ? area.shortName() : area.shortName() + " (outside the Duty)");
      json.writeBooleanField("wales", !area.isEnglish());
      json.writeFieldName("geometry");
      json.writeRawValue(GeoJson.of(boundary));
      json.writeEndObject();
    }
  }
}
