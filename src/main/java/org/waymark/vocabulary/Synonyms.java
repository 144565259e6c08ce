package org.waymark.vocabulary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words of the field that mean the same when somebody searches, for example "DA", "domestic abuse"
 * and "domestic violence". They widen a full-text search; they do not say which term of a
 * vocabulary a file means, for which see {@link Vocabularies#findByName(String)}.
 */
public final class Synonyms {

  public static final String FILE_NAME = "synonyms.csv";

  /**
   * Expressions of which any stands for any other.
   *
   * @param expressions at least two, the preferred one first, as written in the file
   * @param note why they stand together, or what to mind; may be empty
   */
  public record Group(List<String> expressions, String note) {
    public Group {
      expressions = List.copyOf(expressions);
      if (expressions.size() < 2) {
        throw new IllegalArgumentException(
            "A group of synonyms has %s only: write at least two expressions"
                .formatted(expressions));
      }
    }
  }

  private final List<Group> groups;
  private final Map<String, Group> byExpression = new HashMap<>();

  /**
   * @throws IllegalArgumentException when an expression stands in two groups
   */
  public Synonyms(List<Group> groups) {
    this.groups = List.copyOf(groups);
    for (Group group : this.groups) {
      for (String expression : group.expressions()) {
        Group other = byExpression.putIfAbsent(Names.spaced(expression), group);
        if (other != null && other != group) {
          throw new IllegalArgumentException(
              "The expression '%s' stands in two groups, with %s and with %s: join them or take it from one"
                  .formatted(
                      expression, other.expressions().getFirst(), group.expressions().getFirst()));
        }
      }
    }
  }

  /** In file order. */
  public List<Group> groups() {
    return groups;
  }

  /**
   * The group of an expression, without regard to case and punctuation; empty when it has no
   * synonyms.
   */
  public Optional<Group> findGroup(String expression) {
    return Optional.ofNullable(byExpression.get(Names.spaced(expression)));
  }

  /** The groups that come with the program, read from the class path once. */
  public static Synonyms builtIn() {
    return BuiltIn.INSTANCE;
  }

  /**
   * @param file UTF-8 CSV with the headings {@code expressions,note}, expressions separated by
   *     vertical bars
   * @throws InvalidVocabularyException listing everything that is wrong in it
   */
  public static Synonyms read(Path file) throws IOException {
    return read(file.toString(), name -> Files.newInputStream(file));
  }

  private static Synonyms read(String fileName, VocabularyFiles.Source source) throws IOException {
    List<VocabularyFault> faults = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    Map<String, Long> lines = new HashMap<>();
    for (VocabularyFiles.Row row :
        VocabularyFiles.rows(fileName, source, List.of("expressions", "note"), faults)) {
      List<String> expressions = VocabularyFiles.parts(row.value("expressions"));
      if (expressions.size() < 2) {
        faults.add(
            new VocabularyFault(
                fileName,
                row.line(),
                "expressions",
                row.value("expressions"),
                "fewer than two stand in the group",
                "write at least two, separated by vertical bars"));
        continue;
      }
      for (String expression : expressions) {
        Long other = lines.putIfAbsent(Names.spaced(expression), row.line());
        if (other != null) {
          faults.add(
              new VocabularyFault(
                  fileName,
                  row.line(),
                  "expressions",
                  expression,
                  "it already stands in line " + other,
                  "take it from one of the two, or join the groups"));
        }
      }
      groups.add(new Group(expressions, row.value("note")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidVocabularyException(faults);
    }
    return new Synonyms(groups);
  }

  private static final class BuiltIn {
    private static final Synonyms INSTANCE = load();

    private static Synonyms load() {
      try {
        return read(FILE_NAME, BuiltIn::open);
      } catch (IOException e) {
        throw new IllegalStateException(
            "The built-in synonyms cannot be read: the program is incomplete, install it again", e);
      }
    }

    private static InputStream open(String fileName) throws IOException {
      InputStream stream =
          Synonyms.class.getResourceAsStream(VocabularyFiles.CLASS_PATH_FOLDER + fileName);
      if (stream == null) {
        throw new NoSuchFileException(VocabularyFiles.CLASS_PATH_FOLDER + fileName);
      }
      return stream;
    }
  }
}
