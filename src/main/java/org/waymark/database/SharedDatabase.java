package org.waymark.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * The door by which commands come into the embedded database of a site that is running: H2's own
 * server, on this machine alone (127.0.0.1, and H2 turns others away besides), under a name that is
 * a secret of 256 bits made anew at every start. Port and secret stand in a file beside the
 * database that only its owner can read: whoever can read it could read the database as well.
 */
final class SharedDatabase implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SECRET_BYTES = 32;

  private final Server server;
  private final Path ticket;

  private SharedDatabase(Server server, Path ticket) {
    this.server = server;
    this.ticket = ticket;
  }

  /** H2 reads where its servers listen once, before its first connection. */
  static void listenOnLoopbackOnly() {
    System.setProperty("h2.bindAddress", LOOPBACK);
  }

  /**
   * Opens the door to a database in a file that this program has open.
   *
   * @throws DatabaseProblem when it cannot be opened, or its file cannot be kept from others
   */
  static SharedDatabase open(EmbeddedDatabase database, Path file) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    Server server = null;
    try {
      server =
          Server.createTcpServer(
                  "-tcpPort", "0", "-tcpDaemon", "-ifExists", "-key", secret, file.toString())
              .start();
      Path ticket = ticketOf(file);
      write(ticket, List.of(Integer.toString(server.getPort()), secret));
      return new SharedDatabase(server, ticket);
    } catch (SQLException | IOException e) {
      if (server != null) {
        server.stop();
      }
      throw new DatabaseProblem(
          "The database "
              + Diagnosis.withoutParameters(database.url())
              + " cannot be shared with commands: "
              + e.getMessage(),
          "Check that the folder can be written to and that this machine has 127.0.0.1.",
          e);
    }
  }

  private static Path ticketOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".running");
  }

  /** Nobody but the owner can read it at any moment, where the file system knows owners. */
  private static void write(Path ticket, List<String> lines) throws IOException {
    FileAttribute<?>[] ownerOnly =
        ticket.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path next = ticket.resolveSibling(ticket.getFileName() + "-next");
    Files.deleteIfExists(next);
    Files.createFile(next, ownerOnly);
    Files.write(next, lines, StandardCharsets.UTF_8);
    Files.move(next, ticket, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The way into a database that another program has open; empty when none left its ticket. Whether
   * that program still runs only a connection tells.
   */
  static Optional<EmbeddedDatabase> of(EmbeddedDatabase database) {
    Path file = database.file();
    if (file == null || !Files.isReadable(ticketOf(file))) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(ticketOf(file), StandardCharsets.UTF_8);
      if (lines.size() != 2 || !lines.getFirst().matches("\\d{1,5}")) {
        return Optional.empty();
      }
      return Optional.of(
          EmbeddedDatabase.of(
              "jdbc:h2:tcp://" + LOOPBACK + ":" + lines.getFirst() + "/" + lines.getLast()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Closes the door. Takes away the ticket first, so that nobody comes in vain. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(ticket);
    } catch (IOException e) {
      // A ticket that leads nowhere does no harm: the next start writes another.
    }
    server.stop();
  }
}
