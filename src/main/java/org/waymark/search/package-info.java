/**
 * Finding services by words and by choice.
 *
 * <p>Words are Lucene's work: full text with British English stemming, the field's synonyms, typing
 * errors and suggestions. Choices (filters, facets, area, postcode, distance) are bitmaps of {@link
 * org.waymark.coverage.ServiceIndex}, so search, coverage map and analysis admit a service by one
 * rule. The text index lives on disk, is made from a snapshot, follows the next ones and is made
 * anew when it is missing or damaged.
 *
 * <p>Read {@link org.waymark.search.ServiceSearch} first, then {@link
 * org.waymark.search.SearchRequest}.
 */
@NullMarked
package org.waymark.search;

import org.jspecify.annotations.NullMarked;
