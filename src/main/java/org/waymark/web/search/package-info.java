/**
 * Searching for services: the form, the list of results, and suggestions while typing.
 *
 * <p>The page is an ordinary form that is sent by GET, so every search has an address; what cannot
 * be understood comes back with the form as it was typed. Names and rules of the parameters are
 * those of {@link org.waymark.query.FilterParameters}.
 *
 * <p>Read {@code SearchController} first, then {@link org.waymark.web.search.SearchPage}.
 */
@NullMarked
package org.waymark.web.search;

import org.jspecify.annotations.NullMarked;
