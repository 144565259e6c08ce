package org.waymark.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding;

/**
 * Where the listings of one file come from. It is said, by who imports or by the rows themselves,
 * and never guessed: under another source the same listings would stand in the catalogue twice. A
 * file most of whose listings are there from elsewhere is stopped before anything is written.
 */
final class FileSources {

  /** Stands for a source that nobody has named; nothing is kept under it. */
  private static final String UNSAID = "(not said)";

  /** Fewer listings that are there already are no sign of a wrong source. */
  private static final int FEWEST = 3;

  private final @Nullable String given;
  private final Set<String> named = new LinkedHashSet<>();
  private boolean unsaid;

  /**
   * @param given the source that who imports has named; null when nobody did
   */
  FileSources(@Nullable String given) {
    this.given = given;
  }

  /** The source of a row that names this one, or none when that is empty. */
  String of(String said) {
    unsaid |= said.isEmpty() && given == null;
    String source = !said.isEmpty() ? said : given == null ? UNSAID : given;
    named.add(source);
    return source;
  }

  /** Those of the rows so far, as a history tells them. */
  String inWords() {
    String first = named.stream().limit(3).collect(Collectors.joining(", "));
    return named.size() > 3 ? first + " and " + (named.size() - 3) + " more" : first;
  }

  /** What is told of a row that names another source than who imports. */
  static Finding noteOf(long line, String source) {
    return new Finding(
        line,
        TemplateColumn.SOURCE.heading(),
        source,
        Finding.Severity.NOTE,
        "of-another-source",
        "the row names its source itself, and is the listing of that source",
        "");
  }

  /** True for a row that names a source, and another than who imports has. */
  boolean isAnother(String said) {
    return given != null && !said.isEmpty() && !said.equals(given);
  }

  /**
   * Lets a file pass whose sources are said and likely.
   *
   * @param read the listings of the file that were read
   * @param all how many it has, with those that nobody has changed
   * @throws RefusedFileException with what to do, when no source was named for some of them, or
   *     most of them are there from another
   */
  void check(Catalogue catalogue, Collection<ListingReader.Listing> read, int all)
      throws RefusedFileException {
    List<ListingReader.Listing> fresh =
        read.stream().filter(each -> catalogue.findService(each.service().id()).isEmpty()).toList();
    if (!unsaid && !isMost(fresh.size(), all)) {
      return;
    }
    ListingsElsewhere elsewhere = new ListingsElsewhere(catalogue, fresh);
    boolean known = isMost(elsewhere.count(), all);
    if (unsaid) {
      throw new RefusedFileException(
          "It is not said where the file comes from: name its source with --source NAME. "
              + (known ? likely(elsewhere, all) : known(catalogue)));
    }
    if (known) {
      throw new RefusedFileException(
          "Most of it is in Waymark already, under another source, and would stand there twice. "
              + likely(elsewhere, all)
              + ". If they are other listings all the same, bring them in with --apart");
    }
  }

  private static boolean isMost(int count, int all) {
    return count >= FEWEST && 2 * count > all;
  }

  private static String likely(ListingsElsewhere elsewhere, int all) {
    String found =
        String.format(
            Locale.UK,
            "%,d of its %,d listings are there from %s, %s",
            elsewhere.count(),
            all,
            words(elsewhere.bySource()),
            elsewhere.example());
    if (elsewhere.isDownload()) {
      return found
          + ". The file is a download, made to be read: write one that can be imported with waymark"
          + " export services FILE";
    }
    return elsewhere.bySource().size() == 1
        ? found
            + ". If it is a newer file of that source, import it with --source "
            + quoted(elsewhere.bySource().keySet().iterator().next())
        : found
            + ". An export says the source of each listing in its column \""
            + TemplateColumn.SOURCE.heading()
            + "\": import it with that column";
  }

  private static String known(Catalogue catalogue) {
    Map<String, Integer> sources = new TreeMap<>();
    for (Service each : catalogue.listServices()) {
      sources.merge(each.provenance().source(), 1, Integer::sum);
    }
    return sources.isEmpty()
        ? "A later file of the same listings is then imported under the same name"
        : "Listings are there from "
            + words(sources)
            + ": a newer file of one of these takes its name";
  }

  /** The sources with the most listings first, e.g. "a" (12) and "b" (3). */
  private static String words(Map<String, Integer> sources) {
    return sources.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(5)
        .map(each -> String.format(Locale.UK, "\"%s\" (%,d)", each.getKey(), each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** As a shell takes it. */
  private static String quoted(String source) {
    return source.matches("[\\w.-]+") ? source : "\"" + source + "\"";
  }
}
