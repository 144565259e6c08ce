package org.waymark.pathway;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.geography.AreaCode;

/**
 * Where somebody first says what happened, in one police area or anywhere in England. Those of
 * every kind are there for every police area without anybody having to write them down.
 *
 * @param policeArea the police area; null for an entry point that is the same everywhere, as a
 *     national helpline
 */
public record EntryPoint(Kind kind, @Nullable AreaCode policeArea) implements Waypoint {

  static final String EVERYWHERE = "england";

  /** The kinds of entry point, in the order in which they are drawn. */
  public enum Kind implements Labelled {
    POLICE_REPORT("Police report", "the police", ReferralSource.POLICE, true),
    SELF_REFERRAL("Self-referral", "people who refer themselves", ReferralSource.SELF, false),
    GP_AND_HEALTH("GP and other health", "GPs and other health staff", ReferralSource.HEALTH, true),
    EMERGENCY_DEPARTMENT("A&E", "emergency departments", ReferralSource.EMERGENCY_DEPARTMENT, true),
    EDUCATION("School and college", "schools and colleges", ReferralSource.EDUCATION, true),
    SOCIAL_CARE("Social care", "social care", ReferralSource.SOCIAL_CARE, true),
    MARAC("MARAC", "the MARAC", ReferralSource.MARAC, true),
    MASH("MASH", "the MASH", ReferralSource.MASH, true),
    HELPLINE("Helpline", "helplines", ReferralSource.HELPLINE, true),
    COURT("Court", "the courts", ReferralSource.COURT, true),
    WORKPLACE(
        "Workplace",
        "employers",
        ReferralSource.ANY_PROFESSIONAL,
        false,
        "work",
        "employer",
        "employers"),
    COMMUNITY(
        "Community",
        "community and faith groups",
        ReferralSource.ANY_PROFESSIONAL,
        false,
        "community groups",
        "faith groups",
        "community and faith groups");

    private final String label;
    private final String sender;
    private final ReferralSource source;
    private final boolean answers;
    private final List<String> own;

    Kind(String label, String sender, ReferralSource source, boolean answers, String... own) {
      this.label = label;
      this.sender = sender;
      this.source = source;
      this.answers = answers;
      this.own = List.of(own);
    }

    @Override
    public String label() {
      return label;
    }

    /** As the source of referrals is called in a listing, where that is one of its own. */
    @Override
    public List<String> alsoCalled() {
      return source == ReferralSource.ANY_PROFESSIONAL
          ? own
          : Stream.concat(Stream.of(source.label()), source.alsoCalled().stream()).toList();
    }

    /** Who refers from here, for the middle of a sentence: "the police". */
    public String sender() {
      return sender;
    }

    /** The source of referrals that a listing names when it takes people from here. */
    public ReferralSource source() {
      return source;
    }

    /**
     * True when there is a body that can say it sends people along a route. Nobody speaks for
     * people who refer themselves, so that what the receiver says is enough there.
     */
    public boolean hasSomebodyToSpeakForIt() {
      return answers;
    }

    public static Optional<Kind> ofSlug(String slug) {
      return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
  }

  public EntryPoint {
    Objects.requireNonNull(kind);
  }

  /** The one that is the same everywhere in England. */
  public static EntryPoint everywhere(Kind kind) {
    return new EntryPoint(kind, null);
  }

  public boolean isEverywhere() {
    return policeArea == null;
  }

  @Override
  public String key() {
    return kind.slug() + ":" + (policeArea == null ? EVERYWHERE : policeArea.value());
  }

  @Override
  public String toString() {
    return key();
  }
}
