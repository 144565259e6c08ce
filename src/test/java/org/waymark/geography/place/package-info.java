@NullMarked
package org.waymark.geography.place;

import org.jspecify.annotations.NullMarked;
