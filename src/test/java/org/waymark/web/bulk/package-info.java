/** Tests of the package of the same name. */
@NullMarked
package org.waymark.web.bulk;

import org.jspecify.annotations.NullMarked;
