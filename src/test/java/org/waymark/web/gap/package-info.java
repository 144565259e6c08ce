/** Tests of the pages of the gap analysis. */
@NullMarked
package org.waymark.web.gap;

import org.jspecify.annotations.NullMarked;
