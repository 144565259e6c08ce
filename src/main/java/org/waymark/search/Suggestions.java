package org.waymark.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Synonyms;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.VocabularyKind;

/**
 * Everything that can be suggested of one snapshot: terms of the vocabularies, areas in force,
 * towns and outward postcodes, organisations and services. Immutable and thread-safe.
 *
 * <p>What is typed may begin any word of a name, its further words may be anywhere in it, and one
 * letter may be wrong (two in a long word). Names of organisations are those that run a published
 * service; locations contribute nothing.
 */
final class Suggestions {

  /** Fewer characters than this suggest nothing. */
  static final int SHORTEST_PREFIX = 2;

  private static final int ONE_WRONG_FROM = 4;
  private static final int TWO_WRONG_FROM = 8;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** The kinds, the most useful first when all else is equal. */
  private static final List<String> KINDS =
      List.of("support-type", "crime-type", "cohort", "area", "place", "organisation", "service");

  private record Entry(Suggestion suggestion, List<String> names, int kind) {}

  /** What the entry of a service or an organisation was made from; beside it, who runs it. */
  private record Named(String name, String beside, Entry entry) {}

  /** A name from one of its words on. */
  private record Key(String text, int entry, boolean start) {
    String word() {
      int space = text.indexOf(' ');
      return space < 0 ? text : text.substring(0, space);
    }
  }

  private static final Comparator<Key> BY_TEXT =
      Comparator.comparing(Key::text).thenComparingInt(Key::entry);

  /** Every name from each of its words on, in alphabetical order, with the entry it is of. */
  private final String[] keys;

  private final int[] entryOfKey;
  private final boolean[] keyIsStart;

  /** By number; null where there is none any more. */
  private final @Nullable Entry[] entries;

  /** First words of the keys: every distinct word. */
  private final String[] words;

  private final Map<Object, Named> listings;

  private Suggestions(
      @Nullable Entry[] entries, Map<Object, Named> listings, List<Key> sorted, String[] words) {
    this.entries = entries;
    this.listings = listings;
    this.words = words;
    keys = new String[sorted.size()];
    entryOfKey = new int[keys.length];
    keyIsStart = new boolean[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = sorted.get(i).text();
      entryOfKey[i] = sorted.get(i).entry();
      keyIsStart[i] = sorted.get(i).start();
    }
  }

  private Suggestions(
      Suggestions last,
      @Nullable Entry[] entries,
      Map<Object, Named> listings,
      List<Key> gone,
      List<Key> added) {
    this.entries = entries;
    this.listings = listings;
    int size = last.keys.length - gone.size() + added.size();
    keys = new String[size];
    entryOfKey = new int[size];
    keyIsStart = new boolean[size];
    BitSet leaves = new BitSet();
    gone.forEach(key -> leaves.set(last.indexOf(key, leaves)));
    int from = 0;
    int to = 0;
    for (Key key : added) {
      int before = last.firstFrom(key.text());
      to = takeOver(last, from, before, leaves, to);
      from = before;
      keys[to] = key.text();
      entryOfKey[to] = key.entry();
      keyIsStart[to++] = key.start();
    }
    takeOver(last, from, last.keys.length, leaves, to);
    words = words(last, gone, added);
  }

  /** Takes over a run of keys but those that leave; answers where the next goes. */
  private int takeOver(Suggestions last, int from, int end, BitSet leaves, int first) {
    int to = first;
    for (int start = leaves.nextClearBit(from); start < end; ) {
      int stop = leaves.nextSetBit(start);
      int length = (stop < 0 ? end : Math.min(stop, end)) - start;
      System.arraycopy(last.keys, start, keys, to, length);
      System.arraycopy(last.entryOfKey, start, entryOfKey, to, length);
      System.arraycopy(last.keyIsStart, start, keyIsStart, to, length);
      to += length;
      start = leaves.nextClearBit(start + length);
    }
    return to;
  }

  /** One that is not among those found before: a text can stand in an entry more than once. */
  private int indexOf(Key key, BitSet others) {
    int at = firstFrom(key.text());
    while (others.get(at) || entryOfKey[at] != key.entry()) {
      at++;
    }
    return at;
  }

