@NullMarked
package org.waymark.catalogue.history;

import org.jspecify.annotations.NullMarked;
