package org.waymark.catalogue.withheld;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.waymark.secret.KeyFile;
import org.waymark.secret.KeyProblem;

/**
 * The file with the keys that seal withheld addresses: setting {@code waymark.withheld.key-file}
 * (environment {@code WAYMARK_WITHHELD_KEY_FILE}), or {@code keys/withheld.key} in the home folder.
 * Read anew each time, so that a change of key reaches a Waymark that runs. Several Waymarks on one
 * database need the same file.
 */
@Singleton
public final class WithheldKeys {

  private final Path file;

  public WithheldKeys(
      @Value("${waymark.withheld.key-file:}") String named,
      @Value("${waymark.home:./data}") String home) {
    file = named.isBlank() ? Path.of(home, "keys", "withheld.key") : Path.of(named.strip());
  }

  /** The keys; made when the file is not there. For a database with nothing sealed in it. */
  KeyFile openOrCreate() {
    return KeyFile.openOrCreate(file);
  }

  /**
   * The keys.
   *
   * @throws KeyProblem when the file is not there
   */
  KeyFile open() {
    return KeyFile.open(file)
        .orElseThrow(
            () ->
                new KeyProblem(
                    "The key file "
                        + file
                        + " is not there, and withheld addresses were sealed with a key of it: put"
                        + " back a copy, or name its place with WAYMARK_WITHHELD_KEY_FILE",
                    null));
  }

  /** Where the file is or would be. */
  public Path path() {
    return file;
  }
}
