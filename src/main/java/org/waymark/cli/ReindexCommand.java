package org.waymark.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.SnapshotKeeper;
import picocli.CommandLine.Command;

/** {@code waymark reindex}. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = {
      "Make the search index anew from the catalogue.",
      "Seldom needed: a missing or damaged index is made anew by itself at the next start."
    })
final class ReindexCommand extends HomeCommand {

  @Override
  int run(PrintWriter out) {
    try (TerminalProgress progress = new TerminalProgress();
        Program program = Program.open(home.prepare(), Map.of(), progress)) {
      int total = program.get(SnapshotKeeper.class).current().services().size();
      int indexed =
          program
              .get(ServiceSearch.class)
              .reindex(done -> progress.report("Listings indexed", done, total));
      out.printf("The search index holds %,d listings.%n", indexed);
    }
    return 0;
  }
}
