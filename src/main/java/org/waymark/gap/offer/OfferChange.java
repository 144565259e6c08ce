package org.waymark.gap.offer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.Sha256;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * What a duty holder says of one line of the expected offer of its area. Changes are only ever
 * added: the latest of a line is in force, and {@link Kind#UNDONE} takes back whatever was.
 *
 * @param id given by the database, ascending; 0 before it is kept
 * @param area GSS code: the change is of the offer of this area and of no area within it
 * @param line the identifier of a line of the national table, or of one added here
 * @param asked the line whole as it is asked here from then on; null where nothing was written anew
 * @param version of the national table that was looked at
 * @param author the name of the person, as recorded
 * @param body whom they speak for, e.g. a policing body; empty when not given
 * @param reason in words; never blank
 * @param made the day it was made
 */
public record OfferChange(
    long id,
    AreaKind kind,
    AreaCode area,
    String line,
    Kind change,
    @Nullable OfferLine asked,
    int version,
    String author,
    String body,
    String reason,
    LocalDate made) {

  /** Longest reason, in characters. */
  public static final int LONGEST_REASON = 2_000;

  /** Longest name, in characters. */
  public static final int LONGEST_NAME = 200;

  /** What is done to a line. */
  public enum Kind {
    /** It was considered and stands as it is. */
    ADOPTED("Considered: it stands"),
    /** It is not asked here: not relevant. */
    REMOVED("Removed: not relevant here"),
    /** It is asked otherwise here. */
    ALTERED("Changed for this area"),
    /** It is asked here and not nationally. */
    ADDED("Added for this area"),
    /** What was said of it before no longer holds: the national table does. */
    UNDONE("Undone");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofSlug(String slug) {
      return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** True where the line is written anew. */
    public boolean asksAnew() {
      return this == ALTERED || this == ADDED;
    }
  }

  public OfferChange {
    Objects.requireNonNull(change);
    author = author.strip();
    body = body.strip();
    reason = reason.strip();
    if (!kind.admits(area)) {
      throw new IllegalArgumentException(area + " is not the code of a " + kind.label());
    }
    if (!TermId.isValid(line)) {
      throw new IllegalArgumentException("\"" + line + "\" is not the identifier of a line");
    }
    if (change.asksAnew() != (asked != null) || (asked != null && !asked.id().equals(line))) {
      throw new IllegalArgumentException(
          "\"" + change.label() + "\" of " + line + " and the line written anew do not fit");
    }
    if (author.isEmpty() || reason.isEmpty()) {
      throw new IllegalArgumentException("A change of the offer says who and why");
    }
    if (author.length() > LONGEST_NAME
        || body.length() > LONGEST_NAME
        || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("The words of a change of the offer are too long");
    }
  }

  /** The same as kept under a number. */
  public OfferChange withId(long number) {
    return new OfferChange(
        number, kind, area, line, change, asked, version, author, body, reason, made);
  }

  /** True when it is of the same line of the same area. */
  public boolean isOfSameLineAs(OfferChange other) {
    return kind == other.kind && area.equals(other.area) && line.equals(other.line);
  }

  /**
   * SHA-256 over everything that is kept of it, as 64 hexadecimal digits: each part in UTF-8 after
   * its length in bytes and a colon.
   */
  public String digest() {
    MessageDigest sha = Sha256.begin();
    for (String part :
        List.of(
            Long.toString(id),
            kind.slug(),
            area.value(),
            line,
            change.slug(),
            asked == null ? "" : LineText.of(asked),
            Integer.toString(version),
            author,
            body,
            reason,
            made.toString())) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
