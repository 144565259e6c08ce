@NullMarked
package org.waymark.pathway.jdbc;

import org.jspecify.annotations.NullMarked;
