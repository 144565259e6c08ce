package org.waymark.publishing.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description of this interface in OpenAPI, made from the code when the program is built. Pages
 * are left out of it: only what is meant for other programs is promised to them.
 */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Waymark",
            version = "1",
            description =
                "Services for victims of crime in England, where they reach and where they do not."
                    + " Open to all, without a key, and read only but for one thing: whoever has the"
                    + " operator's token may add a judgement of a gap. What is null or empty is"
                    + " absent.",
            license =
                @License(
                    name = "Open Government Licence v3.0",
                    url =
                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")))
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class ApiDescription {

  static final String RESOURCE = "META-INF/swagger/waymark-1.yml";

  private volatile byte @Nullable [] text;

  @Get("/openapi.yml")
  HttpResponse<?> description() {
    byte[] known = text;
    if (known == null) {
      known = read();
      text = known;
    }
    return HttpResponse.ok(known).contentType(new MediaType("application/yaml; charset=utf-8"));
  }

  @SuppressWarnings("unchecked")
  private static byte[] read() {
    try (InputStream stream = ApiDescription.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(
            RESOURCE + " is missing: the program is incomplete, install it again");
      }
      Map<String, Object> document =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      Map<String, Object> paths = new TreeMap<>((Map<String, Object>) document.get("paths"));
      paths.keySet().removeIf(path -> !isPromised(path));
      document.put("openapi", "3.1.0");
      document.put("paths", paths);
      DumperOptions options = new DumperOptions();
      options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
      return new Yaml(options).dump(document).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPromised(String path) {
    return path.startsWith(WireMaker.ROOT + "/")
        || path.endsWith(".csv")
        || path.endsWith(".xlsx")
        || path.endsWith(".geojson")
        || path.endsWith(".graphml")
        || path.endsWith(".svg")
        || path.endsWith(".bpmn");
  }
}
