@NullMarked
package org.waymark.pathway.network;

import org.jspecify.annotations.NullMarked;
