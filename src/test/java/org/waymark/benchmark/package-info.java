/**
 * How fast it is, on the demonstration catalogue at 10,000 services. Not run with the tests; {@code
 * docs/performance.md} has the commands and the figures.
 */
@NullMarked
package org.waymark.benchmark;

import org.jspecify.annotations.NullMarked;
