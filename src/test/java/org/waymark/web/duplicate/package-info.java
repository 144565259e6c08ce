/** Tests of the package of the same name. */
@NullMarked
package org.waymark.web.duplicate;

import org.jspecify.annotations.NullMarked;
