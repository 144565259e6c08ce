package org.waymark.geography.jdbc;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.Sha256;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeodataFinding;
import org.waymark.geography.Geography;
import org.waymark.geography.RefusedFileException;
import org.waymark.geography.boundary.BoundaryCheck;
import org.waymark.geography.boundary.BoundaryFile;
import org.waymark.geography.boundary.BoundaryReport;

/**
 * Loads a file somebody gives: official boundaries or full postcodes, whichever its content shows
 * it to be. A file that is refused changes nothing.
 */
@Singleton
public final class GeodataLoader {

  private final Transactions transactions;
  private final Clock clock;
  private final DataSetLedger ledger;
  private final BoundaryRepository boundaries;

  public GeodataLoader(
      Transactions transactions, Clock clock, DataSetLedger ledger, BoundaryRepository boundaries) {
    this.transactions = transactions;
    this.clock = clock;
    this.ledger = ledger;
    this.boundaries = boundaries;
  }

  /**
   * What became of the file.
   *
   * @param summary one sentence for the person who gave it
   * @param loaded areas or postcodes now loaded from it; 0 when refused
   */
  public record Report(
      boolean accepted, String summary, long loaded, List<GeodataFinding> findings) {
    public Report {
      findings = List.copyOf(findings);
    }

    private static Report refused(Path file, String reason) {
      return new Report(
          false,
          file.getFileName() + " was not loaded: " + reason,
          0,
          List.of(GeodataFinding.refusal(reason)));
    }
  }

  /**
   * Loads one file, or one folder of postcodes.
   *
   * @throws IOException when it cannot be read
   * @throws DatabaseProblem when the database fails
   * @throws IllegalStateException when the built-in geography is not loaded yet: codes could not be
   *     checked
   */
  public Report load(Path file, LoadProgress progress) throws IOException {
    if (!Files.exists(file)) {
      return Report.refused(file, "there is no such file");
    }
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      return Report.refused(file, "it is empty");
    }
    try {
      if (PostcodeLoader.recognises(file)) {
        PostcodeLoader.Report report =
            new PostcodeLoader(transactions, clock, ledger).load(file, progress);
        return new Report(
            true,
            report.loaded() + " postcodes were loaded from " + file.getFileName(),
            report.loaded(),
            report.findings());
      }
      return loadBoundaries(file, progress);
    } catch (RefusedFileException e) {
      return Report.refused(file, String.valueOf(e.getMessage()));
    }
  }

  private Report loadBoundaries(Path file, LoadProgress progress)
      throws IOException, RefusedFileException {
    Geography geography = new GeographyReader(transactions).load();
    progress.report("Boundaries", 0, 3);
    BoundaryFile read = BoundaryFile.read(file);
    progress.report("Boundaries", 1, 3);
    BoundaryReport report = new BoundaryCheck(geography, LocalDate.now(clock)).check(read);
    progress.report("Boundaries", 2, 3);
    AreaKind kind = report.kind();
    if (kind == null || !report.isAccepted()) {
      String reasons =
          report.findings().stream()
              .filter(finding -> finding.severity() == GeodataFinding.Severity.REFUSAL)
              .map(GeodataFinding::message)
              .collect(Collectors.joining("; "));
      return new Report(
          false, file.getFileName() + " was not loaded: " + reasons, 0, report.findings());
    }
    write(kind, report, checksum(file));
    progress.report("Boundaries", 3, 3);
    int areas = report.boundaries().size();
    return new Report(
        true,
        areas
            + " "
            + (areas == 1 ? kind.label() : kind.plural()).toLowerCase(Locale.UK)
            + " are now drawn from "
            + file.getFileName(),
        areas,
        report.findings());
  }

  private void write(AreaKind kind, BoundaryReport report, String checksum) {
    Set<String> replaced = new TreeSet<>();
    report.sameVintage().forEach(code -> replaced.add(code.value()));
    report.boundaries().keySet().forEach(code -> replaced.add(code.value()));
    List<StoredOutline> outlines =
        report.boundaries().entrySet().stream()
            .map(
                entry ->
                    StoredOutline.of(
                        kind, entry.getKey(), report.edition(), false, entry.getValue()))
            .toList();
    transactions.write(
        () -> {
          ledger.lock();
          boundaries.deleteByKindAndCodeIn(kind.slug(), replaced);
          boundaries.saveAll(outlines);
          ledger.write(
              new DataSetLedger.Entry(
                  "boundaries/" + kind.slug(), report.edition(), checksum, clock.instant()));
          return outlines.size();
        });
  }

  private static String checksum(Path file) throws IOException {
    MessageDigest digest = Sha256.begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
