/**
 * Where changes of listings, reminders and alerts that were sent, and merges are kept.
 *
 * <p>States of a listing are kept as the documents of {@link org.waymark.catalogue.document}; a
 * withheld address is in none of them.
 */
@NullMarked
package org.waymark.listing.jdbc;

import org.jspecify.annotations.NullMarked;
