package org.waymark.web.account;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SignedIn;

/**
 * Gives back what somebody typed into a form that came too late: their session had ended, or they
 * have signed in again since. Nothing of it was done; the page it comes back on sends it once more.
 *
 * <p>Only forms in which people write at length are given back. Passphrases and codes never are,
 * nor is the address of a place that is secret.
 */
@Singleton
record SentInVain(
    SessionCookie cookie, OurOrigin origin, FormTokens tokens, PageFrames frames, Pages pages) {

  private static final int MOST_FIELDS = 5_000;

  /** Forms that the link of a letter opens, to people who are not signed in. */
  private static final String BY_LINK = "/returns/";

  /** True when what was typed can be given back; whoever never was signed in typed nothing here. */
  boolean keeps(HttpRequest<?> request) {
    String path = request.getPath();
    return request.getMethod() == HttpMethod.POST
        && (path.startsWith("/manage/")
            || path.startsWith("/approvals/")
            || path.startsWith("/funding/")
            || isByLink(request))
        && !path.contains("/withheld")
        && request
            .getContentType()
            .filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches)
            .isPresent()
        && origin.isOf(request)
        && (isByLink(request)
            || SignedIn.person(request).isPresent()
            || cookie.read(request).isPresent());
  }

  /** True for a form that needs nobody to be signed in. */
  static boolean isByLink(HttpRequest<?> request) {
    return request.getPath().startsWith(BY_LINK);
  }

  /** The page that gives it back. */
  HttpResponse<?> page(HttpRequest<?> request, byte[] body) {
    List<SentInVainPage.Field> fields = fields(new String(body, StandardCharsets.UTF_8));
    boolean known = SignedIn.person(request).isPresent();
    boolean byLink = !known && isByLink(request);
    return pages.show(
        HttpStatus.FORBIDDEN,
        "account/sent-in-vain",
        new SentInVainPage(
            frames.of(
                known || byLink ? "Check what you are about to send" : "You have been signed out",
                Section.NONE),
            request.getUri().toString(),
            SignedIn.person(request)
                .map(person -> person.formToken())
                .orElseGet(() -> byLink ? tokens.forAnybody() : ""),
            byLink,
            fields));
  }

  private static List<SentInVainPage.Field> fields(String body) {
    List<SentInVainPage.Field> fields = new ArrayList<>();
    for (String part : body.split("&", MOST_FIELDS)) {
      int equals = part.indexOf('=');
      try {
        String name =
            URLDecoder.decode(
                equals < 0 ? part : part.substring(0, equals), StandardCharsets.UTF_8);
        if (!name.isEmpty() && !name.equals(FormTokens.FIELD)) {
          fields.add(
              new SentInVainPage.Field(
                  name,
                  equals < 0
                      ? ""
                      : URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8)));
        }
      } catch (IllegalArgumentException e) {
        // No browser writes a form like that: there is nothing of anybody's to keep.
      }
    }
    return fields;
  }
}
