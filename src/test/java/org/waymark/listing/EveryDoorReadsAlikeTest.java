package org.waymark.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.field.CellText;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.field.PlaceFacts;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.UneditedDesk;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.ImportReport;
import org.waymark.listing.bulk.Workbooks;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormReading;
import org.waymark.listing.form.ListingDraft;
import org.waymark.listing.form.ListingForm;
import org.waymark.listing.form.ListingOrigin;
import org.waymark.publishing.api.ListingBodies;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.Vocabularies;

/**
 * The same words sent of the same fact through each door are read as the same value, or told as the
 * same error: field, value, problem and remedy.
 */
@Tag("slow")
class EveryDoorReadsAlikeTest {

  private static final Geography ENGLAND = RealGeography.get();
  private static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-15T10:00:00Z"), ZoneId.of("Europe/London"));
  private static final Function<String, PlaceLookup> PLACES =
      text -> new PlaceLookup.Found(text, new Position(-2.93, 54.89), 0, null);
  private static final ReadingTerms TERMS =
      new ReadingTerms(
          VOCABULARIES,
          ENGLAND,
          ENGLAND.names(CatalogueFixtures.TODAY),
          PLACES,
          CatalogueFixtures.TODAY);
  private static final ListingForm FORM =
      new ListingForm(
          VOCABULARIES,
          ENGLAND,
          ENGLAND.names(CatalogueFixtures.TODAY),
          PLACES,
          CatalogueFixtures.TODAY);
  private static final String PLACE = "location-new0123456789abcdef-";

  /** Good for one fact, bad for others. */
  private static final List<String> WORDS =
      List.of(
          "",
          "   ",
          "Plain words",
          "  spaced   out\t",
          "\u00a0wide\u00a0",
          "two\nlines",
          "x".repeat(1_000),
          "x".repeat(1_001),
          "\uD83D\uDE00".repeat(1_000),
          "x".repeat(2_001),
          "x".repeat(20_001),
          "nul\u0000l",
          "turned\u202Eround",
          "bell\u0007",
          "https://user:pw@example.org/",
          "https://nhs.uk@evil.example/",
          "https://example.org/a?b=c",
          "www.example.org",
          "example.org",
          "mailto:name@example.org",
          "http://localhost",
          "javascript:alert(1)",
          "ftp://example.org",
          "name@example.org",
          "name@localhost",
          "01632 960 001",
          "01632 960 001 ext 12",
          "01632 960123 ext 212 or 01632 960124 x5",
          "+44 (0)161 496 0001",
          "18001 0808 157 0123",
          "1632960123",
          "01632 96012",
          "999",
          "116 123",
          "+33 1 42 68 53 00",
          "call us",
          "(0)",
          "12",
          "-5",
          "3.5",
          "121",
          "521",
          "1e999999999",
          "99999999999999999999",
          "=1+1",
          "yes",
          "No",
          "maybe",
          "CA1 1AA",
          "ca11aa",
          "Cumberland",
          "E06000063",
          "E06999999",
          "England",
          "within 20 km",
          "within 201 km",
          "Atlantis",
          "Rape",
          "domestic-abuse",
          "IDVA",
          "LGBT+ people",
          "Children=specialist",
          "children=by-and-for",
          "children=best",
          "18+",
          "under 18",
          "16-25",
          "6 months",
          "2-3 weeks",
          "\u00a345,000",
          "45k",
          "31-Mar-26",
          "31/3/26",
          "20.10.26",
          "46112",
          "Face to face",
          "Face-to-face, phone",
          "<p>Advice&nbsp;&amp; help</p>",
          "Polish",
          "pa",
          "Klingonish",
          "Mon-Fri 9am-5pm",
          "Mon 17:00-09:00",
          "24/7",
          "Fri-Sat 20:00-04:00",
          "Daily 10pm to 6am",
          "Mon-Fri 9-5 except bank holidays, Sat by appointment",
          "public holidays closed; Mon-Fri 9-5",
          "Mon 25:00-26:00",
          "2026-05-20",
          "31/02/2026",
          "1827-01-01");

  @TempDir Path folder;

  /** What a door makes of the words. */
  private record Answer(@Nullable Object value, Set<String> problems) {

    static Answer wrong(Stream<String> problems) {
      return new Answer(null, problems.collect(Collectors.toCollection(TreeSet::new)));
    }

    static String problem(String value, String message) {
      return value + " | " + message;
    }
  }

