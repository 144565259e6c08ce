@NullMarked
package org.waymark.pathway;

import org.jspecify.annotations.NullMarked;
