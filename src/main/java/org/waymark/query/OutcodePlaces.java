package org.waymark.query;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.PlaceLookup;
import org.waymark.snapshot.SnapshotKeeper;

/** Places by outward code or the name of their town alone. */
@Singleton
@Secondary
final class OutcodePlaces implements Places {

  private static final String REMEDY = "Enter a postcode in England, like CA11 7XX, or a town.";

  private final SnapshotKeeper snapshots;

  OutcodePlaces(SnapshotKeeper snapshots) {
    this.snapshots = snapshots;
  }

  @Override
  public PlaceLookup find(String asked) {
    Geography geography = snapshots.current().geography();
    String compact = asked.replace(" ", "").toUpperCase(Locale.ROOT);
    Optional<Outcode> outcode = geography.findOutcode(compact);
    if (outcode.isEmpty() && compact.matches("[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}")) {
      outcode = geography.findOutcode(compact.substring(0, compact.length() - 3));
    }
    if (outcode.isEmpty()) {
      outcode =
          geography.listOutcodes().stream()
              .filter(each -> each.town().equalsIgnoreCase(asked.strip()))
              .findFirst();
    }
    return outcode
        .<PlaceLookup>map(
            found ->
                new PlaceLookup.Found(
                    found.town().isEmpty()
                        ? found.code()
                        : found.town() + " (" + found.code() + ")",
                    found.position(),
                    found.smallArea(),
                    null))
        .orElseGet(() -> new PlaceLookup.Unknown(asked, REMEDY));
  }
}
