@NullMarked
package org.waymark.web.returns;

import org.jspecify.annotations.NullMarked;
