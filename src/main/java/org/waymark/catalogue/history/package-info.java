/**
 * What the catalogue was: every version of every listing and organisation, who made it, when and
 * why, and the catalogue as of any date.
 *
 * <p>Versions are written by {@code catalogue.jdbc} in the transaction of the change itself, and
 * sealed by the audit's chain. A catalogue that is older than this history has its first version of
 * each record from the first start after the upgrade, with the revision of that moment. Versions
 * hold money and contracts, and unlisted and unpublished listings: who may see what is for the
 * caller to decide. They never hold a withheld address, and what was public of a place that is
 * withheld now is masked when they are read. Read {@link
 * org.waymark.catalogue.history.CatalogueHistory} first.
 */
@NullMarked
package org.waymark.catalogue.history;

import org.jspecify.annotations.NullMarked;
