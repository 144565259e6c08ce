@NullMarked
package org.waymark.returns;

import org.jspecify.annotations.NullMarked;
