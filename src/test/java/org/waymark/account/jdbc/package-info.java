/** Tests of accounts in both databases, and accounts in memory for tests of pages. */
@NullMarked
package org.waymark.account.jdbc;

import org.jspecify.annotations.NullMarked;
