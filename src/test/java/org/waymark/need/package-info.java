@NullMarked
package org.waymark.need;

import org.jspecify.annotations.NullMarked;
