package org.waymark.coverage;

import java.time.LocalDate;
import org.waymark.catalogue.Catalogue;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Vocabularies;

/**
 * A catalogue on a day with what it is read by: everything a question needs to be understood and
 * answered. Immutable; its parts belong together.
 */
public interface DatedCatalogue {

  /** The day, in England. */
  LocalDate today();

  Vocabularies vocabularies();

  Geography geography();

  Catalogue catalogue();

  /** The services of the catalogue, by every choice a filter can make. */
  ServiceIndex services();
}
