/** Tests of signing in, and of what stands before every page. */
@NullMarked
package org.waymark.web.account;

import org.jspecify.annotations.NullMarked;
