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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.waymark.Sha256;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
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

  /** The names of layers of official outlines in the ledger begin so. */
  static final String LEDGER = "boundaries/";

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
   * Loads one file, or one folder of postcodes. What is there and the file lacks stays; what would
   * be lost, to an older edition or to a file of a part, is asked about.
   *
   * @param consent what was asked before and is agreed to
   * @throws IOException when it cannot be read
   * @throws DatabaseProblem when the database fails
   * @throws IllegalStateException when the built-in geography is not loaded yet: codes could not be
   *     checked
   */
  public Report load(Path file, Consent consent, LoadProgress progress) throws IOException {
    if (!Files.exists(file)) {
      return Report.refused(file, "there is no such file");
    }
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      return Report.refused(file, "it is empty");
    }
    try {
      if (PostcodeLoader.recognises(file)) {
        PostcodeLoader.Report report =
            new PostcodeLoader(transactions, clock, ledger).load(file, consent, progress);
        return new Report(
            true,
            String.format(
                Locale.UK,
                "%,d postcodes were loaded from %s",
                report.loaded(),
                file.getFileName()),
            report.loaded(),
            report.findings());
      }
      return loadBoundaries(file, consent, progress);
    } catch (RefusedFileException e) {
      return Report.refused(file, String.valueOf(e.getMessage()));
    }
  }

  private Report loadBoundaries(Path file, Consent consent, LoadProgress progress)
      throws IOException, RefusedFileException {
    Geography geography = new GeographyReader(transactions).load();
    progress.report("Boundaries", 0, 3);
    BoundaryFile read = BoundaryFile.read(file);
    progress.report("Boundaries", 1, 3);
    BoundaryReport report =
        new BoundaryCheck(geography, LocalDate.now(clock), consent.add()).check(read);
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
    List<StoredOutline> stored = boundaries.findByKindOrderByCode(kind.slug());
    OutlineEditions there = OutlineEditions.of(stored, report);
    if (there.refuses(consent)) {
      return Report.refused(file, there.refusal());
    }
    Map<AreaCode, Boundary> taken = there.taken(consent);
    List<GeodataFinding> findings = new ArrayList<>(report.findings());
    findings.addAll(there.findings(consent));
    write(kind, taken, report.edition(), beside(kind, stored, taken), checksum(file));
    progress.report("Boundaries", 3, 3);
    int areas = taken.size();
    return new Report(
        true,
        areas
            + " "
            + (areas == 1
                ? kind.label().toLowerCase(Locale.UK) + " is"
                : kind.plural().toLowerCase(Locale.UK) + " are")
            + " now drawn from "
            + file.getFileName(),
        areas,
        findings);
  }

  /** The edition of the official outlines that stay beside those of the file; empty without any. */
  private String beside(AreaKind kind, List<StoredOutline> stored, Map<AreaCode, Boundary> taken) {
    boolean stay =
        stored.stream()
            .anyMatch(
                outline ->
                    !outline.approximate() && !taken.containsKey(new AreaCode(outline.code())));
    return stay
        ? ledger
            .findByName(LEDGER + kind.slug())
            .map(entry -> ", beside " + entry.edition().split(", beside ", 2)[0])
            .orElse("")
        : "";
  }

  /**
   * @param beside what the name of the layer says of outlines that stay
   */
  private void write(
      AreaKind kind,
      Map<AreaCode, Boundary> taken,
      String edition,
      String beside,
      String checksum) {
    Set<String> replaced = new TreeSet<>();
    taken.keySet().forEach(code -> replaced.add(code.value()));
    List<StoredOutline> outlines =
        taken.entrySet().stream()
            .map(entry -> StoredOutline.of(kind, entry.getKey(), edition, false, entry.getValue()))
            .toList();
    transactions.write(
        () -> {
          ledger.lock();
          boundaries.deleteByKindAndCodeIn(kind.slug(), replaced);
          boundaries.saveAll(outlines);
          ledger.write(
              new DataSetLedger.Entry(
                  LEDGER + kind.slug(), edition + beside, checksum, clock.instant()));
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
