@NullMarked
package org.waymark.gap.report;

import org.jspecify.annotations.NullMarked;
