@NullMarked
package org.waymark.gap.cell;

import org.jspecify.annotations.NullMarked;
