@NullMarked
package org.waymark.catalogue.jdbc;

import org.jspecify.annotations.NullMarked;
