package org.waymark.web.manage;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.field.PlaceFacts;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;
import org.waymark.listing.form.FieldProblem;
import org.waymark.listing.form.FormRows;
import org.waymark.listing.form.ListingDraft;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;
import org.waymark.web.listing.ListingWords;
import org.waymark.web.manage.Block.Group;
import org.waymark.web.manage.Block.Option;

/** Lays the fields of one part out, filled with what was typed. */
final class PartBlocks {

  /** Languages that are most asked for in England, by Census 2021 (main language). */
  private static final List<String> LANGUAGES =
      List.of(
          "ar", "bn", "bg", "yue", "zh", "fr", "de", "el", "gu", "hi", "hu", "it", "ku", "lv", "lt",
          "ml", "ne", "ps", "fa", "pl", "pt", "pa", "ro", "ru", "sk", "so", "es", "syl", "ta", "te",
          "ti", "tr", "uk", "ur", "vi", "cy");

  private final Snapshot snapshot;
  private final ListingWords words;
  private final EditedListing listing;
  private final ListingDraft draft;
  private final List<FieldProblem> problems;
  private final String found;

  /**
   * @param found the part of a name by which areas were looked for; empty when none were
   */
  PartBlocks(
      Snapshot snapshot,
      EditedListing listing,
      ListingDraft draft,
      List<FieldProblem> problems,
      String found) {
    this.snapshot = snapshot;
    this.words = new ListingWords(snapshot);
    this.listing = listing;
    this.draft = draft;
    this.problems = problems;
    this.found = found.strip();
  }

  /**
   * @param row the kind of support, for the parts that are asked for each
   */
  List<Block> of(ListingPart part, String row) {
    List<Block> blocks = new ArrayList<>(laidOut(part, row));
    Set<String> names = new LinkedHashSet<>();
    Block.each(blocks, block -> name(block).ifPresent(names::add));
    if (!part.isApart()) {
      part.fields().stream()
          .flatMap(field -> field.facts().stream())
          .filter(fact -> !names.contains(fact.key()) && !fact.codec().choices().isEmpty())
          .forEach(fact -> blocks.add(choice(fact)));
    }
    return blocks;
  }

  private static Optional<String> name(Block block) {
    return switch (block) {
      case Block.Radios radios -> Optional.of(radios.name());
      case Block.Checkboxes boxes -> Optional.of(boxes.name());
      default -> Optional.empty();
    };
  }

  /** A choice that has no place of its own on its page stands last. */
  private Block choice(Fact<?, ?, ?> fact) {
    return fact.codec().takesSeveral() ? boxes("", fact) : radios(fact);
  }

  private Block.Radios radios(Fact<?, ?, ?> fact) {
    return new Block.Radios(
        fact.key(), fact.label(), fact.hint(), options("", fact), error(fact.key()));
  }

  private Block.Checkboxes boxes(String prefix, Fact<?, ?, ?> fact) {
    return boxes(prefix + fact.key(), fact.label(), fact.hint(), options(prefix, fact));
  }

  private List<Option> options(String prefix, Fact<?, ?, ?> fact) {
    String field = prefix + fact.key();
    return fact.codec().choices().stream()
        .map(each -> Option.of(each.slug(), each.label(), draft.has(field, each.slug())))
        .toList();
  }

  private static Fact<Service, ?, ?> only(ListingField field) {
    return field.facts().getFirst();
  }

  private Block.Text text(String prefix, Fact<?, ?, ?> fact, String width, String kind) {
    return text(prefix + fact.key(), fact.label(), fact.hint(), width, kind);
  }

  private Block.Textarea area(String prefix, Fact<?, ?, ?> fact, int rows) {
    return area(prefix + fact.key(), fact.label(), fact.hint(), rows);
  }

