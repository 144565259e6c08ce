/**
 * Records of the catalogue as JSON text, for keeping: past versions, and changes that wait.
 *
 * <p>This is a stored form, not a published one (that is {@code publishing}). It is versioned
 * ({@code "format": 1}), equal records give equal text, and reading gives back an equal record. A
 * withheld address cannot be in it, because the records have nowhere to put one. Read {@link
 * org.waymark.catalogue.document.CatalogueDocuments} first.
 */
@NullMarked
package org.waymark.catalogue.document;

import org.jspecify.annotations.NullMarked;
