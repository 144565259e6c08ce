/** Tests of maps as they are drawn. */
@NullMarked
package org.waymark.drawing;

import org.jspecify.annotations.NullMarked;
