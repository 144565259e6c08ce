@NullMarked
package org.waymark.catalogue.withheld;

import org.jspecify.annotations.NullMarked;
