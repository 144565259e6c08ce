/** Tests of the package of the same name. */
@NullMarked
package org.waymark.web.freshness;

import org.jspecify.annotations.NullMarked;