  /** A fact, and where it stands in a listing. */
  private record Asked<S, T>(
      ListingPart part, Fact<S, ?, T> fact, Function<Service, @Nullable S> where) {

    Answer expected(List<String> words) {
      Reading<T> reading = fact.check(words, TERMS, null);
      return reading.isGood()
          ? new Answer(plain(reading.value()), Set.of())
          : Answer.wrong(
              reading.faults().stream()
                  .map(fault -> Answer.problem(fault.value(), fault.message())));
    }

    Answer read(Service service) {
      S source = where.apply(service);
      return new Answer(source == null ? null : plain(fact.get(source)), Set.of());
    }

    /** An order that means nothing makes no difference, nor whether nothing is null or empty. */
    private static @Nullable Object plain(@Nullable Object value) {
      if (value instanceof Iterable<?> several) {
        Set<Object> all = new LinkedHashSet<>();
        several.forEach(all::add);
        return all.isEmpty() ? null : all;
      }
      return value == null || value.equals("") || value.equals(false) ? null : value;
    }

    boolean isAreaOnly() {
      return fact == PlaceFacts.AREA;
    }

    @Override
    public String toString() {
      return fact.toString();
    }
  }

  private static List<Asked<?, ?>> asked() {
    List<Asked<?, ?>> all = new ArrayList<>();
    for (ListingField field : ListingField.values()) {
      field.facts().forEach(fact -> all.add(asked(field.part(), fact)));
    }
    Function<Service, Offer> offer = service -> service.offers().getFirst();
    for (Fact<Offer, ?, ?> fact : OfferFacts.FACTS) {
      all.add(new Asked<>(ListingPart.SUPPORT, fact, offer));
    }
    for (Fact<ServiceLocation, ?, ?> fact : PlaceFacts.FACTS) {
      all.add(
          new Asked<>(
              ListingPart.CONFIDENTIALITY, fact, service -> service.locations().getFirst()));
    }
    return all;
  }

  private static <T> Asked<Service, T> asked(ListingPart part, Fact<Service, ?, T> fact) {
    return new Asked<>(part, fact, service -> service);
  }

  private static Stream<Arguments> facts() {
    return asked().stream().map(Arguments::of);
  }

