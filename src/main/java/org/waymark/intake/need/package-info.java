/**
 * Brings figures of need in from files.
 *
 * <p>Read {@link org.waymark.intake.need.NeedImport} first.
 */
@NullMarked
package org.waymark.intake.need;

import org.jspecify.annotations.NullMarked;
