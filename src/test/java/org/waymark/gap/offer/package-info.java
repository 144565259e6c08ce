@NullMarked
package org.waymark.gap.offer;

import org.jspecify.annotations.NullMarked;