  private List<Block> laidOut(ListingPart part, String row) {
    return switch (part) {
      case ABOUT -> about();
      case SUPPORT -> support("offer-" + row + "-");
      case REACH -> reach("offer-" + row + "-", row);
      case CRIMES -> crimes();
      case COHORTS -> cohorts();
      case ELIGIBILITY -> eligibility();
      case REFERRAL -> referral();
      case OPENING -> opening();
      case CONTACTS -> contacts();
      case CAPACITY -> capacity();
      case LANGUAGES -> languages();
      case ACCESSIBILITY -> List.of(boxes("", only(ListingField.ACCESSIBILITY)));
      case CONFIDENTIALITY -> places();
      case STATE, FUNDING -> List.of();
    };
  }

  private String error(String field) {
    return problems.stream()
        .filter(problem -> problem.field().equals(field))
        .map(FieldProblem::message)
        .findFirst()
        .orElse("");
  }

  private Block.Text text(String name, String label, String hint, String width, String kind) {
    return new Block.Text(name, label, hint, draft.first(name), error(name), width, kind);
  }

  private Block.Textarea area(String name, String label, String hint, int rows) {
    return new Block.Textarea(name, label, hint, draft.first(name), error(name), rows);
  }

  private Block.Checkboxes boxes(String name, String legend, String hint, List<Option> options) {
    return new Block.Checkboxes(
        name, legend, hint, List.of(new Group("", true, options)), error(name));
  }

  private Block.Radios radios(String name, String legend, String hint, List<Option> options) {
    return new Block.Radios(name, legend, hint, options, error(name));
  }

