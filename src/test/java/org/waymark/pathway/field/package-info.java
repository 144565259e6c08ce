@NullMarked
package org.waymark.pathway.field;

import org.jspecify.annotations.NullMarked;
