package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WaymarkCommandTest {

  private record Outcome(int status, String out, String err) {}

  private static Outcome waymark(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Waymark.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    command.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return new Outcome(command.execute(arguments), out.toString(), err.toString());
  }

  @Test
  void helpNamesEveryCommandInOneSentenceEach() {
    Outcome help = waymark("--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("waymark run");
    for (String name : Waymark.commandLine().getSubcommands().keySet()) {
      assertThat(help.out()).containsPattern("\\n +" + name + " +[A-Z][^.]+\\.");
    }
  }

  @Test
  void withoutACommandItSaysWhatThereIs() {
    assertThat(waymark().out()).contains("run").contains("import");
  }

  @Test
  void versionNamesTheReleaseAndTheJava() {
    assertThat(waymark("version").out()).contains("Waymark 0.").contains("Java 25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "geodata", "import", "export", "gap", "demonstration", "reindex"})
  void everyCommandExplainsItself(String command) {
    Outcome help = waymark(command, "--help");

    assertThat(help.status()).isZero();
    assertThat(help.out()).startsWith("Usage: waymark " + command);
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheOneMeant() {
    Outcome outcome = waymark("rnu");

    assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(outcome.err()).contains("run");
  }

  @Test
  void aTakenPortIsAClearMessageBeforeAnythingIsWritten(@TempDir Path folder) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path home = folder.resolve("home");
      Outcome outcome =
          waymark(
              "run",
              "--host",
              taken.getInetAddress().getHostAddress(),
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--home",
              home.toString());

      assertThat(outcome.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
      assertThat(outcome.err())
          .contains("Port " + taken.getLocalPort())
          .contains("--port " + (taken.getLocalPort() + 1))
          .doesNotContain("\tat ");
      assertThat(home).doesNotExist();
    }
  }

  @Test
  void aHomeThatIsAFileIsAClearMessage(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");

    Outcome outcome = waymark("run", "--port", "0", "--home", file.toString());

    assertThat(outcome.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(outcome.err()).contains(file.toString()).contains("--home");
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void anImpossiblePortIsRefusedWithTheRange() {
    assertThat(waymark("run", "--port", "70000").err()).contains("1 to 65535");
  }

  @Test
  void needFiguresAreImportedAndRefusedRowsCanBeMended(@TempDir Path folder) throws IOException {
    String home = folder.resolve("home").toString();
    Path file =
        Files.writeString(
            folder.resolve("figures.csv"),
            """
            indicator,label,unit,area_kind,period_start,period_end,source,licence,area,value
            zz-invented,Invented things,things,police-area,2024-04-01,2025-03-31,Invented,Invented,E23000002,12
            zz-invented,,,,,,,,S32000011,3
            """);

    Outcome dry = waymark("import", "need", file.toString(), "--home", home, "--dry-run");
    assertThat(dry.out()).contains("Dry run").contains("1 new").contains("1 refused");

    Outcome first = waymark("import", "need", file.toString(), "--home", home);
    assertThat(first.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(first.out())
        .contains("Line 3: area \"S32000011\"")
        .contains("Scotland")
        .contains("1 new")
        .contains("figures-refused.csv");
    assertThat(folder.resolve("figures-refused.csv")).content().contains("S32000011");
  }

  @Test
  void theFormForNeedFiguresIsWritten(@TempDir Path folder) {
    Path form = folder.resolve("need.csv");

    assertThat(waymark("import", "template", "--need", form.toString()).status()).isZero();
    assertThat(form).content().contains("indicator,label,counts,crime_type");
    assertThat(folder.resolve("need-help.csv")).content().contains("suppressed");
  }
}
