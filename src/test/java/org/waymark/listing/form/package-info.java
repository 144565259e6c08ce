/** Tests of the form of a listing. */
@NullMarked
package org.waymark.listing.form;

import org.jspecify.annotations.NullMarked;
