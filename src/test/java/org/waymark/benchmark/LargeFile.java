package org.waymark.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import org.waymark.geography.Geography;
import org.waymark.intake.ServiceExport;
import org.waymark.vocabulary.Vocabularies;

/** Writes the 10,000 services of {@link LargeCatalogue} to a file, to measure an import with. */
public final class LargeFile {
  private LargeFile() {}

  /**
   * @param arguments the name of the file, ending in .csv or .xlsx
   */
  public static void main(String[] arguments) throws IOException {
    Geography geography = LargeCatalogue.geography();
    new ServiceExport(geography, Vocabularies.builtIn(), true)
        .write(LargeCatalogue.catalogue(geography), service -> true, Path.of(arguments[0]));
  }
}
