package org.waymark.vocabulary;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vocabulary files: UTF-8, comma-separated, quoted by RFC 4180, first line the headings,
 * synonyms separated by a vertical bar. All faults are gathered before any is thrown, so that
 * whoever edits the files mends them in one go.
 */
final class VocabularyFiles {

  static final String CLASS_PATH_FOLDER = "/geodata/vocabulary/";

  private static final List<String> COMMON_BEFORE = List.of("id", "label", "short_label", "parent");
  private static final List<String> COMMON_AFTER = List.of("synonyms", "definition", "source");
  private static final Map<VocabularyKind, List<String>> OWN_FIELDS =
      Map.of(
          VocabularyKind.CRIME_TYPE, List.of("scope"),
          VocabularyKind.COHORT,
              List.of("age_from", "age_to", "gender", "protected_characteristic"),
          VocabularyKind.SUPPORT_TYPE, List.of("journey_stage", "in_duty_scope"));

  /** Opens one file by name. */
  @FunctionalInterface
  interface Source {
    InputStream open(String fileName) throws IOException;
  }

  /** A line of a file with its values by heading. */
  record Row(String file, long line, Map<String, String> values) {
    String value(String field) {
      return values.getOrDefault(field, "");
    }
  }

  private record Placed(Term term, Row row) {}

  private final List<VocabularyFault> faults = new ArrayList<>();
  private final Map<TermId, Placed> byId = new LinkedHashMap<>();

  private VocabularyFiles() {}

  static Vocabularies read(Source source) throws IOException {
    VocabularyFiles files = new VocabularyFiles();
    for (VocabularyKind kind : VocabularyKind.values()) {
      List<String> fields = new ArrayList<>(COMMON_BEFORE);
      fields.addAll(OWN_FIELDS.getOrDefault(kind, List.of()));
      fields.addAll(COMMON_AFTER);
      for (Row row : rows(kind.fileName(), source, fields, files.faults)) {
        files.add(row, kind);
      }
    }
    files.checkParents();
    files.checkCycles();
    files.checkNames();
    if (!files.faults.isEmpty()) {
      throw new InvalidVocabularyException(files.faults);
    }
    return new Vocabularies(
        files.vocabulary(VocabularyKind.CRIME_TYPE),
        files.vocabulary(VocabularyKind.COHORT),
        files.vocabulary(VocabularyKind.SUPPORT_TYPE));
  }

