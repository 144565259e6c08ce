/** Tests of reading files of rows. */
@NullMarked
package org.waymark.intake.table;

import org.jspecify.annotations.NullMarked;
