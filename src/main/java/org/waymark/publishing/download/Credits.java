package org.waymark.publishing.download;

import java.util.ArrayList;
import java.util.List;
import org.waymark.snapshot.Snapshot;

/** What is said of where figures come from, with every file of them. */
final class Credits {

  private static final String RESIDENTS =
      "Residents: Census 2021. Source: Office for National Statistics licensed under the Open"
          + " Government Licence v.3.0.";

  private Credits() {}

  /** Of figures about residents. */
  static List<String> of(Snapshot snapshot) {
    List<String> credits = new ArrayList<>(ofListings(snapshot));
    credits.add(RESIDENTS);
    return credits;
  }

  /** Of listings alone. */
  static List<String> ofListings(Snapshot snapshot) {
    List<String> credits = new ArrayList<>();
    credits.add(
        "Catalogue of "
            + snapshot.today()
            + ". What is not recorded is not in the catalogue; it is not proof that there is"
            + " none.");
    switch (snapshot.catalogue().invented()) {
      case NOTHING -> {}
      case SOME ->
          credits.add(
              "Invented listings of the demonstration are in it beside real ones: they are marked,"
                  + " and figures count them.");
      case EVERYTHING -> credits.add("Demonstration data: every organisation here is invented.");
    }
    return credits;
  }
}
