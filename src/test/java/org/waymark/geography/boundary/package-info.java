@NullMarked
package org.waymark.geography.boundary;

import org.jspecify.annotations.NullMarked;
