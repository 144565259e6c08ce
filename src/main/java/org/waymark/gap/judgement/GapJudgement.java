package org.waymark.gap.judgement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.Sha256;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.vocabulary.TermId;

/**
 * What a commissioner says of a cell, or of a line of the expected offer. Judgements are only ever
 * added: a later one of the same sort takes the place of an earlier one, and {@link Sort#WITHDRAWN}
 * takes back whatever stood.
 *
 * @param id given by the database, ascending; 0 before it is kept
 * @param question exactly this cell or line: a judgement of a wider term says nothing of a narrower
 *     one
 * @param author the name of the person, as recorded
 * @param body whom they speak for, e.g. a policing body; empty when not given
 * @param reason in words; never blank
 * @param made the day it was made
 * @param expires the last day it holds: the annual review must ask again (guidance, paragraphs 111
 *     to 113); null for a note, which stays
 */
public record GapJudgement(
    long id,
    JudgedQuestion question,
    Sort sort,
    String author,
    String body,
    String reason,
    LocalDate made,
    @Nullable LocalDate expires) {

  /** Longest reason, in characters. */
  public static final int LONGEST_REASON = 2_000;

  /** Longest name, in characters. */
  public static final int LONGEST_NAME = 200;

  /** What a judgement says. */
  public enum Sort {
    ABSENCE_CONFIRMED("Absence confirmed"),
    NOT_RELEVANT("Not relevant here"),
    NOTE("Note"),
    WITHDRAWN("Withdrawn");

    private final String label;

    Sort(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Sort> ofSlug(String slug) {
      return Arrays.stream(values()).filter(sort -> sort.slug().equals(slug)).findFirst();
    }

    /** True when it holds only until the next annual review. */
    public boolean expires() {
      return this == ABSENCE_CONFIRMED || this == NOT_RELEVANT;
    }
  }

  public GapJudgement {
    Objects.requireNonNull(question);
    Objects.requireNonNull(sort);
    author = author.strip();
    body = body.strip();
    reason = reason.strip();
    check("author", author, LONGEST_NAME);
    check("reason", reason, LONGEST_REASON);
    checkWritable("body", body, LONGEST_NAME);
    if (sort.expires() != (expires != null)) {
      throw new IllegalArgumentException(
          sort.expires()
              ? "\"" + sort.label() + "\" needs the day it expires"
              : "\"" + sort.label() + "\" does not expire");
    }
    if (expires != null && expires.isBefore(made)) {
      throw new IllegalArgumentException(
          "The judgement expires on " + expires + ", before it was made on " + made);
    }
  }

  private static void check(String field, String text, int longest) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Give the " + field + ": a judgement says who and why");
    }
    checkWritable(field, text, longest);
  }

  private static void checkWritable(String field, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          "The " + field + " has " + text.length() + " characters; give at most " + longest);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("The " + field + " has a NUL character: take it out");
    }
  }

  /** The same as kept under a number. */
  public GapJudgement withId(long number) {
    return new GapJudgement(number, question, sort, author, body, reason, made, expires);
  }

  /**
   * SHA-256 over everything that is kept of it, as 64 hexadecimal digits: each part in UTF-8 after
   * its length in bytes and a colon, so that no two judgements are encoded alike.
   */
  public String digest() {
    MessageDigest sha = Sha256.begin();
    List<String> parts = new ArrayList<>(List.of(Long.toString(id)));
    parts.addAll(partsOf(question));
    parts.addAll(
        List.of(
            sort.slug(),
            author,
            body,
            reason,
            made.toString(),
            expires == null ? "" : expires.toString()));
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      sha.update(bytes);
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static List<String> partsOf(JudgedQuestion question) {
    TermId cohort = question.cohort();
    List<String> parts =
        new ArrayList<>(
            List.of(
                question.kind().slug(),
                question.area().value(),
                question.crimeType().value(),
                cohort == null ? "" : cohort.value()));
    switch (question) {
      case GapCell cell -> parts.add(cell.supportType().value());
      case LineQuestion line -> {
        parts.add(line.line());
        parts.add(line.level().name());
        parts.add(line.organisedAt());
        line.supportTypes().stream().map(TermId::value).sorted().forEach(parts::add);
      }
    }
    return parts;
  }

  /** True when it holds on that day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(made) && (expires == null || !day.isAfter(expires));
  }
}
