package org.waymark.web.asset;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Serves assets from memory. */
@Controller(Assets.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.ALL)
record AssetController(Assets assets) {

  private static final String ONE_YEAR = "public, max-age=31536000, immutable";

  /** An asset; one asked for by an old fingerprint is served, but not to be kept. */
  @Get("/{fingerprint}/{+name}")
  HttpResponse<?> show(
      HttpRequest<?> request, @PathVariable String fingerprint, @PathVariable String name) {
    boolean current = assets.address().equals(Assets.ROOT + "/" + fingerprint);
    return assets
        .find(name)
        .<HttpResponse<?>>map(
            asset -> respond(asset, acceptsGzip(request), current ? ONE_YEAR : "no-cache"))
        .orElseGet(HttpResponse::notFound);
  }

  private static HttpResponse<byte[]> respond(Asset asset, boolean gzip, String caching) {
    byte[] gzipped = asset.gzipped();
    boolean compressed = gzip && gzipped != null;
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(compressed && gzipped != null ? gzipped : asset.content())
            .contentType(new MediaType(asset.mediaType()))
            .header(HttpHeaders.CACHE_CONTROL, caching)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return compressed ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response;
  }

  private static boolean acceptsGzip(HttpRequest<?> request) {
    String accepted = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    return accepted != null && accepted.contains("gzip");
  }
}
