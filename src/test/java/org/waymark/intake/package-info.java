/** What must be true of the import and export of services. */
@NullMarked
package org.waymark.intake;

import org.jspecify.annotations.NullMarked;
