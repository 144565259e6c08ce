package org.waymark.gap.cell;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.ListingStatus;

/** Why a service does not count in a cell. */
public sealed interface Exclusion {

  /** The words of pages and files, as the end of "Not counted: …". */
  String words();

  /** Kebab-case name for files and programs. */
  String code();

  /** The listing is not published. */
  record NotPublished(ListingStatus status) implements Exclusion {
    @Override
    public String words() {
      return "its listing is " + status.label().toLowerCase(Locale.UK) + ", not published";
    }

    @Override
    public String code() {
      return "not-published";
    }
  }

  /**
   * Nobody has confirmed the listing for over 180 days.
   *
   * @param assuredOn null when nobody ever has
   */
  record Stale(@Nullable LocalDate assuredOn) implements Exclusion {
    @Override
    public String words() {
      return assuredOn == null
          ? "nobody has ever confirmed its listing"
          : "its listing has not been confirmed since " + day(assuredOn);
    }

    @Override
    public String code() {
      return "listing-stale";
    }
  }

  /**
   * It takes no referrals.
   *
   * @param asOf the day this was said; null when not recorded
   */
  record ClosedToReferrals(@Nullable LocalDate asOf) implements Exclusion {
    @Override
    public String words() {
      return "closed to referrals" + (asOf == null ? "" : " since " + day(asOf));
    }

    @Override
    public String code() {
      return "closed-to-referrals";
    }
  }

  /**
   * Everything that paid for it has ended.
   *
   * @param lastDay of the funding that ended last. For those who may see contracts: {@link
   *     #words()} leaves it out
   */
  record FundingEnded(LocalDate lastDay) implements Exclusion {
    @Override
    public String words() {
      return "all funding on record has ended";
    }

    @Override
    public String code() {
      return "contract-ended";
    }
  }

  /** The support is not under the Duty. */
  record OutsideDuty(String support) implements Exclusion {
    @Override
    public String words() {
      return support + " is outside the Duty";
    }

    @Override
    public String code() {
      return "outside-the-duty";
    }
  }

  /** It takes nobody who lives in the area. */
  record DoesNotCover(String area) implements Exclusion {
    @Override
    public String words() {
      return "does not cover "
          + area
          + ": 100% of residents out of reach (it serves a neighbouring area)";
    }

    @Override
    public String code() {
      return "does-not-cover";
    }
  }

  /**
   * It does not admit the cohort.
   *
   * @param what it admits instead, e.g. "age 18 and over"
   */
  record NotAdmitted(String what) implements Exclusion {
    @Override
    public String words() {
      return what;
    }

    @Override
    public String code() {
      return "not-admitted";
    }
  }

  /** It is listed for a wider term only, so nothing says that it does this. */
  record WiderOnly(String wider, String wanted) implements Exclusion {
    @Override
    public String words() {
      return "listed for “" + wider + "” in general; it does not name “" + wanted + "”";
    }

    @Override
    public String code() {
      return "wider-only";
    }
  }

  private static String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(date);
  }
}
