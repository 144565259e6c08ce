package org.waymark.intake.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.CatalogueRevision;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.geography.AreaCode;
import org.waymark.geography.GeographyFixtures;
import org.waymark.intake.TemplateColumn;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Whatever files and people say in whatever order, a listing says what a plain loop over who said
 * what, and when, comes to.
 */
class MergedListingPropertyTest {

  private static final ListingTerms TERMS =
      new ListingTerms(Vocabularies.builtIn(), GeographyFixtures.smallCountryWithDutyHolders());
  private static final Set<String> ALL_COLUMNS =
      new HashSet<>(TemplateColumn.values().stream().map(TemplateColumn::heading).toList());
  private static final List<String> SUPPORT = List.of("isva", "counselling", "refuge", "helpline");
  private static final List<DeliveryMode> DELIVERY =
      List.of(DeliveryMode.IN_PERSON, DeliveryMode.TELEPHONE, DeliveryMode.GROUP);

  /** Somebody said something. */
  private record Said(boolean byPerson, LocalDate day, String value) {}

  /** What was said of one thing, in order, each time it became another. */
  private static final class Thing {
    final List<Said> said = new ArrayList<>();

    /** What was said of it before it was taken away and brought back. */
    List<Said> earlier = List.of();

    String value() {
      return said.isEmpty() ? "" : said.getLast().value();
    }

    void say(boolean byPerson, LocalDate day, String value) {
      if (said.isEmpty() || !value().equals(value)) {
        said.add(new Said(byPerson, day, value));
      }
    }

    /** The plain rule. */
    void take(String file, LocalDate day, @Nullable LocalDate checked, boolean overwrites) {
      if (file.equals(value()) || !said.getLast().byPerson()) {
        say(false, day, file);
        return;
      }
      String before = lastFromFile();
      boolean news = !file.equals(before);
      boolean opens = isOpen(file) && isClosed(value());
      boolean closes = isClosed(file) && isOpen(value());
      if (!opens
          && (overwrites
              || (closes && news)
              || (news && checked != null && checked.isAfter(said.getLast().day())))) {
        say(false, day, file);
      }
    }

    @Nullable String lastFromFile() {
      String last = null;
      for (Said each : all()) {
        last = each.byPerson() ? last : each.value();
      }
      return last;
    }

    List<Said> all() {
      List<Said> all = new ArrayList<>(earlier);
      all.addAll(said);
      return all;
    }

    private static boolean isOpen(String value) {
      return value.equals("PUBLISHED") || value.equals("PUBLIC");
    }

    private static boolean isClosed(String value) {
      return value.equals("SUSPENDED") || value.equals("CLOSED") || value.equals("PROFESSIONALS");
    }
  }

  /** An offer, known by what it does. */
  private static final class Row {
    final boolean byPerson;
    final Thing delivery = new Thing();
    final Thing area = new Thing();

    Row(boolean byPerson) {
      this.byPerson = byPerson;
    }

    boolean isTouched() {
      return byPerson || delivery.said.getLast().byPerson() || area.said.getLast().byPerson();
    }

    boolean isNews(String[] facts) {
      String how = delivery.lastFromFile();
      String where = area.lastFromFile();
      return (how == null && where == null)
          || (how != null && !how.equals(facts[0]))
          || (where != null && !where.equals(facts[1]));
    }
  }

  private static final Map<String, Function<Random, String>> FIELDS = fields();

  private static Map<String, Function<Random, String>> fields() {
    Map<String, Function<Random, String>> fields = new LinkedHashMap<>();
    fields.put("description", random -> "Words " + random.nextInt(3));
    fields.put("telephone", random -> "01632 96000" + random.nextInt(3));
    fields.put("email", random -> random.nextInt(3) + "@example.org");
    fields.put("languages", random -> List.of("pl", "pa", "cy").get(random.nextInt(3)));
    fields.put(
        "status",
        random -> List.of("PUBLISHED", "PUBLISHED", "SUSPENDED", "CLOSED").get(random.nextInt(4)));
    fields.put(
        "visibility",
        random -> List.of("PUBLIC", "PUBLIC", "PROFESSIONALS").get(random.nextInt(3)));
    return fields;
  }

