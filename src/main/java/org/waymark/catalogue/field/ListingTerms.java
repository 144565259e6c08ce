package org.waymark.catalogue.field;

import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Names for what a listing holds as identifiers and codes.
 *
 * @param vocabularies labels of crime types, cohorts and support types
 * @param geography names of areas
 */
public record ListingTerms(Vocabularies vocabularies, Geography geography) {

  /** The label of a term; its identifier when the vocabulary no longer has it. */
  public String term(TermId id) {
    return vocabularies.findTerm(id).map(Term::label).orElse(id.value());
  }

  /** The short name of an area; its code when the geography does not know it. */
  public String area(AreaCode code) {
    return geography.findArea(code).map(area -> area.shortName()).orElse(code.value());
  }
}
