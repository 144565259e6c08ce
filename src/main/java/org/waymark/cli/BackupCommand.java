package org.waymark.cli;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.waymark.database.EmbeddedBackup;
import org.waymark.listing.withheld.WithheldKeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code waymark backup}: a copy of an embedded database, without what must not leave. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Write a copy of the embedded database to a file, while it is in use.",
      "Withheld addresses, passphrases, second factors, sessions, links, API tokens and letters"
          + " that wait are left out: after a restore people choose a passphrase anew. Everything"
          + " else is in it, unlisted listings and money too, and what providers entered of a"
          + " quarter, sealed: keep it as you keep the database, and the key file elsewhere.",
      "For PostGIS use pg_dump; docs/security.md says what to leave out."
    })
final class BackupCommand extends HomeCommand {

  /**
   * Tables of which a copy holds no rows: what is sent or signed with is of no use elsewhere, and a
   * letter that waits is not to be sent by two Waymarks.
   */
  private static final List<String> SECRET =
      List.of(
          "account_session",
          "account_link",
          "account_recovery_code",
          "account_second_factor",
          "sign_in_attempt",
          "known_address",
          "api_token",
          "letter");

  @Parameters(paramLabel = "FILE", description = "File to write, e.g. waymark-backup.zip.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--with-withheld",
      description = {
        "Withheld addresses too, sealed as they are. Needs the key file, which is not in the copy:"
            + " keep a copy of it somewhere else."
      })
  private boolean withWithheld;

  @Option(names = "--overwrite", description = "Replace the file when it is there already.")
  private boolean overwrite;

  @Override
  int run(PrintWriter out) {
    if (Files.exists(file) && !overwrite) {
      throw new Problem(file + " is there already; name another file or add --overwrite.");
    }
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.open(home.prepare(), Map.of(), progress)) {
      DataSource database = DelegatingDataSource.unwrapDataSource(program.get(DataSource.class));
      if (withWithheld) {
        program.get(WithheldKeyRotation.class).requireKey();
      }
      List<String> tables = EmbeddedBackup.tables(database);
      List<String> without = new ArrayList<>();
      for (String table : SECRET) {
        if (tables.contains(table)) {
          without.add("DELETE FROM " + table);
        }
      }
      if (tables.contains("account")) {
        without.add("UPDATE account SET passphrase = NULL");
      }
      if (!withWithheld) {
        without.add("DELETE FROM withheld_address");
      }
      EmbeddedBackup.write(database, file, without);
    }
    out.printf(
        "Wrote a backup to %s%n%s%n",
        file,
        withWithheld
            ? "Withheld addresses are in it, sealed. The key is not."
            : "Withheld addresses are not in it.");
    return 0;
  }
}
