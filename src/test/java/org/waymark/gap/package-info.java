/** Tests of the gap analysis, its random catalogues and its plain-loop oracle. */
@NullMarked
package org.waymark.gap;

import org.jspecify.annotations.NullMarked;
