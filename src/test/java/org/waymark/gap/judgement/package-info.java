@NullMarked
package org.waymark.gap.judgement;

import org.jspecify.annotations.NullMarked;
