package org.waymark.listing.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.ServiceExport;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.UneditedDesk;
import org.waymark.intake.table.ImportReport;
import org.waymark.vocabulary.Vocabularies;

/**
 * Reads a workbook with the reader of the import, into a catalogue that is nobody's: the same rules
 * and the same words about what is wrong, and nothing is changed. Of a cell that cannot be read
 * what was downloaded stays.
 */
record WorkbookReading(
    Geography geography,
    Vocabularies vocabularies,
    Function<String, PlaceLookup> places,
    Clock clock) {

  private static final String SOURCE = "waymark-workbook";

  /**
   * What was read.
   *
   * @param services those that are not as they were downloaded, by their service id in the file, in
   *     its order
   * @param organisations what the file says of them, under the identifiers that services name
   * @param withheld service ids for which an address of a withheld place was given; it is not kept
   */
  record Read(
      Map<String, Service> services,
      Map<OrganisationId, Organisation> organisations,
      ImportReport report,
      Set<String> withheld) {}

  /**
   * @param downloaded a listing as it was downloaded, by its service id in the file; empty when
   *     that is none of the person's
   */
  Read read(Path file, Function<String, Optional<Service>> downloaded)
      throws IOException, RefusedFileException {
    Sink sink = new Sink(downloaded);
    Set<String> withheld = new HashSet<>();
    ServiceImport intake =
        new ServiceImport(
            sink,
            geography,
            vocabularies,
            places,
            (addresses, who) -> withheld.add("given"),
            clock);
    ImportReport report = intake.run(file, ServiceImport.Options.ofAWorkbook(SOURCE), rows -> {});
    Map<String, Service> services = new LinkedHashMap<>();
    sink.services.forEach(service -> services.put(service.provenance().externalId(), service));
    Map<OrganisationId, Organisation> organisations = new HashMap<>();
    sink.organisations.forEach(each -> organisations.put(each.id(), each));
    return new Read(services, organisations, report, withheld);
  }

  /** Listings as they come back when they are written and read unchanged, by their service ids. */
  Map<String, Service> roundTrip(Catalogue written, boolean money) {
    try {
      Path file = Files.createTempFile("waymark-workbook", ".csv");
      try {
        Files.writeString(
            file,
            new ServiceExport(geography, vocabularies, money)
                .withoutSources()
                .csv(written, service -> true),
            StandardCharsets.UTF_8);
        return read(file, id -> Optional.empty()).services();
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (RefusedFileException e) {
      throw new IllegalStateException("What was written cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes what is read and keeps it in memory. Words that give a place away are refused where the
   * listing is saved, which knows what stood there before.
   */
  private static final class Sink implements UneditedDesk {
    private final Function<String, Optional<Service>> downloaded;
    private final List<Service> services = new ArrayList<>();
    private final List<Organisation> organisations = new ArrayList<>();

    Sink(Function<String, Optional<Service>> downloaded) {
      this.downloaded = downloaded;
    }

    @Override
    public Catalogue catalogue() {
      return Catalogue.empty();
    }

    @Override
    public Optional<Service> findKnown(Catalogue catalogue, Service read) {
      return downloaded.apply(read.provenance().externalId()).map(each -> each.withId(read.id()));
    }

    @Override
    public void take(CatalogueChange change, Runnable alongside) {
      services.addAll(change.services());
      organisations.addAll(change.organisations());
      alongside.run();
    }
  }

  /** The service id a downloaded row has: the listing and what of it was seen. */
  static String key(ServiceId service, String version) {
    return service + "@" + version;
  }

  /** The listing of a service id; empty when it is none of a download. */
  static Optional<ServiceId> service(String key) {
    int at = key.indexOf('@');
    return RecordIds.parse(at < 0 ? key : key.substring(0, at)).map(ServiceId::new);
  }

  /** The version in a service id; empty when there is none. */
  static String version(String key) {
    int at = key.indexOf('@');
    return at < 0 ? "" : key.substring(at + 1);
  }
}
