package org.waymark.geography;

import org.jspecify.annotations.Nullable;

/**
 * What a district lies in; exact, because districts and councils never cross a police area (ONS
 * look-up of April 2025).
 *
 * @param region the English region; null in Wales
 */
public record District(
    AreaCode code,
    AreaCode council,
    AreaCode policeArea,
    @Nullable AreaCode region,
    AreaCode country) {}
