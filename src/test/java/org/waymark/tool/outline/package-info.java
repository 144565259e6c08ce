@NullMarked
package org.waymark.tool.outline;

import org.jspecify.annotations.NullMarked;
