@NullMarked
package org.waymark.catalogue.document;

import org.jspecify.annotations.NullMarked;
