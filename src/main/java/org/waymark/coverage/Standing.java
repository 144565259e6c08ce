package org.waymark.coverage;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;

/**
 * How a service stands on a day: it counts, it counts with a caution, or it does not count. This is
 * the one place that says so, for coverage, gap, search, journeys, networks, files and API alike;
 * whom a service takes is another question.
 *
 * <p>Money that is on record and has ended does not outweigh a provider who has confirmed or edited
 * the listing after that end: the record is old, not the service. It counts then, and the
 * commissioner is asked to put the record right. Where nobody has said anything since, it does not
 * count until somebody confirms that it still runs.
 *
 * @param cautions what to beware of; empty when it does not count
 * @param reasons every reason why it does not count; empty when it does
 */
public record Standing(List<Caution> cautions, List<Reason> reasons) {

  private static final Standing GOOD = new Standing(List.of(), List.of());

  public Standing {
    cautions = List.copyOf(cautions);
    reasons = List.copyOf(reasons);
    if (!cautions.isEmpty() && !reasons.isEmpty()) {
      throw new IllegalArgumentException("What does not count has reasons and no cautions");
    }
  }

  /** The three ways to stand. */
  public enum Kind implements Labelled {
    COUNTS("Counts"),
    COUNTS_WITH_CAUTION("Counts, with a caution"),
    DOES_NOT_COUNT("Listed, not counted");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** What to beware of in a service that counts. */
  public enum Caution {
    /** Nobody has confirmed the listing for over 90 days. */
    CHECK_DUE("its listing is due to be checked", "its listing is due to be checked"),
    /**
     * Everything that pays for it has ended by the record, and its provider has said since that it
     * runs.
     */
    FUNDING_RECORD_OUT_OF_DATE(
        "confirm that it still runs",
        "funding record out of date: its provider has confirmed the listing since the recorded"
            + " end");

    private final String words;
    private final String wordsWithContracts;

    Caution(String words, String wordsWithContracts) {
      this.words = words;
      this.wordsWithContracts = wordsWithContracts;
    }

    /** For everybody: nothing of a contract. */
    public String words() {
      return words;
    }

    /** For those who may see contracts. */
    public String wordsWithContracts() {
      return wordsWithContracts;
    }
  }

  /** Why a service does not count. */
  public sealed interface Reason {

    /** For everybody, as the end of "Not counted: …": nothing of a contract. */
    String words();

    /** The same for those who may see contracts. */
    default String wordsWithContracts() {
      return words();
    }

    /** Kebab-case name for files and programs, that everybody may read. */
    String code();

    /** True when it would go away, were the listing confirmed as it is. */
    boolean endsWhenConfirmed();
  }

  /** The listing is not published. */
  public record NotPublished(ListingStatus status) implements Reason {
    @Override
    public String words() {
      return "its listing is " + status.label().toLowerCase(Locale.UK) + ", not published";
    }

    @Override
    public String code() {
      return "not-published";
    }

    @Override
    public boolean endsWhenConfirmed() {
      return false;
    }
  }

  /**
   * It takes no referrals.
   *
   * @param asOf the day this was said; null when not recorded
   */
  public record ClosedToReferrals(@Nullable LocalDate asOf) implements Reason {
    @Override
    public String words() {
      return "closed to referrals" + (asOf == null ? "" : " since " + day(asOf));
    }

    @Override
    public String code() {
      return "closed-to-referrals";
    }

    @Override
    public boolean endsWhenConfirmed() {
      return false;
    }
  }

  /**
   * Everything that pays for it has ended by the record, and nobody of the provider has said since
   * that it runs.
   *
   * @param lastDay of the funding that ended last; for those who may see contracts
   */
  public record FundingEnded(LocalDate lastDay) implements Reason {
    @Override
    public String words() {
      return "confirm that it still runs";
    }

    @Override
    public String wordsWithContracts() {
      return "all funding on record ended on "
          + day(lastDay)
          + ", and nobody has confirmed since that it still runs";
    }

