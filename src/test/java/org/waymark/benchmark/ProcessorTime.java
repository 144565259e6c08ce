package org.waymark.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Java program has spent of the processors, by thread, as Linux tells it. In milliseconds.
 *
 * @param all of the whole program, threads that have ended and all
 * @param byThread by name, as far as Linux keeps it (15 characters)
 */
record ProcessorTime(double all, Map<String, Double> byThread) {

  /** What the program must be started with, so that no thread that compiles ends meanwhile. */
  static final List<String> OPTIONS = List.of("-XX:-UseDynamicNumberOfCompilerThreads");

  private static final double NANOSECONDS = 1e6;

  /** Of a tick of {@code /proc/<pid>/stat}. */
  private static final double TICK = 10;

  static ProcessorTime of(long pid) throws IOException {
    Map<String, Double> byThread = new TreeMap<>();
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path thread : threads) {
        try {
          byThread.merge(
              Files.readString(thread.resolve("comm")).strip(),
              Double.parseDouble(Files.readString(thread.resolve("schedstat")).split(" ")[0])
                  / NANOSECONDS,
              Double::sum);
        } catch (NoSuchFileException e) {
          // It has just ended; the program's own sum has it.
        }
      }
    }
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ProcessorTime(
        (Long.parseLong(numbers[11]) + Long.parseLong(numbers[12])) * TICK, byThread);
  }

  ProcessorTime since(ProcessorTime before) {
    Map<String, Double> spent = new TreeMap<>();
    byThread.forEach(
        (name, time) -> spent.put(name, time - before.byThread.getOrDefault(name, 0.0)));
    return new ProcessorTime(all - before.all, spent);
  }

  /** Of the threads that translate Java to machine code. */
  double compiling() {
    return of("C1 CompilerThre") + of("C2 CompilerThre");
  }

  /** Of the one thread that collects garbage with {@code -XX:+UseSerialGC}. */
  double collecting() {
    return of("VM Thread");
  }

  /** Everything but compiling. */
  double working() {
    return all - compiling();
  }

  private double of(String thread) {
    return byThread.getOrDefault(thread, 0.0);
  }

  /** Prints each thread's part of one of so many. */
  void print(int count) {
    byThread.forEach(
        (name, time) -> {
          if (time / count >= 0.05) {
            System.out.printf("  %-16s %.2f ms%n", name, time / count);
          }
        });
  }
}
