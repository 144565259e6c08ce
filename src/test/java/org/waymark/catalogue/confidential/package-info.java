@NullMarked
package org.waymark.catalogue.confidential;

import org.jspecify.annotations.NullMarked;
