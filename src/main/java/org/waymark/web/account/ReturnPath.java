package org.waymark.web.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where to go after signing in: a page of this site and of no other.
 *
 * @param value path with query; empty for the account's own page
 */
record ReturnPath(String value) {

  private static final int LONGEST = 1000;

  /** What was asked for if it is a path of ours, else nothing. */
  static ReturnPath of(@Nullable String asked) {
    return new ReturnPath(asked == null || !isOurs(asked) ? "" : asked);
  }

  /** Browsers take // and /\ for another site, and leave out tabs and line breaks. */
  private static boolean isOurs(String asked) {
    return asked.length() <= LONGEST
        && asked.startsWith("/")
        && !asked.startsWith("//")
        && asked.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\')
        && !asked.startsWith("/sign-");
  }

  /** The path itself, or the account's own page. */
  String orAccount() {
    return value.isEmpty() ? "/account" : value;
  }

  /** To be added to the address of the sign-in page. */
  String asQuery() {
    return value.isEmpty() ? "" : "?return=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
