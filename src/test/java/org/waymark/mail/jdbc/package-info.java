@NullMarked
package org.waymark.mail.jdbc;

import org.jspecify.annotations.NullMarked;
