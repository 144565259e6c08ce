package org.waymark.web.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.waymark.mail.SiteAddress;

/**
 * Whether the browser says that another site asked for something.
 *
 * <p>Because our pages send no referrer, browsers send {@code Origin: null} with our own forms; it
 * is therefore no reason to refuse, nor one to believe.
 */
@Singleton
record OurOrigin(SiteAddress site) {

  /** False when the browser says that another site asked for it. */
  boolean isOf(HttpRequest<?> request) {
    String from = request.getHeaders().get("Sec-Fetch-Site");
    if (from != null && !from.equals("same-origin") && !from.equals("none")) {
      return false;
    }
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    if (origin == null || origin.equals("null")) {
      return true;
    }
    try {
      String sender = new URI(origin).getRawAuthority();
      return sender != null
          && (sender.equalsIgnoreCase(request.getHeaders().get(HttpHeaders.HOST))
              || origin.equalsIgnoreCase(site.of("")));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
