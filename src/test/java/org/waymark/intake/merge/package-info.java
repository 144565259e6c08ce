@NullMarked
package org.waymark.intake.merge;

import org.jspecify.annotations.NullMarked;
