@NullMarked
package org.waymark.packaging;

import org.jspecify.annotations.NullMarked;
