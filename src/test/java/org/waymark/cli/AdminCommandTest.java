package org.waymark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.WaymarkProcess;
import org.waymark.testing.WaymarkProcess.Outcome;

/** Administrators at the terminal, on an embedded database. */
@Tag("slow")
class AdminCommandTest {

  @TempDir static Path folder;

  private static Outcome admin(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("admin", command, "--home", folder.resolve("home").toString()));
    arguments.addAll(List.of(more));
    return WaymarkProcess.run(Map.of(), arguments.toArray(String[]::new));
  }

  @Test
  void oneIsMadeListedAndClosed() {
    assertThat(admin("list").output()).contains("There is no administrator", "admin create");

    Outcome wrong = admin("create", "--email", "nobody", "--name", "Ada Administrator");
    assertThat(wrong.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(wrong.output()).contains("--email \"nobody\": ").doesNotContain("\tat ");

    Outcome made = admin("create", "--email", "ada@example.org", "--name", "Ada Administrator");
    assertThat(made.status()).isZero();
    assertThat(made.output())
        .contains("ada@example.org is an administrator.")
        .containsPattern("http://localhost:[0-9]+/invitation/[A-Za-z0-9_-]{20,}");
    assertThat(admin("list").output()).contains("ada@example.org\tAda Administrator\tinvited");

    Outcome last = admin("close", "--email", "ada@example.org");
    assertThat(last.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(last.output()).contains("This is the last administrator").doesNotContain("\tat ");

    admin("create", "--email", "alan@example.org", "--name", "Alan Administrator");
    Outcome closed = admin("close", "--email", "ada@example.org");
    assertThat(closed.status()).as(closed.output()).isZero();
    assertThat(admin("list").output()).contains("ada@example.org\tAda Administrator\tclosed");
    Outcome unknown = admin("close", "--email", "else@example.org");
    assertThat(unknown.status()).isEqualTo(ProblemPrinter.EXIT_PROBLEM);
    assertThat(unknown.output()).contains("else@example.org").doesNotContain("\tat ");
  }
}
