package org.waymark.web.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.GeoJson;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.SmallArea;
import org.waymark.geography.SmallAreaSet;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.listing.MapPoint;

/** What the script of the map draws, as JSON made for it; not an interface for others. */
public final class MapData {

  /** How far beyond the area its neighbours are sent, as a share of its larger side. */
  private static final double AROUND = 0.6;

  private static final JsonFactory JSON = new JsonFactory();

  private MapData() {}

  /**
   * The parts of an area.
   *
   * @param by the kind of the parts
   * @param dots small areas to mark; may be empty
   */
  public static byte[] of(
      Area area,
      AreaKind by,
      List<MapPart> parts,
      SmallAreaSet dots,
      MapLayers layers,
      Snapshot snapshot,
      BoundarySource boundaries)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      BoundaryLayer own = boundaries.layer(area.kind());
      Boundary within = own.boundaries().get(area.code());
      json.writeStringField("name", area.shortName());
      parts(json, parts, boundaries.layer(by));
      json.writeArrayFieldStart("neighbours");
      if (within != null) {
        neighbours(json, area, snapshot, boundaries, within);
      }
      json.writeEndArray();
      if (within != null) {
        json.writeFieldName("outline");
        json.writeRawValue(GeoJson.of(within));
      }
      smallAreas(json, "unreached", dots, snapshot);
      smallAreas(json, "reach", layers.reach(), snapshot);
      json.writeArrayFieldStart("services");
      for (MapPoint pin : layers.pins()) {
        json.writeStartArray();
        json.writeRawValue(GeoJson.rounded(pin.longitude()));
        json.writeRawValue(GeoJson.rounded(pin.latitude()));
        json.writeString(pin.label());
        json.writeString(pin.href());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void smallAreas(
      JsonGenerator json, String name, SmallAreaSet set, Snapshot snapshot) throws IOException {
    json.writeArrayFieldStart(name);
    for (int ordinal : set.ordinals().toArray()) {
      SmallArea small = snapshot.geography().smallArea(ordinal);
      json.writeStartArray();
      json.writeRawValue(GeoJson.rounded(small.position().longitude()));
      json.writeRawValue(GeoJson.rounded(small.position().latitude()));
      json.writeNumber(small.population());
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void parts(JsonGenerator json, List<MapPart> parts, BoundaryLayer layer)
      throws IOException {
    json.writeArrayFieldStart("parts");
    for (MapPart part : parts) {
      Boundary boundary = layer.boundaries().get(part.area().code());
      if (boundary != null) {
        json.writeStartObject();
        json.writeStringField("code", part.area().code().value());
        json.writeStringField("name", part.area().shortName());
        json.writeStringField("words", part.words());
        json.writeStringField("figure", part.figure());
        json.writeStringField("style", part.style());
        json.writeStringField("address", part.address());
        json.writeFieldName("geometry");
        json.writeRawValue(GeoJson.of(boundary));
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void neighbours(
      JsonGenerator json, Area area, Snapshot snapshot, BoundarySource boundaries, Boundary within)
      throws IOException {
    AreaKind kind = area.kind();
    BoundingBox box = within.boundingBox();
    Envelope shown = new Envelope(box.west(), box.east(), box.south(), box.north());
    shown.expandBy(AROUND * Math.max(shown.getWidth(), shown.getHeight()));
    for (Area other : snapshot.geography().listAreas(kind, snapshot.today())) {
      if (!other.code().equals(area.code())) {
        neighbour(json, other, boundaries.layer(kind).boundaries().get(other.code()), shown);
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