    @Override
    public String code() {
      return "to-be-confirmed";
    }

    @Override
    public boolean endsWhenConfirmed() {
      return true;
    }
  }

  /**
   * Nobody has confirmed the listing for over 180 days.
   *
   * @param assuredOn null when nobody ever has
   */
  public record Stale(@Nullable LocalDate assuredOn) implements Reason {
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

    @Override
    public boolean endsWhenConfirmed() {
      return true;
    }
  }

  /** How a service stands on a day. */
  public static Standing of(Service service, LocalDate today) {
    List<Reason> reasons = new ArrayList<>(0);
    if (!service.isPublished()) {
      reasons.add(new NotPublished(service.status()));
    }
    if (service.capacity().status() == Capacity.Status.CLOSED) {
      reasons.add(new ClosedToReferrals(service.capacity().asOf()));
    }
    LocalDate fundedUntil = fundingEnded(service, today).orElse(null);
    boolean confirmedSince = fundedUntil != null && isConfirmedAfter(service, fundedUntil);
    if (fundedUntil != null && !confirmedSince) {
      reasons.add(new FundingEnded(fundedUntil));
    }
    Freshness freshness = service.freshness(today);
    if (freshness == Freshness.STALE) {
      reasons.add(new Stale(service.assuredOn()));
    }
    if (!reasons.isEmpty()) {
      return new Standing(List.of(), reasons);
    }
    List<Caution> cautions = new ArrayList<>(0);
    if (freshness == Freshness.DUE) {
      cautions.add(Caution.CHECK_DUE);
    }
    if (confirmedSince) {
      cautions.add(Caution.FUNDING_RECORD_OUT_OF_DATE);
    }
    return cautions.isEmpty() ? GOOD : new Standing(cautions, List.of());
  }

  /** The last day of all funding on record; empty when some goes on or none is recorded. */
  private static Optional<LocalDate> fundingEnded(Service service, LocalDate today) {
    return service.arrangements().isEmpty()
            || service.arrangements().stream().anyMatch(each -> isInForce(each, today))
        ? Optional.empty()
        : service.arrangements().stream()
            .map(CommissioningArrangement::ends)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
  }

  /** True when it has not ended before that day; one without an end goes on. */
  public static boolean isInForce(CommissioningArrangement arrangement, LocalDate today) {
    return arrangement.ends() == null || !arrangement.ends().isBefore(today);
  }

  private static boolean isConfirmedAfter(Service service, LocalDate day) {
    return (service.assuredOn() != null && service.assuredOn().isAfter(day))
        || (service.editedOn() != null && service.editedOn().isAfter(day));
  }

  public boolean counts() {
    return reasons.isEmpty();
  }

  public Kind kind() {
    if (!counts()) {
      return Kind.DOES_NOT_COUNT;
    }
    return cautions.isEmpty() ? Kind.COUNTS : Kind.COUNTS_WITH_CAUTION;
  }

  /** True when it does not count, and would if the listing were confirmed as it is. */
  public boolean wouldCountIfConfirmed() {
    return !counts() && reasons.stream().allMatch(Reason::endsWhenConfirmed);
  }

  /** True when its funding on record has ended, whether it has been confirmed since or not. */
  public boolean isToBeConfirmed() {
    return cautions.contains(Caution.FUNDING_RECORD_OUT_OF_DATE)
        || reasons.stream().anyMatch(FundingEnded.class::isInstance);
  }

  /** What is said of it beside its kind, for everybody; empty when nothing is. */
  public List<String> words() {
    return words(false);
  }

  /**
   * As {@link #words()}.
   *
   * @param contracts whether the reader may see contracts
   */
  public List<String> words(boolean contracts) {
    return counts()
        ? cautions.stream()
            .map(each -> contracts ? each.wordsWithContracts() : each.words())
            .toList()
        : reasons.stream()
            .map(each -> contracts ? each.wordsWithContracts() : each.words())
            .toList();
  }

  private static String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK).format(date);
  }
}
