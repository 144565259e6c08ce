/** Tests of the routes and the networks they make. */
@NullMarked
package org.waymark.pathway;

import org.jspecify.annotations.NullMarked;
