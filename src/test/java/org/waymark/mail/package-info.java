/** Tests of letters, with a mail server on this machine. */
@NullMarked
package org.waymark.mail;

import org.jspecify.annotations.NullMarked;
