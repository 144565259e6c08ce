/** Tests of the JSON interface and the downloads, over HTTP. */
@NullMarked
package org.waymark.publishing;

import org.jspecify.annotations.NullMarked;
