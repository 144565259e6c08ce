package org.waymark.web.pathway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waymark.pathway.journey.JourneyOutcome;
import org.waymark.report.Figures;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.web.coverage.MapFigure;
import org.waymark.web.coverage.MapPart;

/** What the colours of the map of breaks show. */
enum BreaksShow {
  FURTHEST("furthest", "The furthest stage reached"),
  WAIT("wait", "Weeks of waits in all"),
  HANDOFFS("handoffs", "Handoffs"),
  CROSSINGS("crossings", "Boundary crossings");

  private static final int[] WEEKS = {0, 4, 12, 26};

  private final String slug;
  private final String label;

  BreaksShow(String slug, String label) {
    this.slug = slug;
    this.label = label;
  }

  String slug() {
    return slug;
  }

  String label() {
    return label;
  }

  static Optional<BreaksShow> ofSlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst();
  }

  String style(JourneyOutcome outcome) {
    if (outcome.reached().isEmpty()) {
      return "reach-0";
    }
    return switch (this) {
      case FURTHEST -> "reach-" + outcome.furthest().map(stage -> stage.ordinal() + 1).orElse(0);
      case WAIT -> "priority-" + weeks(outcome.waitWeeks());
      case HANDOFFS -> "priority-" + Math.min(4, outcome.handoffs());
      case CROSSINGS -> "priority-" + Math.min(4, outcome.crossings());
    };
  }

  private static int weeks(int weeks) {
    int at = 0;
    while (at < WEEKS.length && weeks > WEEKS[at]) {
      at++;
    }
    return at;
  }

  String figure(JourneyOutcome outcome) {
    return switch (this) {
      case FURTHEST -> outcome.furthest().map(JourneyStage::label).orElse("Nowhere");
      case WAIT -> outcome.waitWeeks() + " wk";
      case HANDOFFS -> Integer.toString(outcome.handoffs());
      case CROSSINGS -> Integer.toString(outcome.crossings());
    };
  }

  List<MapFigure.Key> legend(List<MapPart> parts) {
    List<MapFigure.Key> keys = new ArrayList<>();
    keys.add(MapFigure.Key.of("reach-0", "", "Gets nowhere", parts));
    switch (this) {
      case FURTHEST -> {
        for (JourneyStage stage : JourneyStage.values()) {
          keys.add(MapFigure.Key.of("reach-" + (stage.ordinal() + 1), "", stage.label(), parts));
        }
      }
      case WAIT -> {
        List<String> labels =
            List.of("No wait stated", "Up to 4 weeks", "5 to 12", "13 to 26", "Over 26");
        for (int i = 0; i < labels.size(); i++) {
          keys.add(MapFigure.Key.of("priority-" + i, "", labels.get(i), parts));
        }
      }
      case HANDOFFS, CROSSINGS -> {
        for (int i = 0; i <= 4; i++) {
          keys.add(
              MapFigure.Key.of(
                  "priority-" + i,
                  "",
                  i == 4 ? "4 or more" : i == 0 ? "None" : Figures.whole(i),
                  parts));
        }
      }
    }
    return keys;
  }
}
