package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.intake.Departures;
import org.waymark.intake.table.RefusedRowFile;
import org.waymark.listing.DepartedListings;
import org.waymark.report.CsvFile;
import org.waymark.report.PageAddress;

/** What an import says, and does, about listings that its file no longer names. */
final class MissingListings {

  private static final int SHOWN = 5;
  private static final List<String> HEADINGS =
      List.of("Waymark source", "Service id", "Service name", "Visibility", "Last checked", "Page");

  private final ImportedFile file;
  private final Departures.Wish wish;
  private Departures departures = Departures.none();
  private int suspended;
  private int again;

  /**
   * @param wish what is to be done about what left
   */
  MissingListings(ImportedFile file, Departures.Wish wish) {
    this.file = file;
    this.wish = wish;
  }

  /** Suspends what left and publishes again what is back, unless it is a rehearsal. */
  void settle(Departures found, DepartedListings listings) {
    departures = found;
    if (file.dryRun()) {
      again = listings.departed(found.back()).size();
      return;
    }
    again = listings.publishAgain(found.back(), file.who());
    if (wish != Departures.Wish.KEEP) {
      suspended = listings.suspend(found.left(), file.who());
    }
  }

  void print(PrintWriter out) throws IOException {
    if (again > 0) {
      out.printf(
          "%,d listings that were suspended because they had left the file are in it again: they"
              + " %s published.%n",
          again, file.dryRun() ? "would be" : "are");
    }
    if (!departures.left().isEmpty()) {
      printLeft(out);
    }
  }

  private void printLeft(PrintWriter out) throws IOException {
    departures
        .bySource()
        .forEach(
            (source, its) ->
                out.printf(
                    "%,d of the %,d published listings of \"%s\" are not in the file: %s%n",
                    its.size(), departures.published().get(source), source, names(its)));
    Path all = file.beside("-missing.csv");
    write(all, departures.left());
    out.println("All of them are in " + all);
    if (wish == Departures.Wish.KEEP) {
      out.println(
          "They stay as they are. If the file is the whole of its source, --suspend-missing"
              + " suspends them.");
    } else if (file.dryRun()) {
      String doubt = departures.doubt(wish);
      out.println((doubt.isEmpty() ? "They would be suspended" : doubt) + ".");
    } else {
      out.printf(
          "%,d were suspended; a later file that names them publishes them again.%n", suspended);
    }
  }

  private static String names(List<Service> its) {
    String first = its.stream().limit(SHOWN).map(Service::name).collect(Collectors.joining("; "));
    return its.size() > SHOWN ? first + " and more" : first;
  }

  /** Unlisted listings are in it, so that it is its owner's. */
  private static void write(Path target, List<Service> left) throws IOException {
    try (CsvFile out = RefusedRowFile.ofItsOwner(target, HEADINGS)) {
      for (Service each : left) {
        out.row(
            Arrays.asList(
                each.provenance().source(),
                each.provenance().externalId(),
                each.name(),
                each.visibility() == Visibility.PUBLIC ? "" : each.visibility().label(),
                each.assuredOn(),
                PageAddress.ofService(each.id())));
      }
    }
  }
}
