/** What must be true of the demonstration catalogue. */
@NullMarked
package org.waymark.demonstration;

import org.jspecify.annotations.NullMarked;
