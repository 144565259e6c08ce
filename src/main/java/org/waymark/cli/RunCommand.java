package org.waymark.cli;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.waymark.account.Accounts;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waymark run}: everything a first start needs, then the pages. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Start Waymark and print the address of its pages. Stop it with Ctrl+C.",
      "",
      "The first start loads the built-in geography and, while there are no real listings, a",
      "fictional demonstration catalogue. Everything is kept for the next start."
    },
    footer = {
      "",
      "To use a PostGIS instead of the built-in database, set DATASOURCES_DEFAULT_URL,",
      "DATASOURCES_DEFAULT_USERNAME and DATASOURCES_DEFAULT_PASSWORD.",
      "Settings of the server by Micronaut's names are obeyed, such as MICRONAUT_SERVER_PORT,",
      "MICRONAUT_SERVER_HOST and MICRONAUT_SERVER_SSL_ENABLED with its key store."
    })
final class RunCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;
  private static final int ANY_FREE_PORT_OF_MICRONAUT = -1;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private HomeOption home;

  @Option(
      names = "--port",
      defaultValue = "${env:WAYMARK_PORT:-${env:MICRONAUT_SERVER_PORT:-8080}}",
      description = "Port to listen on (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "${env:WAYMARK_HOST:-${env:MICRONAUT_SERVER_HOST:-localhost}}",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}); 0.0.0.0 lets other machines in.")
  private String host = "localhost";

  @Option(
      names = "--no-demonstration",
      description = "Do not load the demonstration catalogue into an empty database.")
  private boolean withoutDemonstration;

  @Option(
      names = "--rehearse",
      hidden = true,
      description = "Start on a free port, fetch the main pages and stop: teaches Java the way.")
  private boolean rehearsal;

  @Override
  public Integer call() throws InterruptedException {
    if (rehearsal || port == ANY_FREE_PORT_OF_MICRONAUT) {
      port = 0;
    }
    if (!isEncrypted()) {
      checkPort();
    }
    Path folder = home.prepare();
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting Waymark. Its data is in " + folder);
    out.flush();
    try (TerminalProgress progress = new TerminalProgress();
        Program program =
            Program.open(
                folder,
                Map.of(
                    "micronaut.server.port",
                    port == 0 ? ANY_FREE_PORT_OF_MICRONAUT : port,
                    "micronaut.server.host",
                    host,
                    "waymark.database.share",
                    true),
                progress)) {
      if (!withoutDemonstration) {
        program.loadDemonstrationIntoAnEmptyCatalogue(progress);
      }
      SnapshotKeeper snapshots = program.get(SnapshotKeeper.class);
      DemonstrationPeople people = new DemonstrationPeople(program.get(Accounts.class));
      if (!snapshots.frontPage().catalogue().allInvented()) {
        people.remove();
      }
      progress.close();
      EmbeddedServer server = program.get(EmbeddedServer.class);
      server.start();
      String address = server.getScheme() + "://" + shownHost() + ":" + server.getPort();
      out.println("Waymark is running: open " + address);
      out.flush();
      // The first page is answered from now on; every other waits for this, and a search for the
      // text index, which is opened in the background once this is there.
      Snapshot snapshot = snapshots.refresh();
      describe(out, snapshot);
      people.prepare(snapshot).forEach(out::println);
      out.println("Stop it with Ctrl+C.");
      out.flush();
      if (rehearsal) {
        Rehearsal.visit(address);
      } else {
        waitForTheEnd(program);
      }
    }
    return 0;
  }

  private static void describe(PrintWriter out, Snapshot snapshot) {
    out.printf(
        "  %,d small areas of England and Wales; %,d services of %,d organisations%s%n",
        snapshot.geography().smallAreaCount(),
        snapshot.services().size(),
        snapshot.catalogue().listOrganisations().size(),
        snapshot.catalogue().isDemonstration()
            ? " (a demonstration: every one of them is invented)"
            : "");
  }

  private String shownHost() {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  /** The server then has a port of its own for it, by MICRONAUT_SERVER_SSL_PORT. */
  private static boolean isEncrypted() {
    return "true".equalsIgnoreCase(System.getenv("MICRONAUT_SERVER_SSL_ENABLED"));
  }

  /** Found out before anything else is done, so that the message comes at once. */
  private void checkPort() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Problem(
          "--port takes a number from 1 to 65535 (0 for any free one), not " + port + ".");
    }
    if (port == 0) {
      return;
    }
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (IOException e) {
      throw new Problem(
          "--host takes an address of this machine, such as localhost or 0.0.0.0, not \""
              + host
              + "\".");
    }
    try (ServerSocket probe = new ServerSocket(port, 1, address)) {
      probe.setReuseAddress(true);
    } catch (IOException e) {
      throw new Problem(
          "Port "
              + port
              + " on "
              + host
              + " cannot be used: another program has it, or it needs more rights ("
              + e.getMessage()
              + "). Stop that program, or choose another port: waymark run --port "
              + (port + 1));
    }
  }

  private static void waitForTheEnd(Program program) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  program.close();
                  stopped.countDown();
                },
                "waymark-stop"));
    stopped.await();
  }
}
