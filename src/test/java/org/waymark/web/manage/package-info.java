/** Tests of the pages on which providers keep their listings. */
@NullMarked
package org.waymark.web.manage;

import org.jspecify.annotations.NullMarked;
