package org.waymark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.ImportReport;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every import is given, and what it says in the end. */
final class ImportedFile {

  /** Findings shown on the terminal; the rest is counted. */
  private static final int SHOWN_FINDINGS = 50;

  @Parameters(paramLabel = "FILE", description = "The CSV, XLSX, ODS or XLS file.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--who",
      paramLabel = "NAME",
      defaultValue = "${sys:user.name}",
      description = "Who imports, for the record of changes (default: ${DEFAULT-VALUE}).")
  private String who = "import";

  @Option(names = "--dry-run", description = "Check and report only; change nothing.")
  private boolean dryRun;

  @Option(
      names = "--refused",
      paramLabel = "FILE",
      description = "Where to write the refused rows (default: beside the file, NAME-refused.csv).")
  private @Nullable Path refused;

  Path path() {
    return file;
  }

  String who() {
    return who;
  }

  boolean dryRun() {
    return dryRun;
  }

  /**
   * Where refused rows go.
   *
   * @throws Problem when that is the file they come from
   */
  Path refusedRows() {
    Path target = refused == null ? beside("-refused.csv") : refused;
    if (target.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw new Problem("The refused rows cannot go into the file they come from.");
    }
    return target;
  }

  /** A file beside it whose name begins as its own. */
  Path beside(String ending) {
    String name = String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", "");
    return file.toAbsolutePath().resolveSibling(name + ending);
  }

  /** What reads the file into a Waymark that is open. */
  interface Reading {
    ImportReport read(Program program, TerminalProgress progress)
        throws IOException, RefusedFileException;
  }

  /**
   * Reads the file into the Waymark of a folder.
   *
   * @throws Problem when there is no such file, or nothing of it can be taken in
   */
  ImportReport read(HomeOption home, Reading reading) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Problem(
          "There is no file " + file + ". Name the CSV, XLSX, ODS or XLS file to import.");
    }
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.open(home.prepare(), Map.of(), progress)) {
      return reading.read(program, progress);
    } catch (RefusedFileException e) {
      throw new Problem(file.getFileName() + " was not imported. " + e.getMessage());
    }
  }

  /**
   * Says what was found.
   *
   * @param what the rows are, e.g. services
   */
  static void tell(PrintWriter out, ImportReport report, String what) {
    report.groups().stream()
        .limit(SHOWN_FINDINGS)
        .forEach(group -> out.println("  " + group.first().severity().label() + ": " + group));
    if (report.groups().size() > SHOWN_FINDINGS) {
      out.println("  … and more: mend these first.");
    }
    out.println(
        report.rows() == 0
            ? "The file has headings but no " + what + ": fill in a row below them."
            : report.summary());
  }

  /** Writes the refused rows where the report holds them, and says where they are. */
  int end(PrintWriter out, ImportReport report) throws IOException {
    if (report.refused() > 0) {
      Path target = refusedRows();
      if (!report.refusedRows().isEmpty()) {
        report.writeRefused(target);
      }
      out.println("The refused rows and why are in " + target);
    }
    out.flush();
    return report.refused() == 0 ? 0 : ProblemPrinter.EXIT_PROBLEM;
  }
}
