package org.waymark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code waymark} command. */
@Command(
    name = "waymark",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Waymark.Version.class,
    sortOptions = false,
    header = "Waymark: a directory and coverage map of community-based victim support in England.",
    description = {
      "",
      "To try it, type @|bold waymark run|@ and open the address it prints in a browser.",
      "Everything is kept in one folder, \"data\" beside the program unless --home names another.",
      ""
    },
    subcommands = {
      RunCommand.class,
      TestCommand.class,
      GeodataCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      GapCommand.class,
      AdminCommand.class,
      AuditCommand.class,
      WithheldCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DemonstrationCommand.class,
      ReindexCommand.class,
      VersionCommand.class,
    },
    footer = {"", "Help on one command: waymark COMMAND --help"})
public final class Waymark extends CommandGroup {

  /** Kept here because the JDK forgets the level of a logger that nobody holds. */
  private static final Logger VECTOR_ADVICE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  public static void main(String[] args) {
    // Advice on an incubating module, for which our few thousand short texts have no use.
    VECTOR_ADVICE.setLevel(Level.SEVERE);
    System.exit(commandLine().execute(args));
  }

  /** The command, ready to be executed; used by tests as well. */
  static CommandLine commandLine() {
    return new CommandLine(new Waymark())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(new ProblemPrinter());
  }

  /** The version the build wrote into the program. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      return new String[] {"Waymark " + number(), "Java " + Runtime.version()};
    }

    static String number() throws IOException {
      Properties properties = new Properties();
      try (InputStream in = Waymark.class.getResourceAsStream("/waymark-version.properties")) {
        if (in != null) {
          properties.load(in);
        }
      }
      return properties.getProperty("version", "unknown");
    }
  }
}
