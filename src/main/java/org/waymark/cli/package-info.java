/** The {@code waymark} command and its sub-commands. Nothing imports this package. */
@NullMarked
package org.waymark.cli;

import org.jspecify.annotations.NullMarked;
