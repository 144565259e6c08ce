@NullMarked
package org.waymark.pathway.intake;

import org.jspecify.annotations.NullMarked;
