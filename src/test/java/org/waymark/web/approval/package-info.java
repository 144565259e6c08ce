/** Tests of the package of the same name. */
@NullMarked
package org.waymark.web.approval;

import org.jspecify.annotations.NullMarked;
