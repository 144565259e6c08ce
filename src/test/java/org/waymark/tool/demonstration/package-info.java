/** What must be true of the demonstration catalogue. */
@NullMarked
package org.waymark.tool.demonstration;

import org.jspecify.annotations.NullMarked;
