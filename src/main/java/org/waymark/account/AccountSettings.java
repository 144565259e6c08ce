package org.waymark.account;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.waymark.InvalidSettingException;

/** What an operator decides about accounts. */
@Singleton
public final class AccountSettings {

  private final Duration idle;
  private final Duration longest;
  private final boolean secondFactorRequired;

  /**
   * @param idle setting {@code waymark.account.session-idle}: a session ends after this time of
   *     nothing; 30 minutes unless given
   * @param longest setting {@code waymark.account.session-longest}: a session ends after this time
   *     whatever happens; 12 hours unless given
   * @param secondFactor setting {@code waymark.account.second-factor}: {@code required} (unless
   *     given) or {@code optional} for commissioners, convenors and administrators
   * @throws InvalidSettingException when one of them makes no sense
   */
  public AccountSettings(
      @Value("${waymark.account.session-idle:30m}") Duration idle,
      @Value("${waymark.account.session-longest:12h}") Duration longest,
      @Value("${waymark.account.second-factor:required}") String secondFactor) {
    if (idle.compareTo(Duration.ofMinutes(1)) < 0 || longest.compareTo(idle) < 0) {
      throw new InvalidSettingException(
          "waymark.account.session-idle takes a time of at least one minute (e.g. 30m), and"
              + " waymark.account.session-longest one that is not shorter (e.g. 12h)");
    }
    secondFactorRequired =
        switch (secondFactor.strip().toLowerCase(Locale.ROOT)) {
          case "required" -> true;
          case "optional" -> false;
          default ->
              throw new InvalidSettingException(
                  "waymark.account.second-factor takes required or optional, not \""
                      + secondFactor
                      + "\"");
        };
    this.idle = idle;
    this.longest = longest;
  }

  /** A session ends after this time of nothing. */
  public Duration idle() {
    return idle;
  }

  /** A session ends after this time whatever happens. */
  public Duration longest() {
    return longest;
  }

  /** True when an account may do nothing before it has a second factor and has none. */
  public boolean needsSecondFactor(StoredAccount stored) {
    return secondFactorRequired
        && !stored.demonstration()
        && !stored.account().secondFactor()
        && stored.account().grants().stream().anyMatch(grant -> !(grant instanceof Grant.Provider));
  }
}
