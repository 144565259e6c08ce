/**
 * Who reads and writes a withheld address: the organisation's own editors and administrators who
 * were named for it. Each reading is in the audit before the address is handed out, and so is each
 * refusal; no entry says anything of the address. An address never passes through a draft, a
 * difference, a letter or a log. Read {@link org.waymark.listing.withheld.WithheldReading} first.
 */
@NullMarked
package org.waymark.listing.withheld;

import org.jspecify.annotations.NullMarked;
