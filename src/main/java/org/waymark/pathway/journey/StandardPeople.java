package org.waymark.pathway.journey;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.RiskLevel;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.DescribedPerson;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * The standard set of described people: a table that can be edited, {@code
 * geodata/pathway/standard_people.csv}, each with the source that says why they are in it.
 */
public final class StandardPeople {

  private static final String BUILT_IN = "/geodata/pathway/standard_people.csv";

  private StandardPeople() {}

  /** Those that come with the program. */
  public static List<StandardPerson> builtIn(Vocabularies vocabularies) {
    return read(builtInTable(), "standard_people.csv", vocabularies);
  }

  /** The table of those that come with the program. */
  static String builtInTable() {
    try (InputStream stream = StandardPeople.class.getResourceAsStream(BUILT_IN)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The program was built without its table " + BUILT_IN + "; build it again");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of a table with the columns of the built-in one.
   *
   * @param name of the file, for what is said of mistakes
   * @throws IllegalArgumentException when a row cannot be; it names the row, the field and why
   */
  static List<StandardPerson> read(String table, String name, Vocabularies vocabularies) {
    try {
      return rows(table, name, vocabularies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<StandardPerson> rows(String table, String name, Vocabularies vocabularies)
      throws IOException {
    List<StandardPerson> people = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(table)) {
      for (NamedCsvRecord row : csv) {
        String where = name + ", line " + row.getStartingLineNumber();
        try {
          StandardPerson person = person(new Fields(row), vocabularies);
          if (!ids.add(person.id())) {
            throw new IllegalArgumentException("id: " + person.id() + " stands twice");
          }
          people.add(person);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
      }
    }
    return List.copyOf(people);
  }

  private static StandardPerson person(Fields row, Vocabularies vocabularies) {
    List<TermId> cohorts = row.terms("cohorts", vocabularies.cohorts());
    List<TermId> gapCohort = row.terms("gap_cohort", vocabularies.cohorts());
    List<TermId> crime = row.terms("crime", vocabularies.crimeTypes());
    if (crime.size() != 1) {
      throw new IllegalArgumentException("crime: write one term of the crime vocabulary");
    }
    return new StandardPerson(
        row.text("id"),
        row.text("name"),
        row.text("description"),
        row.text("source"),
        new DescribedPerson(
            new DescribedPerson.Place.Within(AreaCode.ENGLAND),
            row.number("age"),
            row.choice("gender", Gender.class),
            crime.getFirst(),
            row.number("days_since"),
            row.yesNo("reported"),
            row.choice("risk", RiskLevel.class),
            Set.copyOf(cohorts),
            row.text("language").isEmpty() ? null : row.text("language"),
            row.yesNo("recourse"),
            row
                .list(
                    "communication",
                    word -> needed("communication", AccessibilityFeature.class, word))
                .stream()
                .collect(Collectors.toUnmodifiableSet()),
            Set.of()),
        gapCohort.isEmpty() ? null : gapCohort.getFirst(),
        row.terms("support_types", vocabularies.supportTypes()));
  }

  private static <E extends Enum<E> & Labelled> E needed(String field, Class<E> type, String word) {
    return Labelled.find(type, word)
        .orElseThrow(
            () -> new IllegalArgumentException(field + ": \"" + word + "\" is no such choice"));
  }

  /** The fields of one row. */
  private record Fields(NamedCsvRecord row) {
    String text(String field) {
      return row.findField(field).orElse("").strip();
    }

    @Nullable Integer number(String field) {
      String text = text(field);
      try {
        return text.isEmpty() ? null : Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            field + ": \"" + text + "\" is no whole number: write one or leave it empty", e);
      }
    }

    @Nullable Boolean yesNo(String field) {
      return switch (text(field)) {
        case "" -> null;
        case "yes" -> Boolean.TRUE;
        case "no" -> Boolean.FALSE;
        default -> throw new IllegalArgumentException(field + ": write yes, no or leave it empty");
      };
    }

    <E extends Enum<E> & Labelled> @Nullable E choice(String field, Class<E> type) {
      String text = text(field);
      return text.isEmpty() ? null : needed(field, type, text);
    }

    <T> List<T> list(String field, Function<String, T> of) {
      return Arrays.stream(text(field).split("\\|"))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .map(of)
          .toList();
    }

    List<TermId> terms(String field, Vocabulary vocabulary) {
      return list(
          field,
          word -> {
            if (!TermId.isValid(word) || !vocabulary.contains(new TermId(word))) {
              throw new IllegalArgumentException(
                  field
                      + ": \""
                      + word
                      + "\" is no "
                      + vocabulary.kind().label().toLowerCase(java.util.Locale.UK));
            }
            return new TermId(word);
          });
    }
  }
}
