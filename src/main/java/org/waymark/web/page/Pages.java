package org.waymark.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Turns a page model into a response. Thread-safe. */
@Singleton
public final class Pages {

  /** HTML in UTF-8. */
  public static final MediaType HTML = new MediaType("text/html; charset=utf-8");

  /** The package that the build generates templates into. */
  private static final String TEMPLATES = "gg.jte.generated.precompiled";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);

  /**
   * The page of a template.
   *
   * @param template path below {@code src/main/jte} without the ending, e.g. {@code home/home}
   * @param model the template's only parameter
   */
  public MutableHttpResponse<byte[]> show(String template, Object model) {
    return show(HttpStatus.OK, template, model);
  }

  /** As {@link #show(String, Object)}, with another status. */
  public MutableHttpResponse<byte[]> show(HttpStatus status, String template, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template + ".jte", model, output);
    return HttpResponse.<byte[]>status(status)
        .body(output.toByteArray())
        .contentType(HTML)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
