package org.waymark.intake.need;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.SourceTable;
import org.waymark.need.NeedMappingStore;

/** The mappings that are known: those that come with the program, and those kept from imports. */
public final class NeedMappings {

  private final NeedMappingStore store;
  private final Clock clock;

  public NeedMappings(NeedMappingStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** All, by their names; a kept one stands for a built-in one of its name. */
  public Map<String, NeedMapping> list() {
    Map<String, NeedMapping> known = new LinkedHashMap<>();
    NeedMapping.builtIn().forEach(each -> known.put(each.name(), each));
    for (NeedMappingStore.Kept kept : store.list()) {
      try {
        known.put(kept.name(), NeedMapping.parse(kept.name(), kept.text()));
      } catch (IOException | RefusedFileException e) {
        throw new IllegalStateException("A kept mapping cannot be read: " + kept.name(), e);
      }
    }
    return known;
  }

  /** True when the file is the form for need figures, filled in, and so needs no mapping. */
  public static boolean isForm(Path file) throws IOException, RefusedFileException {
    return SourceTable.isIn(file, NeedColumn.COLUMNS);
  }

  /**
   * The mapping of that name, or in that file.
   *
   * @throws RefusedFileException when there is neither
   */
  public NeedMapping named(String nameOrFile) throws IOException, RefusedFileException {
    Map<String, NeedMapping> known = list();
    NeedMapping own = known.get(nameOrFile);
    if (own != null) {
      return own;
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw new RefusedFileException(
          "There is no mapping and no file \""
              + nameOrFile
              + "\". Known are: "
              + String.join(", ", known.keySet()));
    }
    return NeedMapping.read(
        String.valueOf(file.getFileName()).replaceAll("\\.[A-Za-z]{1,5}$", ""), file);
  }

  /** The known mapping that fits the file best; empty when none does, or two as well. */
  public Optional<NeedMapping> find(Path file) throws IOException, RefusedFileException {
    return PublishedTable.choose(file, new ArrayList<>(list().values()));
  }

  /** Keeps a mapping for the next edition, unless it is known as it is. */
  public void keep(NeedMapping mapping, String who) {
    if (!mapping.equals(list().get(mapping.name()))) {
      String by = who.length() > 200 ? who.substring(0, 200) : who;
      store.keep(
          new NeedMappingStore.Kept(
              mapping.name(), mapping.text(), by, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
  }
}