  /** The text of a file, without the mark some programs put before it; null when it is none. */
  private static @Nullable String text(String fileName, Source source, List<VocabularyFault> faults)
      throws IOException {
    try (InputStream stream = source.open(fileName)) {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(stream.readAllBytes()))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      faults.add(
          new VocabularyFault(
              fileName, 1, "file", fileName, "it is not UTF-8 text", "save it as CSV UTF-8"));
      return null;
    }
  }

  /**
   * The rows of one file; what is wrong with its form goes to the faults. Values are stripped of
   * outer spaces.
   */
  static List<Row> rows(
      String fileName, Source source, List<String> fields, List<VocabularyFault> faults)
      throws IOException {
    String text = text(fileName, source, faults);
    if (text == null) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    boolean heading = true;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
      for (CsvRecord csv : reader) {
        long line = csv.getStartingLineNumber();
        List<String> values = csv.getFields().stream().map(String::strip).toList();
        if (heading) {
          heading = false;
          if (!values.equals(fields)) {
            faults.add(
                new VocabularyFault(
                    fileName,
                    line,
                    "heading",
                    String.join(",", values),
                    "the headings are not as expected",
                    "write " + String.join(",", fields)));
            return List.of();
          }
        } else if (values.size() != fields.size()) {
          faults.add(
              new VocabularyFault(
                  fileName,
                  line,
                  "line",
                  values.getFirst(),
                  "it has %d values where the heading has %d"
                      .formatted(values.size(), fields.size()),
                  "put texts that contain a comma in double quotes"));
        } else {
          rows.add(
              new Row(
                  fileName,
                  line,
                  IntStream.range(0, fields.size())
                      .boxed()
                      .collect(Collectors.toUnmodifiableMap(fields::get, values::get))));
        }
      }
    } catch (CsvParseException e) {
      faults.add(
          new VocabularyFault(
              fileName,
              rows.isEmpty() ? 1 : rows.getLast().line() + 1,
              "line",
              "",
              "it is not well-formed CSV",
              "close every double quote"));
    }
    if (heading) {
      faults.add(
          new VocabularyFault(
              fileName,
              1,
              "heading",
              "",
              "the file is empty",
              "write " + String.join(",", fields)));
    }
    return rows;
  }

  /** The parts of a value separated by vertical bars, without empty ones. */
  static List<String> parts(String value) {
    return Arrays.stream(value.split("\\|", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private void fault(Row row, String field, String problem, String remedy) {
    faults.add(
        new VocabularyFault(row.file(), row.line(), field, row.value(field), problem, remedy));
  }

  private void add(Row row, VocabularyKind kind) {
    int before = faults.size();
    TermId id = termId(row, "id");
    TermId parent = row.value("parent").isEmpty() ? null : termId(row, "parent");
    if (id != null && id.equals(parent)) {
      fault(row, "parent", "the term is its own parent", "name another term, or leave it empty");
    }
    needTexts(row);
    Scope scope = scope(row, kind);
    JourneyStage stage =
        kind == VocabularyKind.SUPPORT_TYPE
            ? oneOf(
                row,
                "journey_stage",
                JourneyStage.values(),
                JourneyStage::findBySlug,
                JourneyStage::slug)
            : null;
    Integer ageFrom = age(row, "age_from");
    Integer ageTo = age(row, "age_to");
    if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
      fault(row, "age_from", "it is greater than age_to " + ageTo, "exchange the two");
    }
    CohortGender gender =
        oneOfOrNone(
            row, "gender", CohortGender.values(), CohortGender::findBySlug, CohortGender::slug);
    ProtectedCharacteristic characteristic =
        oneOfOrNone(
            row,
            "protected_characteristic",
            ProtectedCharacteristic.values(),
            ProtectedCharacteristic::findBySlug,
            ProtectedCharacteristic::slug);
    if (id == null) {
      return;
    }
    Placed other = byId.get(id);
    if (other != null) {
      fault(
          row,
          "id",
          "the id already stands in %s line %d".formatted(other.row().file(), other.row().line()),
          "give one of them another id; ids are unique across the three files");
    }
    if (faults.size() > before || scope == null) {
      return;
    }
    String label = row.value("label");
    String shortLabel = row.value("short_label").isEmpty() ? label : row.value("short_label");
    byId.put(
        id,
        new Placed(
            new Term(
                id,
                kind,
                label,
                shortLabel,
                parent,
                row.value("definition"),
                row.value("source"),
                parts(row.value("synonyms")),
                scope,
                stage,
                ageFrom,
                ageTo,
                gender,
                characteristic),
            row));
  }

  private void needTexts(Row row) {
    for (String field : List.of("label", "definition", "source")) {
      if (row.value(field).isEmpty()) {
        fault(row, field, "it is empty", "write one");
      }
    }
  }

  private @Nullable Scope scope(Row row, VocabularyKind kind) {
    return switch (kind) {
      case CRIME_TYPE -> oneOf(row, "scope", Scope.values(), Scope::findBySlug, Scope::slug);
      case SUPPORT_TYPE -> supportScope(row);
      case COHORT -> Scope.DUTY;
    };
  }

  private @Nullable TermId termId(Row row, String field) {
    if (TermId.isValid(row.value(field))) {
      return new TermId(row.value(field));
    }
    fault(
        row,
        field,
        "it is not a term id",
        "use lower-case letters and numbers joined by hyphens, for example sexual-abuse");
    return null;
  }

  private @Nullable Scope supportScope(Row row) {
    return switch (row.value("in_duty_scope")) {
      case "true" -> Scope.DUTY;
      case "false" -> Scope.OUTSIDE;
      default -> {
        fault(row, "in_duty_scope", "it is neither true nor false", "write true or false");
        yield null;
      }
    };
  }

  private @Nullable Integer age(Row row, String field) {
    String value = row.value(field);
    if (value.isEmpty()) {
      return null;
    }
    if (value.matches("[0-9]{1,3}") && Integer.parseInt(value) <= Term.MAXIMUM_AGE) {
      return Integer.valueOf(value);
    }
    fault(
        row,
        field,
        "it is not an age",
        "use whole years from 0 to %d, or leave it empty".formatted(Term.MAXIMUM_AGE));
    return null;
  }

  /** As {@link #oneOf}, of a field that may be empty. */
  private <T> @Nullable T oneOfOrNone(
      Row row,
      String field,
      T[] allowed,
      Function<String, Optional<T>> find,
      Function<T, String> slug) {
    return row.value(field).isEmpty() ? null : oneOf(row, field, allowed, find, slug);
  }

  private <T> @Nullable T oneOf(
      Row row,
      String field,
      T[] allowed,
      Function<String, Optional<T>> find,
      Function<T, String> slug) {
    Optional<T> found = find.apply(row.value(field));
    if (found.isEmpty()) {
      fault(
          row,
          field,
          "it is not one of the allowed values",
          "use " + Arrays.stream(allowed).map(slug).collect(Collectors.joining(", ")));
      return null;
    }
    return found.get();
  }

  private void checkParents() {
    for (Placed placed : byId.values()) {
      TermId parent = placed.term().parent();
      if (parent == null) {
        continue;
      }
      Placed above = byId.get(parent);
      if (above == null) {
        fault(
            placed.row(),
            "parent",
            "there is no such term",
            "name a term of the same file, or leave it empty");
      } else if (above.term().kind() != placed.term().kind()) {
        fault(
            placed.row(),
            "parent",
            "it is a term of " + above.row().file(),
            "name a term of the same file, or leave it empty");
      }
    }
  }

  private void checkCycles() {
    Set<TermId> reported = new LinkedHashSet<>();
    for (Placed placed : byId.values()) {
      Set<TermId> path = new LinkedHashSet<>();
      TermId at = placed.term().id();
      while (at != null && path.add(at)) {
        Placed next = byId.get(at);
        at = next == null ? null : next.term().parent();
      }
      // Only a term that comes back to itself is in the cycle; those that merely lead to it are
      // right.
      if (placed.term().id().equals(at) && reported.addAll(path)) {
        fault(
            placed.row(),
            "parent",
            "the parents go round in a circle: "
                + path.stream().map(TermId::value).collect(Collectors.joining(" > "))
                + " > "
                + at,
            "leave the parent of one of them empty");
      }
    }
  }

  private void checkNames() {
    Map<VocabularyKind, Map<String, Placed>> taken = new EnumMap<>(VocabularyKind.class);
    for (Placed placed : byId.values()) {
      Map<String, Placed> names =
          taken.computeIfAbsent(placed.term().kind(), kind -> new HashMap<>());
      for (String name : Vocabularies.names(placed.term())) {
        Placed other = names.putIfAbsent(Names.key(name), placed);
        if (other != null && other != placed) {
          faults.add(
              new VocabularyFault(
                  placed.row().file(),
                  placed.row().line(),
                  "label or synonyms",
                  name,
                  "it already stands for %s in line %d"
                      .formatted(other.term().id(), other.row().line()),
                  "take it from one of the two"));
        }
      }
    }
  }

  private Vocabulary vocabulary(VocabularyKind kind) {
    return new Vocabulary(
        kind,
        byId.values().stream().map(Placed::term).filter(term -> term.kind() == kind).toList());
  }
}
