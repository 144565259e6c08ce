@NullMarked
package org.waymark.report;

import org.jspecify.annotations.NullMarked;
