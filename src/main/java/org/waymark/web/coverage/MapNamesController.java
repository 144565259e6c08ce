package org.waymark.web.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.drawing.GeoJson;
import org.waymark.drawing.NamesByZoom;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.place.NamedPlace;
import org.waymark.web.problem.NotFoundException;

/**
 * The names of towns that the script of a map writes on it, from our own tables. They are the same
 * for everybody and may be kept for a day; an address says no more of a reader than a large square.
 */
@Controller("/map")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class MapNamesController {

  private static final String ONE_DAY = "public, max-age=86400";

  private static final JsonFactory JSON = new JsonFactory();

  private final MapSource source;
  private volatile @Nullable Made made;

  private record Made(List<NamedPlace> towns, NamesByZoom names) {}

  MapNamesController(MapSource source) {
    this.source = source;
  }

  /**
   * Names in a box at a step of nearness, each as name, longitude, latitude and the side of its
   * point on which it stands, the one to show first first.
   *
   * @param zoom 5 to 13, as the usual web maps count
   * @param box west, south, east and north in degrees
   */
  @Get("/names.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> names(@QueryValue String zoom, @QueryValue String box) throws IOException {
    List<NamesByZoom.Name> found = names().at(zoom(zoom), box(box));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("names");
      for (NamesByZoom.Name name : found) {
        json.writeStartArray();
        json.writeString(name.place().name());
        json.writeRawValue(GeoJson.rounded(name.place().position().longitude()));
        json.writeRawValue(GeoJson.rounded(name.place().position().latitude()));
        json.writeString(name.side().slug());
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return HttpResponse.ok(bytes.toByteArray())
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, ONE_DAY);
  }

  private NamesByZoom names() {
    List<NamedPlace> towns = source.towns();
    Made last = made;
    if (last == null || !last.towns().equals(towns)) {
      last = new Made(towns, NamesByZoom.of(towns));
      made = last;
    }
    return last.names();
  }

  private static int zoom(String text) {
    if (!text.matches("\\d{1,2}")
        || Integer.parseInt(text) < NamesByZoom.FARTHEST
        || Integer.parseInt(text) > NamesByZoom.NEAREST) {
      throw new NotFoundException(
          "Names are placed at zoom "
              + NamesByZoom.FARTHEST
              + " to "
              + NamesByZoom.NEAREST
              + ". Ask for a whole number between them.");
    }
    return Integer.parseInt(text);
  }

  private static BoundingBox box(String text) {
    try {
      double[] sides = Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
      if (sides.length == 4) {
        return new BoundingBox(sides[0], sides[1], sides[2], sides[3]);
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new NotFoundException("A box is west,south,east,north in degrees, like -4,54,-2,56.");
  }
}
