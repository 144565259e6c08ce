/**
 * The approvers' side of a listing: what waits, what one change would do, and the decision.
 *
 * <p>A change outside a person's areas is not found, as if there were none. Everything that is done
 * goes through {@link org.waymark.listing.ListingDeciding}, which checks it again.
 *
 * <p>Read {@link org.waymark.web.approval.ApprovalController} first.
 */
@NullMarked
package org.waymark.web.approval;

import org.jspecify.annotations.NullMarked;
