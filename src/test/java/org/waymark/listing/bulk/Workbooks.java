package org.waymark.listing.bulk;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.catalogue.Service;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.intake.table.ImportReport;
import org.waymark.vocabulary.Vocabularies;

/** What an uploaded workbook is read as, for tests of other packages. */
public final class Workbooks {

  /**
   * Listings and findings.
   *
   * @param services by their service id
   */
  public record Read(Map<String, Service> services, ImportReport report) {}

  private Workbooks() {}

  public static Read read(
      Path file, Geography geography, Function<String, PlaceLookup> places, Clock clock)
      throws Exception {
    WorkbookReading.Read read =
        new WorkbookReading(geography, Vocabularies.builtIn(), places, clock)
            .read(file, id -> Optional.empty());
    return new Read(read.services(), read.report());
  }
}
