/** Tests of the coverage map: its page, its numbers and its use in a browser. */
@NullMarked
package org.waymark.web.coverage;

import org.jspecify.annotations.NullMarked;
