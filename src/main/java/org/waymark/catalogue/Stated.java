package org.waymark.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a question of yes or no; that nobody has answered it is an answer of its own. */
public enum Stated implements Labelled {
  YES("Yes", "y", "true", "1", "x"),
  NO("No", "n", "false", "0"),
  /** Admits nobody and refuses nobody. */
  NOT_STATED("Not stated", "unknown", "not known", "n/k");

  private final String label;
  private final List<String> alsoCalled;

  Stated(String label, String... alsoCalled) {
    this.label = label;
    this.alsoCalled = List.of(alsoCalled);
  }

  public static Stated of(boolean yes) {
    return yes ? YES : NO;
  }

  /** As programs and tables have it: true, false, or null where it is not stated. */
  public @Nullable Boolean orNull() {
    return this == NOT_STATED ? null : (Boolean) (this == YES);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public List<String> alsoCalled() {
    return alsoCalled;
  }
}
