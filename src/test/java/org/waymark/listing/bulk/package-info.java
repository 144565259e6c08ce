/** Reading of workbooks. */
@NullMarked
package org.waymark.listing.bulk;

import org.jspecify.annotations.NullMarked;
