@NullMarked
package org.waymark.pathway.journey;

import org.jspecify.annotations.NullMarked;
