package org.waymark.mail;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import org.waymark.InvalidSettingException;

/**
 * Where readers of letters find this Waymark. It comes from a setting alone: whatever a request
 * says of the host could send somebody's reset link to somebody else.
 */
@Singleton
public final class SiteAddress {

  private final String address;

  /**
   * @param given setting {@code waymark.web.address}, e.g. {@code https://waymark.example.org};
   *     empty for {@code http://localhost} with the port
   * @throws InvalidSettingException when it is not an address
   */
  public SiteAddress(
      @Value("${waymark.web.address:}") String given,
      @Value("${micronaut.server.port:8080}") String port) {
    String plain = given.strip().replaceAll("/+$", "");
    if (!plain.isEmpty() && !isAddress(plain)) {
      throw new InvalidSettingException(
          "waymark.web.address takes an address without a path, such as"
              + " https://waymark.example.org, not \""
              + given
              + "\"");
    }
    address = plain.isEmpty() ? "http://localhost:" + port : plain;
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = new URI(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawPath().isEmpty()
          && uri.getRawQuery() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The address of a path, which begins with a slash. */
  public String of(String path) {
    return address + path;
  }

  /** True when readers come by https. */
  public boolean isSecure() {
    return address.startsWith("https:");
  }
}
