package org.waymark.web.about;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The interface for other programs, for the people who write them. */
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
final class ApiController {

  /** Made from the code when the program is built. */
  private static final String DESCRIPTION = "META-INF/swagger/waymark-1.yml";

  private final PageFrames frames;
  private final Pages pages;
  private volatile @Nullable List<ApiPage.Group> known;

  ApiController(PageFrames frames, Pages pages) {
    this.frames = frames;
    this.pages = pages;
  }

  @Get
  HttpResponse<?> routes() {
    List<ApiPage.Group> groups = known;
    if (groups == null) {
      groups = read();
      known = groups;
    }
    return pages.show(
        "about/api", new ApiPage(frames.of("Data for programs", Section.ABOUT), groups));
  }

  private static List<ApiPage.Group> read() {
    try (InputStream stream =
        ApiController.class.getClassLoader().getResourceAsStream(DESCRIPTION)) {
      if (stream == null) {
        throw new IllegalStateException(
            DESCRIPTION + " is missing: the program is incomplete, install it again");
      }
      Map<?, ?> document =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      return groups(map(document.get("paths")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ApiPage.Group> groups(Map<?, ?> paths) {
    Map<String, List<ApiPage.Route>> routes = new TreeMap<>();
    new TreeMap<>(paths)
        .forEach(
            (path, methods) -> {
              // What is asked with a body has no other way to be asked.
              boolean got = map(methods).containsKey("get");
              Map<?, ?> told = map(map(methods).get(got ? "get" : "post"));
              if (told.get("tags") instanceof List<?> tags && !tags.isEmpty()) {
                routes
                    .computeIfAbsent(String.valueOf(tags.getFirst()), tag -> new ArrayList<>())
                    .add(route(String.valueOf(path), got, told));
              }
            });
    return routes.entrySet().stream()
        .map(
            entry ->
                new ApiPage.Group(
                    entry.getKey().toLowerCase(Locale.ROOT).replace(' ', '-'),
                    entry.getKey(),
                    entry.getValue()))
        .toList();
  }

  private static ApiPage.Route route(String path, boolean got, Map<?, ?> told) {
    List<String> parameters =
        told.get("parameters") instanceof List<?> listed
            ? listed.stream().map(each -> text(map(each).get("name"))).toList()
            : List.of();
    return new ApiPage.Route(
        got ? "" : "POST",
        path,
        !got || path.contains("{") || path.endsWith("/places") ? "" : path,
        text(told.get("summary")),
        text(told.get("description")),
        parameters);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
