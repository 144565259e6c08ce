/** Tests of the package of the same name. */
@NullMarked
package org.waymark.web.funding;

import org.jspecify.annotations.NullMarked;
