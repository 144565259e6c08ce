@NullMarked
package org.waymark.web.history;

import org.jspecify.annotations.NullMarked;
