package org.waymark.publishing.api;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.InvalidSettingException;
import org.waymark.Sha256;

/**
 * Who may add judgements over HTTP: while there are no accounts, whoever has the one token the
 * operator has set. Without that setting nobody may. Made at the start, so that a token that is too
 * short is noticed then. The token itself is not kept, only its digest.
 */
@Context
final class JudgementGate {

  static final String SETTING = "waymark.gap.judgement-token";

  /** Bytes of randomness hardly fit into less. */
  static final int SHORTEST_TOKEN = 20;

  private static final String VARIABLE = "WAYMARK_GAP_JUDGEMENT_TOKEN";
  private static final String SCHEME = "bearer ";

  /** SHA-256 of the token; null while the gate is closed. */
  private final byte @Nullable [] digest;

  JudgementGate(@Nullable @Property(name = SETTING) String token) {
    String given = token == null ? "" : token.strip();
    if (given.isEmpty()) {
      digest = null;
      return;
    }
    if (given.length() < SHORTEST_TOKEN) {
      throw new InvalidSettingException(
          VARIABLE
              + " ("
              + SETTING
              + ") has "
              + given.length()
              + " characters; give at least "
              + SHORTEST_TOKEN
              + ", made at random, for example by: openssl rand -hex 24");
    }
    if (!given.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new InvalidSettingException(
          VARIABLE
              + " ("
              + SETTING
              + ") has a character that cannot be sent in a header; use letters and digits only,"
              + " for example by: openssl rand -hex 24");
    }
    digest = digest(given);
  }

  /**
   * Lets a request pass.
   *
   * @throws ProblemException 403 while the gate is closed, 401 without the right token
   */
  void check(HttpRequest<?> request) {
    byte[] right = digest;
    if (right == null) {
      throw problem(
          request,
          HttpStatus.FORBIDDEN,
          "Judgements are not taken here",
          "This Waymark takes judgements by its command alone (waymark gap --help). Its operator"
              + " can open this address by setting "
              + VARIABLE
              + ".");
    }
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw problem(
          request,
          HttpStatus.UNAUTHORIZED,
          "A token is needed",
          "Send the header \"Authorization: Bearer TOKEN\" with the token that the operator of this"
              + " Waymark has set.");
    }
    // Digests have one length, so that the time taken says nothing of the token, not even its own.
    if (!MessageDigest.isEqual(right, digest(header.substring(SCHEME.length()).strip()))) {
      throw problem(
          request,
          HttpStatus.UNAUTHORIZED,
          "The token is not right",
          "Ask the operator of this Waymark for the token in force, and send it as"
              + " \"Authorization: Bearer TOKEN\".");
    }
  }

  private static ProblemException problem(
      HttpRequest<?> request, HttpStatus status, String title, String detail) {
    return Answers.problem(request, status, title, detail);
  }

  private static byte[] digest(String text) {
    return Sha256.begin().digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
