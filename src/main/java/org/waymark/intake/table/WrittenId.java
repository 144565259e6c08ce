package org.waymark.intake.table;

import java.text.Normalizer;
import java.util.Locale;

/** An identifier made of a name, where a file gives none. */
public final class WrittenId {

  private WrittenId() {}

  /** Lower-case letters and digits joined by hyphens; "unnamed" where nothing is left. */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace("'", "")
            .replace("’", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "unnamed" : plain;
  }
}
