/** Bodies that programs send. */
@NullMarked
package org.waymark.publishing.api;

import org.jspecify.annotations.NullMarked;
