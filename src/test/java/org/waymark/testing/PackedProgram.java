package org.waymark.testing;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.waymark.cli.Waymark;

/**
 * The program as the tests start it in a process of its own: the compiled classes packed into a
 * jar, with the libraries of the tests, and what Java learnt from one start of it (an AOT cache,
 * which cannot be had for classes in folders). As {@code ./waymark} does for the real jar.
 *
 * <p>It is made by the first who asks, in {@code target/packed-program}, and serves all Java
 * machines that run tests of the same classes; a change of a class makes another.
 */
final class PackedProgram {

  private static final Path FOLDER = Path.of("target", "packed-program");

  /** What must be the same when Java learns and when it uses what it learnt. */
  private static final List<String> MACHINE =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx256m",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final long LONGEST_LESSON_SECONDS = 120;

  private PackedProgram() {}

  /** The Java machine with its options, to be followed by more of them and by {@link #program}. */
  static List<String> java() {
    List<String> line = machine();
    Path cache = Packed.CACHE;
    if (Files.exists(cache)) {
      line.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    return line;
  }

  private static List<String> machine() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(MACHINE);
    return line;
  }

  /** The class path and the name of the program, to be followed by a command. */
  static List<String> program() {
    return List.of("-cp", classPath(Packed.JAR), Waymark.class.getName());
  }

  private static final class Packed {
    private static final Path JAR;
    private static final Path CACHE;

    static {
      try {
        Path made = make();
        JAR = made.resolve("waymark.jar");
        CACHE = made.resolve("waymark.aot");
      } catch (IOException e) {
        throw new UncheckedIOException("The program cannot be packed for the tests", e);
      }
    }
  }

  /** The folder of what belongs to the classes as they are. */
  private static Path make() throws IOException {
    Files.createDirectories(FOLDER);
    // Of several Java machines one makes it, the others wait for that.
    try (FileChannel channel =
            FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      List<Path> classes = folders();
      Path made = FOLDER.resolve(stateOf(classes)).toAbsolutePath();
      if (!Files.exists(made)) {
        removeFormerOnes();
        Path making = Files.createDirectories(FOLDER.resolve("making"));
        pack(classes, making.resolve("waymark.jar"));
        Files.move(making, made, StandardCopyOption.ATOMIC_MOVE);
        learn(made);
      }
      return made;
    }
  }

  /** Classes of the program and of the tests: one of those can be named to an H2 database. */
  private static List<Path> folders() {
    return entries().map(Path::of).filter(Files::isDirectory).toList();
  }

  private static Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static String classPath(Path jar) {
    List<String> path = new ArrayList<>(List.of(jar.toString()));
    entries().filter(entry -> !Files.isDirectory(Path.of(entry))).forEach(path::add);
    return String.join(File.pathSeparator, path);
  }

  private static boolean isPacked(Path folder, Path file) {
    // Of the tests only what the program may be told to use: their settings are not the product's.
    return !file.equals(folder)
        && (!folder.endsWith("test-classes")
            || file.getFileName().toString().startsWith(StopAtStatement.class.getSimpleName()));
  }

  private static String stateOf(List<Path> folders) throws IOException {
    long state = System.getProperty("java.class.path").hashCode();
    for (Path folder : folders) {
      for (Path file : filesOf(folder)) {
        state = 31 * state + file.toString().hashCode();
        state = 31 * state + Files.getLastModifiedTime(file).toMillis();
        state = 31 * state + Files.size(file);
      }
    }
    return Long.toHexString(state);
  }

  /** Files and folders. */
  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> isPacked(folder, file)).sorted().toList();
    }
  }

  private static void pack(List<Path> folders, Path jar) throws IOException {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
        JarOutputStream out = new JarOutputStream(file)) {
      out.setLevel(Deflater.BEST_SPEED);
      for (Path folder : folders) {
        for (Path each : filesOf(folder)) {
          String name = folder.relativize(each).toString().replace('\\', '/');
          // Folders have entries too: Micronaut finds its beans by them.
          boolean isFolder = Files.isDirectory(each);
          out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
          if (!isFolder) {
            Files.copy(each, out);
          }
          out.closeEntry();
        }
      }
    }
  }

  /** Without it everything works, only slower: so that it fails fails nothing. */
  private static void learn(Path made) throws IOException {
    Path home = Files.createTempDirectory("waymark-learning");
    List<String> line = machine();
    // The optimising compiler has nothing to tell to short programs, and took a third of the
    // lesson.
    line.addAll(WaymarkProcess.SHORT_LIVED);
    line.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + made.resolve("waymark.aot"),
            "-Xlog:all=off",
            "-cp",
            classPath(made.resolve("waymark.jar")),
            Waymark.class.getName(),
            "run",
            "--rehearse",
            "--home",
            home.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(made.resolve("learning.log").toFile());
    WaymarkProcess.withoutSettings(builder);
    try {
      Process process = builder.start();
      if (!process.waitFor(LONGEST_LESSON_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      remove(home);
    }
  }

  private static void removeFormerOnes() throws IOException {
    try (Stream<Path> former = Files.list(FOLDER)) {
      for (Path each : former.filter(Files::isDirectory).toList()) {
        remove(each);
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
