package org.waymark.tool.demonstration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ReferralSource;
import org.waymark.vocabulary.TermId;

/**
 * A kind of fictional service, as one block of {@code demonstration/kinds.txt} describes it; what
 * each line means stands at the top of that file.
 */
final class Kind {

  /** What a service of the kind is for. */
  enum Reach {
    NATIONAL,
    POLICE_AREA,
    COUNCIL,
    DISTRICT,
    RADIUS
  }

  private final String key;
  private final Map<String, List<String>> lines;

  private Kind(String key, Map<String, List<String>> lines) {
    this.key = key;
    this.lines = lines;
  }

  /** All kinds, in the order of the file. */
  static List<Kind> listAll() {
    try (InputStream stream = Kind.class.getResourceAsStream("/demonstration/kinds.txt")) {
      if (stream == null) {
        throw new IllegalStateException("demonstration/kinds.txt is missing from the program");
      }
      return read(new BufferedReader(new InputStreamReader(stream, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Kind> read(BufferedReader reader) throws IOException {
    List<Kind> kinds = new ArrayList<>();
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith("[")) {
        lines = new LinkedHashMap<>();
        kinds.add(new Kind(line.substring(1, line.indexOf(']')), lines));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 0 || kinds.isEmpty()) {
          throw new IllegalStateException("demonstration/kinds.txt: \"" + line + "\" has no name");
        }
        lines
            .computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
            .add(line.substring(colon + 1).strip());
      }
    }
    return List.copyOf(kinds);
  }

  String key() {
    return key;
  }

  String theme() {
    return text("theme", "general");
  }

  Reach reach() {
    return Reach.valueOf(text("reach", "").replace('-', '_').toUpperCase(java.util.Locale.ROOT));
  }

  /** How many there are in England, for a national kind. */
  int count() {
    return number("count", 1);
  }

  /** Chance in percent that a unit of its reach has one. */
  int each() {
    return number("each", 0);
  }

  /** Weight among the local services that make up the number. */
  int fill() {
    return number("fill", 0);
  }

  /** Fewest residents within 5 km of where it sits. */
  int urbanResidents() {
    return number("urban", 0) * 1000;
  }

  List<TermId> supportTypes() {
    return terms("support");
  }

  List<TermId> crimeTypes() {
    return terms("crimes");
  }

  List<TermId> specialistFor() {
    return terms("specialist");
  }

  /** The cohort that leads the organisation, for a by-and-for service. */
  @Nullable TermId byAndFor() {
    String term = text("byfor", text("byfor-national", ""));
    return term.isEmpty() ? null : new TermId(term);
  }

  List<DeliveryMode> deliveryModes() {
    return words("modes").map(word -> choice(DeliveryMode.class, word)).toList();
  }

  List<ReferralSource> referralSources() {
    return words("from").map(word -> choice(ReferralSource.class, word)).toList();
  }

  int percentForWomen() {
    return number("women", 0);
  }

  boolean forMen() {
    return text("gender", "").equals("male");
  }

  boolean forHighRisk() {
    return text("risk", "").equals("high");
  }

  /** Youngest age in years; null for no limit. */
  @Nullable Integer youngest() {
    return age(0);
  }

  /** Oldest age in years; null for no limit. */
  @Nullable Integer oldest() {
    return age(1);
  }

  private @Nullable Integer age(int side) {
    String[] ages = text("ages", "-").split("-", -1);
    return ages[side].isEmpty() ? null : Integer.valueOf(ages[side]);
  }

  int percentSelfReferral() {
    return number("self", 100);
  }

  int percentReportNeeded() {
    return number("report", 0);
  }

  int longestWaitWeeks() {
    return number("wait", 0);
  }

  int thousandPounds() {
    return number("pounds", 50);
  }

  /** Weights by name, e.g. of {@code place}, {@code hours} and {@code payer}. */
  Map<String, Integer> weights(String name) {
    List<String> words = words(name).toList();
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      weights.put(words.get(i), Integer.valueOf(words.get(i + 1)));
    }
    return Collections.unmodifiableMap(weights);
  }

  /** Texts that may stand more than once: {@code name}, {@code does}, {@code how}. */
  List<String> texts(String name) {
    return lines.getOrDefault(name, List.of());
  }

  boolean isForChildren() {
    Integer oldest = oldest();
    return oldest != null && oldest < 20;
  }

  private String text(String name, String otherwise) {
    List<String> values = texts(name);
    return values.isEmpty() ? otherwise : values.getFirst();
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(text(name, String.valueOf(otherwise)));
  }

  private Stream<String> words(String name) {
    return Arrays.stream(text(name, "").split(" ")).filter(word -> !word.isEmpty());
  }

  private List<TermId> terms(String name) {
    return words(name).map(TermId::new).toList();
  }

  private <E extends Enum<E> & Labelled> E choice(Class<E> type, String slug) {
    return Labelled.find(type, slug)
        .orElseThrow(() -> new IllegalStateException("[" + key + "] has an unknown " + slug));
  }

  @Override
  public String toString() {
    return key;
  }
}
