/** Tests of the picture of a network. */
@NullMarked
package org.waymark.pathway.drawing;

import org.jspecify.annotations.NullMarked;