  private static Service service(Map<String, String> values, Map<String, String[]> offers) {
    List<Offer> made = new ArrayList<>(List.of(offer("idva", new String[] {"IN_PERSON", "0"})));
    offers.forEach((support, facts) -> made.add(offer(support, facts)));
    return CatalogueFixtures.anIdvaService()
        .build()
        .with()
        .id(CatalogueFixtures.anIdvaService().build().id())
        .description(in(values, "description"))
        .contacts(
            List.of(
                new Contact(Contact.Kind.TELEPHONE, in(values, "telephone"), null),
                new Contact(Contact.Kind.EMAIL, in(values, "email"), null)))
        .languages(Set.of(in(values, "languages")))
        .status(ListingStatus.valueOf(in(values, "status")))
        .visibility(Visibility.valueOf(in(values, "visibility")))
        .offers(made)
        .provenance(new Provenance("file", "A1", CatalogueFixtures.RECORDED))
        .build();
  }

  private static Offer offer(String support, String[] facts) {
    return new Offer(
        Set.of(new TermId(support)),
        Set.of(DeliveryMode.valueOf(facts[0])),
        List.of(
            new ServiceArea.Coded(
                new AreaCode(
                    "E0600%d%03d"
                        .formatted(SUPPORT.indexOf(support) + 1, Integer.valueOf(facts[1]))))));
  }

  private static String[] facts(Random random) {
    return new String[] {
      DELIVERY.get(random.nextInt(DELIVERY.size())).name(), "" + random.nextInt(3)
    };
  }

  @Property(tries = 400)
  void everythingIsAsWhoeverSaidItLastHasIt(@ForAll long seed) {
    Random random = new Random(seed);
    Map<String, String> file = new LinkedHashMap<>();
    FIELDS.forEach((name, any) -> file.put(name, any.apply(random)));
    Map<String, String[]> fileOffers = new TreeMap<>();
    SUPPORT.subList(0, 2).forEach(support -> fileOffers.put(support, facts(random)));

    LocalDate day = LocalDate.of(2026, 1, 1);
    Map<String, Thing> things = new LinkedHashMap<>();
    Map<String, Row> rows = new TreeMap<>();
    Map<String, Row> gone = new TreeMap<>();
    Map<String, Said> goneBy = new TreeMap<>();
    for (String name : FIELDS.keySet()) {
      things.put(name, new Thing());
      in(things, name).say(false, day, in(file, name));
    }
    LocalDate first = day;
    fileOffers.forEach((support, facts) -> rows.put(support, row(false, first, facts, null)));

    Service known = service(values(things), offers(rows));
    Service begin = known;
    List<RecordVersion<Service>> states = new ArrayList<>();
    states.addFirst(stated(1, day, false, known));
    boolean anybody = false;
    for (int step = 2; step < 14; step++) {
      day = day.plusDays(1 + random.nextInt(3));
      LocalDate today = day;
      if (random.nextBoolean()) {
        anybody = true;
        for (String name : FIELDS.keySet()) {
          if (random.nextInt(3) == 0) {
            in(things, name).say(true, today, in(FIELDS, name).apply(random));
          }
        }
        personChangesOffers(random, today, rows, gone, goneBy);
        known = with(known, service(values(things), offers(rows)));
        states.addFirst(stated(step, today, true, known));
        continue;
      }
      file.replaceAll((name, was) -> random.nextInt(3) == 0 ? in(FIELDS, name).apply(random) : was);
      changeFile(random, fileOffers);
      LocalDate checked = random.nextBoolean() ? null : today.minusDays(random.nextInt(6));
      boolean overwrites = random.nextInt(5) == 0;
      things.forEach((name, thing) -> thing.take(in(file, name), today, checked, overwrites));
      takeOffers(fileOffers, today, checked, overwrites, rows, gone, goneBy);

      Service read = with(begin, service(file, fileOffers));
      Service merged =
          new MergedListing.Rule(TERMS, overwrites)
              .merged(known, read, checked, ALL_COLUMNS, anybody ? states : List.of())
              .service();

      Service expected = service(values(things), offers(rows));
      assertThat(merged.offers())
          .as("seed %d step %d", seed, step)
          .containsExactlyInAnyOrderElementsOf(expected.offers());
      assertThat(Set.copyOf(merged.contacts())).isEqualTo(Set.copyOf(expected.contacts()));
      assertThat(
              merged
                  .with()
                  .offers(List.of(offer("idva", new String[] {"GROUP", "1"})))
                  .contacts(List.of())
                  .build())
          .as("seed %d step %d", seed, step)
          .isEqualTo(
              with(begin, expected)
                  .with()
                  .offers(List.of(offer("idva", new String[] {"GROUP", "1"})))
                  .contacts(List.of())
                  .build());
      if (!merged.equals(known)) {
        known = merged;
        states.addFirst(stated(step, today, false, known));
      }
    }
  }

