@NullMarked
package org.waymark.catalogue.field;

import org.jspecify.annotations.NullMarked;
