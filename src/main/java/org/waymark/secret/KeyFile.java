package org.waymark.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file of keys, one a line in Base64, the one that seals first; the others still open what they
 * sealed. Made with a random key on first need, readable by its owner alone. Lines that begin with
 * # are notes. Immutable once read.
 */
public final class KeyFile {

  private static final String NOTE =
      "# Keys of Waymark, the one in use first. Whoever has this file and the database can read what"
          + " was sealed;\n# without it nobody can. Keep a copy apart from copies of the database.\n";

  private final Path file;
  private final List<SealingKey> keys;

  private KeyFile(Path file, List<SealingKey> keys) {
    this.file = file;
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the file, or makes it with a new key when it is not there.
   *
   * @throws KeyProblem when it cannot be made or read, holds no key, or others than its owner may
   *     read it
   */
  public static KeyFile openOrCreate(Path file) {
    Optional<KeyFile> there = open(file);
    if (there.isPresent()) {
      return there.get();
    }
    KeyFile made = new KeyFile(file, List.of(random()));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path next = made.writeBeside();
      try {
        // A link fails when another Waymark was quicker, whose key then counts.
        Files.createLink(file, next);
      } catch (UnsupportedOperationException e) {
        Files.move(next, file);
      } finally {
        Files.deleteIfExists(next);
      }
      return made;
    } catch (FileAlreadyExistsException e) {
      return open(file).orElseThrow(() -> new KeyProblem(file + " comes and goes", e));
    } catch (IOException e) {
      throw new KeyProblem(
          "The key file "
              + file
              + " cannot be made ("
              + e
              + "): give Waymark the right to write in its folder, or name another file",
          e);
    }
  }

  /**
   * Reads the file; empty when it is not there.
   *
   * @throws KeyProblem as {@link #openOrCreate}
   */
  public static Optional<KeyFile> open(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, US_ASCII);
      refuseOpenDoor(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new KeyProblem("The key file " + file + " cannot be read: " + e, e);
    }
    List<SealingKey> keys = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          keys.add(new SealingKey(Base64.getDecoder().decode(line.strip())));
        } catch (IllegalArgumentException e) {
          // The line is a key, or nearly: the message does not repeat it.
          throw new KeyProblem(
              "Line "
                  + (lines.indexOf(line) + 1)
                  + " of the key file "
                  + file
                  + " is not a key of "
                  + SealingKey.BYTES
                  + " bytes in Base64: put back a copy of the file",
              null);
        }
      }
    }
    if (keys.isEmpty()) {
      throw new KeyProblem(
          "The key file " + file + " holds no key: put back a copy of it, or take it away", null);
    }
    return Optional.of(new KeyFile(file, keys));
  }

  private static void refuseOpenDoor(Path file) throws IOException {
    Set<PosixFilePermission> rights;
    try {
      rights = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return;
    }
    Set<PosixFilePermission> others =
        EnumSet.of(
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.GROUP_WRITE);
    others.retainAll(rights);
    if (!others.isEmpty()) {
      throw new KeyProblem(
          "The key file " + file + " can be read or changed by others: run chmod 600 " + file,
          null);
    }
  }

  private static SealingKey random() {
    byte[] bytes = new byte[SealingKey.BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SealingKey(bytes);
  }

  /** The key that seals. */
  public SealingKey current() {
    return keys.getFirst();
  }

  /** The key that sealed something; empty when the file does not hold it. */
  public Optional<SealingKey> find(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** How many keys it holds. */
  public int size() {
    return keys.size();
  }

  public Path path() {
    return file;
  }

  /**
   * Puts a new key in front, in the file too; the others stay.
   *
   * @throws KeyProblem when it cannot be written; the file is as it was
   */
  public KeyFile withNewKey() {
    List<SealingKey> next = new ArrayList<>(keys);
    next.addFirst(random());
    return replacedBy(new KeyFile(file, next));
  }

  /**
   * Takes all keys out but the one in use, in the file too: what was sealed with them can then be
   * opened no more.
   *
   * @throws KeyProblem when it cannot be written; the file is as it was
   */
  public KeyFile withoutOldKeys() {
    return replacedBy(new KeyFile(file, keys.subList(0, 1)));
  }

  private KeyFile replacedBy(KeyFile next) {
    try {
      Files.move(
          next.writeBeside(),
          file,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return next;
    } catch (IOException e) {
      throw new KeyProblem("The key file " + file + " cannot be replaced: " + e, e);
    }
  }

  private Path writeBeside() throws IOException {
    StringBuilder text = new StringBuilder(NOTE);
    for (SealingKey key : keys) {
      text.append(Base64.getEncoder().encodeToString(key.bytes())).append('\n');
    }
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    Path next =
        isPosix(folder)
            ? Files.createTempFile(
                folder,
                "key",
                ".next",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
            : Files.createTempFile(folder, "key", ".next");
    return Files.writeString(next, text, US_ASCII);
  }

  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "KeyFile[" + file + "]";
  }
}
