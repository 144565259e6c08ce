/**
 * Who pays for a listing, how much and until when: kept by commissioners of the areas concerned,
 * read by the duty holders of those areas, and by nobody else.
 *
 * <p>Read {@link org.waymark.web.funding.FundingController} first.
 */
@NullMarked
package org.waymark.web.funding;

import org.jspecify.annotations.NullMarked;
