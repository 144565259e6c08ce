package org.waymark.pathway;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;

/**
 * What the two ends of a route have agreed.
 *
 * @param made the day a formal agreement was made; null when unknown
 * @param ends its last day; null when open-ended or unknown
 * @param partners bodies that are party to it, by name; empty when unknown
 */
@RecordBuilder
public record Agreement(
    Kind kind, @Nullable LocalDate made, @Nullable LocalDate ends, List<String> partners) {

  /** How a route is agreed, surest first. */
  public enum Kind implements Labelled {
    FORMAL("Formal agreement"),
    INFORMAL("Informal agreement"),
    NONE("No agreement");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** What a route rests on, on a day. */
  public enum Status implements Labelled {
    FORMAL("Formal agreement"),
    INFORMAL("Informal agreement"),
    LAPSED("Formal agreement that has ended"),
    NONE("No agreement");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public static final int MOST_PARTNERS = 40;
  public static final Agreement NONE = new Agreement(Kind.NONE, null, null, List.of());
  public static final Agreement INFORMAL = new Agreement(Kind.INFORMAL, null, null, List.of());

  public Agreement {
    Objects.requireNonNull(kind);
    partners = List.copyOf(partners);
    if (kind != Kind.FORMAL && (made != null || ends != null)) {
      throw new IllegalArgumentException(
          "Only a formal agreement has dates: leave them out, or say that it is formal");
    }
    if (kind == Kind.NONE && !partners.isEmpty()) {
      throw new IllegalArgumentException(
          "Where there is no agreement there are no partners: leave them out");
    }
    if (made != null && ends != null && ends.isBefore(made)) {
      throw new IllegalArgumentException(
          "The agreement ends on " + ends + ", before it was made on " + made);
    }
    if (partners.size() > MOST_PARTNERS) {
      throw new IllegalArgumentException(
          "An agreement names at most " + MOST_PARTNERS + " partners, not " + partners.size());
    }
    for (String partner : partners) {
      if (partner.isBlank() || partner.contains("\n") || partner.length() > 200) {
        throw new IllegalArgumentException(
            "A partner to an agreement is a name of at most 200 characters on one line");
      }
    }
  }

  public static Agreement formal(@Nullable LocalDate made, @Nullable LocalDate ends) {
    return new Agreement(Kind.FORMAL, made, ends, List.of());
  }

  /** What it comes to on that day: a formal agreement that has ended has lapsed. */
  public Status standing(LocalDate day) {
    return switch (kind) {
      case FORMAL -> ends != null && ends.isBefore(day) ? Status.LAPSED : Status.FORMAL;
      case INFORMAL -> Status.INFORMAL;
      case NONE -> Status.NONE;
    };
  }
}