  private String[] words(Suggestions last, List<Key> gone, List<Key> added) {
    Set<String> lost = new HashSet<>();
    for (Key key : gone) {
      int at = firstFrom(key.word());
      if (at == keys.length || !new Key(keys[at], 0, false).word().equals(key.word())) {
        lost.add(key.word());
      }
    }
    Set<String> found = new TreeSet<>();
    for (Key key : added) {
      if (Arrays.binarySearch(last.words, key.word()) < 0) {
        found.add(key.word());
      }
    }
    return lost.isEmpty() && found.isEmpty()
        ? last.words
        : Stream.concat(
                Arrays.stream(last.words).filter(word -> !lost.contains(word)), found.stream())
            .sorted()
            .toArray(String[]::new);
  }

  private static void addKeys(List<Key> keys, Entry entry, int number) {
    for (String name : entry.names()) {
      for (int at = 0; at >= 0; ) {
        String rest = name.substring(at);
        keys.add(new Key(rest, number, at == 0));
        int space = rest.indexOf(' ');
        at = space < 0 ? -1 : at + space + 1;
      }
    }
  }

  static Suggestions of(Snapshot snapshot, Synonyms synonyms) {
    List<Entry> entries = new ArrayList<>();
    addTerms(snapshot, synonyms, entries);
    addAreas(snapshot, entries);
    addPlaces(snapshot.geography(), entries);
    Map<Object, Named> listings = listings(snapshot, Map.of());
    listings.values().forEach(each -> entries.add(each.entry()));
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      addKeys(keys, entries.get(i), i);
    }
    keys.sort(BY_TEXT);
    return new Suggestions(
        entries.toArray(Entry[]::new),
        listings,
        keys,
        keys.stream().map(Key::word).distinct().sorted().toArray(String[]::new));
  }

  /**
   * Those of a later snapshot of the same geography and day, at the cost of what is different.
   *
   * @param last the snapshot these are of
   */
  Suggestions next(Snapshot snapshot, Snapshot last) {
    if (isNamedAlike(last.catalogue(), snapshot.catalogue())) {
      return this;
    }
    Map<Object, Named> next = listings(snapshot, listings);
    Set<Entry> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    listings.forEach(
        (id, each) -> {
          if (next.get(id) != each) {
            gone.add(each.entry());
          }
        });
    List<Entry> added = new ArrayList<>();
    next.forEach(
        (id, each) -> {
          if (listings.get(id) != each) {
            added.add(each.entry());
          }
        });
    if (gone.isEmpty() && added.isEmpty()) {
      return this;
    }
    List<@Nullable Entry> numbered = new ArrayList<>(Arrays.asList(entries));
    List<Key> goneKeys = new ArrayList<>();
    List<Key> addedKeys = new ArrayList<>();
    int waiting = 0;
    for (int number = 0; number < numbered.size(); number++) {
      Entry entry = numbered.get(number);
      if (entry != null && gone.contains(entry)) {
        addKeys(goneKeys, entry, number);
        numbered.set(number, null);
        entry = null;
      }
      if (entry == null && waiting < added.size()) {
        addKeys(addedKeys, added.get(waiting), number);
        numbered.set(number, added.get(waiting++));
      }
    }
    for (Entry entry : added.subList(waiting, added.size())) {
      addKeys(addedKeys, entry, numbered.size());
      numbered.add(entry);
    }
    addedKeys.sort(BY_TEXT);
    return new Suggestions(this, numbered.toArray(Entry[]::new), next, goneKeys, addedKeys);
  }

  private static boolean isNamedAlike(Catalogue before, Catalogue after) {
    CatalogueDifference different = CatalogueDifference.between(before, after);
    return different.organisations().isEmpty()
        && different.goneServices().isEmpty()
        && different.services().stream()
            .allMatch(
                is ->
                    before
                        .findService(is.id())
                        .filter(was -> was.name().equals(is.name()))
                        .filter(was -> was.organisation().equals(is.organisation()))
                        .filter(was -> was.isPublished() == is.isPublished())
                        .isPresent());
  }

  private static void add(
      List<Entry> entries, String text, String kind, String value, Collection<String> names) {
    entries.add(entry(text, kind, value, names));
  }

  private static void addTerms(Snapshot snapshot, Synonyms synonyms, List<Entry> entries) {
    for (VocabularyKind kind : VocabularyKind.values()) {
      for (Term term : snapshot.vocabularies().of(kind).terms()) {
        Set<String> names = new LinkedHashSet<>(List.of(term.label(), term.shortLabel()));
        names.addAll(term.synonyms());
        for (String name : List.copyOf(names)) {
          synonyms.findGroup(name).ifPresent(group -> names.addAll(group.expressions()));
        }
        add(entries, term.label(), kind.slug(), term.id().value(), names);
      }
    }
  }

  /** A unitary council is one area, whatever kinds it is of. */
  private static void addAreas(Snapshot snapshot, List<Entry> entries) {
    Set<String> seen = new LinkedHashSet<>();
    for (AreaKind kind : AreaKind.values()) {
      for (Area area : snapshot.geography().listAreas(kind, snapshot.today())) {
        if (seen.add(area.code().value())) {
          add(
              entries,
              area.shortName() + " (" + kind.label() + ")",
              "area",
              area.code().value(),
              List.of(area.shortName(), area.name()));
        }
      }
    }
  }

  /** A town stands for the first of its outward postcodes. */
  private static void addPlaces(Geography geography, List<Entry> entries) {
    Map<String, List<Outcode>> byTown = new TreeMap<>();
    for (Outcode outcode :
        geography.listOutcodes().stream().sorted(Comparator.comparing(Outcode::code)).toList()) {
      add(entries, Reasons.nameOf(outcode), "place", outcode.code(), List.of(outcode.code()));
      if (!outcode.town().isBlank()) {
        byTown.computeIfAbsent(outcode.town(), town -> new ArrayList<>()).add(outcode);
      }
    }
    byTown.forEach(
        (town, outcodes) -> {
          Outcode first =
              outcodes.stream()
                  .min(
                      Comparator.<Outcode>comparingInt(outcode -> outcode.code().length())
                          .thenComparing(Outcode::code))
                  .orElseThrow();
          add(entries, Reasons.nameOf(first), "place", first.code(), List.of(town));
        });
  }

  private static Entry entry(String text, String kind, String value, Collection<String> names) {
    Set<String> plain = new LinkedHashSet<>();
    names.stream().map(Suggestions::plain).filter(name -> !name.isEmpty()).forEach(plain::add);
    return new Entry(new Suggestion(text, kind, value), List.copyOf(plain), KINDS.indexOf(kind));
  }

  /**
   * Published services and whoever runs one, by their identifiers.
   *
   * @param known those before, taken over where they are the same
   */
  private static Map<Object, Named> listings(Snapshot snapshot, Map<Object, Named> known) {
    Map<Object, Named> listings = LinkedHashMap.newLinkedHashMap(known.size());
    for (int ordinal = 0; ordinal < snapshot.services().size(); ordinal++) {
      Service service = snapshot.services().service(ordinal);
      Organisation organisation = snapshot.catalogue().organisationOf(service);
      listings.computeIfAbsent(
          organisation.id(),
          id -> named(known.get(id), "organisation", id, organisation.name(), ""));
      listings.put(
          service.id(),
          named(
              known.get(service.id()),
              "service",
              service.id(),
              service.name(),
              organisation.name()));
    }
    return listings;
  }

  private static Named named(
      @Nullable Named known, String kind, Object id, String name, String beside) {
    if (known != null && known.name().equals(name) && known.beside().equals(beside)) {
      return known;
    }
    List<String> names = beside.isEmpty() ? List.of(name) : List.of(name, beside + " " + name);
    return new Named(name, beside, entry(name, kind, id.toString(), names));
  }

  /** Lower case, no accents, apostrophes left out, words parted by single spaces. */
  static String plain(String text) {
    String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String joined = letters.replace("'", "").replace("’", "").replace("&", " and ");
    return APART.matcher(joined).replaceAll(" ").strip().toLowerCase(Locale.UK);
  }

  /** Best first: names that begin so, then words that do, then any order, then typing errors. */
  List<Suggestion> find(String typed, int limit) {
    String prefix = plain(typed.length() > 100 ? typed.substring(0, 100) : typed);
    if (prefix.replace(" ", "").length() < SHORTEST_PREFIX) {
      return List.of();
    }
    Set<Suggestion> found = new LinkedHashSet<>();
    int[] range = range(prefix);
    BitSet starts = new BitSet();
    BitSet within = new BitSet();
    for (int i = range[0]; i < range[1]; i++) {
      (keyIsStart[i] ? starts : within).set(entryOfKey[i]);
    }
    addBest(starts, prefix, limit, found);
    addBest(within, prefix, limit, found);
    String[] parts = prefix.split(" ");
    if (found.size() < limit && parts.length > 1) {
      @Nullable BitSet all = null;
      for (String part : parts) {
        all = and(all, withWord(part));
      }
      addBest(all == null ? new BitSet() : all, prefix, limit, found);
    }
    if (found.isEmpty()) {
      @Nullable BitSet all = null;
      for (String part : parts) {
        BitSet exact = withWord(part);
        all = and(all, exact.isEmpty() ? withAlike(part) : exact);
      }
      addBest(all == null ? new BitSet() : all, prefix, limit, found);
    }
    return List.copyOf(found);
  }

  private static BitSet and(@Nullable BitSet one, BitSet other) {
    if (one == null) {
      return other;
    }
    one.and(other);
    return one;
  }

  private void addBest(BitSet chosen, String prefix, int limit, Set<Suggestion> found) {
    chosen.stream()
        .mapToObj(number -> Objects.requireNonNull(entries[number]))
        .sorted(
            Comparator.<Entry>comparingInt(entry -> entry.names().contains(prefix) ? 0 : 1)
                .thenComparingInt(entry -> entry.names().getFirst().startsWith(prefix) ? 0 : 1)
                .thenComparingInt(Entry::kind)
                .thenComparingInt(entry -> entry.suggestion().text().length())
                .thenComparing(entry -> entry.suggestion().text())
                .thenComparing(entry -> entry.suggestion().value()))
        .map(Entry::suggestion)
        .takeWhile(ignored -> found.size() < limit)
        .forEach(found::add);
  }

  private BitSet withWord(String word) {
    BitSet bits = new BitSet();
    int[] range = range(word);
    for (int i = range[0]; i < range[1]; i++) {
      bits.set(entryOfKey[i]);
    }
    return bits;
  }

  /** Entries with a word that begins much like this one. */
  private BitSet withAlike(String typed) {
    BitSet bits = new BitSet();
    if (typed.length() < ONE_WRONG_FROM) {
      return bits;
    }
    int allowed = typed.length() < TWO_WRONG_FROM ? 1 : 2;
    for (String word : words) {
      if (beginsLike(word, typed, allowed)) {
        bits.or(withWord(word));
      }
    }
    return bits;
  }

  /** The keys that begin so: from, inclusive, to, exclusive. */
  private int[] range(String prefix) {
    return new int[] {firstFrom(prefix), firstFrom(prefix + Character.MAX_VALUE)};
  }

  private int firstFrom(String text) {
    int low = 0;
    int high = keys.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle].compareTo(text) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** True when a beginning of the word can be made of what was typed by so many single changes. */
  static boolean beginsLike(String word, String typed, int allowed) {
    if (word.length() < typed.length() - allowed) {
      return false;
    }
    int width = Math.min(word.length(), typed.length() + allowed);
    int[] before = new int[width + 1];
    int[] previous = new int[width + 1];
    int[] current = new int[width + 1];
    Arrays.setAll(previous, j -> j);
    for (int i = 1; i <= typed.length(); i++) {
      current[0] = i;
      int least = i;
      for (int j = 1; j <= width; j++) {
        int change = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
        int best = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == word.charAt(j - 2)
            && typed.charAt(i - 2) == word.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        current[j] = best;
        least = Math.min(least, best);
      }
      if (least > allowed) {
        return false;
      }
      int[] spare = before;
      before = previous;
      previous = current;
      current = spare;
    }
    return Arrays.stream(previous).min().orElse(Integer.MAX_VALUE) <= allowed;
  }
}
