package org.waymark.catalogue.field;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked and written by itself: a question of the form, a column of the template.
 *
 * @param <S> what has it
 * @param <B> what it is put into
 * @param <T> its value
 */
public final class Fact<S, B, T> {

  /** Codes of texts that nothing may hold, and of days that would make a listing look checked. */
  private static final Set<String> DAMAGED =
      Set.of("too-long", "control-character", "in-the-future");

  private final String key;
  private final Codec<T> codec;
  private final Function<S, @Nullable T> get;
  private final BiConsumer<B, @Nullable T> set;
  private String label = "";
  private String hint = "";
  private @Nullable Column column;
  private @Nullable String wireName;
  private boolean decides;
  private boolean givesPlaceAway;
  private @Nullable Fault missing;
  private @Nullable String neededToSubmit;
  private BiConsumer<B, String> rest = (target, words) -> {};

  private Fact(
      String key, Codec<T> codec, Function<S, @Nullable T> get, BiConsumer<B, @Nullable T> set) {
    this.key = key;
    this.codec = codec;
    this.get = get;
    this.set = set;
  }

  /**
   * @param key the name of the form's field
   */
  public static <S, B, T> Fact<S, B, T> of(
      String key, Codec<T> codec, Function<S, @Nullable T> get, BiConsumer<B, @Nullable T> set) {
    return new Fact<>(key, codec, get, set);
  }

  /** How the form asks for it. */
  Fact<S, B, T> asked(String label, String hint) {
    this.label = label;
    this.hint = hint;
    return this;
  }

  /** Where it stands in the template. */
  public Fact<S, B, T> inColumn(
      String heading, String what, String example, String allowed, String... aliases) {
    column = new Column(heading, what, example, allowed, Arrays.asList(aliases));
    return this;
  }

  /** What programs call it that change listings. */
  Fact<S, B, T> onWire(String name) {
    wireName = name;
    return this;
  }

  /** It decides where a service counts: a row in which it cannot be read is refused. */
  Fact<S, B, T> deciding() {
    decides = true;
    return this;
  }

  /** It may not be left empty. */
  Fact<S, B, T> needed(String code, String problem, String remedy) {
    missing = new Fault("", code, problem, remedy);
    neededToSubmit = remedy;
    return this;
  }

  /**
   * A listing is not submitted without it: nobody could find it, or use it.
   *
   * @param words what to do, as the form says it
   */
  Fact<S, B, T> neededToSubmit(String words) {
    neededToSubmit = words;
    return this;
  }

  /** Where phrases go that say more than the value can. */
  public Fact<S, B, T> withRest(BiConsumer<B, String> rest) {
    this.rest = rest;
    return this;
  }

  /** It could give a place away that is not public: no finding repeats it then. */
  Fact<S, B, T> givingPlaceAway() {
    givesPlaceAway = true;
    return this;
  }

  /** The name of the form's field. */
  public String key() {
    return key;
  }

  public Codec<T> codec() {
    return codec;
  }

  /** The question of the form; empty when it is asked in another way. */
  public String label() {
    return label;
  }

  /** What helps to answer it; may be empty. */
  public String hint() {
    return hint;
  }

  /** Its column of the template; empty when it has none. */
  public Optional<Column> column() {
    return Optional.ofNullable(column);
  }

  /** The heading of its column; its key when it has none. */
  public String heading() {
    return column == null ? key : column.heading();
  }

  /** True when what is written in it could give a place away that is not public. */
  public boolean givesPlaceAway() {
    return givesPlaceAway;
  }

  /** What programs call it; empty when they do not change it. */
  public Optional<String> wireName() {
    return Optional.ofNullable(wireName);
  }

  /** What is wrong when it is left empty; empty when it may be. */
  public Optional<Fault> missing() {
    return Optional.ofNullable(missing);
  }

  /** What to do before a listing can be submitted that does not say it; empty when nothing. */
  public Optional<String> neededToSubmit() {
    return Optional.ofNullable(neededToSubmit);
  }

  /** True when a row is refused in which this is wrong with it; else it alone is left out. */
  public boolean refuses(Fault fault) {
    return decides || DAMAGED.contains(fault.code());
  }

  /** Its value; null when nothing is said. */
  public @Nullable T get(S source) {
    return get.apply(source);
  }

  /** Puts a value in; null when nothing is said. */
  public void set(B target, @Nullable T value) {
    set.accept(target, value);
  }

  /**
   * Reads what was written and, unless nothing of it could be read, puts it in: what is there then
   * stays.
   */
  public Reading<T> read(List<String> written, ReadingTerms terms, B target) {
    return read(written, terms, null, target);
  }

  /**
   * As {@link #read(List, ReadingTerms, Object)}; what is said already is kept, even when its list
   * has lost it.
   *
   * @param known what says it; null when nothing does
   */
  public Reading<T> read(List<String> written, ReadingTerms terms, @Nullable S known, B target) {
    Reading<T> reading = check(written, terms, known);
    take(reading, target);
    return reading;
  }

  /** Puts in what was read, unless nothing of it could be. */
  public void take(Reading<T> reading, B target) {
    if (reading.isGood() || reading.value() != null) {
      set.accept(target, reading.value());
    }
    reading.rest().forEach(words -> rest.accept(target, words));
  }

  /** As {@link #read}, without putting it anywhere. */
  public Reading<T> check(List<String> written, ReadingTerms terms, @Nullable S known) {
    List<String> texts = written.stream().filter(text -> !text.isBlank()).toList();
    return texts.isEmpty() && missing != null
        ? new Reading<>(null, List.of(missing), List.of())
        : codec.read(texts, terms, known == null ? null : get(known));
  }

  /** As it stands in one cell of a table; empty when nothing is said. */
  public String writeCell(S source, ListingTerms terms) {
    List<String> written = write(source, terms);
    return codec.takesSeveral() ? CellText.join(written) : String.join("\n", written);
  }

  /** Reads a cell as {@link #check} reads texts, of which nothing is known. */
  public Reading<T> readCell(String cell, ReadingTerms terms) {
    return check(codec.takesSeveral() ? CellText.cut(cell) : List.of(cell), terms, null);
  }

  /** As texts; empty when nothing is said. */
  public List<String> write(S source, ListingTerms terms) {
    T value = get.apply(source);
    return value == null ? List.of() : codec.write(value, terms);
  }

  /** As a form holds it; empty when nothing is said. */
  public List<String> keys(S source) {
    T value = get.apply(source);
    return value == null ? List.of() : codec.keys(value);
  }

  /** As people read about it. */
  @Override
  public String toString() {
    return heading();
  }
}
