package org.waymark.web.asset;

import org.jspecify.annotations.Nullable;

/**
 * One file.
 *
 * @param gzipped the content compressed; null where that gains nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out to be changed
record Asset(String mediaType, byte[] content, byte @Nullable [] gzipped) {}
