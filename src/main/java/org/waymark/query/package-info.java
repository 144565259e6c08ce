/**
 * The names by which pages, downloads and the JSON API ask for services: parameters to filter, and
 * back.
 *
 * <p>One place parses every parameter, so that a link to a search page, a coverage map and a
 * download mean the same when they look the same. Nothing is dropped or narrowed in silence: an
 * unknown name or an impossible value is a {@link org.waymark.query.ParameterProblem} that names
 * the parameter, the value and the remedy; a former area code is followed to its successor and a
 * note says so. The one exception is {@code limit}, which is capped at the largest page, as OGC API
 * Features asks. A blank value is an empty field of a form and asks nothing.
 *
 * <p>Invariant: {@code parse(format(query))} is {@code query}.
 *
 * <p>Read {@link org.waymark.query.FilterParameters} first, then {@link
 * org.waymark.query.FilterQuery}.
 */
@NullMarked
package org.waymark.query;

import org.jspecify.annotations.NullMarked;
