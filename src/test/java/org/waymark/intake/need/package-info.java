@NullMarked
package org.waymark.intake.need;

import org.jspecify.annotations.NullMarked;