  private static List<List<String>> words(Fact<?, ?, ?> fact) {
    List<String> words = new ArrayList<>(WORDS);
    fact.codec().choices().stream()
        .flatMap(each -> Stream.of(each.slug(), each.label()))
        .forEach(words::add);
    List<List<String>> all = new ArrayList<>(words.stream().map(List::of).toList());
    if (fact.codec().takesSeveral()) {
      for (int i = 1; i < words.size(); i += 3) {
        all.add(List.of(words.get(i - 1), words.get(i)));
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("facts")
  void theSameWordsAreReadAlike(Asked<?, ?> asked) throws Exception {
    List<List<String>> words = words(asked.fact());
    List<Optional<Answer>> imported = imported(asked, words, false);
    List<Optional<Answer>> workbook = imported(asked, words, true);
    int doors = 0;
    int good = 0;
    for (int i = 0; i < words.size(); i++) {
      List<String> sent = words.get(i);
      Answer expected = asked.expected(sent);
      Map<String, Optional<Answer>> answers = new LinkedHashMap<>();
      answers.put("form", form(asked, sent, false));
      answers.put("draft", form(asked, sent, true));
      answers.put("API", api(asked, sent));
      answers.put("import", imported.get(i));
      answers.put("workbook", workbook.get(i));
      for (Map.Entry<String, Optional<Answer>> door : answers.entrySet()) {
        Answer answer = door.getValue().orElse(null);
        if (answer != null) {
          doors++;
          good += expected.problems().isEmpty() ? 1 : 0;
          assertThat(answer)
              .as("%s of %s by %s", shown(sent), asked.fact(), door.getKey())
              .isEqualTo(expected);
        }
      }
    }
    assertThat(doors).as("answers of doors").isGreaterThan(words.size());
    assertThat(good).as("values that were taken").isPositive().isLessThan(doors);
  }

  private static String shown(List<String> words) {
    return words.stream()
        .map(text -> text.length() > 40 ? text.substring(0, 40) + "…" + text.length() : text)
        .toList()
        .toString();
  }

  // Form and draft

  private static Service base() {
    return CatalogueFixtures.anIdvaService()
        .servingDistrict("E06000063")
        .location(
            new ServiceLocation.Public(
                new LocationId(new UUID(7, 7)),
                "",
                List.of("1 English Street"),
                null,
                new Position(-2.93, 54.89),
                Set.of()))
        .build();
  }

  /** The fields of a form that hold the words; empty where the form asks in another way. */
  private static Map<String, List<String>> fields(Asked<?, ?> asked, List<String> words) {
    String key = asked.fact().key();
    Map<String, List<String>> fields = new HashMap<>();
    boolean broken = key.equals("address") && words.toString().contains("\n");
    if (broken
        || asked.part().isApart()
        || Set.of("opening", "capacity-date", "drawn", "longitude", "latitude").contains(key)) {
      return Map.of();
    }
    if (OfferFacts.FACTS.contains(asked.fact())) {
      fields.put("offer-1-" + key, words);
    } else if (PlaceFacts.FACTS.contains(asked.fact())) {
      fields.put("locations", List.of("new0123456789abcdef"));
      fields.put(PLACE + "disclosure", List.of("public"));
      fields.put(PLACE + "area", List.of("E06000063"));
      fields.put(PLACE + "address", List.of("1 English Street"));
      fields.put(PLACE + key, key.equals("address") ? List.of(String.join("\n", words)) : words);
      if (asked.isAreaOnly()) {
        fields.put(PLACE + "disclosure", List.of("area-only"));
      }
    } else if (key.startsWith("contact-")) {
      if (words.size() > 1 || words.getFirst().contains("(")) {
        return Map.of();
      }
      fields.put("contacts", List.of("77"));
      fields.put("contact-77-kind", List.of(key.substring("contact-".length())));
      fields.put("contact-77-value", words);
    } else if (key.equals("group")) {
      for (String each : words) {
        if (!each.matches("[a-z-]+=[a-z-]+")) {
          return Map.of();
        }
        fields.put("group-" + each.substring(0, each.indexOf('=')), List.of(after(each)));
      }
    } else {
      fields.put(key, words);
    }
    return fields;
  }

  private static String after(String each) {
    return each.substring(each.indexOf('=') + 1);
  }

  private static Optional<Answer> form(Asked<?, ?> asked, List<String> words, boolean asDraft) {
    Map<String, List<String>> fields = fields(asked, words);
    // An import takes a place without its address, or one that nobody has filled in.
    boolean addressNeeded = asked.fact().key().equals("address") && blank(words);
    if (fields.isEmpty() || addressNeeded) {
      return Optional.empty();
    }
    Service base = base();
    ListingDraft draft = ListingForm.fill(base);
    if (asDraft) {
      if (asked.fact().key().equals("area")) {
        return Optional.empty();
      }
      Map<String, List<String>> sent = new HashMap<>(fields);
      if (asked.part() == ListingPart.ABOUT) {
        sent.putIfAbsent("name", List.of(base.name()));
      } else if (asked.part() == ListingPart.SUPPORT) {
        sent.putIfAbsent("offer-1-support", List.of("idva"));
      }
      String row = asked.part() == ListingPart.SUPPORT ? "1" : null;
      assertThat(FORM.refused(asked.part(), draft, row, sent)).isEmpty();
      draft = FORM.take(asked.part(), draft, row, sent);
    } else {
      for (Map.Entry<String, List<String>> field : fields.entrySet()) {
        draft = draft.with(field.getKey(), field.getValue());
      }
    }
    return Optional.of(
        switch (FORM.read(draft, ListingOrigin.of(base))) {
          case FormReading.Readable good -> asked.read(good.service());
          case FormReading.Unreadable bad ->
              Answer.wrong(bad.problems().stream().map(each -> problem(fields, each)));
        });
  }

  private static String problem(Map<String, List<String>> fields, FieldProblem problem) {
    return fields.containsKey(problem.field())
        ? Answer.problem(problem.value(), problem.message())
        : "in another field: " + problem;
  }

  private static boolean blank(List<String> words) {
    return words.stream().allMatch(String::isBlank);
  }

  // API

  private static Optional<Answer> api(Asked<?, ?> asked, List<String> words) throws Exception {
    String name = asked.fact().wireName().orElse("");
    Object sent =
        asked.fact().codec().takesSeveral()
            ? words
            : asked.fact().codec().isYesNo()
                ? Map.of("yes", true, "No", false).get(words.getFirst())
                : words.getFirst();
    if (name.isEmpty() || sent == null) {
      return Optional.empty();
    }
    String json = new ObjectMapper().writeValueAsString(Map.of(name, sent));
    ListingBodies.Read read = ListingBodies.read(json, base(), TERMS);
    return Optional.of(
        read.problems().isEmpty()
            ? asked.read(read.service())
            : Answer.wrong(
                read.problems().stream()
                    .map(
                        each ->
                            each.name().equals(name)
                                ? Answer.problem(each.value(), each.message() + " " + each.remedy())
                                : "in another field: " + each)));
  }

  // Import and workbook

  private List<Optional<Answer>> imported(
      Asked<?, ?> asked, List<List<String>> words, boolean workbook) throws Exception {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      rows.add(row(asked, words.get(i), "row" + i));
    }
    Set<String> headings = new LinkedHashSet<>();
    rows.forEach(row -> headings.addAll(row.keySet()));
    Path file = folder.resolve(workbook ? "sent.xlsx" : "sent.csv");
    Map<String, Service> services = new HashMap<>();
    ImportReport report;
    if (workbook) {
      writeWorkbook(file, headings, rows);
      Workbooks.Read read = Workbooks.read(file, ENGLAND, PLACES, CLOCK);
      services.putAll(read.services());
      report = read.report();
    } else {
      writeCsv(file, headings, rows);
      report =
          new ServiceImport(
                  new Kept(services), ENGLAND, VOCABULARIES, PLACES, (addresses, who) -> {}, CLOCK)
              .run(file, new ServiceImport.Options("test", false, "tester"), done -> {});
    }
    List<Optional<Answer>> answers = new ArrayList<>();
    long line = 2;
    for (int i = 0; i < words.size(); i++) {
      answers.add(
          passes(asked, words.get(i), workbook)
              ? Optional.of(answer(asked, line, services.get("row" + i), report))
              : Optional.empty());
      line +=
          workbook
              ? 1
              : 1
                  + rows.get(i).values().stream()
                      .mapToLong(cell -> cell.chars().filter(c -> c == '\n').count())
                      .sum();
    }
    return answers;
  }

  /** Whether such a file can hold the words, and asks for the fact when there are none. */
  private static boolean passes(Asked<?, ?> asked, List<String> words, boolean workbook) {
    boolean needed = blank(words) && asked.fact().missing().isPresent();
    boolean unwritable =
        workbook
            && words.stream()
                .anyMatch(
                    each ->
                        each.chars().anyMatch(c -> c < ' ' && c > 0 && c != '\n' && c != '\t')
                            || each.indexOf('\0') >= 0);
    return !needed && !unwritable;
  }

  private static Answer answer(
      Asked<?, ?> asked, long line, @Nullable Service service, ImportReport report) {
    List<Finding> wrong =
        report.findings().stream()
            .filter(each -> each.line() == line && each.severity() != Finding.Severity.NOTE)
            .filter(
                each -> !Set.of("formula-like", "no-area", "kept-as-note").contains(each.code()))
            .toList();
    if (wrong.isEmpty()) {
      return service == null
          ? Answer.wrong(Stream.of("not there, and nothing is told"))
          : asked.read(service);
    }
    return Answer.wrong(
        wrong.stream()
            .map(
                each ->
                    each.field().equals(asked.fact().heading())
                        ? Answer.problem(
                            each.value(),
                            each.problem().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + each.problem().substring(1)
                                + ". "
                                + each.remedy())
                        : "in another field: " + each));
  }

  private static Map<String, String> row(Asked<?, ?> asked, List<String> words, String id) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Service id", id);
    row.put("Organisation", "Larkholt Trust");
    row.put("Service name", "Larkholt IDVA " + id);
    row.put("Support types", "IDVA");
    row.put("Areas served", "Cumberland");
    row.put("Location may be shown", asked.isAreaOnly() ? "Area only" : "Public");
    if (asked.fact() == OfferFacts.AREAS) {
      // A distance is measured from somewhere.
      row.put("Longitude", "-2.93");
      row.put("Latitude", "54.89");
    }
    // A position is told by two facts.
    Map.of("longitude", "Latitude", "latitude", "Longitude").entrySet().stream()
        .filter(each -> each.getKey().equals(asked.fact().key()))
        .forEach(
            each -> row.put(each.getValue(), each.getKey().equals("latitude") ? "-2.9" : "54"));
    row.put(
        asked.fact().heading(),
        asked.fact().codec().takesSeveral() ? CellText.join(words) : words.getFirst());
    Labelled.find(Disclosure.class, row.get("Location may be shown"))
        .filter(disclosure -> disclosure == Disclosure.AREA_ONLY)
        .ifPresent(disclosure -> row.putIfAbsent("Location area", "Cumberland"));
    return row;
  }

  private static void writeCsv(Path file, Set<String> headings, List<Map<String, String>> rows)
      throws Exception {
    StringBuilder text = new StringBuilder(String.join(",", headings)).append("\n");
    for (Map<String, String> row : rows) {
      text.append(
              headings.stream()
                  .map(each -> '"' + row.getOrDefault(each, "").replace("\"", "\"\"") + '"')
                  .collect(Collectors.joining(",")))
          .append("\n");
    }
    Files.write(file, text.toString().getBytes(UTF_8));
  }

  private static void writeWorkbook(Path file, Set<String> headings, List<Map<String, String>> rows)
      throws Exception {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Services");
      int column = 0;
      for (String heading : headings) {
        sheet.value(0, column, heading);
        for (int row = 0; row < rows.size(); row++) {
          String cell = rows.get(row).getOrDefault(heading, "");
          if (!cell.isEmpty()) {
            sheet.value(row + 1, column, cell);
          }
        }
        column++;
      }
    }
  }

  /** Keeps what is imported by its service id. */
  private record Kept(Map<String, Service> services) implements UneditedDesk {
    @Override
    public Catalogue catalogue() {
      return Catalogue.empty();
    }

    @Override
    public void take(CatalogueChange change, Runnable alongside) {
      change.services().forEach(each -> services.put(each.provenance().externalId(), each));
    }
  }
}
