/**
 * The three controlled vocabularies by which support is described and counted: kinds of crime,
 * cohorts of victims and types of support.
 *
 * <p>Each is a tree of {@link org.waymark.vocabulary.Term}s read from {@code
 * geodata/vocabulary/*.csv}; a new term is a new line there and no code. A search, a facet or a gap
 * count for a term means that term and everything below it, see {@link
 * org.waymark.vocabulary.Vocabulary#selfAndDescendants}. Ids are unique across all three, so that a
 * bare id says what it is. Every term has a definition in plain English and names the law, guidance
 * or classification behind it. Beside the terms stand the {@link org.waymark.vocabulary.Synonyms}
 * of the field, for full-text search.
 *
 * <p>Invariants: no duplicate id; a parent exists, in the same vocabulary; no cycle; a label or
 * synonym names one term of its vocabulary only; an age range is not upside down. A file that
 * breaks one is refused whole, with every fault listed by file and line. All types are immutable
 * and safe to share between threads. This package depends on no other package of Waymark.
 *
 * <p>Read {@link org.waymark.vocabulary.Vocabularies} and {@link org.waymark.vocabulary.Term}
 * first.
 */
@NullMarked
package org.waymark.vocabulary;

import org.jspecify.annotations.NullMarked;
