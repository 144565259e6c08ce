/**
 * What an area's referral network looks like, whoever goes along it: dead ends, loops, single
 * points of failure, and what a change would do. Read {@code AreaNetwork} first.
 */
@NullMarked
package org.waymark.pathway.network;

import org.jspecify.annotations.NullMarked;
