/** Routes in H2GIS or PostGIS. Every version of a route is kept; nothing is changed or deleted. */
@NullMarked
package org.waymark.pathway.jdbc;

import org.jspecify.annotations.NullMarked;
