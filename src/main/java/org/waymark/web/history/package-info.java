/**
 * Who changed a listing, when, why and what; what it said on a day; and putting a version back. For
 * the organisation's own editors, duty holders of the areas it reaches and administrators. Who pays
 * how much is shown to those alone who may see it; a withheld address is in no version.
 */
@NullMarked
package org.waymark.web.history;

import org.jspecify.annotations.NullMarked;
