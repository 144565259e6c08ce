package org.waymark.gap.offer;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * Reads the tables of {@code geodata/offer}: {@code sources.csv}, {@code yardsticks.csv}, {@code
 * functions.csv}, {@code lines.csv} and {@code versions.csv}, whose last row is the version of the
 * others. UTF-8, RFC 4180, first line the headings; several values in a field are separated by a
 * vertical bar; a place in a source follows its identifier after a colon.
 */
public final class OfferFiles {

  private static final String FOLDER = "/geodata/offer/";

  private final Vocabularies vocabularies;
  private final UnaryOperator<String> texts;
  private final Map<String, OfferSource> sources = new LinkedHashMap<>();
  private final Map<String, Yardstick> yardsticks = new LinkedHashMap<>();
  private final Map<String, OfferFunction> functions = new LinkedHashMap<>();

  private OfferFiles(Vocabularies vocabularies, UnaryOperator<String> texts) {
    this.vocabularies = vocabularies;
    this.texts = texts;
  }

  /** The tables that come with the program. */
  static ExpectedOffer builtIn(Vocabularies vocabularies) {
    return read(vocabularies, OfferFiles::text);
  }

  /** The text of a table that comes with the program. */
  static String text(String file) {
    try (InputStream stream = OfferFiles.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The program was built without its table " + FOLDER + file + "; build it again");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Other tables of the same form.
   *
   * @param texts the text of each file by name
   * @throws IllegalArgumentException when a row cannot be; it names the file, the line, the field
   *     and why
   */
  static ExpectedOffer read(Vocabularies vocabularies, UnaryOperator<String> texts) {
    OfferFiles files = new OfferFiles(vocabularies, texts);
    files.each("sources.csv", files::source);
    files.each("yardsticks.csv", files::yardstick);
    files.each("functions.csv", files::function);
    List<OfferLine> lines = new ArrayList<>();
    files.each("lines.csv", (id, row) -> lines.add(files.line(id, row)));
    record Version(int number, LocalDate date) {}
    List<Version> versions = new ArrayList<>();
    files.each(
        "versions.csv",
        (number, row) -> versions.add(new Version((int) row.number("version"), row.day("date"))));
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("versions.csv: there is no version; add a row");
    }
    return new ExpectedOffer(versions.getLast().number(), versions.getLast().date(), lines);
  }

  private void each(String file, BiConsumer<String, Fields> taken) {
    Map<String, Long> seen = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(texts.apply(file))) {
      for (NamedCsvRecord row : csv) {
        String id = row.getField(0).strip();
        try {
          if (seen.putIfAbsent(id, row.getStartingLineNumber()) != null) {
            throw new IllegalArgumentException("id: " + id + " stands twice");
          }
          taken.accept(id, new Fields(row));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              file + ", line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String id, Fields row) {
    sources.put(
        id,
        new OfferSource(
            id,
            row.text("title"),
            row.text("publisher"),
            row.orNull("published"),
            "",
            row.orNull("url")));
  }

  private void yardstick(String id, Fields row) {
    yardsticks.put(
        id,
        new Yardstick(
            id,
            row.choice("measure", Yardstick::measure),
            row.number("amount"),
            row.choice("basis", Yardstick::basis),
            row.number("per"),
            row.text("words"),
            cited(row.text("source"))));
  }

  private void function(String id, Fields row) {
    functions.put(
        id,
        new OfferFunction(
            id,
            row.text("label"),
            Set.copyOf(row.list("support_types", word -> term(word, vocabularies.supportTypes()))),
            row.yesNo("one_provider")));
  }

  private OfferLine line(String id, Fields row) {
    String audience = row.text("audience");
    return new OfferLine(
        id,
        term(row.text("crime"), vocabularies.crimeTypes()),
        known("function", row.text("function"), functions),
        audience.equals("anybody") ? null : term(audience, vocabularies.cohorts()),
        row.choice("closeness", OfferFiles::closeness),
        row.choice("organised_at", OrganisedAt::ofSlug),
        row.orNull("yardstick") == null
            ? null
            : known("yardstick", row.text("yardstick"), yardsticks),
        row.list("sources", this::cited),
        row.text("question"));
  }

  private OfferSource cited(String words) {
    int colon = words.indexOf(':');
    OfferSource whole =
        known("source", colon < 0 ? words : words.substring(0, colon).strip(), sources);
    return new OfferSource(
        whole.id(),
        whole.title(),
        whole.publisher(),
        whole.published(),
        colon < 0 ? "" : words.substring(colon + 1).strip(),
        whole.url());
  }

  private static <T> T known(String field, String id, Map<String, T> all) {
    T found = all.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          field + ": \"" + id + "\" stands in no row of the table of its kind; add it there");
    }
    return found;
  }

  private static TermId term(String word, Vocabulary vocabulary) {
    if (!TermId.isValid(word) || !vocabulary.contains(new TermId(word))) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no " + vocabulary.kind().label().toLowerCase(Locale.UK));
    }
    if (vocabulary.get(new TermId(word)).scope() == Scope.OUTSIDE) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is outside the Duty, so nothing is expected of it");
    }
    return new TermId(word);
  }

  /** By slug: "by-and-for", "specialist", "open". */
  static Optional<CohortLevel.Level> closeness(String slug) {
    return Arrays.stream(CohortLevel.Level.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(slug))
        .findFirst();
  }

  /** The fields of one row. */
  private record Fields(NamedCsvRecord row) {
    String text(String field) {
      return row.findField(field)
          .orElseThrow(() -> new IllegalArgumentException(field + ": there is no such column"))
          .strip();
    }

    @Nullable String orNull(String field) {
      String text = text(field);
      return text.isEmpty() ? null : text;
    }

    double number(String field) {
      try {
        return Double.parseDouble(text(field));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            field + ": \"" + text(field) + "\" is no number: write one", e);
      }
    }

    LocalDate day(String field) {
      try {
        return LocalDate.parse(text(field));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            field + ": \"" + text(field) + "\" is no day: write year-month-day", e);
      }
    }

    boolean yesNo(String field) {
      return switch (text(field)) {
        case "yes" -> true;
        case "no" -> false;
        default -> throw new IllegalArgumentException(field + ": write yes or no");
      };
    }

    <T> T choice(String field, Function<String, Optional<T>> of) {
      return of.apply(text(field))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      field + ": \"" + text(field) + "\" is no such choice"));
    }

    <T> List<T> list(String field, Function<String, T> of) {
      return Arrays.stream(text(field).split("\\|"))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .map(of)
          .toList();
    }
  }
}
