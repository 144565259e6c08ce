/**
 * Addresses of locations that must never be published: refuges, exploitation projects, some SARCs.
 *
 * <p>Invariants: the table {@code withheld_address} is read and written here and nowhere else; an
 * address belongs to a location that the catalogue knows as withheld or area-only, and is deleted
 * with it or when it becomes public; nothing here says an address in a {@code toString}, a log or
 * an exception. Web, publishing, search, coverage and snapshot must not import this package, which
 * a test enforces. Who may see an address is for the caller to decide: this package does not know
 * people.
 *
 * <p>Read {@link org.waymark.catalogue.withheld.WithheldAddresses} first.
 */
@NullMarked
package org.waymark.catalogue.withheld;

import org.jspecify.annotations.NullMarked;
