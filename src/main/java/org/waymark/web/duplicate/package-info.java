/**
 * Listings and organisations that may be in the catalogue twice: found, compared, made one, and
 * taken apart again.
 *
 * <p>Read {@link org.waymark.web.duplicate.DuplicateController} first.
 */
@NullMarked
package org.waymark.web.duplicate;

import org.jspecify.annotations.NullMarked;
