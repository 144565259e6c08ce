@NullMarked
package org.waymark.gap.desk;

import org.jspecify.annotations.NullMarked;
