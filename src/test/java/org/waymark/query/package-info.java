/** Tests of parameters, on a country of four small areas. */
@NullMarked
package org.waymark.query;

import org.jspecify.annotations.NullMarked;