  private <E extends Enum<E> & Labelled> List<Option> choices(String field, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> Option.of(each.slug(), each.label(), draft.has(field, each.slug())))
        .toList();
  }

  // Parts

  private List<Block> about() {
    return List.of(
        text("", only(ListingField.NAME), "", "text"),
        area("", only(ListingField.DESCRIPTION), 6),
        text("", only(ListingField.URL), "", "url"));
  }

  private List<Block> support(String prefix) {
    return List.of(
        terms(prefix, OfferFacts.SUPPORT_TYPES, snapshot.vocabularies().supportTypes()),
        boxes(prefix, OfferFacts.DELIVERY_MODES));
  }

  private List<Block> crimes() {
    return List.of(terms("", only(ListingField.CRIME_TYPES), snapshot.vocabularies().crimeTypes()));
  }

  private Block.Checkboxes terms(String prefix, Fact<?, ?, ?> fact, Vocabulary vocabulary) {
    String field = prefix + fact.key();
    List<Group> groups = new ArrayList<>();
    List<Option> single = new ArrayList<>();
    for (Term root : vocabulary.roots()) {
      List<Option> options = new ArrayList<>();
      for (TermId id : ordered(vocabulary, root.id())) {
        Term term = vocabulary.get(id);
        options.add(
            new Option(
                id.value(),
                term.label(),
                term.definition(),
                draft.has(field, id.value()),
                Math.min(3, vocabulary.depth(id)),
                List.of()));
      }
      if (options.size() == 1) {
        single.addAll(options);
      } else {
        groups.add(new Group(root.label(), isOpen(options), options));
      }
    }
    if (!single.isEmpty()) {
      groups.add(new Group("Other", isOpen(single), single));
    }
    List<Option> lost =
        draft.all(field).stream()
            .filter(id -> !TermId.isValid(id) || !vocabulary.contains(new TermId(id)))
            .map(id -> Option.of(id, id + " (no longer in the list)", true))
            .toList();
    if (!lost.isEmpty()) {
      groups.addFirst(new Group("No longer in the list", true, lost));
    }
    return new Block.Checkboxes(field, fact.label(), fact.hint(), groups, error(field));
  }

  private static boolean isOpen(List<Option> options) {
    return options.stream().anyMatch(Option::chosen);
  }

  /** A term and everything under it, each before what is under it. */
  private static List<TermId> ordered(Vocabulary vocabulary, TermId root) {
    List<TermId> all = new ArrayList<>(List.of(root));
    vocabulary.children(root).forEach(child -> all.addAll(ordered(vocabulary, child.id())));
    return all;
  }

  private List<Block> cohorts() {
    Vocabulary vocabulary = snapshot.vocabularies().cohorts();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Choose a level for the groups that you have something for. Leave the others as they"
                + " are: who may use the service is asked on another page."));
    blocks.add(
        new Block.Paragraph(
            "By and for: members of the group lead your organisation. Specialist: the service was"
                + " designed for the group. Open: members of the group are welcome like anybody"
                + " else, and you want it to be known."));
    List<Block> single = new ArrayList<>();
    for (Term root : vocabulary.roots()) {
      List<TermId> ids = ordered(vocabulary, root.id());
      List<Block> picks = ids.stream().<Block>map(id -> level(vocabulary.get(id))).toList();
      if (ids.size() == 1) {
        single.addAll(picks);
      } else {
        blocks.add(new Block.Details(root.label() + chosen(ids), isChosen(ids), picks));
      }
    }
    List<TermId> others =
        vocabulary.roots().stream()
            .map(Term::id)
            .filter(id -> vocabulary.children(id).isEmpty())
            .toList();
    blocks.add(new Block.Details("Other groups" + chosen(others), isChosen(others), single));
    draft.fields().keySet().stream()
        .filter(name -> name.startsWith("group-"))
        .map(name -> name.substring("group-".length()))
        .filter(id -> !TermId.isValid(id) || !vocabulary.contains(new TermId(id)))
        .forEach(id -> blocks.add(level("group-" + id, id + " (no longer in the list)", "")));
    return blocks;
  }

  private boolean isChosen(List<TermId> ids) {
    return ids.stream()
        .anyMatch(id -> !draft.first("group-" + id).isEmpty() || !error("group-" + id).isEmpty());
  }

  private String chosen(List<TermId> ids) {
    long count = ids.stream().filter(id -> !draft.first("group-" + id).isEmpty()).count();
    return count == 0 ? "" : " (" + count + " chosen)";
  }

  private Block.Select level(Term term) {
    return level("group-" + term.id(), term.label(), "");
  }

  private Block.Select level(String field, String label, String hint) {
    List<Option> options = new ArrayList<>();
    options.add(Option.of("", "Nothing to say", draft.first(field).isEmpty()));
    options.addAll(choices(field, CohortLevel.Level.class));
    return new Block.Select(field, label, hint, options, error(field));
  }

  private List<Block> eligibility() {
    List<Block> blocks = new ArrayList<>();
    ListingField.AGES.facts().forEach(age -> blocks.add(text("", age, "3", "numeric")));
    blocks.add(boxes("", only(ListingField.GENDERS)));
    blocks.add(radios(only(ListingField.REPORT)));
    blocks.add(boxes("", only(ListingField.RISKS)));
    Block.Checkboxes only =
        terms("", only(ListingField.ONLY_COHORTS), snapshot.vocabularies().cohorts());
    blocks.add(
        new Block.Details(
            "Only for certain groups" + count("only-group"),
            isAnswered("only-group"),
            List.of(only)));
    List<Option> residence = chosenAreas("residence");
    List<Block> where = new ArrayList<>();
    if (!residence.isEmpty()) {
      Fact<?, ?, ?> fact = only(ListingField.RESIDENCE);
      where.add(boxes(fact.key(), fact.label(), fact.hint(), residence));
    }
    where.add(
        text(
            "residence-name",
            "Add areas by name",
            "Separate several by semicolons, like Cumberland; Westmorland and Furness",
            "",
            "text"));
    blocks.add(
        new Block.Details(
            "Only for people who live in certain areas" + count("residence"),
            isAnswered("residence") || !error("residence-name").isEmpty(),
            where));
    blocks.add(area("", only(ListingField.CONDITIONS), 4));
    return blocks;
  }

  private String count(String field) {
    int count = draft.all(field).size();
    return count == 0 ? "" : " (" + count + " chosen)";
  }

  private boolean isAnswered(String field) {
    return !draft.all(field).isEmpty() || !error(field).isEmpty();
  }

  private List<Block> referral() {
    return List.of(boxes("", only(ListingField.REFERRAL_SOURCES)));
  }

  private List<Block> opening() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Paragraph(
            "Write times like 9am to 5pm, or 09:00 to 12:30, 13:30 to 17:00. Write all day for 24"
                + " hours. Leave a day empty when you are closed."));
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      blocks.add(
          text(
              "opening-" + name,
              name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
              "",
              "20",
              "text"));
    }
    blocks.add(area("", only(ListingField.OPENING_NOTE), 2));
    return blocks;
  }

  private List<Block> contacts() {
    List<Block> blocks = new ArrayList<>();
    List<String> keys = draft.all(FormRows.CONTACTS.field());
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      String prefix = "contact-" + key + "-";
      blocks.add(new Block.Hidden(FormRows.CONTACTS.field(), key));
      Contact.Kind kind =
          Labelled.find(Contact.Kind.class, draft.first(prefix + "kind")).orElse(null);
      List<Option> kinds = new ArrayList<>();
      if (kind == null) {
        kinds.add(Option.of("", "Select a kind", true));
      }
      kinds.addAll(choices(prefix + "kind", Contact.Kind.class));
      blocks.add(
          new Block.Section(
              "contact-" + key,
              "Contact " + (i + 1),
              List.of(
                  new Block.Select(prefix + "kind", "Kind", "", kinds, error(prefix + "kind")),
                  text(prefix + "value", "Number or address", "", "", keyboard(kind)),
                  text(
                      prefix + "note",
                      "Note (optional)",
                      "For example when it is answered",
                      "",
                      "text")),
              "Remove contact " + (i + 1),
              "remove:" + key));
    }
    blocks.add(new Block.AddButton("contacts", "Add another contact", "add"));
    return blocks;
  }

  private static String keyboard(Contact.@Nullable Kind kind) {
    if (kind == null) {
      return "url";
    }
    return switch (kind) {
      case TELEPHONE, TEXT -> "tel";
      case EMAIL -> "email";
      case WEBSITE, WEBCHAT, REFERRAL_FORM -> "url";
    };
  }

  private List<Block> capacity() {
    return List.of(
        radios(ListingField.CAPACITY.fact("capacity")),
        text("", ListingField.CAPACITY.fact("wait-weeks"), "3", "numeric"));
  }

  private List<Block> languages() {
    Set<String> shown = new LinkedHashSet<>(LANGUAGES);
    shown.addAll(draft.all("language"));
    List<Option> options =
        shown.stream()
            .map(tag -> Option.of(tag, ListingWords.language(tag), draft.has("language", tag)))
            .sorted(
                Comparator.comparing((Option option) -> !option.chosen())
                    .thenComparing(Option::label))
            .toList();
    Fact<?, ?, ?> language = only(ListingField.LANGUAGES);
    return List.of(
        radios(only(ListingField.INTERPRETING)),
        boxes(language.key(), language.label(), language.hint(), options),
        text(
            "language-name",
            "Other languages (optional)",
            "By their English names, separated by commas",
            "",
            "text"));
  }

  // Places

  private List<Block> places() {
    List<Block> blocks = new ArrayList<>();
    Fact<?, ?, ?> visibility = only(ListingField.VISIBILITY);
    blocks.add(
        radios(
            visibility.key(),
            visibility.label(),
            visibility.hint(),
            List.of(
                new Option(
                    Visibility.PUBLIC.slug(),
                    Visibility.PUBLIC.label(),
                    "Anybody finds it. Each address below has its own rule",
                    draft.has("visibility", Visibility.PUBLIC.slug()),
                    0,
                    List.of()),
                new Option(
                    Visibility.PROFESSIONALS.slug(),
                    Visibility.PROFESSIONALS.label(),
                    "For everybody else the listing does not exist",
                    draft.has("visibility", Visibility.PROFESSIONALS.slug()),
                    0,
                    List.of()))));
    List<String> keys = draft.all(FormRows.LOCATIONS.field());
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      blocks.add(new Block.Hidden(FormRows.LOCATIONS.field(), key));
      blocks.add(
          new Block.Section(
              "location-" + key,
              "Address " + (i + 1),
              List.of(place("location-" + key + "-")),
              "Remove address " + (i + 1),
              "remove:" + key));
    }
    blocks.add(new Block.AddButton("locations", "Add an address", "add"));
    boolean secret =
        listing.working() != null
            && listing.working().locations().stream()
                .anyMatch(place -> place.disclosure() != Disclosure.PUBLIC);
    if (secret) {
      blocks.add(
          new Block.Link(
              "/manage/listings/" + listing.id() + "/withheld",
              "Read or change the secret addresses of this listing"));
    }
    return blocks;
  }

  private Block place(String prefix) {
    String field = prefix + "disclosure";
    List<Block> open =
        List.of(
            text(prefix, PlaceFacts.fact("name"), "", "text"),
            area(prefix, PlaceFacts.fact("address"), 3),
            text(prefix, PlaceFacts.POSTCODE, "10", "text"),
            boxes(prefix, PlaceFacts.fact("access")));
    return radios(
        field,
        PlaceFacts.DISCLOSURE.label(),
        PlaceFacts.DISCLOSURE.hint(),
        List.of(
            new Option(
                Disclosure.PUBLIC.slug(),
                "Everybody",
                "The address and a pin on the map are shown",
                draft.has(field, Disclosure.PUBLIC.slug()),
                0,
                open),
            new Option(
                Disclosure.AREA_ONLY.slug(),
                "Only the area may be known",
                "Shown as “In Cumberland”",
                draft.has(field, Disclosure.AREA_ONLY.slug()),
                0,
                List.of(
                    new Block.Select(
                        prefix + PlaceFacts.AREA.key(),
                        PlaceFacts.AREA.label(),
                        PlaceFacts.AREA.hint(),
                        tellable(draft.first(prefix + "area")),
                        error(prefix + "area")))),
            new Option(
                Disclosure.WITHHELD.slug(),
                "Nobody: the address is secret",
                "Do not write the address here. It is kept encrypted on a page of its own, which"
                    + " you reach once the listing is saved",
                draft.has(field, Disclosure.WITHHELD.slug()),
                0,
                List.of())));
  }

  private List<Option> tellable(String chosen) {
    List<Option> options = new ArrayList<>();
    options.add(Option.of("", "Select an area", chosen.isEmpty()));
    Set<String> seen = new TreeSet<>();
    for (AreaKind kind : List.of(AreaKind.DISTRICT, AreaKind.COUNCIL, AreaKind.REGION)) {
      for (Area area : snapshot.geography().listAreas(kind, snapshot.today())) {
        if (seen.add(area.code().value())) {
          options.add(
              Option.of(
                  area.code().value(),
                  area.shortName()
                      + (kind == AreaKind.DISTRICT
                          ? ""
                          : " (" + kind.label().toLowerCase(Locale.UK) + ")"),
                  area.code().value().equals(chosen)));
        }
      }
    }
    if (!chosen.isEmpty() && !seen.contains(chosen)) {
      options.add(Option.of(chosen, areaName(chosen), true));
    }
    return options;
  }

  // Reach

  private List<Block> reach(String prefix, String row) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        boxes(
            prefix + "england",
            "All of England",
            "",
            List.of(
                Option.of(
                    "yes",
                    "Everybody in England can use it",
                    draft.has(prefix + "england", "yes")))));
    blocks.add(new Block.AreaFinder(found, foundMessage()));
    blocks.add(new Block.AreaMap(prefix + "area"));
    blocks.add(
        new Block.Checkboxes(
            prefix + "area",
            "Areas",
            "Tick every area whose residents can use it",
            areaGroups(prefix + "area"),
            error(prefix + "area")));
    blocks.add(
        text(
            prefix + "area-name",
            "Add areas by name (optional)",
            "Instead of ticking. Separate several by semicolons, like Cumberland; Durham",
            "",
            "text"));
    blocks.addAll(drawn(prefix, row));
    List<String> radii = draft.all(prefix + "radius");
    for (int i = 0; i < Math.max(1, radii.size()); i++) {
      blocks.add(
          new Block.Text(
              prefix + "radius",
              "Distance from your public addresses in kilometres (optional)",
              "In a straight line. Only when you have a public address: the circle round a secret"
                  + " one would give it away",
              i < radii.size() ? radii.get(i) : "",
              i == 0 ? error(prefix + "radius") : "",
              "5",
              "numeric"));
    }
    return blocks;
  }

  private List<Block> drawn(String prefix, String row) {
    Service base = listing.origin().base();
    int index = row.matches("\\d{1,4}") ? Integer.parseInt(row) - 1 : -1;
    if (base == null || index < 0 || index >= base.offers().size()) {
      return List.of();
    }
    Offer offer = base.offers().get(index);
    List<Option> options = new ArrayList<>();
    for (ServiceArea area : offer.serviceAreas()) {
      if (area instanceof ServiceArea.Drawn shape) {
        String number = String.valueOf(options.size() + 1);
        options.add(Option.of(number, words.where(shape), draft.has(prefix + "drawn", number)));
      }
    }
    return options.isEmpty()
        ? List.of()
        : List.of(
            boxes(
                prefix + "drawn",
                "Areas drawn on a map",
                "They are kept as they are. Untick one to take it away",
                options));
  }

  private String foundMessage() {
    if (found.isEmpty()) {
      return "";
    }
    int count = matching().size();
    return count == 0
        ? "No area is called like “" + found + "”. What you ticked is kept."
        : count + (count == 1 ? " area is" : " areas are") + " called like “" + found + "”.";
  }

  /** A unitary council is a district too; it is one area here. */
  private List<Area> matching() {
    if (found.isEmpty()) {
      return List.of();
    }
    Set<AreaCode> seen = new LinkedHashSet<>();
    return snapshot.geography().findAreasNamed(found, snapshot.today()).stream()
        .filter(area -> area.kind() != AreaKind.COUNTRY && seen.add(area.code()))
        .toList();
  }

  private List<Option> chosenAreas(String field) {
    return draft.all(field).stream()
        .distinct()
        .map(code -> Option.of(code, areaName(code), true))
        .sorted(Comparator.comparing(Option::label))
        .toList();
  }

  private String areaName(String code) {
    return AreaCode.parse(code).map(words::area).orElse(code);
  }

  private List<Group> areaGroups(String field) {
    Geography geography = snapshot.geography();
    Set<String> seen = new LinkedHashSet<>(draft.all(field));
    List<Group> groups = new ArrayList<>();
    List<Option> chosen = chosenAreas(field);
    if (!chosen.isEmpty()) {
      groups.add(new Group("Your areas", true, chosen));
    }
    List<Option> like = options(matching().stream(), seen);
    if (!like.isEmpty()) {
      groups.add(new Group("Found by name", true, like));
    }
    Map<Area, List<Area>> byPolice = new LinkedHashMap<>();
    for (Area police : geography.listAreas(AreaKind.POLICE_AREA, snapshot.today())) {
      List<Area> inside = new ArrayList<>(List.of(police));
      for (AreaKind kind : List.of(AreaKind.COUNCIL, AreaKind.DISTRICT)) {
        geography.crosswalk(police.code(), kind, snapshot.today()).stream()
            .filter(share -> share.otherOfPopulation() >= 0.5)
            .map(AreaShare::area)
            .sorted(Comparator.comparing(Area::shortName))
            .forEach(inside::add);
      }
      byPolice.put(police, inside);
    }
    byPolice.forEach(
        (police, inside) -> {
          List<Option> options = options(inside.stream(), seen);
          if (!options.isEmpty()) {
            groups.add(new Group(police.shortName(), false, options));
          }
        });
    for (AreaKind kind :
        List.of(AreaKind.COUNCIL, AreaKind.DISTRICT, AreaKind.REGION, AreaKind.ICB)) {
      List<Option> options = options(geography.listAreas(kind, snapshot.today()).stream(), seen);
      if (!options.isEmpty()) {
        String label =
            switch (kind) {
              case REGION -> "Regions";
              case ICB -> "NHS board areas";
              default -> kind.plural() + " in several police areas";
            };
        groups.add(new Group(label, false, options));
      }
    }
    return groups;
  }

  private List<Option> options(Stream<Area> areas, Set<String> seen) {
    return areas
        .filter(area -> seen.add(area.code().value()))
        .map(area -> Option.of(area.code().value(), words.area(area.code()), false))
        .toList();
  }
}