  private static Service with(Service identity, Service values) {
    return values.with().id(identity.id()).organisation(identity.organisation()).build();
  }

  private static RecordVersion<Service> stated(
      int number, LocalDate day, boolean byPerson, Service is) {
    return new RecordVersion<>(
        new CatalogueRevision(
            number,
            day.atTime(12, 0).toInstant(ZoneOffset.UTC),
            "somebody",
            "something",
            byPerson ? null : "file"),
        byPerson,
        is);
  }

  private static <V> V in(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key));
  }

  private static Map<String, String> values(Map<String, Thing> things) {
    Map<String, String> values = new LinkedHashMap<>();
    things.forEach((name, thing) -> values.put(name, thing.value()));
    return values;
  }

  private static Map<String, String[]> offers(Map<String, Row> rows) {
    Map<String, String[]> offers = new TreeMap<>();
    rows.forEach(
        (support, row) ->
            offers.put(support, new String[] {row.delivery.value(), row.area.value()}));
    return offers;
  }

  private static Row row(boolean byPerson, LocalDate day, String[] facts, @Nullable Row earlier) {
    Row row = new Row(byPerson);
    if (earlier != null) {
      row.delivery.earlier = earlier.delivery.all();
      row.area.earlier = earlier.area.all();
    }
    row.delivery.say(byPerson, day, facts[0]);
    row.area.say(byPerson, day, facts[1]);
    return row;
  }

  private static void personChangesOffers(
      Random random,
      LocalDate day,
      Map<String, Row> rows,
      Map<String, Row> gone,
      Map<String, Said> goneBy) {
    String support = SUPPORT.get(random.nextInt(SUPPORT.size()));
    String[] facts = facts(random);
    Row row = rows.get(support);
    if (row == null) {
      rows.put(support, row(true, day, facts, gone.remove(support)));
      goneBy.remove(support);
    } else if (random.nextInt(3) == 0) {
      rows.remove(support);
      gone.put(support, row);
      goneBy.put(support, new Said(true, day, ""));
    } else {
      row.delivery.say(true, day, facts[0]);
    }
  }

  private static void changeFile(Random random, Map<String, String[]> offers) {
    String support = SUPPORT.get(random.nextInt(SUPPORT.size()));
    String[] facts = facts(random);
    String[] were = offers.get(support);
    if (were == null) {
      offers.put(support, facts);
    } else if (random.nextInt(3) == 0) {
      offers.remove(support);
    } else {
      offers.put(support, new String[] {were[0], facts[1]});
    }
  }

  private static void takeOffers(
      Map<String, String[]> file,
      LocalDate day,
      @Nullable LocalDate checked,
      boolean overwrites,
      Map<String, Row> rows,
      Map<String, Row> gone,
      Map<String, Said> goneBy) {
    for (String support : SUPPORT) {
      String[] facts = file.get(support);
      Row row = rows.get(support);
      Said by = goneBy.get(support);
      if (row != null && facts != null) {
        row.delivery.take(facts[0], day, checked, overwrites);
        row.area.take(facts[1], day, checked, overwrites);
      } else if (row != null && (overwrites || !row.isTouched())) {
        rows.remove(support);
        gone.put(support, row);
        goneBy.put(support, new Said(false, day, ""));
      } else if (row == null && facts != null) {
        if (by == null
            || !by.byPerson()
            || overwrites
            || (in(gone, support).isNews(facts) && checked != null && checked.isAfter(by.day()))) {
          rows.put(support, row(false, day, facts, gone.remove(support)));
          goneBy.remove(support);
        }
      }
    }
  }
}
