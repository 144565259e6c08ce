package org.waymark.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of typed values.
 *
 * @param label its heading on pages; empty for a column that only files have
 * @param files the columns of a file it becomes; empty for one that only pages have
 * @param kind what its values are
 * @param meaning what it says, in words; empty where its heading says it
 * @param none what a page says where there is no value; a file has an empty cell
 * @param order the values there are, by their codes, in the order in which they stand, such as that
 *     of gravity; empty for values that stand in the order of their kind
 */
public record Column(
    String label, List<InFile> files, Kind kind, String meaning, String none, List<String> order) {

  /** What the values are. */
  public enum Kind {
    /** A {@link String}. */
    TEXT(String.class),
    /** A {@link Long}. */
    WHOLE(Long.class),
    /** A {@link Long}: whole pounds. */
    POUNDS(Long.class),
    /** A {@link Double} from 0 to 1. */
    SHARE(Double.class),
    /** A {@link Double}, shown with one decimal. */
    DECIMAL(Double.class),
    /** A {@link Boolean}: yes or no. */
    YES_NO(Boolean.class),
    /** A {@link LocalDate}. */
    DAY(LocalDate.class),
    /** A {@link org.waymark.report.Named}. */
    NAMED(Named.class),
    /** A {@link NamedList}. */
    LIST(NamedList.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    public boolean isNumeric() {
      return this == WHOLE || this == POUNDS || this == SHARE || this == DECIMAL;
    }
  }

  /** Which part of a value a column of a file has. */
  public enum Part {
    /** All there is to most values. */
    VALUE,
    /** Of a {@link org.waymark.report.Named}. */
    CODE,
    /** Of a {@link org.waymark.report.Named}. */
    LABEL,
    /** Of a {@link org.waymark.report.Named}. */
    DETAIL
  }

  /**
   * A column of a file.
   *
   * @param name lower-case words joined by underscores
   */
  public record InFile(String name, Part part) {
    public InFile {
      if (!name.matches("[a-z][a-z0-9_]*")) {
        throw new IllegalArgumentException("\"" + name + "\" is no name of a column");
      }
    }
  }

  public Column {
    Objects.requireNonNull(label);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(meaning);
    Objects.requireNonNull(none);
    files = List.copyOf(files);
    order = List.copyOf(order);
    if (!order.isEmpty() && kind != Kind.NAMED && kind != Kind.TEXT) {
      throw new IllegalArgumentException("A column of " + kind + " has the order of its figures");
    }
  }

  /**
   * A column of one kind, in a file by one name.
   *
   * @param name in files; empty for a column that only pages have
   * @param label on pages; empty for a column that only files have
   */
  public static Column of(Kind kind, String name, String label) {
    return new Column(
        label,
        name.isEmpty() ? List.of() : List.of(new InFile(name, Part.VALUE)),
        kind,
        "",
        kind == Kind.DAY ? "Not recorded" : "",
        List.of());
  }

  public static Column text(String name, String label) {
    return of(Kind.TEXT, name, label);
  }

  public static Column whole(String name, String label) {
    return of(Kind.WHOLE, name, label);
  }

  public static Column share(String name, String label) {
    return of(Kind.SHARE, name, label);
  }

  public static Column decimal(String name, String label) {
    return of(Kind.DECIMAL, name, label);
  }

  public static Column yesNo(String name, String label) {
    return of(Kind.YES_NO, name, label);
  }

  public static Column day(String name, String label) {
    return of(Kind.DAY, name, label);
  }

  /** A column of named values, in no file until {@link #as} says how. */
  public static Column named(String label) {
    return new Column(label, List.of(), Kind.NAMED, "", "", List.of());
  }

  /** Named values that a file has as their code and, in the column after it, their name. */
  public static Column named(String code, String name, String label) {
    return new Column(
        label,
        List.of(new InFile(code, Part.CODE), new InFile(name, Part.LABEL)),
        Kind.NAMED,
        "",
        "",
        List.of());
  }

  /** The same with one more column of a file, after those it has. */
  public Column as(Part part, String name) {
    List<InFile> more = new ArrayList<>(files);
    more.add(new InFile(name, part));
    return new Column(label, more, kind, meaning, none, order);
  }

  /** The same with what it says. */
  public Column meaning(String words) {
    return new Column(label, files, kind, words, none, order);
  }

  /** The same with what a page says where there is no value. */
  public Column none(String words) {
    return new Column(label, files, kind, meaning, words, order);
  }

  /** The same with no other values than these, which stand in this order. */
  public <E> Column inOrderOf(E[] values, Function<? super E, String> code) {
    return new Column(label, files, kind, meaning, none, Arrays.stream(values).map(code).toList());
  }

  /** What it says, and the order of its values where they have one; empty for neither. */
  String description() {
    String values = order.isEmpty() ? "" : "in the order " + String.join(", ", order);
    return meaning.isEmpty() || values.isEmpty() ? meaning + values : meaning + "; " + values;
  }

  /**
   * A column together with what it says of each thing that has a row.
   *
   * @param value of the kind of the column, or null for none
   */
  public record Of<T>(Column column, Value<T> value) {}

  /** What a column says of one thing. */
  @FunctionalInterface
  public interface Value<T> {
    @Nullable Object of(T thing);
  }

  /** This column, saying something of each thing that has a row. */
  public <T> Of<T> from(Value<T> value) {
    return new Of<>(this, value);
  }

  public boolean isOnPage() {
    return !label.isEmpty();
  }

  /**
   * A value of this column as it is kept.
   *
   * @throws IllegalArgumentException when it is of another kind, or none of those in its order
   */
  @Nullable Object checked(@Nullable Object value) {
    Object kept = value instanceof Integer number ? Long.valueOf(number) : value;
    if (kept != null
        && (!kind.type.isInstance(kept) || (!order.isEmpty() && !order.contains(code(kept))))) {
      throw new IllegalArgumentException(kept + " is no value of the column “" + this + "”");
    }
    return kept;
  }

  private static String code(Object value) {
    return value instanceof Named named ? named.code() : value.toString();
  }

  /** Which of two values of this column stands first; names by the alphabet, lists by length. */
  @SuppressWarnings("unchecked")
  int compare(Object one, Object other) {
    if (!order.isEmpty()) {
      return Integer.compare(order.indexOf(code(one)), order.indexOf(code(other)));
    }
    return switch (one) {
      case Named named ->
          Comparator.comparing(Named::label)
              .thenComparing(Named::code)
              .compare(named, (Named) other);
      case NamedList list ->
          Integer.compare(list.items().size(), ((NamedList) other).items().size());
      default -> ((Comparable<Object>) one).compareTo(other);
    };
  }

  /**
   * What a column of a file has of a value: a {@link Number}, a {@link LocalDate}, a text, or null
   * for nothing. Shares have six decimals, which is finer than one resident of the largest area.
   */
  @Nullable Object inFile(InFile column, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case TEXT -> ((String) value).isEmpty() ? null : value;
      case WHOLE, POUNDS, DAY -> value;
      case SHARE, DECIMAL -> Math.round((Double) value * 1e6) / 1e6;
      case YES_NO -> (Boolean) value ? "yes" : "no";
      case LIST -> ((NamedList) value).items().isEmpty() ? null : ((NamedList) value).labels();
      case NAMED -> {
        Named named = (Named) value;
        String text =
            switch (column.part()) {
              case CODE, VALUE -> named.code();
              case LABEL -> named.label();
              case DETAIL -> named.detail();
            };
        yield text.isEmpty() ? null : text;
      }
    };
  }
}
