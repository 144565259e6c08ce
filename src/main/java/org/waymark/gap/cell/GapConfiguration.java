package org.waymark.gap.cell;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Reads the thresholds from the settings of the program, {@code waymark.gap.*}. */
@Factory
final class GapConfiguration {

  /**
   * @throws IllegalArgumentException when a setting is out of bounds; it names the setting
   */
  @Singleton
  GapSettings settings(Environment environment) {
    GapSettings usual = GapSettings.USUAL;
    Map<GapFinding, Double> severities = new EnumMap<>(GapFinding.class);
    for (GapFinding finding : GapFinding.values()) {
      severities.put(
          finding, number(environment, "severity." + finding.slug(), usual.severity(finding)));
    }
    return new GapSettings(
        number(environment, "provided-share", usual.providedShare()),
        number(environment, "secure-share", usual.secureShare()),
        whole(environment, "risk-months", usual.riskMonths()),
        whole(environment, "long-wait-weeks", usual.longWaitWeeks()),
        number(environment, "duplicated-share", usual.duplicatedShare()),
        number(environment, "low-volume-victims", usual.lowVolumeVictims()),
        number(environment, "near-kilometres", usual.nearKilometres()),
        whole(environment, "review-months", usual.reviewMonths()),
        number(environment, "first-band", usual.firstBand()),
        number(environment, "second-band", usual.secondBand()),
        severities);
  }

  private static double number(Environment environment, String name, double usual) {
    return environment.getProperty("waymark.gap." + name, Double.class).orElse(usual);
  }

  private static int whole(Environment environment, String name, int usual) {
    return environment.getProperty("waymark.gap." + name, Integer.class).orElse(usual);
  }
}
